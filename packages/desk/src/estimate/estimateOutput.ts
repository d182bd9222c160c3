/** What `estimate` gives back: the report of the package, what the desk adds, and the files it wrote. */
import { sha256Hex } from "@daftar/model";
import { z } from "zod";

const nullable = z.number().nullable();
const refused = z.object({ code: z.string(), message: z.string() }).nullable();
const found = {
  status: z.string(),
  reason: z.string().nullable(),
  point: nullable,
  low: nullable,
  high: nullable,
  by: z.array(z.string()),
};
const moved = z.object({ lists: z.array(z.string()), documented: z.number(), ...found, factor: nullable });
const ends = z.object({ low: z.number(), high: z.number() });

/** What would change it; `null` where fewer than three lists share people. */
const sensitivity = z.object({
  by: z.array(z.string()),
  whole: z.object({ documented: z.number(), ...found }),
  withoutList: z.array(moved),
  merged: z.array(moved),
  knownSizes: z.array(
    z.object({
      list: z.string(),
      known: z.number(),
      seenElsewhere: z.number(),
      ...found,
      logBias: nullable,
      covers: z.boolean().nullable(),
    }),
  ),
  interaction: z.array(
    z.object({
      id: z.string(),
      model: z.string(),
      point: z.number(),
      toLow: nullable,
      toHigh: nullable,
      toFigure: nullable,
    }),
  ),
  figure: nullable,
  bootstrap: z
    .object({
      replicates: z.number(),
      failed: z.number(),
      candidates: z.number(),
      point: z.number(),
      percentile: ends,
      bca: ends.nullable(),
      bcaUndefined: z.string().nullable(),
      chosen: z.array(z.object({ model: z.string(), share: z.number() })),
      bins: z.object({
        from: z.number(),
        width: z.number(),
        shares: z.array(z.number()),
        beyond: z.number(),
      }),
    })
    .nullable(),
});

export const reportOutput = z.object({
  documented: z.number(),
  lists: z.array(z.string()),
  headline: z.object({ low: nullable, high: nullable, level: nullable, lowerBound: nullable, refused }),
  methods: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      reason: z.string().nullable(),
      point: nullable,
      low: nullable,
      high: nullable,
      level: nullable,
      seconds: z.number(),
      diagnostics: z.json(),
    }),
  ),
  sensitivity: sensitivity.nullable(),
  /** Of lists that no method sees. */
  warnings: z.array(
    z.object({ code: z.string(), message: z.string(), list: z.string(), people: z.number() }),
  ),
  seed: z.number(),
  settings: z.object({
    level: z.number(),
    unboundedFactor: z.number(),
    disagreementFactor: z.number(),
    outsideFactor: z.number(),
    widthFactor: z.number(),
    /** By method that ran; docs/methods.md says what each setting is. */
    methods: z.record(z.string(), z.json()),
    sensitivity: z.object({ by: z.array(z.string()), figure: nullable, replicates: nullable }).nullable(),
  }),
});

const drawnMethod = {
  id: z.string(),
  role: z.enum(["headline", "shown"]),
  status: z.string(),
  reason: z.string().nullable(),
  point: nullable,
  low: nullable,
  high: nullable,
  level: nullable,
  between: z.object({ width: z.number(), variance: z.number() }).nullable(),
};

/** By strata, over clusterings and imputations; `null` where neither was asked for. */
export const pooledOutput = z.object({
  /** What people are told apart by; empty: everybody is the one stratum `all`. */
  by: z.array(z.string()),
  lists: z.array(z.string()),
  strata: z.array(
    z.object({
      stratum: z.string(),
      documented: z.number(),
      imputed: z.number(),
      people: z.object({ low: z.number(), high: z.number() }),
      low: nullable,
      high: nullable,
      level: nullable,
      refused,
      methods: z.array(z.object(drawnMethod)),
    }),
  ),
  total: z.object({
    documented: z.number(),
    low: nullable,
    high: nullable,
    level: nullable,
    partial: z.boolean(),
    counted: z.array(z.string()),
    refused,
    methods: z.array(z.object({ ...drawnMethod, filled: z.array(z.string()) })),
    estimated: z.object({ strata: z.number(), low: nullable, high: nullable }),
  }),
  unlabelled: z.number(),
  people: z.object({ low: z.number(), high: z.number() }),
  settings: z.object({
    methods: z.array(z.string()),
    combining: z.enum(["pooled", "rubin", "rubin-verdata"]),
    over: z.enum(["nothing", "clusterings", "labels", "clusterings and labels"]),
    replicates: z.number(),
    heavyReplicates: z.number(),
    drawsEach: z.number(),
    heavyDrawsEach: z.number(),
    tables: z.number(),
    computed: z.number(),
    smallest: z.number(),
    seed: z.number(),
  }),
  /** Why no clusterings are pooled though they were asked for; `null` where they are, or were not. */
  notPooled: z.enum(["no-run", "none-drawn", "answers-since"]).nullable(),
});
export type PooledOutput = z.infer<typeof pooledOutput>;

export const estimateOutput = reportOutput.extend({
  /** Of the program that made it. */
  version: z.string(),
  /** SHA-256 of the table in its one form (`canonicalTable`); null where it did not come to a table. */
  inputDigest: sha256Hex.nullable(),
  pooled: pooledOutput.nullable(),
  /** How many people are on exactly these lists. */
  overlaps: z.array(z.object({ lists: z.array(z.string()), people: z.number() })),
  label: z.string(),
  assumptions: z.array(z.string()),
  leftOut: z
    .object({
      identity: z.number(),
      outsideCoverage: z.number(),
      coverageUnknown: z.number(),
      onNoList: z.number(),
    })
    .nullable(),
  /** Invented material: a practice desk, or a table with a column `invented` (J19). */
  practice: z.boolean(),
  /** Names of the plots written to `--plot`. */
  plots: z.array(z.string()),
});
export type EstimateOutput = z.infer<typeof estimateOutput>;
