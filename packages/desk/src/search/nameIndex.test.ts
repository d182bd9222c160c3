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
