/**
 * The drafts of one sentence: its numbers of dead, its denials and refusals, each with what the sentence and
 * those before it say of it.
 *
 * Source: rules J13 and decision 0010. What the text does not say stays null. Cost: linear in the sentence.
 */
import { framesOf } from "../attribution/attribute.ts";
import { areasIn } from "../circumstances/area.ts";
import { responsibilityOf } from "../circumstances/responsibility.ts";
import { datesIn } from "../circumstances/window.ts";
import type { DraftClaim } from "../draft.ts";
import { classify } from "../sentence/classify.ts";
import type { Counted } from "../sentence/counted.ts";
import { denialsIn } from "../sentence/denials.ts";
import type { Parsed } from "../sentence/parse.ts";
import { caveatWords } from "./caveat.ts";
import { denialDraft } from "./denialDraft.ts";
import { figureDraft } from "./figureDraft.ts";
import { headed } from "./heading.ts";
import { claimantsOf, type Memory } from "./memory.ts";
import { type Voice, voiceBehind } from "./quotation.ts";
import { type Base, NEAR, type Scene, type Story, viaOf } from "./scene.ts";
import { superseding } from "./superseding.ts";

export interface Drafted {
  readonly drafts: readonly DraftClaim[];
  /** Everyone the sentence names as speaking, for the sentences after it. */
  readonly claimants: readonly (string | null)[];
}

/** Everyone whom a sentence without a claim names as speaking. */
export function speakersOf(parsed: Parsed, memory: Memory, text: string): readonly (string | null)[] {
  const names = claimantsOf(parsed, framesOf(parsed), memory, text);
  return [...names].flatMap(([frame, name]) => (frame.who === null ? [] : [name]));
}

/** Whoever a sentence names as speaking behind a place in it, and through whom. */
export function voiceIn(parsed: Parsed, from: number, memory: Memory, text: string): Voice | null {
  const frames = framesOf(parsed);
  const names = claimantsOf(parsed, frames, memory, text);
  return voiceBehind(frames, from, (frame) => {
    const claimant = names.get(frame) ?? null;
    return claimant === null ? null : { claimant, via: viaOf(parsed, frame, text) };
  });
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
    whole: memory.whole?.figure.value ?? null,
    mentioned,
    rightBefore: ago === 0 && memory.paragraph === parsed.sentence.paragraph,
    heading: headed(parsed, memory),
  });
  const denies = (["none", "deny", "refuse", "falseWord", "later"] as const).some(
    (role) => parsed.of(role).length > 0,
  );
  return denies || counted.some(({ class: of }) => of === "dead") ? counted : null;
}

/** The drafts of a sentence with those numbers. */
export function draftsOf(
  story: Story,
  parsed: Parsed,
  counted: readonly Counted[],
  memory: Memory,
  quoted: boolean,
): Drafted {
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
      !(
        quantity.qualifier === "worded" &&
        parsed.tokens[quantity.from]?.word === "چند" &&
        denials.some(({ kind }) => kind === "refusal-to-state")
      ),
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
    quoted,
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
