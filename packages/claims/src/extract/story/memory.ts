/**
 * What earlier sentences leave behind for later ones: who spoke last, and which whole the last parts belong to.
 *
 * A pronoun or "the group" is resolved only where one claimant fits; else it keeps its own words. Nothing
 * later changes what an earlier sentence was taken to say. Cost: constant a sentence.
 */
import type { Frame } from "../attribution/frame.ts";
import { type Span, wordsOf } from "../attribution/span.ts";
import type { DraftClaim } from "../draft.ts";
import type { Parsed } from "../sentence/parse.ts";
import { foldWord } from "../text/foldWord.ts";

export interface Memory {
  /** Claimants, the most recent last. */
  readonly claimants: readonly string[];
  /** The last number that was no part, and how many sentences ago. */
  readonly whole: DraftClaim | null;
  readonly wholeAgo: number;
  /** Drafts of figures of the last few sentences. */
  readonly recent: readonly DraftClaim[];
  /** A heading such as "Killed, by city:", until its paragraph ends. */
  readonly heading: Heading | null;
  /** Paragraph of the last whole. */
  readonly paragraph: number;
  /** Sentences since one that named somebody as speaking. */
  readonly spokenAgo: number;
}

/** A line that says what the numbers beneath it count. */
export interface Heading {
  readonly paragraph: number;
  readonly claimant: string | null;
}

export const NOTHING: Memory = {
  claimants: [],
  whole: null,
  wholeAgo: 99,
  recent: [],
  heading: null,
  paragraph: -1,
  spokenAgo: 99,
};

const KEPT = 6;
const PERSIAN_PERSONS =
  /^(?:یک |دو |سه )?(?:مقام|وزیر|پزشک|پرستار|سخنگو|رئیس|رییس|گزارشگر|استاندار|فرماندار|شاهد|شاهدان|منبع|دادستان|مدیر|نماینده|شهردار|فرمانده|ساکنان|پزشکان|معاون)/;
/** Somebody whom "the group" is not. */
const PERSONS =
  /minister|official|doctor|spokes|president|police|witness|resident|envoy|governor|mayor|\bDr\b/i;

const OWN_PEOPLE =
  /^(?:staff|researchers|teams?|volunteers|monitors|lawyers|observers|members|workers|activists|sources|doctors|documenters|count|tally|figures|report|records|statement|bulletin|update|register|list|database)$/;

/** A word without an article, a plural's letter, or the vowel by which Persian joins what follows ("شورای"). */
function stem(word: string): string {
  let folded = foldWord(word);
  if (folded.startsWith("ال")) folded = folded.slice(2);
  if (folded.endsWith("s")) folded = folded.slice(0, -1);
  return folded.length > 3 && folded.endsWith("ی") ? folded.slice(0, -1) : folded;
}

