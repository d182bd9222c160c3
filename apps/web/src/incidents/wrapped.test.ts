import { describe, expect, it } from "vitest";
import { wrapped } from "./wrapped.ts";

describe("a text in lines", () => {
  it("is no longer than the width, and is the same words", () => {
    const text = "days under a cut look quieter than they were and nobody could tell";
    const lines = wrapped(text, 200);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(" ")).toBe(text);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(29);
  });

  it("keeps what is isolated isolated on each of its lines", () => {
    const lines = wrapped("\u2068the telephone and the internet\u2069، روز", 120);
    expect(lines.length).toBe(3);
    for (const line of lines.slice(0, 2)) {
      expect(line.startsWith("\u2068")).toBe(true);
      expect(line.split("\u2068").length).toBe(line.split("\u2069").length);
    }
    expect(wrapped("", 100)).toEqual([""]);
  });
});
