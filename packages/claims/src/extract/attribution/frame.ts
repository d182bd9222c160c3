/** Who is said to say something in a sentence, and through whom. */
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
