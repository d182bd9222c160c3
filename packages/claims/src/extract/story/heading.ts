/** A line that says what the numbers beneath it count: "Killed, by city:". Cost: linear in words. */
import { framesOf } from "../attribution/attribute.ts";
import type { Parsed } from "../sentence/parse.ts";
import { claimantsOf, type Heading, type Memory } from "./memory.ts";

/** Whether a heading of deaths stands above a sentence. */
export const headed = (parsed: Parsed, { heading }: Memory): boolean =>
  heading !== null && heading.paragraph === parsed.sentence.paragraph;

/** The heading that a sentence is; null where it is none: it ends in a colon and tells of deaths, not how many. */
export function headingIn(parsed: Parsed, memory: Memory, text: string): Heading | null {
  if (parsed.tokens.at(-1)?.word !== ":" || !parsed.events.some(({ class: of }) => of === "dead"))
    return null;
  const frames = framesOf(parsed).filter(({ kind }) => kind === "say" || kind === "according");
  const names = [...claimantsOf(parsed, frames, memory, text).values()];
  return { paragraph: parsed.sentence.paragraph, claimant: names.findLast((name) => name !== null) ?? null };
}
