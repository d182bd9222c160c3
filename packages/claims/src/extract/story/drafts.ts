/**
 * The drafts of one sentence: its numbers of dead, its denials and refusals, each with what the sentence and
 * those before it say of it.
 *
 * Source: rules J13 and decision 0010. What the text does not say stays null. Cost: linear in the sentence.
 */
import type { ClaimFigure } from "@daftar/model";
import { framesOf, governing } from "../attribution/attribute.ts";
import type { Frame } from "../attribution/frame.ts";
import { type Span, wordsOf } from "../attribution/span.ts";
import { areaOf, areasIn } from "../circumstances/area.ts";
import { basisOf } from "../circumstances/basis.ts";
import { responsibilityOf } from "../circumstances/responsibility.ts";
import { type Dated, datesIn, type KnownDays, spans, windowOf } from "../circumstances/window.ts";
import type { DraftClaim } from "../draft.ts";
import { classify } from "../sentence/classify.ts";
import type { Counted } from "../sentence/counted.ts";
import { type Denial, denialsIn } from "../sentence/denials.ts";
import { may } from "../sentence/event.ts";
import { elliptical, placeBefore } from "../sentence/listing.ts";
import type { Parsed } from "../sentence/parse.ts";
import { claimantsOf, type Heading, type Memory } from "./memory.ts";

export interface Drafted {
  readonly drafts: readonly DraftClaim[];
  /** Everyone the sentence names as speaking, for the sentences after it. */
  readonly claimants: readonly (string | null)[];
}

export interface Story {
  readonly text: string;
  /** The article's own day. */
  readonly date: string | null;
  readonly days: KnownDays;
  /** Number of the next draft. */
  next: number;
}

const NEAR = 2;

