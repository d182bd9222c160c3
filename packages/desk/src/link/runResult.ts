/**
 * What a linkage run found, as its blob holds it: whole numbers only, so that its bytes are canonical.
 *
 * Blobs of the first form had no draws and nothing of labels; they read as such.
 */
import type { LabelReport } from "@daftar/linkage";
import { pairBody } from "@daftar/model";
import { z } from "zod";

const whole = z.number().int();
const position = whole.nonnegative();

/** What the common corrections of the draws rest on; runs before `linkage/4` drew none. */
export const drawCorrections = z.object({
  /** Non-matches known from lists with one row for each person; null where no list is said to be one. */
  known: position.nullable(),
  /** People's answers that were looked at. */
  labels: position,
  shiftMilliBits: whole,
  shiftErrorMilliBits: position,
  slopeMille: position,
  slopeErrorMille: position,
});

const drawn = z.object({
  draws: position,
  /** Records whose clusters vary: positions, each grouping once (the first of its group for each), which each draw is. */
  parts: z.array(
    z.object({ rows: z.array(position), seen: z.array(z.array(position)), of: z.array(position) }),
  ),
  /** People in each draw. */
  people: z.array(position),
  /** Variance of the number of people, in millionths. */
  varianceMillionths: position,
  corrections: drawCorrections.nullable().default(null),
  unsettled: position,
  cut: position,
});

const band = z.object({
  from: whole.nullable(),
  to: whole.nullable(),
  same: position,
  different: position,
  cannotTell: position,
  expectedMille: position.nullable(),
  observedMille: position.nullable(),
  lowMille: position.nullable(),
  highMille: position.nullable(),
});
/** Runs before `linkage/4` corrected nothing. */
const labelReport: z.ZodType<LabelReport> = z.object({
  same: position,
  different: position,
  cannotTell: position,
  sameCompared: position.nullable().default(null),
  bands: z.array(band),
  correctedBands: z.array(band).nullable().default(null),
  applied: z.object({ shiftMilliBits: whole, slopeMille: position }).nullable().default(null),
  calibration: z
    .object({
      shiftMilliBits: whole,
      slopeMille: position,
      shiftErrorMilliBits: position,
      slopeErrorMille: position,
      togetherMille: whole.default(0),
    })
    .nullable(),
  calibrationTakes: z.object({ labels: position, each: position }),
});

const first = z.object({
  records: z.array(z.string()),
  clusters: z.array(position),
  review: z.array(z.tuple([position, position, whole])),
  draws: z.array(z.array(whole)),
});

/** What accounts that came after a run reached, and how many records its figures were learnt from. */
const reach = z.object({
  newRows: position,
  reachedRows: position,
  regrouped: position,
  elsewhere: position,
  learntFrom: position,
});
export type RunReach = z.infer<typeof reach>;

const second = z.object({
  format: z.literal("daftar.link-result/v2"),
  records: z.array(z.string()),
  /** Cluster of each record, numbered from 0; and as if people had said nothing of pairs, null where they had not. */
  clusters: z.array(position),
  unlabelled: z.array(position).nullable(),
  /** Grey band: two positions in `records`, the weight in thousandths of a bit, and what an answer narrows in millionths. */
  review: z.array(z.tuple([position, position, whole, position])),
  draws: drawn.nullable(),
  labels: labelReport.nullable(),
  /** What the run was told: people's answers on two positions, hash of a model file if there was one, how many draws. */
  told: z.object({
    labels: z.array(z.tuple([position, position, pairBody.shape.verdict])),
    model: z.string().nullable(),
    draws: position,
    /** Id of the run's op that it went on from; absent where it learnt anew. */
    goneOnFrom: z.string().optional(),
  }),
  /** Absent where it learnt anew. */
  reach: reach.optional(),
});
export type RunResult = z.infer<typeof second>;

/** @returns null where it is neither form */
export function readRunResult(value: unknown): RunResult | null {
  const now = second.safeParse(value);
  if (now.success) return now.data;
  const before = first.safeParse(value);
  if (!before.success) return null;
  const { records, clusters, review } = before.data;
  return {
    format: "daftar.link-result/v2",
    records,
    clusters,
    unlabelled: null,
    review: review.map(([i, j, milliBits]) => [i, j, milliBits, 0]),
    draws: null,
    labels: null,
    told: { labels: [], model: null, draws: 0 },
  };
}
