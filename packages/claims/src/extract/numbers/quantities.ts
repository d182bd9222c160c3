/**
 * Every quantity of a sentence: one number, a range, or a worded one, with the words that qualify it.
 *
 * Source: rule J13: `value` is the one number named, low and high only what the words set. Whether it counts
 * dead people is not asked here. Cost: linear.
 */
import { type ClaimQualifier, claimQualifier } from "@daftar/model";
import type { Match } from "../lexicon/cue.ts";
import type { Token } from "../text/tokens.ts";
import { ARABIC_DUALS } from "./numberWords.ts";
import { type Language, numberWord, readNumber } from "./readNumber.ts";

export interface Quantity {
  /** Tokens of the number itself. */
  readonly from: number;
  readonly to: number;
  /** Tokens of the number and what qualifies it, before and after. */
  readonly wordedFrom: number;
  readonly wordedTo: number;
  readonly qualifier: ClaimQualifier;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly inWords: boolean;
  /** Where what is counted may begin: a dual noun is its own. */
  readonly nounAt: number;
}

interface Core {
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
  readonly range: readonly [number, number] | null;
  readonly inWords: boolean;
  readonly nounAt: number;
}

const BETWEEN: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(["between"]),
  fa: new Set(["بین", "میان", "مابین"]),
  ar: new Set(["بین"]),
};
const FROM: Readonly<Record<Language, string>> = { en: "from", fa: "از", ar: "من" };
const TO: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(["to", "or", "-", "–", "—"]),
  fa: new Set(["تا", "الی", "یا", "-", "–", "—"]),
  ar: new Set(["الی", "او", "-", "–", "—", "حتی"]),
};
const AND: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(["and", "to"]),
  fa: new Set(["و", "تا", "الی"]),
  ar: new Set(["و", "الی"]),
};
const QUALIFIERS = new Map<string, ClaimQualifier>(claimQualifier.options.map((name) => [name, name]));
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "“": "”", "«": "»" };
const SIGNS: Readonly<Record<string, ClaimQualifier>> = {
  "~": "about",
  "≈": "about",
  ">": "more-than",
  "≥": "at-least",
  "<": "fewer-than",
  "≤": "up-to",
};
/** Persian says "passed from N people": the number stands inside the words that qualify it. */
/** "It may be that …" before it. */
const MAY: ReadonlySet<string> = new Set(["ممکن", "می", "احتمال", "شاید", "احتمالا", "میتواند"]);
const PASSED: ReadonlySet<string> = new Set([
  "فراتر",
  "گذشت",
  "گذشته",
  "عبور",
  "بیشتر",
  "تجاوز",
  "میگذرد",
  "فزونی",
]);

/** Whether two numbers of "A to B" may be the ends of one range: a score or a vote is none. */
function isRange(low: number, high: number): boolean {
  return low < high && high <= low * 10;
}

/** "Between two thousand and three thousand" in words: the joining word parts two numbers instead of adding them. */
function partedRange(
  tokens: readonly Token[],
  at: number,
  to: number,
  language: Language,
): { readonly low: number; readonly high: number; readonly to: number } | null {
  for (let and = at + 1; and < to; and += 1) {
    if (!AND[language].has(tokens[and]?.word ?? "")) continue;
    const low = readNumber(tokens.slice(0, and), at, language);
    const high = readNumber(tokens, and + 1, language);
    if (low?.to === and && high !== null && high.to >= to && isRange(low.value, high.value))
      return { low: low.value, high: high.value, to: high.to };
  }
  return null;
}

