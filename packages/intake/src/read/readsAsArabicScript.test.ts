import { describe, expect, it } from "vitest";
import { readsAsArabicScript } from "./readsAsArabicScript.ts";

describe("bytes decoded as windows-1256", () => {
  it.each(["نام,شهر\nآرش بهمنزاد,سروند", "name,city\nمحمد العلي,المدينة", "id;remark\n1;من و او"])(
    "%j reads as Arabic script",
    (text) => {
      expect(readsAsArabicScript(text)).toBe(true);
    },
  );

  it.each<[string, string]>([
    ["plain ASCII says nothing", "name,city\nArash,Sarvand"],
    ["words that mix scripts", "Garcيa Leهn Martيn Ramيrez Nuوez Peنa Moلina"],
    // KOI8-R, misread: Arabic letters of the first half only, alef among them
    ["letters of one half only", "اتتابا دصثا شاابت خاسات"],
    ["letters that no word has so often", "ظظظظ ضضضض غغغغ ذذذذ"],
    ["more accents than letters", "لمنه éèêëéèêë"],
  ])("%s: no", (_, text) => {
    expect(readsAsArabicScript(text)).toBe(false);
  });
});
