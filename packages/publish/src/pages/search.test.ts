import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { SEARCH } from "./search.ts";

interface Search {
  readonly plain: (text: string) => string;
  readonly bones: (word: string) => string;
  readonly frame: (text: string) => string;
}
const { plain, bones, frame }: Search = runInNewContext(`${SEARCH}; ({ plain, bones, frame })`);
const finds = (typed: string, name: string) => {
  const bone = bones(plain(typed));
  return bone !== "" && frame(name).includes(` ${bone}${bone.length > 1 ? "" : " "}`);
};

it("a name typed in Latin letters finds its Persian form, whoever transliterated it", () => {
  for (const [typed, name] of [
    ["Mohammad", "محمد"],
    ["muhamad", "محمد"],
    ["Hossein", "حسین"],
    ["hosein", "حسين"],
    ["Reza", "رضا"],
    ["Khosrow", "خسرو"],
    ["Zhaleh", "ژاله"],
    ["Ghasem", "قاسم"],
    ["qasem", "قاسم"],
    ["Chakavak", "چکاوک"],
    ["Ali", "علی"],
    ["alireza", "علی‌رضا"],
    ["reza", "علی‌رضا"],
  ] as const) {
    expect([typed, finds(typed, name)]).toEqual([typed, true]);
    expect([name, finds(name.replace("\u200c", ""), typed) || typed === "reza"]).toEqual([name, true]);
  }
});

it("and not every other name, though those that differ in vowels alone", () => {
  expect(finds("Mohammad", "مهدی")).toBe(false);
  expect(finds("Ali", "علیرضا")).toBe(false);
  expect(finds("Reza", "زهرا")).toBe(false);
  expect(finds("Mohammad", "محمود")).toBe(true);
  expect(finds("aei", "آوا")).toBe(false);
});
