import { describe, expect, it } from "vitest";
import { printEstimate } from "./estimate.ts";
import { interval } from "./layout.ts";

describe("an interval on the terminal", () => {
  it("never shrinks by rounding", () => {
    expect(interval(336.98, 383.02)).toBe("336 to 384");
    expect(interval(1204, 1204, " – ")).toBe("1,204 – 1,204");
    expect(interval(3, null)).toBe("–");
  });

  it("nor does one of the estimate, its methods' or its lower bound", () => {
    const text = printEstimate({
      documented: 5,
      lists: ["a", "b", "c"],
      headline: { low: 11.9, high: 20.1, level: 0.95, lowerBound: 9.8, refused: null },
      methods: [{ id: "chao", status: "ok", reason: null, point: 14.6, low: 10.7, high: 30.4 }],
      sensitivity: null,
      warnings: [{ message: "Nobody is on d: no method sees it." }],
      version: "0.1.0",
      inputDigest: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      pooled: null,
      seed: 1,
      label: "",
      assumptions: [],
      plots: [],
    });
    expect(text).toContain("Between 11 and 21 people");
    expect(text).toContain("Lower bound: 9.");
    expect(text).toContain("Note: Nobody is on d");
    expect(text.split("\n").find((line) => line.startsWith("chao"))).toMatch(/15 +10 +31/);
  });
});
