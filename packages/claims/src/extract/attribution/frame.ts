/** Who is said to say something in a sentence, and through whom. */
import type { Match } from "../lexicon/cue.ts";
import type { Parsed } from "../sentence/parse.ts";
import type { Span } from "./span.ts";

export type FrameKind = "say" | "deny" | "refuse" | "according" | "label";

export interface Frame {
  readonly kind: FrameKind;
  /** Where the words that introduce it stand. */
  readonly from: number;
  readonly to: number;
  /** Null where the sentence names nobody: a verb without a subject. */
  who: Span | null;
  /** Nearest to the claimant first. */
  via: Span[];
}

/** A verb of saying, denying or refusing. */
export interface SpeechVerb {
  readonly verb: Match;
  readonly kind: FrameKind;
}

/** The verbs of a sentence that somebody speaks with, in order. */
export function speechVerbs(parsed: Parsed): SpeechVerb[] {
  const verbs: SpeechVerb[] = [];
  for (const kind of ["say", "deny", "refuse"] as const)
    for (const verb of parsed.of(kind)) verbs.push({ verb, kind });
  return verbs.sort((a, b) => a.verb.from - b.verb.from);
}
