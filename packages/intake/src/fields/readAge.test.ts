import { describe, expect, it } from "vitest";
import { readAge } from "./readAge.ts";

describe("ages as people write them", () => {
  it.each<[string, number, number]>([
    ["25", 25, 25],
    ["۲۵", 25, 25],
    ["٢٥", 25, 25],
    ["25.0", 25, 25],
    ["۲۵٫۵", 25, 25],
    ["0", 0, 0],
    ["20-25", 20, 25],
    ["20 – 25", 20, 25],
    ["20 to 25", 20, 25],
    ["۲۰ تا ۲۵", 20, 25],
    ["بین ۲۰ و ۲۵ سال", 20, 25],
    ["من ٢٠ الى ٢٥ سنة", 20, 25],
    ["حدود ۳۰", 25, 35],
    ["حدود ۳۳ سال", 31, 35],
    ["about 30", 25, 35],
    ["~17", 15, 19],
    ["30?", 25, 35],
    ["30s", 30, 39],
    ["30+", 30, 130],
    ["over 60", 60, 130],
    ["بالای ۶۰", 60, 130],
    [">60", 61, 130],
    ["under 18", 0, 17],
    ["under 30", 0, 29],
    ["زیر ۱۸ سال", 0, 17],
    ["<1", 0, 0],
    ["25 years", 25, 25],
    ["25 y/o", 25, 25],
    ["۲۵ ساله", 25, 25],
    ["٢٥ سنة", 25, 25],
    ["18 months", 1, 1],
    ["۵ ماهه", 0, 0],
    ["3 days", 0, 0],
    ["نوزاد", 0, 1],
  ])("%s is %i to %i", (text, low, high) => {
    expect(readAge(text)).toEqual({ kind: "age", age: { low, high } });
  });

  it.each(["", "-", "?", "Unknown", "نامشخص", "غير معروف", "child", "جوان", "adult"])(
    "%j gives no years",
    (text) => {
      expect(readAge(text)).toEqual({ kind: "missing" });
    },
  );

  it.each(["131", "1994", "25-20", "-3", "twenty", "20/5/3", "12 grapes", "20 25", "0912-1234567"])(
    "%j is refused",
    (text) => {
      expect(readAge(text).kind).toBe("unreadable");
    },
  );
});
