import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { soundKey, soundKeys } from "./soundKey.ts";

const SHARED = `حسین hossein hussain husayn
رضا reza rida
قاسم ghasem qasim kassem
جمال jamal gamal djamal
یوسف yousef iusef
فتحی fathi fatehi
ثریا soraya thurayya
شهرام shahram chahram
خدیجه khadijeh khadija
ضیا zia diaa
علی ali
ذوالفقار zolfaghar dhulfiqar
پروین parvin parwin
مریم maryam mariam
وحید vahid wahid
ابراهیم ebrahim ibrahim`;

describe("soundKey", () => {
  it("is one for all spellings of a name in both scripts", () => {
    for (const line of SHARED.split("\n")) {
      const [arabic = "", ...spellings] = line.split(" ");
      for (const latin of spellings) expect(soundKey(latin), `${arabic} ${latin}`).toBe(soundKey(arabic));
    }
  });

  it("keeps names apart whose consonants are of other kinds", () => {
    const keys = ["حسین", "قاسم", "فرهاد", "مریم", "بهرام", "لیلا", "نرگس"].map(soundKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("is short, of its ten letters only, and has no letter twice in a row", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        const key = soundKey(text);
        expect(key).toMatch(/^[abfhklmnrs]{0,24}$/);
        expect(key).not.toMatch(/(.)\1/);
      }),
    );
    expect(soundKey("")).toBe("");
    expect(soundKey("مم".repeat(100))).toBe("m");
    expect(soundKey("من".repeat(100))).toBe("mn".repeat(12));
  });

  it("of two words written as one is among the keys of the two", () => {
    expect(soundKeys(["mohammad", "reza"])).toContain(soundKey("محمدرضا"));
    expect(soundKeys(["محمد", "رضا", "کریمی"])).toEqual(
      ["محمد", "رضا", "کریمی", "محمدرضا", "رضاکریمی"].map(soundKey),
    );
    expect(soundKeys(["۔"])).toEqual([]);
  });
});
