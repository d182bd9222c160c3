import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readsAs } from "../read/readsAs.ts";
import { skeletons } from "../skeleton/skeletons.ts";
import { compareNames } from "./compareNames.ts";
import { editDistance } from "./editDistance.ts";
import { jaroWinkler } from "./jaroWinkler.ts";

const SAME = `محمد رضا|Mohammadreza
مینا|Mina
فاطمه|Fatemeh
فاطمة|Fatima
حسین|Hossein
حسین|Hussain
قاسم|Ghasem
قاسم|Qasem
غلامرضا|Gholam Reza
یوسف|Yousef
خسرو|Khosrow
ژیلا|Jila
داوود|Davood
روح الله|Rouhollah
نورالدین|Noureddin
عبدالرحمان|Abdulrahman
علی|Ali
مهدی|Mehdi
رضا|Reza
زهرا|Zahra
ابراهیم|Ebrahim
اسحاق|Eshagh
فتحی|Fathi
سعید|Saeed
ایمان|Iman
علی اکبر|Aliakbar`;

describe("compareNames", () => {
  it("finds a Latin spelling that the Persian or Arabic one reads as", () => {
    for (const line of SAME.split("\n")) {
      const [persian = "", latin = ""] = line.split("|");
      expect(compareNames(persian, latin), line).toBe(4);
    }
  });

  it("tells names apart that share their consonants only", () => {
    expect(compareNames("مینا", "Mona")).toBeLessThan(2);
    expect(compareNames("امیر", "عمر")).toBeLessThan(2);
    expect(compareNames("حسن", "حسین")).toBeLessThan(4);
    expect(compareNames("Ali", "Reza")).toBe(0);
  });

  it("calls a spelling of one script a variant and a slip of the pen one letter apart", () => {
    expect(compareNames("Hossein", "Hussain")).toBe(3);
    expect(compareNames("Karimi", "Karami")).toBe(3);
    expect(compareNames("کریمی", "کرمیی")).toBeGreaterThanOrEqual(2);
  });

  it("does not compare what is missing", () => {
    expect(compareNames("ناشناس", "Ali")).toBeNull();
    expect(compareNames("", "")).toBeNull();
  });

  it("is symmetric", () => {
    const word = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...SAME.split(/[\n|]/)));
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(compareNames(a, b)).toBe(compareNames(b, a));
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(jaroWinkler(a, b)).toBeCloseTo(jaroWinkler(b, a), 12);
      }),
    );
  });
});

describe("distances", () => {
  it("count letters, not bytes: three Arabic letters are three", () => {
    expect(editDistance("علي", "سعد")).toBe(3);
    expect(editDistance("علي", "عيل")).toBe(1);
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(editDistance("", "abc")).toBe(3);
  });

  it("reproduce Winkler's published examples", () => {
    expect(jaroWinkler("MARTHA", "MARHTA")).toBeCloseTo(0.9611, 4);
    expect(jaroWinkler("DWAYNE", "DUANE")).toBeCloseTo(0.84, 4);
    expect(jaroWinkler("DIXON", "DICKSONX")).toBeCloseTo(0.8133, 4);
    expect(jaroWinkler("محمد", "سعيد")).toBeLessThan(0.6);
  });
});

describe("skeletons", () => {
  it("read ض as z first and d also, و as v or nothing, and initial al- either way", () => {
    expect(skeletons("رضا")).toEqual(["rz", "rd"]);
    expect(skeletons("خسرو")).toEqual(["Xsrv", "Xsr"]);
    expect(skeletons("المصری")).toEqual(expect.arrayContaining(["almsr", "msr"]));
    expect(skeletons("almasri")).toEqual(expect.arrayContaining(["almsr", "msr"]));
  });

  it("stay few for long words of many readings", () => {
    expect(skeletons("ضثذقغوضثذقغوضثذقغو").length).toBeLessThanOrEqual(24);
  });
});

describe("readsAs", () => {
  it("wants the long vowels that are written", () => {
    expect(readsAs("مونا", "mona")).toBe(true);
    expect(readsAs("مونا", "mina")).toBe(false);
  });
});
