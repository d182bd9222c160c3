import { describe, expect, it } from "vitest";
import { normaliseName } from "./normaliseName.ts";

const tokens = (text: string): readonly string[] => normaliseName(text).tokens;

describe("normaliseName", () => {
  it("writes Arabic and Persian letters, marks and joiners one way", () => {
    expect(tokens("عَلِي كريمي")).toEqual(["علی", "کریمی"]);
    expect(tokens("فاطمة")).toEqual(tokens("فاطمه"));
    expect(tokens("محمد\u200cرضا")).toEqual(["محمدرضا"]);
    expect(tokens("أحمد")).toEqual(tokens("احمد"));
  });

  it("undresses Latin letters but keeps the sounds that their marks stand for", () => {
    expect(tokens("ʿAlī Ḥusaynī")).toEqual(["ali", "husayni"]);
    expect(tokens("Ayşe Çelik")).toEqual(["ayshe", "chelik"]);
  });

  it("takes titles and the kunya off the front and keeps them", () => {
    const name = normaliseName("دكتر سيد علي كريمي");
    expect(name.tokens).toEqual(["علی", "کریمی"]);
    expect(name.titles).toEqual(["دکتر", "سید"]);
    const kunya = normaliseName("Abu Omar Hasan Karimi Tehrani");
    expect(kunya.kunya).toEqual(["abu omar"]);
    expect(kunya.tokens).toEqual(["hasan", "karimi", "tehrani"]);
  });

  it("keeps a title that is all there is, and a family name that begins like one", () => {
    expect(tokens("سید")).toEqual(["سید"]);
    expect(tokens("سیدزاده")).toEqual(["سیدزاده"]);
    expect(tokens("سیدمحمد رضایی")).toEqual(["محمد", "رضایی"]);
  });

  it("joins parts that are written apart at will", () => {
    expect(tokens("عبد الله")).toEqual(tokens("عبدالله"));
    expect(tokens("حسین زاده")).toEqual(tokens("حسین\u200cزاده"));
    expect(tokens("Sami Al-Masri")).toEqual(["sami", "almasri"]);
  });

  it("has no name where the text says that none is known", () => {
    for (const text of [
      "ناشناس",
      "مرد ناشناس",
      "Unknown",
      "unidentified woman",
      "A.",
      "",
      "---",
      "غیر معروف",
    ]) {
      expect(normaliseName(text), text).toMatchObject({ tokens: [], placeholder: true });
    }
    expect(normaliseName("Nameless Karimi").placeholder).toBe(false);
  });

  it("reads the alias in brackets only where nothing stands outside them", () => {
    expect(tokens("Hasan Karimi (Shahin)")).toEqual(["hasan", "karimi"]);
    expect(tokens("(Shahin)")).toEqual(["shahin"]);
  });
});