function coreAt(
  tokens: readonly Token[],
  at: number,
  language: Language,
  vague: Match | undefined,
): Core | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (vague !== undefined)
    return { from: at, to: vague.to, value: null, range: null, inWords: true, nounAt: vague.to };
  if (language === "ar" && ARABIC_DUALS.has(token.word))
    return { from: at, to: at + 1, value: 2, range: null, inWords: true, nounAt: at };
  const first = readNumber(tokens, at, language);
  if (first === null) return null;
  const before = tokens[at - 1]?.word ?? "";
  const joint = tokens[first.to]?.word ?? "";
  const between = BETWEEN[language].has(before);
  const plain = {
    from: at,
    to: first.to,
    value: first.value,
    range: null,
    inWords: first.inWords,
    nounAt: first.to,
  };
  const parted = between && !AND[language].has(joint) ? partedRange(tokens, at, first.to, language) : null;
  if (parted !== null)
    return {
      from: tokens[at - 2]?.word === "ما" ? at - 2 : at - 1,
      to: parted.to,
      value: null,
      range: [parted.low, parted.high],
      inWords: true,
      nounAt: parted.to,
    };
  if (!(between ? AND[language] : TO[language]).has(joint)) return plain;
  const dash = /^[-–—]$/.test(joint);
  if (dash && (first.inWords || tokens[first.to]?.near !== true || tokens[first.to + 1]?.near !== true))
    return plain;
  const second = readNumber(tokens, first.to + 1, language);
  if (second === null) return plain;
  // "200 to 225 thousand": the first end is in the unit of the second.
  const scale = !first.inWords && first.value < 1000 && second.value >= 1000 && second.value % 1000 === 0;
  const low =
    scale && tokens[first.to + 1]?.reading?.is === "count" && second.to === first.to + 3
      ? first.value * (second.value >= 1_000_000 ? 1_000_000 : 1000)
      : first.value;
  // "From A to B" tells of a rise as often as of a range; both numbers stand then. Persian words the two apart.
  const range = /^(?:anywhere|ranging|range|ranges|ranged|somewhere)$/.test(tokens[at - 2]?.word ?? "");
  const from = before === FROM[language] && at > 0 && !range && !(language === "fa" && joint === "تا");
  if (from && !between) return plain;
  if (!isRange(low, second.value)) return plain;
  return {
    from: between ? (tokens[at - 2]?.word === "ما" ? at - 2 : at - 1) : at,
    to: second.to,
    value: null,
    range: [low, second.value],
    inWords: first.inWords,
    nounAt: second.to,
  };
}

/** The words before a number that qualify it; "at least some 40" has two. */
function qualifiedFrom(
  core: Core,
  tokens: readonly Token[],
  byEnd: ReadonlyMap<number, Match>,
): { readonly from: number; readonly qualifier: ClaimQualifier | null } {
  let from = core.from;
  let qualifier: ClaimQualifier | null = null;
  for (let steps = 0; steps < 4; steps += 1) {
    const before = tokens[from - 1];
    const sign = before?.kind === "mark" ? SIGNS[before.word] : undefined;
    const match = byEnd.get(from);
    const found = sign ?? QUALIFIERS.get(match?.value ?? "");
    if (found !== undefined) {
      if (qualifier === null || qualifier === "about") qualifier = found;
      from = match?.from ?? from - 1;
      continue;
    }
    // "Far below the 611 names": compared with another number, which it does not qualify.
    const compares =
      before?.word === "the" && /^(?:below|under|above|over|than)$/.test(tokens[from - 2]?.word ?? "");
    if (
      before !== undefined &&
      !compares &&
      /^(?:the|a|another|ب|ل|ال)$/.test(before.word) &&
      byEnd.has(from - 1)
    ) {
      from -= 1;
      continue;
    }
    break;
  }
  return { from, qualifier };
}

function ends(core: Core, qualifier: ClaimQualifier): Pick<Quantity, "qualifier" | "value" | "low" | "high"> {
  if (core.range !== null)
    return { qualifier: "between", value: null, low: core.range[0], high: core.range[1] };
  const value = core.value;
  if (value === null) return { qualifier: "worded", value, low: null, high: null };
  const low = qualifier === "exact" || qualifier === "at-least" || qualifier === "more-than" ? value : null;
  const high = qualifier === "exact" || qualifier === "up-to" || qualifier === "fewer-than" ? value : null;
  return { qualifier, value, low, high };
}

/** Whether a qualifier behind a number is that number's: "12 people at least", not "12, at least 30". */
function ownsQualifier(
  tokens: readonly Token[],
  from: number,
  match: Match,
  vagueAt: ReadonlyMap<number, Match>,
  language: Language,
): boolean {
  for (let at = from; at < match.from; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind !== "word" || /^(?:and|or|و|یا|او)$/.test(token.word)) return false;
  }
  const next = tokens[match.to];
  return next === undefined || !(mayBeNumber(next, language) || vagueAt.has(match.to));
}

/**
 * @param nounEnd one after the noun that a quantity counts, given where that may begin
 */
