/**
 * Drafts of claims from a news text in English, Persian or Arabic.
 *
 * Source: rules J13 and J14's kinds of figure; lexicons and rules of our own, beside this file. Deterministic,
 * offline, no model: the same text gives the same drafts everywhere. A draft waits for a person; what the text
 * does not say stays null. Cost: linear in the text; most sentences end at the question whether they hold a
 * number or a word of denial.
 */
import { isoDay } from "@daftar/model";
import type { DraftClaim, ExtractFlag, Extraction } from "./draft.ts";
import type { Language } from "./numbers/readNumber.ts";
import type { Counted } from "./sentence/counted.ts";
import { type Openings, openingsOf } from "./sentence/opening.ts";
import {
  type Lexicons,
  languageOf,
  languageOfLetters,
  lexicons,
  type Parsed,
  parse,
} from "./sentence/parse.ts";
import { articleDay } from "./story/articleDay.ts";
import { caveatWords } from "./story/caveat.ts";
import { countedIn, draftsOf, speakersOf, voiceIn } from "./story/drafts.ts";
import { headingIn } from "./story/heading.ts";
import { after, type Memory, NOTHING } from "./story/memory.ts";
import {
  closedAt,
  isQuoteMark,
  openBehind,
  pointsAtFigure,
  pointsAtQuotation,
  spokenBy,
  type Unspoken,
} from "./story/quotation.ts";
import type { Story } from "./story/scene.ts";
import { blankMarkup } from "./text/blankMarkup.ts";
import { type Sentence, sentencesIn } from "./text/sentences.ts";

export interface ExtractOptions {
  /** The article's own day, `YYYY-MM-DD`; else it is read from its head, where that names a day with a year. */
  readonly date?: string | null | undefined;
}

/** A sentence with more numbers is a table: results, prices, a list of phone numbers. */
const MOST_NUMBERS = 24;
/** An article is shorter, in UTF-16 units. */
const LONG = 1_000_000;
/** A list of numbers by place has few words. */
const SHORT = 24;
/** Sentences looked back over for who spoke. */
const BACK = 3;

const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const SOURCE: ReadonlySet<string> = new Set(["source", "via", "منبع", "المصدر", "مصدر", "نقلا"]);

/** "Source: Lake Legal Aid", behind what it told: whoever is named claims it. */
function withSource(claims: DraftClaim[], sentence: Sentence, text: string): boolean {
  const [first, second, ...rest] = sentence.tokens;
  if (first === undefined || second?.word !== ":" || !SOURCE.has(first.word)) return false;
  const [name, last] = [rest[0], rest.findLast(({ kind }) => kind === "word")];
  if (name === undefined || last === undefined || rest.length > 8) return false;
  const claimant = text.slice(name.start, last.end).replace(/\s+/g, " ");
  // Of its own line, or, where it begins one, of the line before.
  const own = text.lastIndexOf("\n", first.start - 1);
  const begins = text.slice(own + 1, first.start).trim() === "";
  const from = begins && own > 0 ? text.lastIndexOf("\n", own - 1) : own;
  for (let at = claims.length - 1; at >= 0; at -= 1) {
    const claim = claims[at];
    if (claim === undefined || claim.start < from) break;
    if (claim.claimant === null) claims[at] = { ...claim, claimant, basis: claim.basis ?? "stated" };
  }
  return true;
}

/** The caveat that a sentence without numbers adds to the one just before, in the same paragraph. */
function withCaveat(claims: DraftClaim[], before: Sentence | null, parsed: Parsed, text: string): void {
  if (before === null || before.paragraph !== parsed.sentence.paragraph) return;
  const words = caveatWords(parsed, text);
  if (words === null) return;
  for (let at = claims.length - 1; at >= 0; at -= 1) {
    const claim = claims[at];
    if (claim === undefined || claim.start < before.start) break;
    if (claim.caveats === null) claims[at] = { ...claim, caveats: words };
  }
}

/**
 * @param text the article; offsets are in its UTF-16 units
 * @returns drafts in the order of the text
 * @throws RangeError unless `date`, where given, is a day
 * @example extractClaims("At least 12 people were killed, the ministry said.").claims[0]?.figure.low // 12
 */
