/**
 * A sentence with its language, the phrases found in it and its quantities: what all later rules read.
 *
 * The language is told of every sentence by itself, since stories quote each other; where its words do not
 * tell, it is that of the sentence before. Cost: linear.
 */
import { ARABIC } from "../lexicon/arabic.ts";
import { type Lexicon, lexiconOf, type Match, matchesIn, type Role } from "../lexicon/cue.ts";
import { ENGLISH } from "../lexicon/english.ts";
import { PERSIAN } from "../lexicon/persian.ts";
import { ARABIC_DUALS } from "../numbers/numberWords.ts";
import { type Quantity, quantitiesIn } from "../numbers/quantities.ts";
import { type Language, namesNumber } from "../numbers/readNumber.ts";
import type { Sentence } from "../text/sentences.ts";
import type { Token } from "../text/tokens.ts";
import { type Event, eventOf } from "./event.ts";

export interface Parsed {
  readonly sentence: Sentence;
  readonly language: Language;
  readonly tokens: readonly Token[];
  readonly matches: readonly Match[];
  readonly quantities: readonly Quantity[];
  readonly events: readonly Event[];
  /** Matches of one role, in order. */
  of(role: Role): readonly Match[];
  /** The match of a role that begins at a token. */
  at(role: Role, token: number): Match | undefined;
  /** The match of a role that ends before a token. */
  before(role: Role, token: number): Match | undefined;
}

export interface Lexicons {
  readonly en: Lexicon;
  readonly fa: Lexicon;
  readonly ar: Lexicon;
}

/** Built once by whoever extracts: a few thousand phrases. */
export function lexicons(): Lexicons {
  return { en: lexiconOf(ENGLISH), fa: lexiconOf(PERSIAN), ar: lexiconOf(ARABIC) };
}

const PERSIAN_ONLY = /[پچژگ]/;
const PERSIAN_WORDS = new Set(
  "از به که را در این شد شده شدند است اند نفر می او بود بودند داد داشت اما ولی تا گفته کرده بیش باید همه نیست خواهد دست کم دیگر هستند دارد نشد کنند شود های ها برای با آن هم یک گفت کرد کردند کشته خود شان".split(
    " ",
  ),
);
const ARABIC_WORDS = new Set(
  "فی من علی ان الی عن التی الذی قال قالت مع هذا هذه ما بین کان قتل مقتل شخصا بعد منذ لم وفق بحسب".split(" "),
);

/** What a word of Arabic script says of its language: above 0 Persian, below Arabic. */
function leaning(word: string): number {
  const article = word.length > 4 && (word.startsWith("ال") || word.startsWith("وال"));
  return (
    (PERSIAN_ONLY.test(word) ? 2 : 0) +
    (PERSIAN_WORDS.has(word) ? 1 : 0) -
    (ARABIC_WORDS.has(word) ? 1 : 0) -
    (article ? 1 : 0)
  );
}

/** The language of a sentence; null where its words do not tell. Leanings met before are kept in `known`. */
export function languageOf(tokens: readonly Token[], known: Map<string, number>): Language | null {
  let latin = 0;
  let other = 0;
  let sum = 0;
  for (const { kind, word } of tokens) {
    if (kind !== "word") continue;
    const code = word.charCodeAt(0);
    if (code < 0x250) latin += 1;
    else if (code >= 0x600 && code < 0x700) {
      other += 1;
      let leans = known.get(word);
      if (leans === undefined) {
        leans = leaning(word);
        if (known.size < KEPT) known.set(word, leans);
      }
      sum += leans;
    }
  }
  if (latin > other) return "en";
  if (sum === 0) return null;
  return sum > 0 ? "fa" : "ar";
}

const PERSIAN_SIGNS = /[\u06a9\u06af\u067e\u0686\u0698\u06cc\u06f0-\u06f9\u200c]/g;
const ARABIC_SIGNS = /[\u0629\u0649\u0643\u064a\u0623\u0625\u0660-\u0669]/g;

