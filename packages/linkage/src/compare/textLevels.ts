/** Levels of two values that are no names: other text, and whole names beside their parts. Cost: remembered. */
import { compareForms } from "@daftar/names";
import type { TextField } from "../encode/columns.ts";
import { type OfTwo, remembered } from "./remembered.ts";

/** How many words two texts share, each counted once. */
function sharedWords(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  for (const word of a) if (b.includes(word)) shared += 1;
  return shared;
}

/** Level of two values of a text column. */
export function textComparer({ words }: TextField): OfTwo {
  return remembered((a, b) => {
    const [one, other] = [words.tokens(a), words.tokens(b)];
    const shared = one.length + other.length > 2 ? sharedWords(one, other) : 0;
    if (shared * 2 >= Math.max(one.length, other.length)) return 2;
    const level = compareForms(words.form(a), words.form(b));
    if (level >= 2) return 2;
    return shared > 0 || level === 1 ? 1 : 0;
  }, words.size);
}

/** Level of two whole names by the words they share. */
export function wholeNameComparer({ words }: TextField): OfTwo {
  return remembered((a, b) => {
    const [one, other] = [words.tokens(a), words.tokens(b)];
    const shared = sharedWords(one, other);
    if (shared === 0) return 0;
    const [short, long] = [Math.min(one.length, other.length), Math.max(one.length, other.length)];
    if (shared >= short && short >= 2) return 3;
    return shared * 2 >= long ? 2 : 1;
  }, words.size);
}
