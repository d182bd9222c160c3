/**
 * Which frame of a sentence governs a number in it.
 *
 * Of frames in the same clause, the nearest before the number, else the nearest after it; a clause ends at
 * "while", "but" and a semicolon. Refusals govern no number. Cost: linear in frames.
 */
import type { Parsed } from "../sentence/parse.ts";
import { zoneOf } from "../sentence/zones.ts";
import { arabicFrames } from "./arabic.ts";
import { englishFrames } from "./english.ts";
import type { Frame } from "./frame.ts";
import { persianFrames } from "./persian.ts";

export function framesOf(parsed: Parsed): Frame[] {
  if (parsed.language === "en") return englishFrames(parsed);
  return parsed.language === "fa" ? persianFrames(parsed) : arabicFrames(parsed);
}

/** The frame that a number at a token stands under; null where nobody is said to say it. */
export function governing(parsed: Parsed, frames: readonly Frame[], at: number): Frame | null {
  const speaking = frames.filter(({ kind }) => kind === "say" || kind === "according" || kind === "label");
  const named = speaking.filter(({ who }) => who !== null);
  const pool = named.length > 0 ? named : speaking;
  const zone = zoneOf(parsed, at);
  const here = pool.filter((frame) => zoneOf(parsed, frame.from) === zone);
  const choices = here.length > 0 ? here : pool;
  const reach = ({ from, who }: Frame): number => Math.min(from, who?.from ?? from);
  const before = choices.filter((frame) => reach(frame) <= at).at(-1);
  return before ?? choices[0] ?? null;
}
