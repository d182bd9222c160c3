import { describe, expect, it } from "vitest";
import { readingModel } from "./model.ts";
import { readingBits } from "./readingBits.ts";

const READINGS = `محمد mohammad muhammad mohamed
حسین hossein hussain husayn
فاطمه fatemeh fatima
رضا reza rida
قاسم ghasem qasim
یوسف yousef youssef
خسرو khosrow khosrau
داوود davood dawoud
ژیلا jila zhila
عبدالرحمان abdulrahman abdolrahman
منوچهر manouchehr
پروانه parvaneh
غلامحسین gholamhossein
حسینزاده hosseinzadeh
کریمپور karimpour
جوان javan
وحید vahid waheed
ضیا zia`;

describe("readingBits", () => {
  it("explains Persian and Arabic habits better than chance, by a bit a letter or more", () => {
    for (const line of READINGS.split("\n")) {
      const [arabic = "", ...spellings] = line.split(" ");
      for (const latin of spellings)
        expect(readingBits(arabic, latin), `${arabic} ${latin}`).toBeGreaterThan(1);
    }
  });

  it("explains another name's spelling worse than its own", () => {
    const lines = READINGS.split("\n").map((line) => line.split(" "));
    for (const [arabic = "", own = ""] of lines)
      for (const [other = "", latin = ""] of lines)
        expect(other === arabic || readingBits(arabic, latin) < readingBits(arabic, own)).toBe(true);
  });

  it("is a number for whatever is asked", () => {
    for (const [arabic, latin] of [
      ["", ""],
      ["محمد", ""],
      ["", "ali"],
      ["ܡܚܡܕ", "ali"],
      ["ڟڟ", "zz"],
      ["م".repeat(300), "m".repeat(300)],
      ["محمد", "محمد"],
      ["م", "mohammadmohammadmohammad"],
    ] as const) {
      const bits = readingBits(arabic, latin);
      expect(Number.isFinite(bits)).toBe(true);
      expect(bits).toBeGreaterThanOrEqual(-20);
    }
  });
});

describe("the learnt model", () => {
  it("has chances of each letter that sum to one, but for what was too rare to keep and the floors", () => {
    const { chances, width } = readingModel();
    for (let row = 0; row < chances.length / width - 1; row += 1) {
      let sum = 0;
      for (let at = 0; at < width; at += 1) sum += chances[row * width + at]!;
      expect(sum).toBeGreaterThan(0.85);
      expect(sum).toBeLessThan(1.15);
      expect(chances[row * width + width - 1]).toBe(0);
    }
  });
});