export function extractClaims(text: string, options: ExtractOptions = {}): Extraction {
  return claimExtractor()(text, options);
}

/** Drafts from one text after another, with lexicons that are read once. */
export type ClaimExtractor = (text: string, options?: ExtractOptions) => Extraction;

/** An extractor for many texts. */
export function claimExtractor(): ClaimExtractor {
  const all = lexicons();
  const known: Known = { all, openings: openingsOf(all), leanings: new Map() };
  return (text, options = {}) => extractWith(known, text, options);
}

/** A sentence that held no claim, kept until one that does asks who spoke before it. */
interface Unread {
  readonly sentence: Sentence;
  readonly language: Language;
  /** Whether somebody may speak in it. */
  readonly speaker: boolean;
  readonly parsed: Parsed | null;
}

/** One text, read onward a sentence at a time. */
class Reading {
  readonly claims: DraftClaim[] = [];
  readonly flags: Set<ExtractFlag>;
  private readonly all: Lexicons;
  private readonly openings: Openings;
  private readonly leanings: Map<string, number>;
  private readonly story: Story;
  private memory: Memory = NOTHING;
  private language: Language = "en";
  private unread: Unread[] = [];
  private last: Sentence | null = null;
  /** Sentences since one that had a word for death. */
  private mentionedAgo = 99;
  /** A quotation is open. */
  private open = false;
  private inParagraph = -1;
  private unspoken: Unspoken | null = null;
  /** Whoever had spoken last before the sentence now read. */
  private spokeBefore: string | null = null;

  constructor(
    { all, openings, leanings }: Known,
    flags: Set<ExtractFlag>,
    text: string,
    date: string | null,
  ) {
    this.all = all;
    this.openings = openings;
    this.leanings = leanings;
    this.flags = flags;
    this.story = { text, date, days: new Map(), next: 1 };
  }

  read(sentence: Sentence): void {
    const { tokens, paragraph } = sentence;
    // What is not closed by the end of a paragraph is opened again by the next, or was a slip.
    const inside = this.open && (paragraph === this.inParagraph || isQuoteMark(tokens[0]));
    const before = this.claims.length;
    this.open = openBehind(tokens, inside);
    this.inParagraph = paragraph;
    const begins = !inside && isQuoteMark(tokens[0]);
    this.readSentence(sentence, inside || begins);
    this.attribute(sentence, inside, begins, before);
    this.attributeBefore(sentence, before);
  }

  /** "That is according to …": gives the figures of the sentence before to whoever is named. */
  private attributeBefore(sentence: Sentence, before: number): void {
    const { last } = this;
    if (this.claims.length > before || last === null) return;
    if (last.paragraph !== sentence.paragraph || sentence.start - last.end > 2) return;
    if (!pointsAtFigure(sentence)) return;
    const from = this.claims.findIndex(({ start }) => start >= last.start);
    if (from >= 0) this.say({ from, before: null, paragraph: sentence.paragraph }, sentence, 0);
  }

  /** Gives a quotation to whoever is named behind it, and notes one that nobody is named for yet. */
  private attribute(sentence: Sentence, inside: boolean, begins: boolean, before: number): void {
    const { unspoken } = this;
    if (unspoken !== null && (sentence.paragraph !== unspoken.paragraph || !inside)) {
      if (sentence.paragraph === unspoken.paragraph && pointsAtQuotation(sentence))
        this.say(unspoken, sentence, 0);
      this.unspoken = null;
    } else if (unspoken !== null && !this.open) {
      if (this.say(unspoken, sentence, closedAt(sentence.tokens))) this.unspoken = null;
    }
    if (begins && this.unspoken === null)
      this.unspoken = { from: before, before: this.spokeBefore, paragraph: sentence.paragraph };
    this.spokeBefore = this.memory.claimants.at(-1) ?? null;
  }

  private say(unspoken: Unspoken, sentence: Sentence, from: number): boolean {
    if (unspoken.from >= this.claims.length) return false;
    const parsed = parse(sentence, this.all, this.language);
    const voice = voiceIn(parsed, from, this.memory, this.story.text);
    if (voice !== null) spokenBy(this.claims, unspoken, voice);
    return voice !== null;
  }

