/**
 * The form in which text is searched: folded letters, words parted by one space, nothing else.
 *
 * Assumes nothing about the language; it crosses spellings within a script, not scripts (`skeletons`
 * does that). Cost: linear. Idempotent.
 */
import { APOSTROPHES, foldLetters } from "./foldLetters.ts";

/**
 * @param text anything a person typed
 * @returns letters and digits only, words parted by single spaces; empty where there are none
 * @example foldForSearch("  كريمي،  عَلي ") // "کریمی علی"
 */
export function foldForSearch(text: string): string {
  return foldLetters(text)
    .replace(APOSTROPHES, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
