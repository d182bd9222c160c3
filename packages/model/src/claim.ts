/**
 * A public statement about a toll (J13). `value` is the one number named; `low` and `high` are set only
 * where the words set them.
 */
import { z } from "zod";
import { isoDay } from "./dates/isoDay.ts";

export const claimKind = z.enum(["figure", "worded-figure", "denial", "refusal-to-state"]);
export const claimQualifier = z.enum([
  "exact",
  "at-least",
  "more-than",
  "about",
  "up-to",
  "fewer-than",
  "could-exceed",
  "between",
  "worded",
]);
export type ClaimQualifier = z.infer<typeof claimQualifier>;
export const claimBasis = z.enum([
  "confirmed",
  "estimated",
  "stated",
  "internal-figure",
  "named-list",
  "under-investigation",
]);
export const claimantKind = z.enum(["rights-group", "official", "media", "un", "collective", "other"]);

const count = z.number().int().nonnegative().nullable();

export const claimFigure = z.object({
  value: count,
  low: count,
  high: count,
  qualifier: claimQualifier.nullable(),
  asWorded: z.string(),
});
export type ClaimFigure = z.infer<typeof claimFigure>;

export const claim = z.object({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, "letters, digits, dots and dashes"),
  /** Invented material is marked for good (J19). */
  invented: z.boolean(),
  kind: claimKind,
  claimant: z.string().min(1),
  claimantKind,
  /** Who carried the statement, nearest to the claimant first. */
  via: z.array(z.string().min(1)),
  figure: claimFigure,
  counted: z.string(),
  populationNote: z.string(),
  window: z.object({ from: isoDay.nullable(), to: isoDay.nullable() }),
  area: z.string(),
  basis: claimBasis,
  stated: z.enum(["stated", "derived"]),
  partOf: z.string().nullable(),
  partKind: z.enum(["disjoint", "subset", "unknown"]).nullable(),
  asOf: isoDay,
  supersedes: z.string().nullable(),
  answers: z.string().nullable(),
  rebuts: z.string().nullable(),
  caveats: z.string(),
  /** Whom the claimant holds responsible and for what, as worded; quoted, never graded. */
  responsibility: z.string(),
  publishedIn: z.string(),
  sourceTier: z.string(),
  note: z.string(),
});
export type Claim = z.infer<typeof claim>;
