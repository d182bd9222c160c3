/** A claim as a text words it, drafted for a person to look at; nothing is a claim before that. */
import type { Claim, ClaimFigure } from "@daftar/model";
import type { Language } from "./numbers/readNumber.ts";

export interface DraftClaim {
  /** Within this extraction only. */
  readonly id: string;
  readonly kind: Claim["kind"];
  /** The sentence that says so. `text.slice(start, end)` is just this. */
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** Null where the text does not say who claims it. */
  readonly claimant: string | null;
  /** Nearest to the claimant first. */
  readonly via: readonly string[];
  readonly figure: ClaimFigure;
  /** `text.slice(figureStart, figureEnd)` is `figure.asWorded`. */
  readonly figureStart: number;
  readonly figureEnd: number;
  /** `killed`, `died`, `bodies`, `buried`, `executed`; null of a denial that names none. */
  readonly counted: string | null;
  /** Whom the number counts, as worded; null for people. */
  readonly population: string | null;
  readonly window: { readonly from: string | null; readonly to: string | null };
  readonly area: string | null;
  readonly basis: Claim["basis"] | null;
  readonly partOf: string | null;
  readonly partKind: Claim["partKind"];
  readonly asOf: string | null;
  readonly supersedes: string | null;
  /** Another's claim that this one is said to answer, where only one stands just before. */
  readonly answers: string | null;
  readonly rebuts: string | null;
  readonly caveats: string | null;
  readonly responsibility: string | null;
  readonly language: Language;
}

/** What a person should know of the text before reading its drafts. */
export type ExtractFlag =
  | "empty"
  | "markup"
  | "direction-marks"
  | "mixed-digits"
  | "table"
  | "long"
  | "no-date";

export interface Extraction {
  readonly claims: readonly DraftClaim[];
  readonly flags: readonly ExtractFlag[];
  /** The day that relative days were reckoned from; null where neither the text nor the caller gave one. */
  readonly date: string | null;
}
