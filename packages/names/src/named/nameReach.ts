/**
 * How far a written form names one person: in full, in part, or not at all.
 *
 * Source: rule J10 (a full name, or a given name with family or father's name) and the naming customs of
 * Persian and Arabic lists. "A 17 year old boy" and "son of Karim" are words about somebody; "Ali R." and
 * "محمد رضا" name in part. Kin words describe, except that a child-of word between two names joins a
 * given name to the father's (رضا فرزند کریم, Reza son of Karim, Ali bin Hasan). A number ends a name; brackets hold aliases, ages and remarks, and never make a form longer.
 * Assumes: where it cannot be told whether a second word is a family name, it is not (حسین زاده, علی رضا).
 * Cost: linear.
 */
import { foldLetters } from "../fold/foldLetters.ts";
import { JOIN_BEFORE, JOIN_NEXT, TITLES, UNKNOWN } from "../normalise/nameWords.ts";
import { normaliseName } from "../normalise/normaliseName.ts";
import {
  APPOSITIONS,
  CHILD_OF,
  COMPOUND_FIRST,
  COMPOUND_SECOND,
  CUTS,
  DESCRIBES,
  DESCRIBES_AT_FRONT,
  DOUBTS,
  HONOURS_BEFORE,
  KIN,
  SOFT,
  STAND_INS,
} from "./describingWords.ts";

/** `full`: given name with family or father's name. `part`: some name. `none`: words about a person. */
export type NameReach = "full" | "part" | "none";

const ORDER: readonly NameReach[] = ["none", "part", "full"];
const atMost = (cap: NameReach, reach: NameReach): NameReach =>
  ORDER.indexOf(reach) > ORDER.indexOf(cap) ? cap : reach;

const BRACKETS = /[([{«"“][^)\]}»"”]*[)\]}»"”]?/g;
/** A letter or two with a point after them: Gh. Rezaei, N.N. */
const INITIAL = /(?<![\p{L}\p{N}])\p{L}{1,2}\./gu;
/** "Karim's son" names Karim. */
const POSSESSIVE = /\p{L}['’ʼ]s(?![\p{L}\p{N}])/u;
/** Struck out, shortened or doubted: Ali R***, Sara…, Reza Karimi? */
const MASKED = /[*?؟…#]|\.{2,}|_{2,}/u;
/** One letter is a whole name in these scripts only. */
const WHOLE_LETTER = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const isInitial = (word: string): boolean => [...word].length === 1 && !WHOLE_LETTER.test(word);

function wordsOf(text: string): string[] {
  return text
    .replace(/\b([sdc])\/o\b/g, " $1/o ")
    .replace(/['’‘ʼʿʾ`´]/g, "")
    .split(/[^\p{L}\p{N}/-]+/u)
    .map((word) => word.replace(/^[/-]+|[/-]+$/g, ""))
    .filter((word) => word !== "");
}

function withoutTitles(words: readonly string[]): readonly string[] {
  let at = 0;
  while (at + 1 < words.length) {
    const word = words[at]!;
    if (!APPOSITIONS.has(word) && (!TITLES.has(word) || (DESCRIBES.has(word) && word !== "soldier"))) break;
    at += 1;
  }
  return words.slice(at);
}

/** Words that name, up to the first that says something else. */
function namingWords(words: readonly string[]): string[] {
  const naming: string[] = [];
  let described = false;
  for (const [at, written] of words.entries()) {
    // Letters with a digit among them are chat spelling of Arabic (3abbas), or "body3".
    const word = written.replace(/\p{N}/gu, "");
    // "معروف به" is "known as"; معروف alone is a name.
    const knownAs = word === "معروف" && words[at + 1] === "به";
    if (DESCRIBES.has(word) || KIN.has(word)) {
      described = true;
      break;
    }
    if (CHILD_OF.has(word)) {
      if (naming.length === 0) return [];
      continue;
    }
    // "Of" after a child-of word belongs to it.
    if (word === "of" && CHILD_OF.has(words[at - 1] ?? "")) continue;
    if (knownAs || CUTS.has(word) || word === "") break;
    if (isInitial(word) || UNKNOWN.has(word) || STAND_INS.has(word)) continue;
    naming.push(written);
  }
  return described ? naming.filter((word) => !SOFT.has(word)) : naming;
}

/** Particles belong to the word beside them: عبد الله and Al-Masri are one name each. */
function countNames(words: readonly string[], withFather: boolean): number {
  const own: string[] = [];
  let open = false;
  for (const word of words) {
    const joins = open || (own.length > 0 && (JOIN_BEFORE.has(word) || HONOURS_BEFORE.has(word)));
    open = !open && JOIN_NEXT.has(word);
    if (joins) own.push(`${own.pop() ?? ""} ${word}`);
    else own.push(word);
  }
  const compound =
    !withFather && own.length === 2 && COMPOUND_FIRST.has(own[0] ?? "") && COMPOUND_SECOND.has(own[1] ?? "");
  if (compound) return 1;
  // One name written in two scripts is one name.
  const arabic = own.filter((word) => /\p{Script=Arabic}/u.test(word)).length;
  return Math.max(arabic, own.length - arabic);
}

function reachOfForm(text: string): NameReach {
  if (POSSESSIVE.test(text)) return "none";
  const outside = text.replace(BRACKETS, " ").replace(INITIAL, " ");
  const all = wordsOf(text.replace(/[()[\]{}«»"“”]/g, " "));
  const words = withoutTitles(wordsOf(outside));
  if (words.length === 0 && /\p{L}/u.test(text)) {
    // Nothing stands outside the brackets: an alias at most.
    return countNames(namingWords(all), false) > 0 ? "part" : "none";
  }
  const first = words[0] ?? "";
  if (DESCRIBES_AT_FRONT.has(first) || (SOFT.has(first) && words.length === 1)) return "none";
  if (words.includes("doe") && (words.includes("john") || words.includes("jane"))) return "none";
  const names = countNames(
    namingWords(words),
    words.some((word) => CHILD_OF.has(word)),
  );
  if (names === 0 || normaliseName(text).placeholder) return "none";
  const doubted = MASKED.test(outside) || all.some((word) => DOUBTS.has(word) || UNKNOWN.has(word));
  return names >= 2 && !doubted ? "full" : "part";
}

/**
 * @param text a name as an account writes it, in any script; forms parted by a slash are told apart
 * @example nameReach("رضا فرزند کریم") // "full"
 */
export function nameReach(text: string): NameReach {
  const forms = foldLetters(text)
    .replace(/\b([sdc])\s?\/\s?o\b/g, "$1\u0001o")
    .split(/[/|;=\n]/)
    .map((form) => form.replaceAll("\u0001", "/"));
  return forms.map(reachOfForm).reduce((best, one) => (atMost(best, one) === one ? best : one), "none");
}
