import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareNames } from "../compare/compareNames.ts";
import { normaliseName } from "../normalise/normaliseName.ts";
import { damageKey, damageKeys, undamaged } from "./damageKeys.ts";
import { spaceFreeKey } from "./spaceFreeKey.ts";
import { splitGlued } from "./splitGlued.ts";

const letters = fc.string({
  unit: fc.constantFrom("ا", "ل", "ه", "م", "د", "س", "ع"),
  minLength: 1,
  maxLength: 10,
});

describe("damageKeys", () => {
  it("meet where lam-alef came out turned round, anywhere in the word", () => {
    for (const [whole, damaged] of [
      ["صلاح", "صالح"],
      ["الاعرج", "االعرج"],
      ["سلامه", "سالمه"],
      ["عبدالله", "عبدهللا"],
      ["نضال", "نضلا"],
    ] as const)
      expect(damageKey(damaged), whole).toBe(damageKey(whole));
    expect(damageKey("علی")).not.toBe(damageKey("عیل"));
  });

  it("meet where the last letter is lost, and not where two words lose theirs", () => {
    expect(damageKeys("علی")).toContain(damageKeys("عل")[0]);
    expect(damageKeys("علم")[0]).not.toBe(damageKeys("علی")[0]);
    expect(damageKeys("علم")).not.toContain(damageKeys("علی")[0]);
  });

  it("are the word alone in other scripts", () => {
    expect(damageKeys("salah")).toEqual(["salah"]);
    expect(undamaged("salah")).toEqual([]);
    // Hilal: turned round at its end it would be Allah back to front.
    expect(undamaged("هلال")).not.toContain("هللا");
  });

  it("keep every letter, and are keys of themselves", () => {
    const sorted = (text: string): string => [...text].sort().join("");
    fc.assert(
      fc.property(letters, (word) => {
        const [own = "", lost] = damageKeys(word);
        expect(sorted(own)).toBe(sorted(word));
        expect(damageKey(own)).toBe(own);
        if (lost !== undefined) expect(sorted(lost)).toBe(sorted(word.slice(0, -1)));
        for (const before of undamaged(word)) expect(damageKey(before)).toBe(damageKey(word));
      }),
    );
  });

  it("leave what was written as it was", () => {
    expect(normaliseName("عبدهللا").tokens).toEqual(["عبدهللا"]);
  });
});

describe("comparing damaged names", () => {
  it("calls what damage explains a variant spelling, in one script and across", () => {
    expect(compareNames("عبد الله", "عبد هللا")).toBe(3);
    expect(compareNames("صلاح", "صالح")).toBe(3);
    expect(compareNames("الأعرج", "االعرج")).toBe(3);
    expect(compareNames("صالح", "Salah")).toBe(3);
    expect(compareNames("عبدهللا", "Abdullah")).toBe(3);
    expect(compareNames("صالح", "Saleh")).toBe(4);
  });
});

describe("spaces lost and won", () => {
  it("do not change the key of the whole name", () => {
    expect(spaceFreeKey(["نرمی", "ن", "کریمی"])).toBe(spaceFreeKey(["نرمین", "کریمی"]));
    expect(spaceFreeKey(["سالمداود"])).toBe(spaceFreeKey(["سلام", "داود"]));
  });

  it("are guessed where both parts are known words", () => {
    expect(splitGlued("محمدرضا")).toContainEqual(["محمد", "رضا"]);
    expect(splitGlued("mohammadreza")).toContainEqual(["mohammad", "reza"]);
    expect(splitGlued("سالمداود")).toContainEqual(["سالم", "داود"]);
    expect(splitGlued("قصضثقصضث")).toEqual([]);
    expect(splitGlued("علی")).toEqual([]);
  });
});