/** A sentence without a speaker of its own goes on with the last one where its first words say so. */
function goesOn(parsed: Parsed, { quantity, noun }: Counted): boolean {
  const first = parsed.tokens[0]?.word ?? "";
  if (/^["“”«»']$/.test(first)) return true;
  const more = parsed
    .of("more")
    .some(
      ({ from, to }) =>
        to === quantity.wordedFrom || (from >= quantity.to && from <= noun.to && to <= noun.to + 2),
    );
  return more;
}

function figureOf(counted: Counted, asWorded: string): ClaimFigure {
  const { value, low, high, qualifier } = counted.quantity;
  return { value, low, high, qualifier, asWorded };
}

/** The words of the caveat in a sentence; null where it has none. */
export function caveatWords(parsed: Parsed, text: string): string | null {
  const caveat = parsed.of("caveat")[0];
  if (caveat === undefined) return null;
  const { tokens } = parsed;
  let from = caveat.from;
  while (from > 0 && !/^[,،;؛.]$/.test(tokens[from - 1]?.word ?? "")) from -= 1;
  let to = caveat.to;
  while (to < tokens.length && !/^[;؛.]$/.test(tokens[to]?.word ?? "")) to += 1;
  return wordsOf(parsed, { from, to }, text);
}

function asWordedAt(
  parsed: Parsed,
  from: number,
  to: number,
  text: string,
): readonly [number, number, string] {
  const start = parsed.tokens[from]?.start ?? parsed.sentence.start;
  const end = parsed.tokens[to - 1]?.end ?? parsed.sentence.end;
  return [start, end, text.slice(start, end)];
}

const viaOf = (parsed: Parsed, frame: Frame | null, text: string): string[] =>
  frame === null ? [] : frame.via.map((span) => wordsOf(parsed, span, text));

interface Base {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly asOf: string | null;
  readonly language: Parsed["language"];
  readonly caveats: string | null;
}

function denialDraft(
  story: Story,
  parsed: Parsed,
  base: Base,
  denial: Denial,
  memory: Memory,
  names: ReadonlyMap<Frame, string | null>,
): DraftClaim {
  const { text } = story;
  let [first, last] = [denial.from, denial.to];
  const edge = (at: number): boolean => {
    const token = parsed.tokens[at];
    return (
      token !== undefined &&
      ((token.kind === "mark" && !/^["”»]$/.test(token.word)) || token.word === "and" || token.word === "و")
    );
  };
  while (first < last - 1 && edge(first)) first += 1;
  while (last > first + 1 && edge(last - 1)) last -= 1;
  const [figureStart, figureEnd, asWorded] = asWordedAt(parsed, first, last, text);
  const zero = denial.zero ? 0 : null;
  const claimant = denial.frame === null ? null : (names.get(denial.frame) ?? null);
  const others = new Set(
    memory.recent.filter((draft) => draft.claimant !== claimant && draft.partOf === null).map(({ id }) => id),
  );
  const [only] = others;
  const rebuts =
    denial.kind === "denial" && denial.ofFigure && pointed(parsed, denial) && others.size === 1
      ? (only ?? null)
      : null;
  return {
    quote: base.quote,
    start: base.start,
    end: base.end,
    asOf: base.asOf,
    language: base.language,
    caveats: base.caveats,
    id: `draft-${story.next++}`,
    kind: denial.kind,
    claimant,
    via: viaOf(parsed, denial.frame, text),
    figure: { value: zero, low: zero, high: zero, qualifier: denial.zero ? "exact" : null, asWorded },
    figureStart,
    figureEnd,
    counted: "killed",
    population: null,
    window: { from: null, to: null },
    area: null,
    basis: claimant === null ? null : "stated",
    partOf: null,
    partKind: null,
    supersedes: null,
    answers: rebuts === null ? answered(parsed, memory, claimant) : null,
    // Whose figure it calls false, where only one stands just before.
    rebuts,
    responsibility: null,
  };
}

/** Whose claim somebody answers: the words say that they do, and only one of another's stands just before. */
function answered(parsed: Parsed, { recent, wholeAgo }: Memory, claimant: string | null): string | null {
  if (claimant === null || wholeAgo > NEAR || parsed.of("answer").length === 0) return null;
  const others = recent.filter((draft) => draft.partOf === null && draft.claimant !== null);
  const [only] = others;
  return others.length === 1 && only !== undefined && only.claimant !== claimant ? only.id : null;
}

/** "This figure", "the report": the denial points at the one just before. */
function pointed(parsed: Parsed, { from, to }: Denial): boolean {
  return parsed.of("figureWord").some((match) => {
    if (match.from < from - 3 || match.to > to) return false;
    const before = parsed.tokens[match.from - 1]?.word ?? "";
    const own = parsed.tokens[match.from]?.word ?? "";
    return /^(?:the|that|this|those|these|این|هذا|هذه)$/.test(before) || /^(?:این|هذا|هذه)$/.test(own);
  });
}

/** A number listed beside one that is new in this sentence goes on with nobody from before. */
function ofEarlier(counted: readonly Counted[], one: Counted): boolean {
  return (
    !one.part &&
    counted.some(
      (other) =>
        other !== one && other.class === "dead" && !other.part && other.quantity.from < one.quantity.from,
    )
  );
}

/** Whether parts of one whole add up to it. */
function addUp(whole: number | null, parts: readonly Counted[]): boolean {
  const values = parts.map(({ quantity }) => quantity.value);
  if (whole === null || values.length < 2 || values.some((value) => value === null)) return false;
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0) === whole;
}

/** "Up from 187": the number just before it superseded. */
function isEarlier(parsed: Parsed, counted: Counted): boolean {
  const { wordedFrom, to } = counted.quantity;
  const match = parsed.before("earlier", wordedFrom);
  if (match === undefined) return false;
  const plain = /^(?:from|از|من)$/.test(parsed.tokens[match.from]?.word ?? "") && match.to - match.from === 1;
  const after = parsed.quantities.some((one) => one.to === match.from);
  return (
    !plain ||
    after ||
    /^(?:to|به|الی)$/.test(parsed.tokens[to]?.word ?? "") ||
    parsed.at("people", to) !== undefined
  );
}

/** Everyone whom a sentence without a claim names as speaking. */
export function speakersOf(parsed: Parsed, memory: Memory, text: string): readonly (string | null)[] {
  const names = claimantsOf(parsed, framesOf(parsed), memory, text);
  return [...names].flatMap(([frame, name]) => (frame.who === null ? [] : [name]));
}

/** Whether a heading of deaths stands above a sentence. */
const headed = (parsed: Parsed, { heading }: Memory): boolean =>
  heading !== null && heading.paragraph === parsed.sentence.paragraph;

/** The heading that a sentence is; null where it is none: it ends in a colon and tells of deaths, not how many. */
export function headingIn(parsed: Parsed, memory: Memory, text: string): Heading | null {
  if (parsed.tokens.at(-1)?.word !== ":" || !parsed.events.some(({ class: of }) => of === "dead"))
    return null;
  const frames = framesOf(parsed).filter(({ kind }) => kind === "say" || kind === "according");
  const names = [...claimantsOf(parsed, frames, memory, text).values()];
  return { paragraph: parsed.sentence.paragraph, claimant: names.findLast((name) => name !== null) ?? null };
}

/**
 * The numbers of a sentence; null where none is of the dead and it denies nothing.
 *
 * @param ago sentences since the last whole
 * @param mentioned deaths were spoken of just before, in whatever words
 */
export function countedIn(
  parsed: Parsed,
  memory: Memory,
  ago: number,
  mentioned: boolean,
): readonly Counted[] | null {
  const counted = classify(parsed, {
    deaths: ago <= NEAR,
    mentioned,
    rightBefore: ago === 0 && memory.paragraph === parsed.sentence.paragraph,
    heading: headed(parsed, memory),
  });
  const denies = (["none", "deny", "refuse", "falseWord", "later"] as const).some(
    (role) => parsed.of(role).length > 0,
  );
  return denies || counted.some(({ class: of }) => of === "dead") ? counted : null;
}

/** What the drafts of one sentence share. */
interface Scene {
  readonly story: Story;
  readonly parsed: Parsed;
  readonly base: Base;
  readonly memory: Memory;
  readonly deathsBefore: boolean;
  readonly frames: readonly Frame[];
  readonly names: ReadonlyMap<Frame, string | null>;
  /** Every number of the sentence, and those of the dead that nobody denies. */
  readonly counted: readonly Counted[];
  readonly dead: readonly Counted[];
  /** Of the numbers of the dead, by position in `counted`. */
  readonly ids: ReadonlyMap<number, string>;
  readonly dates: readonly Dated[];
  readonly places: readonly Span[];
  readonly responsibility: string | null;
}

function claimantAt(scene: Scene, one: Counted, frame: Frame | null): string | null {
  if (frame !== null) return scene.names.get(frame) ?? null;
  const { parsed, memory, counted } = scene;
  if (memory.heading !== null && headed(parsed, memory)) return memory.heading.claimant;
  const inherited =
    one.part ||
    goesOn(parsed, one) ||
    parsed.of("basis").some(({ value }) => value === "under-investigation");
  const goneOn =
    scene.deathsBefore && inherited && !(one.part && one.whole !== null) && !ofEarlier(counted, one);
  return goneOn ? (memory.whole?.claimant ?? null) : null;
}

/** Whether a claimant is the one before, or one of those who spoke together before. */
function sameVoice(before: string | null, now: string | null): boolean {
  return before === now || (before !== null && now !== null && before.split(/ and | و /).includes(now));
}

/** What a number is a part of. A whole in an earlier sentence is that of the same claimant; another's toll has no parts here. */
function partAt(
  scene: Scene,
  one: Counted,
  claimant: string | null,
): Pick<DraftClaim, "partOf" | "partKind"> {
  if (!one.part) return { partOf: null, partKind: null };
  const { memory, counted, dead } = scene;
  const inSentence = one.whole === null ? undefined : scene.ids.get(one.whole);
  const earlier =
    one.whole === null && scene.deathsBefore && sameVoice(memory.whole?.claimant ?? null, claimant)
      ? memory.whole
      : null;
  const partOf = inSentence ?? earlier?.id ?? null;
  if (partOf === null) return { partOf, partKind: null };
  const whole =
    one.whole === null ? (earlier?.figure.value ?? null) : (counted[one.whole]?.quantity.value ?? null);
  const siblings = dead.filter((other) => other.part && other.whole === one.whole);
  return { partOf, partKind: addUp(whole, siblings) ? "disjoint" : "subset" };
}

/** The place named right before a number that is listed by places, else the nearest one. */
function placeOf(
  { story, parsed, frames, places }: Scene,
  { quantity, noun, event }: Counted,
): string | null {
  const own = event !== null && event.from >= quantity.to ? event.to : noun.to;
  const before = elliptical(parsed, quantity, own) ? placeBefore(parsed, quantity) : null;
  const speaks = frames.some(
    ({ who }) => who !== null && before !== null && who.from < before.to && before.from < who.to,
  );
  return before === null || speaks
    ? areaOf(parsed, places, quantity.from, story.text)
    : wordsOf(parsed, before, story.text);
}

/** The days that a number may be of: a topic has no single day, and "compared with 61 in 2033" has its own. */
function daysOf({ parsed, dead, dates }: Scene, one: Counted): readonly Dated[] {
  const earlier = dead.find(
    ({ quantity }) =>
      quantity.from > one.quantity.from && parsed.before("earlier", quantity.wordedFrom) !== undefined,
  );
  const own = earlier === undefined ? dates : dates.filter(({ at }) => at < earlier.quantity.wordedFrom);
  return one.event !== null && may(one.event, "T") ? spans(own) : own;
}

/** "Three skiers": a plural that no lexicon has, right after the number and before what is known to follow one. */
function unknownPeople(parsed: Parsed, { quantity, noun }: Counted, text: string): string | null {
  const at = quantity.nounAt;
  const token = parsed.tokens[at];
  if (noun.generic || noun.to > quantity.to || token?.kind !== "word" || at < quantity.to) return null;
  const plural =
    parsed.language === "en" ? /[a-z]{3}(?:s|men|women)$/ : parsed.language === "ar" ? /..ین$/ : null;
  if (
    plural === null ||
    !plural.test(token.word) ||
    parsed.matches.some(({ from, to }) => from <= at && at < to)
  )
    return null;
  const next = parsed.tokens[at + 1];
  const ends =
    next === undefined || next.kind === "mark" || parsed.matches.some(({ from }) => from === at + 1);
  return ends ? wordsOf(parsed, { from: at, to: at + 1 }, text) : null;
}

function figureDraft(scene: Scene, one: Counted): DraftClaim {
  const { story, parsed, base, frames, dead } = scene;
  const { quantity } = one;
  const at = quantity.from;
  const frame = governing(parsed, frames, at);
  const claimant = claimantAt(scene, one, frame);
  const [figureStart, figureEnd, asWorded] = asWordedAt(
    parsed,
    quantity.wordedFrom,
    quantity.wordedTo,
    story.text,
  );
  const others = dead.filter((other) => other !== one).map((other) => other.quantity.from);
  const { group } = one.noun;
  const part = partAt(scene, one, claimant);
  const whole = one.part && one.whole !== null ? scene.counted[one.whole] : undefined;
  return {
    quote: base.quote,
    start: base.start,
    end: base.end,
    asOf: base.asOf,
    language: base.language,
    caveats: base.caveats,
    id: scene.ids.get(scene.counted.indexOf(one)) ?? "",
    kind: quantity.qualifier === "worded" ? "worded-figure" : "figure",
    claimant,
    via: viaOf(parsed, frame, story.text),
    figure: figureOf(one, asWorded),
    figureStart,
    figureEnd,
    counted: one.counted,
    population:
      group === null
        ? unknownPeople(parsed, one, story.text)
        : wordsOf(parsed, group, story.text).replace(/^(?:من|نفر از|تن از) /, ""),
    window: windowOf(parsed, daysOf(scene, one), at),
    area: placeOf(scene, one) ?? (whole === undefined ? null : placeOf(scene, whole)),
    basis: basisOf(parsed, at, others, claimant !== null),
    partOf: part.partOf,
    partKind: part.partKind,
    supersedes: null,
    answers: part.partOf === null ? answered(parsed, scene.memory, claimant) : null,
    rebuts: null,
    responsibility: scene.responsibility,
  };
}

/** The drafts of a sentence with those numbers. */
export function draftsOf(story: Story, parsed: Parsed, counted: readonly Counted[], memory: Memory): Drafted {
  const { text } = story;
  const deathsBefore = memory.wholeAgo <= NEAR;
  const listing = headed(parsed, memory);
  // Under a heading, what stands before a colon is what the number is of, and not who says it.
  const frames = framesOf(parsed).filter(({ kind }) => !(listing && kind === "label"));
  const denials = denialsIn(parsed, frames, deathsBefore);
  const dead = counted.filter(
    ({ class: of, quantity }) =>
      of === "dead" &&
      !denials.some(
        ({ kind, deniedFrom, deniedTo }) =>
          kind === "denial" && quantity.from >= deniedFrom && quantity.to <= deniedTo,
      ) &&
      // "… نگفت چند نفر": how many is what is not told.
      !(quantity.qualifier === "worded" && denials.some(({ kind }) => kind === "refusal-to-state")),
  );
  const names = claimantsOf(parsed, frames, memory, text);
  const claimants = frames.flatMap((frame) => (frame.who === null ? [] : [names.get(frame) ?? null]));
  if (dead.length === 0 && denials.length === 0) return { drafts: [], claimants };
  const base: Base = {
    quote: text.slice(parsed.sentence.start, parsed.sentence.end),
    start: parsed.sentence.start,
    end: parsed.sentence.end,
    asOf: story.date,
    language: parsed.language,
    caveats: caveatWords(parsed, text),
  };
  const ids = new Map(dead.map((one): [number, string] => [counted.indexOf(one), `draft-${story.next++}`]));
  const some = dead.length > 0;
  const scene: Scene = {
    story,
    parsed,
    base,
    memory,
    deathsBefore,
    frames,
    names,
    counted,
    dead,
    ids,
    dates: some ? datesIn(parsed, frames, story.date, story.days) : [],
    places: some ? areasIn(parsed, frames) : [],
    responsibility: some ? responsibilityOf(parsed, frames, text) : null,
  };
  const linked = superseding(
    parsed,
    dead,
    dead.map((one) => figureDraft(scene, one)),
  );
  for (const denial of denials) linked.push(denialDraft(story, parsed, base, denial, memory, names));
  return { drafts: linked, claimants };
}

/** Where a sentence names an earlier figure beside the newer one, the newer supersedes it. */
function superseding(parsed: Parsed, dead: readonly Counted[], drafts: readonly DraftClaim[]): DraftClaim[] {
  const old = dead.findIndex((counted) => isEarlier(parsed, counted));
  if (old < 0 || dead.length < 2) return [...drafts];
  const newer = old === 0 ? 1 : 0;
  const [before, now] = [drafts[old], drafts[newer]];
  if (before === undefined || now === undefined || dead[old]?.part || dead[newer]?.part) return [...drafts];
  return drafts.map((draft) => (draft === now ? { ...draft, supersedes: before.id } : draft));
}
