import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordDiff } from "./wordDiff.ts";

const marked = (parts: readonly { text: string; differs: boolean }[]) =>
  parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join("");

describe("where two words differ", () => {
  it("only the letters that differ are marked", () => {
    const { left, right } = wordDiff("Shadroonnia", "Shadrounia");
    expect(marked(left)).toBe("Shadro[on]nia");
    expect(marked(right)).toBe("Shadro[u]nia");
  });

  it("two forms of one letter, case and joiners are no difference", () => {
    expect(marked(wordDiff("علي", "علی").left)).toBe("علي");
    expect(marked(wordDiff("ALI", "ali").left)).toBe("ALI");
    expect(marked(wordDiff("شادرون‌نیا", "شادروننیا").left)).toBe("شادرون‌نیا");
  });

  it("gives back both words whole, whatever they are", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const { left, right } = wordDiff(a, b);
        expect(left.map(({ text }) => text).join("")).toBe(a);
        expect(right.map(({ text }) => text).join("")).toBe(b);
      }),
    );
  });

  it("a word and itself differ nowhere", () => {
    fc.assert(
      fc.property(fc.string(), (a) => {
        expect(wordDiff(a, a).left.every(({ differs }) => !differs)).toBe(true);
      }),
    );
  });
});