function remembers(memory: Memory, noun: string): string | null {
  const wanted = stem(noun);
  if (wanted.length < 3) return null;
  const has = (name: string): boolean => name.split(/[\s\u200c'’]+/).some((word) => stem(word) === wanted);
  const found = memory.claimants.findLast(has);
  // "Witnesses and a local official": the official alone.
  return found?.split(/ and | و /).find(has) ?? found ?? null;
}

const bodyOf = (last: string | null): string | null =>
  last !== null && /^[A-Z]/.test(last) && !PERSONS.test(last) ? last : null;

function resolved(parsed: Parsed, span: Span, memory: Memory): string | null {
  const { language, tokens } = parsed;
  const words = tokens.slice(span.from, span.to).map(({ word }) => word);
  const last = memory.claimants.at(-1) ?? null;
  const pronoun = parsed.of("pronoun").some(
    ({ from, to }) =>
      (to === span.to && (from === span.from || from === span.from - 1)) ||
      // "این گروه مستقر در برنا"
      (language === "fa" && from === span.from && to - from === 2),
  );
  const only = words[0] ?? "";
  if (language === "en") {
    const definite =
      tokens[span.from - 1]?.word === "the" && words.length === 1 && tokens[span.from]?.capital === false;
    // "The Committee's count": a name said in full before.
    const short =
      tokens[span.from - 1]?.word === "the" && words.length === 1 && tokens[span.from]?.capital === true;
    if (short)
      return (
        memory.claimants.findLast(
          (name) => name.includes(" ") && foldWord(name.split(" ")[0] ?? "") === only,
        ) ?? null
      );
    // "The group's researchers": the group, where one was named.
    const owned = words[1] === "'" || words[1] === "’" ? words[2] === "s" : false;
    if (owned && tokens[span.from - 1]?.word === "the" && OWN_PEOPLE.test(words.at(-1) ?? "")) {
      const known = remembers(memory, only);
      const group =
        (parsed.at("groupNoun", span.from) ?? parsed.at("pronoun", span.from - 1)) !== undefined &&
        last !== null;
      if (known !== null || (group && /^[A-Z]/.test(last) && !PERSONS.test(last))) return known ?? last;
    }
    // "Its staff", "their lawyers": those who spoke last.
    if (/^(?:its|their|his|her)$/.test(only) && words.length <= 4 && OWN_PEOPLE.test(words.at(-1) ?? ""))
      return /^(?:lawyers|doctors|sources)$/.test(words.at(-1) ?? "") && only !== "its" ? null : last;
    // "The Brenna-based group": the body named before.
    const described =
      tokens[span.from - 1]?.word === "the" &&
      words.length > 1 &&
      parsed.before("groupNoun", span.to) !== undefined &&
      words.some((word) =>
        /^(?:based|rights|human|monitoring|exile|activist|advocacy|same|watchdog)$/.test(word),
      );
    if (described) return bodyOf(last) ?? null;
    if (!definite && !pronoun) return null;
    const person = /^(?:it|they|he|she)$/.test(only);
    const body = bodyOf(last);
    return remembers(memory, only) ?? (pronoun ? (person ? last : body) : null);
  }
  if (language === "fa") {
    if (!pronoun) return only === "این" && words.length === 2 ? remembers(memory, words[1] ?? "") : null;
    const person = words.length === 1 || /^(?:مقام|پزشک|پرستار|منبع)$/.test(words[1] ?? "");
    const fits = last !== null && (person || !PERSIAN_PERSONS.test(last)) ? last : null;
    return remembers(memory, words.at(-1) ?? "") ?? remembers(memory, words[1] ?? "") ?? fits;
  }
  // "المنظمة الحقوقية": the body named before.
  const again =
    words.length === 2 &&
    /^(?:الحقوقیه|المذکوره|ذاتها|نفسها|نفسه|الحقوقی|المحلیه|الدولیه)$/.test(words[1] ?? "");
  if ((words.length !== 1 && !again) || !only.startsWith("ال")) return null;
  if (!pronoun && !again)
    return /^(?:الرییس|الحکومه|الدوله|الجیش|الشرطه)$/.test(only) ? null : remembers(memory, only);
  return remembers(memory, only) ?? (/^(?:المنظمه|المجموعه|الجماعه|المصدر|البیان)$/.test(only) ? last : null);
}

/** The claimants of the frames of a sentence, in order: "medics say they have seen" speaks of one. */
export function claimantsOf(
  parsed: Parsed,
  frames: readonly Frame[],
  memory: Memory,
  text: string,
): ReadonlyMap<Frame, string | null> {
  const names = new Map<Frame, string | null>();
  let now = memory;
  for (const frame of frames) {
    const name = claimantOf(parsed, frame, now, text);
    names.set(frame, name);
    if (name !== null) now = { ...now, claimants: [...now.claimants, name] };
  }
  return names;
}

/** The claimant of a frame in words: a name, the one a pronoun stands for, or null. */
function claimantOf(parsed: Parsed, frame: Frame | null, memory: Memory, text: string): string | null {
  if (frame === null) return null;
  // A verb without a subject goes on with whoever spoke.
  if (frame.who === null) return memory.claimants.at(-1) ?? null;
  const words = wordsOf(parsed, frame.who, text);
  const [first = "", ...rest] = words.split(" ");
  const own = /^our$/i.test(first) && OWN_PEOPLE.test(rest.at(-1) ?? "");
  if (own || /^(?:we|i|you|one|us)$/i.test(words)) return memory.claimants.at(-1) ?? null;
  return resolved(parsed, frame.who, memory) ?? words;
}

/** What stays after a sentence. */
export function after(
  memory: Memory,
  claimants: readonly (string | null)[],
  drafts: readonly DraftClaim[],
  paragraph = memory.paragraph,
): Memory {
  const named = claimants.filter((name): name is string => name !== null);
  const superseded = new Set(drafts.map(({ supersedes }) => supersedes));
  const whole = drafts.findLast(
    ({ id, kind, partOf }) =>
      partOf === null && !superseded.has(id) && (kind === "figure" || kind === "worded-figure"),
  );
  return {
    claimants: [...memory.claimants, ...named].slice(-KEPT),
    whole: whole ?? memory.whole,
    wholeAgo: whole === undefined ? memory.wholeAgo + 1 : 0,
    recent: drafts.length > 0 ? [...drafts] : memory.recent,
    heading: memory.heading,
    paragraph: whole === undefined ? memory.paragraph : paragraph,
    spokenAgo: named.length > 0 ? 0 : memory.spokenAgo + 1,
  };
}
