import { describe, expect, it } from "vitest";
import { NameIndex } from "./nameIndex.ts";
import { NameWords } from "./nameWords.ts";

// Given names alone, put together at random: nobody.
const NAMES = [
  ["محمدرضا نوری"],
  ["محمد رضا نوری", "Mohammad-Reza Noori"],
  ["Hossein Ali"],
  ["مینا"],
  ["مونا"],
  ["محمود"],
  ["زهرا کریمی زاده"],
  [],
];
const index = new NameIndex(NAMES, new NameWords());
/** A word of three syllables for a number below 8,000: no name. */
const syllables = (n: number): string =>
  [n % 20, Math.floor(n / 20) % 20, Math.floor(n / 400) % 20]
    .map((part) => "bdfgjklmnprstvwxyzqc"[part]! + "aeiou"[part % 5]!)
    .join("");
const found = (typed: string): number[] =>
  [...(index.find(typed) ?? [])].sort(([a, x], [b, y]) => y - x || a - b).map(([person]) => person);

describe("people are found by what is typed", () => {
  it.each([
    ["mohamad reza", [0, 1]],
    ["mohammadreza", [0, 1]],
    ["محمدرضا", [0, 1]],
    ["محمد رضا", [0, 1]],
    ["noori mohammad", [1]],
    ["حسین", [2]],
    ["karimizadeh", [6]],
  ])("%s, written together or apart, in either script", (typed, people) => {
    expect(found(typed)).toEqual(expect.arrayContaining(people));
  });

  it("the nearest come first: a spelling that reads so, before one with the same consonants", () => {
    expect(found("mina")[0]).toBe(3);
    expect(found("mona")[0]).toBe(4);
    expect(found("محمد")[0]).toBe(1);
    expect(found("محمد").at(-1)).toBe(5);
  });

  it("every word typed must meet; nothing typed is nothing asked", () => {
    expect(found("mohamad zahra")).toEqual([]);
    expect(index.find("   ")).toBe(null);
    expect(found("zzzz")).toEqual([]);
  });

  it("a beginning finds while somebody types", () => {
    expect(found("hos")).toContain(2);
    expect(found("مح")).toEqual(expect.arrayContaining([0, 1, 5]));
  });
});

describe("a flood of forged reports", () => {
  it("hides nobody: among 100,000 forged names an honest one is found first, in either script, and at once", () => {
    const forged = Array.from({ length: 100_000 }, (_, n) => [`${syllables(n)} ${syllables(n * 7 + 3)}`]);
    const flooded = new NameIndex([...forged, ["زهرا کریمی زاده"], ["Hossein Noori"]], new NameWords());
    for (const [typed, person] of [
      ["زهرا کریمی", 100_000],
      ["karimizadeh", 100_000],
      ["hossein noori", 100_001],
    ] as const) {
      const started = performance.now();
      const near = [...(flooded.find(typed) ?? [])].sort(([a, x], [b, y]) => y - x || a - b);
      expect(near[0]?.[0], typed).toBe(person);
      // Generous: a machine may be busy.
      expect(performance.now() - started).toBeLessThan(30_000);
    }
  });
});