export function quantitiesIn(
  tokens: readonly Token[],
  matches: readonly Match[],
  language: Language,
  nounEnd: (from: number) => number,
): Quantity[] {
  const vagueAt = new Map<number, Match>();
  const byEnd = new Map<number, Match>();
  const after = new Map<number, Match>();
  for (const match of matches) {
    if (match.role === "vague") vagueAt.set(match.from, match);
    else if (match.role === "qualifier") byEnd.set(match.to, match);
    else if (match.role === "qualifierAfter") after.set(match.from, match);
  }
  const quantities: Quantity[] = [];
  for (let at = 0; at < tokens.length; ) {
    const core = coreAt(tokens, at, language, vagueAt.get(at));
    if (core === null) {
      at += 1;
      continue;
    }
    const before = qualifiedFrom(core, tokens, byEnd);
    let { qualifier } = before;
    let wordedTo = core.to;
    const noun = nounEnd(core.nounAt);
    const behind = [core.to, core.to + 1, core.to + 2, core.to + 3, noun]
      .map((place) => after.get(place))
      .find((match) => match !== undefined && ownsQualifier(tokens, core.to, match, vagueAt, language));
    const next = tokens[core.to];
    let { nounAt } = core;
    const behindPlus = tokens[core.to + 1];
    if (next?.word === "+" && next.near && !(behindPlus?.near === true && behindPlus.kind !== "mark")) {
      qualifier ??= "at-least";
      wordedTo = core.to + 1;
      nounAt = Math.max(nounAt, wordedTo);
    } else if (behind !== undefined && (qualifier === null || qualifier === "about")) {
      qualifier = QUALIFIERS.get(behind.value) ?? qualifier;
      wordedTo = behind.to;
      // "سبعة على الأقل من المتظاهرين": the noun follows both.
      if (behind.from === core.to) nounAt = Math.max(nounAt, behind.to);
    }
    let wordedFrom = before.from;
    const edge = language === "fa" && tokens[before.from - 1]?.word === "مرز" ? 2 : 1;
    if (language === "fa" && (tokens[before.from - edge]?.word === "از" || qualifier === "could-exceed")) {
      const passed = [0, 1, 2]
        .map((step) => noun + step)
        .find((place) => PASSED.has(tokens[place]?.word ?? ""));
      if (passed !== undefined && qualifier === null) {
        const may = tokens
          .slice(Math.max(0, before.from - 14), before.from)
          .some(({ word }) => MAY.has(word));
        qualifier = may ? "could-exceed" : "more-than";
        wordedFrom -= edge;
        wordedTo = passed + 1;
      }
    }
    if (language === "ar" && qualifier === null && passedBefore(tokens, before.from)) qualifier = "more-than";
    // '"dozens" of citizens', "«ده‌ها» شهروند": the marks are the number's own.
    if (QUOTES[tokens[before.from - 1]?.word ?? ""]?.includes(tokens[wordedTo]?.word ?? " ") === true)
      nounAt = Math.max(nounAt, wordedTo + 1);
    const set = ends(core, qualifier ?? "exact");
    quantities.push({
      from: core.from,
      to: core.to,
      wordedFrom,
      wordedTo,
      qualifier: set.qualifier,
      value: set.value,
      low: set.low,
      high: set.high,
      inWords: core.inWords,
      nounAt,
    });
    at = Math.max(core.to, at + 1);
  }
  return quantities;
}

/** "تجاوز عدد القتلى 2500": the verb that qualifies the number stands before its topic. */
function passedBefore(tokens: readonly Token[], from: number): boolean {
  for (let at = from - 1; at > 0 && from - at < 11; at -= 1) {
    if (tokens[at]?.kind !== "word") return false;
    if (/^(?:عدد|حصیله|اعداد|اجمالی)$/.test(tokens[at]?.word ?? ""))
      return /^(?:تجاوز|تجاوزت|تخطی|تخطت|یتجاوز|تتجاوز|فاق|فاقت)$/.test(tokens[at - 1]?.word ?? "");
  }
  return false;
}

/** Whether any quantity may begin here: asked of every word, so that most sentences end at once. */
export function mayBeNumber(token: Token, language: Language): boolean {
  return token.kind === "number" || numberWord(token, language) !== undefined;
}
