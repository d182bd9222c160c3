/**
 * The policy: the numbers in italics of the rules, with their defaults. Versioned and set by a signed
 * decision; the rest of the rules is fixed.
 */
import { z } from "zod";

export const policy = z.object({
  version: z.string().min(1).default("default-1"),
  agreement: z
    .object({
      /** J6: days by which windows are widened before they must intersect. */
      widenDays: z.number().int().min(0).default(1),
      /** J6: longest window, in days, that may agree with another. */
      longestWindowDays: z.number().int().min(1).default(14),
      /** J6: what "same area" means. */
      area: z.enum(["province", "city"]).default("province"),
    })
    .prefault({}),
  release: z
    .object({
      /** J15: tombstones go out this many or more at a time. */
      tombstonesAtOnce: z.number().int().min(1).default(5),
      /** J16: smallest total of a source class that is shown. */
      sourceClassTotal: z.number().int().min(1).default(20),
      /** J16: how many count-only rows must share the attributes shown. */
      countOnlyShared: z.number().int().min(1).default(10),
      /** J16: smallest stratum of list overlaps that is shown. */
      overlapStratum: z.number().int().min(1).default(50),
    })
    .prefault({}),
  gate: z
    .object({
      /** Smallest number of distinct known origins behind the reported figure. */
      minimumOrigins: z.number().int().min(0).default(3),
      /** Largest share of undecided pairs per person at reported or above, in per mille. */
      undecidedPairsPerMille: z.number().int().min(0).default(50),
      /** Largest number of signatures with "review asked". */
      reviewsAsked: z.number().int().min(0).default(0),
      /** Largest gap between count accounts and names, as per mille of the count, before the gate asks why. */
      countGapPerMille: z.number().int().min(0).default(500),
      /** Provinces of the scope that may have no source listed. */
      placesWithoutSource: z.number().int().min(0).default(3),
      /** Below this share of its earlier median, in per mille, intake is called silence. */
      silencePerMille: z.number().int().min(0).max(1000).default(500),
    })
    .prefault({}),
});
export type Policy = z.infer<typeof policy>;

export const DEFAULT_POLICY: Policy = policy.parse({});