  private readSentence(sentence: Sentence, quoted: boolean): void {
    const { tokens } = sentence;
    if (withSource(this.claims, sentence, this.story.text)) return;
    for (const { reading } of tokens) if (reading?.is === "mixed") this.flags.add("mixed-digits");
    this.language =
      languageOf(tokens, this.leanings) ??
      languageOfLetters(this.story.text.slice(sentence.start, sentence.end)) ??
      this.language;
    const { language } = this;
    const opening = this.openings.of(tokens, language);
    const mentioned = this.mentionedAgo + 1;
    this.mentionedAgo = opening.deaths ? 0 : mentioned;
    const heads = opening.deaths && tokens.at(-1)?.word === ":";
    if (!opening.claim && !heads && !((opening.number || opening.denial) && this.goesOn(sentence))) {
      this.keep({ sentence, language, speaker: opening.speaker, parsed: null });
      return;
    }
    const parsed = parse(sentence, this.all, language);
    if (parsed.quantities.length > MOST_NUMBERS) {
      this.flags.add("table");
      this.memory = after(this.memory, [], []);
      return;
    }
    const counted = countedIn(
      parsed,
      this.memory,
      this.memory.wholeAgo + this.unread.length,
      mentioned <= BACK,
    );
    if (counted === null) {
      if (heads) {
        this.rememberSpeakers();
        const heading = headingIn(parsed, this.memory, this.story.text);
        this.memory = { ...this.memory, heading: heading ?? this.memory.heading };
      }
      withCaveat(this.claims, this.last, parsed, this.story.text);
      this.keep({ sentence, language, speaker: opening.speaker, parsed });
      return;
    }
    this.rememberSpeakers();
    this.draft(sentence, parsed, counted, quoted);
  }

  /** A line under a heading of deaths, or a short sentence right after a number of dead, may say only how many. */
  private goesOn({ paragraph, tokens }: Sentence): boolean {
    const { heading, wholeAgo, paragraph: last } = this.memory;
    if (heading?.paragraph === paragraph) return true;
    return last === paragraph && wholeAgo === 0 && this.unread.length === 0 && tokens.length <= SHORT;
  }

  private keep(unread: Unread): void {
    this.unread.push(unread);
    if (this.unread.length > BACK) this.unread.shift();
  }

  /** Who spoke in the sentences before matters only once one holds a claim. */
  private rememberSpeakers(): void {
    for (const { sentence, language, speaker, parsed } of this.unread) {
      const speakers = speaker
        ? speakersOf(parsed ?? parse(sentence, this.all, language), this.memory, this.story.text)
        : [];
      this.memory = after(this.memory, speakers, []);
    }
    this.unread = [];
  }

  private draft(sentence: Sentence, parsed: Parsed, counted: readonly Counted[], quoted: boolean): void {
    const { drafts, claimants } = draftsOf(this.story, parsed, counted, this.memory, quoted);
    if (drafts.length === 0) withCaveat(this.claims, this.last, parsed, this.story.text);
    this.claims.push(...drafts);
    const named = drafts.length > 0 ? [...claimants, ...drafts.map(({ claimant }) => claimant)] : claimants;
    this.memory = after(this.memory, named, drafts, sentence.paragraph);
    this.last = sentence;
  }
}

/** What is read once and serves every text. */
interface Known {
  readonly all: Lexicons;
  readonly openings: Openings;
  readonly leanings: Map<string, number>;
}

function extractWith(known: Known, text: string, { date = null }: ExtractOptions): Extraction {
  if (date !== null && !isoDay.safeParse(date).success)
    throw new RangeError(`date is no calendar day: ${date}`);
  const flags = new Set<ExtractFlag>();
  const { text: plain, marked } = blankMarkup(text);
  if (marked) flags.add("markup");
  if (DIRECTION.test(text)) flags.add("direction-marks");
  if (text.length > LONG) flags.add("long");
  const day = date ?? articleDay(plain);
  const reading = new Reading(known, flags, text, day);
  let any = false;
  for (const paragraph of sentencesIn(plain)) {
    any = true;
    for (const sentence of paragraph) reading.read(sentence);
  }
  if (!any) flags.add("empty");
  const { claims } = reading;
  if (day === null && claims.length > 0) flags.add("no-date");
  return { claims, flags: [...flags].sort(), date: day };
}
