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
import { type Openings, openingsOf } from "./sentence/opening.ts";
import { type Lexicons, languageOf, lexicons, type Parsed, parse } from "./sentence/parse.ts";
import { articleDay } from "./story/articleDay.ts";
import { caveatWords, countedIn, draftsOf, type Story, speakersOf } from "./story/drafts.ts";
import { after, type Memory, NOTHING } from "./story/memory.ts";
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
/** Sentences looked back over for who spoke. */
const BACK = 3;

const DIRECTION = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

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
  const openings = openingsOf(all);
  const leanings = new Map<string, number>();
  return (text, options = {}) => extractWith(all, openings, leanings, text, options);
}

function extractWith(
  all: Lexicons,
  openings: Openings,
  leanings: Map<string, number>,
  text: string,
  { date = null }: ExtractOptions,
): Extraction {
  if (date !== null && !isoDay.safeParse(date).success)
    throw new RangeError(`date is no calendar day: ${date}`);
  const flags = new Set<ExtractFlag>();
  const { text: plain, marked } = blankMarkup(text);
  if (marked) flags.add("markup");
  if (DIRECTION.test(text)) flags.add("direction-marks");
  if (text.length > LONG) flags.add("long");
  const day = date ?? articleDay(plain);
  const story: Story = { text, date: day, days: new Map(), next: 1 };
  const claims: DraftClaim[] = [];
  let memory: Memory = NOTHING;
  let language: Language = "en";
  let unread: { readonly sentence: Sentence; readonly language: Language; readonly parsed: Parsed | null }[] =
    [];
  let last: Sentence | null = null;
  let any = false;
  for (const paragraph of sentencesIn(plain)) {
    for (const sentence of paragraph) {
      any = true;
      if (sentence.tokens.some(({ reading }) => reading?.is === "mixed")) flags.add("mixed-digits");
      const own: Language = languageOf(sentence.tokens, leanings) ?? language;
      language = own;
      if (!openings.mayHold(sentence.tokens, own)) {
        unread = [...unread, { sentence, language, parsed: null }].slice(-BACK);
        continue;
      }
      const parsed = parse(sentence, all, own);
      if (parsed.quantities.length > MOST_NUMBERS) {
        flags.add("table");
        memory = after(memory, [], []);
        continue;
      }
      const counted = countedIn(parsed, memory.wholeAgo + unread.length);
      if (counted === null) {
        withCaveat(claims, last, parsed, text);
        unread = [...unread, { sentence, language, parsed }].slice(-BACK);
        continue;
      }
      // Who spoke in the sentences before matters only now that this one holds a claim.
      for (const skipped of unread) {
        const read = skipped.parsed ?? parse(skipped.sentence, all, skipped.language);
        memory = after(memory, speakersOf(read, memory, text), []);
      }
      unread = [];
      const { drafts, claimants } = draftsOf(story, parsed, counted, memory);
      if (drafts.length === 0) withCaveat(claims, last, parsed, text);
      claims.push(...drafts);
      memory = after(
        memory,
        drafts.length > 0 ? [...claimants, ...drafts.map(({ claimant }) => claimant)] : claimants,
        drafts,
      );
      last = sentence;
    }
  }
  if (!any) flags.add("empty");
  if (day === null && claims.length > 0) flags.add("no-date");
  return { claims, flags: [...flags].sort(), date: day };
}