/** What letters tell where words do not: headlines, lines of lists. Null for other scripts. */
export function languageOfLetters(words: string): Language | null {
  const persian = words.match(PERSIAN_SIGNS)?.length ?? 0;
  const arabic = words.match(ARABIC_SIGNS)?.length ?? 0;
  if (persian === arabic) return null;
  return persian > arabic ? "fa" : "ar";
}

/** More words than a language uses often need not be kept. */
const KEPT = 60_000;

/** A word as its first letter and the rest. */
function partsOf({ start, end, kind, reading, capital, near }: Token, first: string, rest: string): Token[] {
  return [
    { start, end: start + 1, kind, word: first, reading, capital, near },
    { start: start + 1, end, kind, word: rest, reading, capital, near: true },
  ];
}

const OPENS_SPEECH: ReadonlySet<string> = new Set(
  "ان انه انها انهم انهما بان بانه عبر هاتفیا : ،".split(" "),
);
const BEFORE_PLACE: ReadonlySet<string> = new Set("فی من عن الی علی بین و".split(" "));
const PLACES_WITH_L: ReadonlySet<string> = new Set(
  "لبنان لیبیا لندن لاهای لوس لاتفیا لتوانیا لوکسمبورغ لیون لشبونه لیما لاغوس لواندا لاذقیه".split(" "),
);

/** Whether a verb of saying stands a few words before, nothing said yet. */
function spokenJustBefore(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  for (let from = at - 1; from >= 0 && at - from < 9; from -= 1) {
    const word = tokens[from]?.word ?? "";
    if (OPENS_SPEECH.has(word) && word !== "،") return false;
    const own = word.startsWith("و") ? word.slice(1) : word;
    if (/^(?:قال|قالت|صرح|صرحت|اکد|اکدت|ذکر|ذکرت|افاد|افادت|اوضح|اوضحت|کشف|کشفت|قالوا|قالا|اکدوا)$/.test(own))
      return lexicon.words.has(own);
  }
  return false;
}

const RECORDS: ReadonlySet<string> = new Set(
  "تقریر بیان احصاء احصا احصاییه حصیله وثیقه نشره تعداد مصدر مسوول متحدث".split(" "),
);
const ACCORDING: ReadonlySet<string> = new Set(["وفقا", "طبقا", "ووفقا", "نسبه"]);

/**
 * "And he said": the joining letter is parted from an Arabic word the lexicon knows, and from a number.
 * A word that begins with that letter by itself stays whole.
 */
