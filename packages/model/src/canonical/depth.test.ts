import { describe, expect, it } from "vitest";
import { isDeeper } from "./depth.ts";

describe("depth of a value from outside", () => {
  it("counts arrays and objects within one another", () => {
    expect([1, "a", null, true].map((value) => isDeeper(value, 0))).toEqual([false, false, false, false]);
    expect(isDeeper([], 0)).toBe(true);
    expect(isDeeper({ a: [{ b: 1 }] }, 3)).toBe(false);
    expect(isDeeper({ a: [{ b: [] }], c: 1 }, 3)).toBe(true);
  });

  it("is 32 levels at most where nothing else is said", () => {
    const nested = (levels: number): unknown => JSON.parse(`${"[".repeat(levels)}null${"]".repeat(levels)}`);
    expect([isDeeper(nested(32)), isDeeper(nested(33))]).toEqual([false, true]);
  });

  it("answers however deep it is", () => {
    const text = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
    expect(isDeeper(JSON.parse(text))).toBe(true);
    expect(isDeeper(Array.from({ length: 100_000 }, (_, n) => ({ n })))).toBe(false);
  });
});
