import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fromBase64 } from "../note/base64.ts";
import { sha256 } from "../testing/nodeCrypto.suite.ts";
import { ENGLISH_WORDS } from "./englishWords.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { PERSIAN_WORDS } from "./persianWords.ts";

const {
  fingerprints,
}: {
  fingerprints: (Record<"origin" | "root" | "hex" | "english" | "persian", string> & { size: number })[];
} = JSON.parse(readFileSync(new URL("fingerprint.vectors.json", import.meta.url), "utf8"));

/** Letters to add, drop or change to make one of the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min(row[j]! + (letter === other ? 0 : 1), row[j + 1]! + 1, next[j]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

const pairs = (words: readonly string[]) =>
  words.flatMap((word, at) => words.slice(at + 1).map((other) => [word, other] as const));

describe("the fingerprint of a log", () => {
  it.each(fingerprints)("[L25] of $origin, $size leaves, is what others make of it", (vector) => {
    const { origin, size, root, hex, english, persian } = vector;
    const made = fingerprintOf({ origin, size, root: fromBase64(root)! }, sha256);
    expect(made).toEqual({ hex, english, persian });
  });

  it("[L25] differs where origin, size or root differ", () => {
    const one = { origin: "example.org/log", size: 3, root: new Uint8Array(32) };
    const all = [
      one,
      { ...one, origin: "example.org/lag" },
      { ...one, size: 4 },
      { ...one, root: new Uint8Array(32).fill(1) },
    ];
    expect(new Set(all.map((checkpoint) => fingerprintOf(checkpoint, sha256).english)).size).toBe(4);
  });

  it.each([
    ["English", ENGLISH_WORDS, /^[a-z]{3,8}$/],
    ["Persian", PERSIAN_WORDS, /^[آ-ی]{3,9}$/],
  ])("[L25] 256 %s words, no two within one letter of each other", (_, words, form) => {
    expect(words).toHaveLength(256);
    expect(words.filter((word) => !form.test(word))).toEqual([]);
    expect(pairs(words).filter(([a, b]) => distance(a, b) < 2)).toEqual([]);
  });

  it("[L25] no two English words begin with the same three letters", () => {
    expect(new Set(ENGLISH_WORDS.map((word) => word.slice(0, 3))).size).toBe(256);
  });
});
