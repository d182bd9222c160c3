import { describe, expect, it } from "vitest";
import { forTerminal } from "./forTerminal.ts";

describe("text for a terminal", () => {
  it.each([
    ["an escape that clears the screen", "a\u001b[2Jb", "a\ufffd[2Jb"],
    ["a carriage return that overwrites a line", "verified 10\rverified 99", "verified 10\ufffdverified 99"],
    ["a C1 control", "a\u009bb", "a\ufffdb"],
    ["an override of direction", "a\u202eb", "a\ufffdb"],
  ])("does not pass %s", (_, text, expected) => {
    expect(forTerminal(text)).toBe(expected);
  });

  it("leaves Persian with its joiners, tabs and line ends as they are", () => {
    const text = "می‌شود\tمحمدرضا\nنام";
    expect(forTerminal(text)).toBe(text);
  });
});
