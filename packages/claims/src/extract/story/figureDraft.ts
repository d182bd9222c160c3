/**
 * The draft of one number of dead: who claims it, what it is a part of, where and when.
 *
 * Source: rule J13. What the text does not say stays null. Cost: linear in the sentence.
 */
import type { ClaimFigure } from "@daftar/model";
import { governing } from "../attribution/attribute.ts";
import type { Frame } from "../attribution/frame.ts";
import { wordsOf } from "../attribution/span.ts";
import { areaOf } from "../circumstances/area.ts";
import { basisOf } from "../circumstances/basis.ts";
import { type Dated, spans, windowOf } from "../circumstances/window.ts";
import type { DraftClaim } from "../draft.ts";
import type { Counted } from "../sentence/counted.ts";
import { may } from "../sentence/event.ts";
import { elliptical, placeBefore } from "../sentence/listing.ts";
import type { Parsed } from "../sentence/parse.ts";
import { answered } from "./answered.ts";
import { headed } from "./heading.ts";
import { asWordedAt, NEAR, type Scene, viaOf } from "./scene.ts";

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

function claimantAt(scene: Scene, one: Counted, frame: Frame | null): string | null {
  if (frame !== null) return scene.names.get(frame) ?? null;
  const { parsed, memory, counted } = scene;
  if (memory.heading !== null && headed(parsed, memory)) return memory.heading.claimant;
  if (scene.quoted && memory.spokenAgo <= NEAR) return memory.claimants.at(-1) ?? null;
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

/** Whether the sentence names the number of an earlier whole again. */
const saysAgain = (parsed: Parsed, value: number | null): boolean =>
  value !== null && parsed.quantities.some((one) => one.value === value);

/** What a number is a part of. A whole in an earlier sentence is that of the same claimant; another's toll has no parts here. */
function partAt(
  scene: Scene,
  one: Counted,
  claimant: string | null,
): Pick<DraftClaim, "partOf" | "partKind"> {
  if (!one.part) return { partOf: null, partKind: null };
  const { parsed, memory, counted, dead } = scene;
  const inSentence = one.whole === null ? undefined : scene.ids.get(one.whole);
  const earlier =
    one.whole === null &&
    (scene.deathsBefore || saysAgain(parsed, memory.whole?.figure.value ?? null)) &&
    sameVoice(memory.whole?.claimant ?? null, claimant)
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

/** Persian nouns stay singular behind a number; what marks the object, or an event, must follow. */
const PLURAL: Readonly<Record<Parsed["language"], RegExp>> = {
  en: /[a-z]{3}(?:s|men|women)$/,
  fa: /^(?!نفری|تنی|مورد|هزار).{3,}$/,
  ar: /..(?:ین|ا)$/,
};

/** "Three skiers": a plural that no lexicon has, right after the number and before what is known to follow one. */
function unknownPeople(parsed: Parsed, { quantity, noun }: Counted, text: string): string | null {
  if (parsed.language === "ar" && parsed.tokens[quantity.to]?.word === "من")
    return ofSome(parsed, quantity.to + 1, text);
  const at = quantity.nounAt;
  const token = parsed.tokens[at];
  if (noun.generic || noun.to > quantity.to || token?.kind !== "word" || at < quantity.to) return null;
  const plural = PLURAL[parsed.language];
  if (!plural.test(token.word) || parsed.matches.some(({ from, to }) => from <= at && at < to)) return null;
  const next = parsed.tokens[at + 1];
  if (parsed.language === "fa" && !(next?.word === "را" || parsed.at("event", at + 1) !== undefined))
    return null;
  const ends =
    next === undefined || next.kind === "mark" || parsed.matches.some(({ from }) => from === at + 1);
  return ends ? wordsOf(parsed, { from: at, to: at + 1 }, text) : null;
}

/** "208 من القوات المرتبطة بالحكومة": the words behind "of", to the end of their clause, where they are few. */
function ofSome(parsed: Parsed, from: number, text: string): string | null {
  if (
    /^(?:القتلی|الضحایا|الشهداء|الشهدا|الوفیات|هولاء|بینهم|الجثث|اصل|بین)$/.test(
      parsed.tokens[from]?.word ?? "",
    )
  )
    return null;
  let to = from;
  while (
    parsed.tokens[to]?.kind === "word" &&
    to - from < 5 &&
    (parsed.at("stop", to) ?? parsed.at("and", to) ?? parsed.at("clause", to) ?? parsed.at("event", to)) ===
      undefined
  )
    to += 1;
  const ends =
    parsed.tokens[to] === undefined ||
    parsed.tokens[to]?.kind === "mark" ||
    parsed.at("and", to) !== undefined;
  return ends && to > from ? wordsOf(parsed, { from, to }, text) : null;
}

/** "147 government-affiliated individuals": what stands before a plain noun, where English joins it by a dash. */
function compoundPeople(parsed: Parsed, { quantity, noun }: Counted, text: string): string | null {
  if (parsed.language !== "en" || !noun.generic) return null;
  const words = parsed.tokens.slice(quantity.nounAt, noun.to);
  const joined = words.some(({ word, near }, at) => word === "-" && near && words[at + 1]?.near === true);
  return joined ? wordsOf(parsed, { from: quantity.nounAt, to: noun.to }, text) : null;
}

/** "X told Reuters that his centre had documented 41": the carrier of the first words of somebody is that of the others. */
function carrying({ frames, names }: Scene, frame: Frame | null, claimant: string | null): Frame | null {
  if (frame === null || frame.via.length > 0 || claimant === null) return frame;
  return (
    frames.find((one) => one.via.length > 0 && one.from < frame.from && names.get(one) === claimant) ?? frame
  );
}

export function figureDraft(scene: Scene, one: Counted): DraftClaim {
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
    via: viaOf(parsed, carrying(scene, frame, claimant), story.text),
    figure: figureOf(one, asWorded),
    figureStart,
    figureEnd,
    counted: one.counted,
    population:
      group === null
        ? (compoundPeople(parsed, one, story.text) ?? unknownPeople(parsed, one, story.text))
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