function partedPrefixes(tokens: readonly Token[], lexicon: Lexicon): readonly Token[] {
  const parted: Token[] = [];
  const media = (word: string): boolean =>
    lexicon.byFirst.get(word)?.some(({ cues }) => cues.some(({ role }) => role === "media")) ?? false;
  /** "لبي بي سي": a carrier of several words, its first one short. */
  const severalWords = (all: readonly Token[], at: number, rest: string): boolean =>
    lexicon.byFirst
      .get(rest)
      ?.some(
        ({ words, cues }) =>
          words.length > 1 &&
          cues.some(({ role }) => role === "media") &&
          words.every((word, step) => step === 0 || all[at + step]?.word === word),
      ) ?? false;
  for (const [at, token] of tokens.entries()) {
    const first = token.kind === "word" ? token.word.charAt(0) : "";
    const rest = token.word.slice(1);
    if (first === "ب" && rest.length > 2 && !lexicon.words.has(token.word) && namesNumber(rest, "ar")) {
      parted.push(...partsOf(token, first, rest));
      continue;
    }
    if (first === "ل") {
      // "To Reuters", "to the channel": the letter before the carrier's name.
      const carrier = rest.startsWith("ل") ? `ا${rest}` : rest;
      const several = rest.length > 1 && !lexicon.byFirst.has(token.word) && severalWords(tokens, at, rest);
      const according = rest.length > 1 && ACCORDING.has(parted.at(-1)?.word ?? "");
      const number = rest.length > 2 && !lexicon.words.has(token.word) && namesNumber(rest, "ar");
      // "تقرير لمنظمة …", "بيان للجيش": whose record it is.
      const owned =
        rest.length > 3 &&
        RECORDS.has(parted.at(-1)?.word ?? "") &&
        (lexicon.words.has(carrier) ||
          !(lexicon.words.has(token.word) || /^(?:لاحق|لاحقه|لجنه|لقاء)$/.test(token.word)));
      // "قال شاهد لكستريل إن": a name that no lexicon has, right before what was said.
      const heard =
        rest.length > 3 &&
        !lexicon.words.has(token.word) &&
        !PLACES_WITH_L.has(token.word) &&
        OPENS_SPEECH.has(tokens[at + 1]?.word ?? "") &&
        !BEFORE_PLACE.has(tokens[at - 1]?.word ?? "") &&
        spokenJustBefore(tokens, at, lexicon);
      if (
        according ||
        heard ||
        owned ||
        number ||
        several ||
        (carrier.length > 3 && media(carrier) && !lexicon.byFirst.has(token.word))
      )
        parted.push(...partsOf(token, first, carrier));
      else parted.push(token);
      continue;
    }
    const known =
      (first === "و" || first === "ف") &&
      rest.length > 1 &&
      !lexicon.words.has(token.word) &&
      !namesNumber(token.word, "ar") &&
      (lexicon.words.has(rest) || namesNumber(rest, "ar") || ARABIC_DUALS.has(rest));
    if (known) parted.push(...partsOf(token, first, rest));
    else parted.push(token);
  }
  return parted;
}

type Places = readonly (readonly Match[] | undefined)[];

/** One after the noun that begins here, with a few words that may stand before it; `from` where none does. */
function nounEndOf(tokens: readonly Token[], starts: Places) {
  return (from: number): number => {
    let at = from;
    for (let steps = 0; steps < 4; steps += 1) {
      const noun = ofRole(starts[at], "people");
      if (noun !== undefined) return noun.to;
      const skipped = ofRole(starts[at], "plural") ?? ofRole(starts[at], "more");
      const token = tokens[at];
      if (skipped !== undefined) at = skipped.to;
      else if (token?.word === "of" || token?.word === "the") at += 1;
      else return from;
    }
    return from;
  };
}

const NONE: readonly Match[] = [];

function ofRole(matches: readonly Match[] | undefined, role: Role): Match | undefined {
  if (matches === undefined) return undefined;
  for (const match of matches) if (match.role === role) return match;
  return undefined;
}

/**
 * @param sentence the sentence
 * @param known the lexicons
 * @param language its language
 */
export function parse(sentence: Sentence, known: Lexicons, language: Language): Parsed {
  const lexicon = known[language];
  const tokens = language === "ar" ? partedPrefixes(sentence.tokens, lexicon) : sentence.tokens;
  const matches = matchesIn(tokens, lexicon);
  const roles = new Map<Role, Match[]>();
  const starts: (Match[] | undefined)[] = [];
  const stops: (Match[] | undefined)[] = [];
  starts.length = tokens.length + 1;
  stops.length = tokens.length + 1;
  for (const match of matches) {
    const list = roles.get(match.role);
    if (list === undefined) roles.set(match.role, [match]);
    else list.push(match);
    const start = starts[match.from];
    if (start === undefined) starts[match.from] = [match];
    else start.push(match);
    const stop = stops[match.to];
    if (stop === undefined) stops[match.to] = [match];
    else stop.push(match);
  }
  const of = (role: Role): readonly Match[] => roles.get(role) ?? NONE;
  return {
    sentence,
    language,
    tokens,
    matches,
    quantities: quantitiesIn(tokens, matches, language, nounEndOf(tokens, starts)),
    of,
    events: of("event").map(eventOf),
    at: (role, token) => ofRole(starts[token], role),
    before: (role, token) => ofRole(stops[token], role),
  };
}
