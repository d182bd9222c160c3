/**
 * The forms of one name as a list shows them: those in the reader's own script first, and one of those that
 * differ only in how a letter is typed (Arabic and Persian yeh and kaf, a joiner or a space).
 */
import { inArabicScript } from "../formats/script.ts";

const foldedLetters = (name: string): string =>
  name
    .replaceAll("ي", "ی")
    .replaceAll("ى", "ی")
    .replaceAll("ك", "ک")
    .replace(/[\s\u200c]+/g, "")
    .toLowerCase();

export function nameForms(names: readonly string[], dir: "ltr" | "rtl"): readonly string[] {
  const seen = new Set<string>();
  const distinct = names.filter((name) => {
    const letters = foldedLetters(name);
    if (seen.has(letters)) return false;
    seen.add(letters);
    return true;
  });
  const own = distinct.filter((name) => inArabicScript(name) === (dir === "rtl"));
  return [...own, ...distinct.filter((name) => !own.includes(name))];
}

/** Whether two values of one script say different things; of two scripts nobody can see it letter by letter. */
export const plainlyDiffer = (a: string, b: string): boolean =>
  inArabicScript(a) === inArabicScript(b) && foldedLetters(a) !== foldedLetters(b);
