/** Words that stand where nothing is known, in the languages lists are written in. */
import { foldForSearch } from "@daftar/names";

const WORDS = new Set(
  (
    "unknown|not known|n a|na|none|null|nil|unspecified|not stated|undetermined|" +
    "نامشخص|نامعلوم|ناشناس|ندارد|نامعین|مجهول|غیر معروف|غیر محدد|لا یوجد|غیر معلوم"
  )
    .split("|")
    .map(foldForSearch),
);

/** What those words begin with, so that most cells need no folding. */
const STARTS = new Set([...WORDS].map((word) => word.charAt(0)));

/** Whether a cell says nothing: blank, dashes, question marks, or a word for "unknown". */
export function saysNothing(text: string): boolean {
  const first = /[\p{L}\p{N}]/u.exec(text)?.[0];
  if (first === undefined) return true;
  if (text.length > 40 || !STARTS.has(first.toLowerCase())) return false;
  return WORDS.has(foldForSearch(text));
}
