/**
 * The data of a release: what a public folder holds, as `publish` writes it and `audit` recomputes it.
 *
 * Source: J15 (classes), J16 (what leaves, field by field), J17 (leaves without names), J19 (`invented`
 * first). The JSON files are the data; the CSV files say the same for people with spreadsheets.
 * Paths are in `RELEASE_PATHS`; `data/dictionary.json` describes every column.
 */
import { z } from "zod";
import { claim, claimFigure } from "./claim.ts";
import { datePrecision } from "./dates/dateSpan.ts";
import { isoDay } from "./dates/isoDay.ts";
import type { PlacePath } from "./judgement/countAccount.ts";
import { policy } from "./judgement/policy.ts";
import { scope } from "./judgement/scope.ts";
import { sha256Hex } from "./ops/envelope.ts";
import { causeClass, dispute, population, sex } from "./vocabularies.ts";

export const RELEASE_FORMAT = "daftar.release/v1";

/** Where each part of a release stands. Everything but the manifest and `log/` is in the manifest. */
export const RELEASE_PATHS = {
  release: "release.json",
  manifest: "manifest.json",
  english: "index.html",
  persian: "fa.html",
  people: "data/people.json",
  peopleCsv: "data/people.csv",
  counts: "data/counts.json",
  countsCsv: "data/counts.csv",
  claims: "data/claims.json",
  claimsCsv: "data/claims.csv",
  toll: "data/toll.json",
  overlaps: "data/overlaps.json",
  sources: "data/sources.json",
  estimate: "data/estimate.json",
  corrections: "data/corrections.json",
  openings: "data/openings.json",
  dictionary: "data/dictionary.json",
  dictionaryCsv: "data/dictionary.csv",
  /** Outside the manifest: the public log, and its checkpoint for pages opened from file://. */
  log: "log/",
  checkpoint: "log/checkpoint",
  checkpointScript: "log/checkpoint.js",
} as const;

/** The globals that `log/checkpoint.js` sets: the checkpoint's text, what approvers said, and nothing else. */
export const CHECKPOINT_GLOBAL = "daftarCheckpoint";
export const WORDS_GLOBAL = "daftarWords";

/** JSON leaves U+2028, U+2029 and "</" as they are, which a script must not meet. */
const inScript = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\u2028\u2029<]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/**
 * The script's bytes for a checkpoint's text; audit compares them whole.
 *
 * @param words of the log's `words.publish` leaf; null where the release has none
 */
export function checkpointScript(
  checkpointText: string,
  words: { readonly approvals: number; readonly dissents: readonly string[] } | null = null,
): string {
  const said = words && { approvals: words.approvals, dissents: words.dissents };
  return [
    `globalThis.${CHECKPOINT_GLOBAL} = ${inScript(checkpointText)};\n`,
    ...(said === null ? [] : [`globalThis.${WORDS_GLOBAL} = ${inScript(said)};\n`]),
  ].join("");
}

/** Age bands of released rows; 18 and 30 are borders, since shares under each are spoken of. */
export const ageBand = z.enum(["0-11", "12-17", "18-29", "30-44", "45-59", "60+"]);
export type AgeBand = z.infer<typeof ageBand>;

const BAND_STARTS: readonly (readonly [AgeBand, number, number])[] = [
  ["0-11", 0, 11],
  ["12-17", 12, 17],
  ["18-29", 18, 29],
  ["30-44", 30, 44],
  ["45-59", 45, 59],
  ["60+", 60, 130],
];

/** The band that holds a whole span of years, or null where the span crosses a border or is unknown. */
export function ageBandOf(age: { readonly low: number; readonly high: number } | null): AgeBand | null {
  if (age === null) return null;
  return BAND_STARTS.find(([, from, to]) => from <= age.low && age.high <= to)?.[0] ?? null;
}

export const publicId = z.string().regex(/^(?:PRACTICE-)?[PCG][0-9a-f]{16}$/, "a public id");
export const publicLevel = z.enum(["reported", "corroborated", "verified"]);
export type PublicLevel = z.infer<typeof publicLevel>;
export const publicClass = z.enum(["count-only", "public-reduced", "public-full"]);

/** A name as an account wrote it. */
export const nameForm = z.strictObject({
  text: z.string().min(1),
  script: z.enum(["persian", "latin", "other"]),
});
export type NameForm = z.infer<typeof nameForm>;

/** Why a row differs from the one before under the same id. */
export const changeReason = z.enum(["level-changed", "details-changed"]);

/** One person of a release (J16). `null` is "not shown or not known": the two are never told apart. */
export const personRow = z.strictObject({
  invented: z.boolean(),
  publicId,
  version: z.number().int().min(1),
  class: publicClass,
  /** Random id shared by people who may turn out to be one person (open pairs). */
  group: publicId.nullable(),
  level: publicLevel,
  /** J10: full, or given name with family or father's name, and shown in `nameForms`. */
  named: z.boolean(),
  /** Written form first. */
  nameForms: z.array(nameForm),
  ageBand: ageBand.nullable(),
  sex: sex.nullable(),
  /** Days the death may have been on. */
  date: z.strictObject({ from: isoDay, to: isoDay, precision: datePrecision }).nullable(),
  /** Ids of the scope's area; a city is never shown without its province. */
  city: z.string().nullable(),
  province: z.string().nullable(),
  cause: causeClass.nullable(),
  population: population.nullable(),
  dispute: dispute.nullable(),
  twoOrMoreOrigins: z.boolean().nullable(),
  /** Missing and presumed dead: in no line of the toll. */
  missingPresumed: z.boolean(),
  /** Slot (a day) of first publication under this id, and of this version. */
  firstPublished: isoDay,
  changed: isoDay,
  reason: changeReason.nullable(),
});
export type PersonRow = z.infer<typeof personRow>;

/** One count account of a release; its source never leaves. */
export const countRow = z.strictObject({
  invented: z.boolean(),
  publicId,
  version: z.number().int().min(1),
  province: z.string().nullable(),
  city: z.string().nullable(),
  windowFrom: isoDay,
  windowTo: isoDay,
  low: z.number().int().nonnegative(),
  high: z.number().int().nonnegative(),
  extent: z.enum(["whole", "partial"]),
  level: z.enum(["credible", "verified"]),
});
export type CountRow = z.infer<typeof countRow>;

/** J15: a name published before is closed; never why in detail, never found-alive. */
export const closeReason = z.enum(["correction", "joined-with", "on-request"]);
export type CloseReason = z.infer<typeof closeReason>;
export const correctionRow = z.strictObject({
  invented: z.boolean(),
  publicId,
  reason: closeReason,
  slot: isoDay,
});
export type CorrectionRow = z.infer<typeof correctionRow>;

const count = z.number().int().nonnegative();

/** The desk's lines, computed from the rows of this release alone. */
export const publicLines = z.strictObject({
  verifiedNamed: count,
  verified: count,
  reported: z.strictObject({ low: count, high: count }),
  corroborated: count,
  disputed: count,
  missingPresumed: count,
});
export type PublicLines = z.infer<typeof publicLines>;

export const claimVerdict = z.strictObject({ claim: z.string(), code: z.string(), words: z.string() });
export type ClaimVerdict = z.infer<typeof claimVerdict>;

export const gateSummary = z.strictObject({
  open: z.boolean(),
  code: z.string(),
  measures: z.array(
    z.strictObject({
      id: z.string(),
      value: z.union([z.number(), z.string()]).nullable(),
      threshold: z.union([z.number(), z.string()]).nullable(),
      met: z.boolean().nullable(),
      words: z.string(),
    }),
  ),
  /** What stays out of the release, in totals that single nobody out (J20). */
  leftOut: z.array(z.strictObject({ what: z.string(), province: z.string().nullable(), people: count })),
});
export type GateSummary = z.infer<typeof gateSummary>;

const tally = { people: count, verified: count };
const cut = z.array(z.strictObject({ value: z.string(), ...tally }));

/** The cuts of J12, as `packages/toll` gives them for the released rows. */
export const publicBreakdowns = z.strictObject({
  people: count,
  byNight: z.array(z.strictObject({ day: isoDay.nullable(), ...tally, nightUnknown: count })),
  byPlace: z.array(
    z.strictObject({ province: z.string().nullable(), city: z.string().nullable(), ...tally }),
  ),
  byAgeBand: cut,
  under30: z.strictObject({ people: count, ofKnownAge: count, ageUnknown: count }),
  bySex: cut,
  byCause: cut,
  byPopulation: cut,
});
export type PublicBreakdowns = z.infer<typeof publicBreakdowns>;

/** `data/toll.json`: everything in it but `claims` and `gate` is recomputable from the rows. */
export const tollFile = z.strictObject({
  invented: z.boolean(),
  asOf: isoDay,
  lines: publicLines,
  /** As `packages/toll` gives them for the released rows. */
  flags: z.array(z.strictObject({ code: z.string(), words: z.string() })),
  breakdowns: publicBreakdowns,
  claims: z.array(claimVerdict),
  gate: gateSummary.nullable(),
});
export type TollFile = z.infer<typeof tollFile>;

/** `data/overlaps.json`: who is on which list, under aliases; null where the smallest total is not met. */
export const overlapsFile = z.strictObject({
  invented: z.boolean(),
  aliases: z.array(z.string()),
  /** `lists` holds the aliases of one exact combination. */
  cells: z.array(z.strictObject({ lists: z.array(z.string()), people: count })).nullable(),
});
export type OverlapsFile = z.infer<typeof overlapsFile>;

/** `data/sources.json`: accounts by class of source, for the whole release, uncrossed. */
export const sourcesFile = z.strictObject({
  invented: z.boolean(),
  classes: z.array(z.strictObject({ class: z.string(), accounts: count })),
});
export type SourcesFile = z.infer<typeof sourcesFile>;

const number = z.number().nullable();
/** `data/estimate.json`: lists under aliases; null where nothing was estimated. */
export const estimateFile = z.strictObject({
  invented: z.boolean(),
  estimate: z
    .strictObject({
      documented: z.number(),
      lists: z.array(z.string()),
      headline: z.strictObject({
        low: number,
        high: number,
        level: number,
        lowerBound: number,
        refused: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
      }),
      methods: z.array(
        z.strictObject({
          id: z.string(),
          status: z.enum(["ok", "excluded", "refused", "failed"]),
          reason: z.string().nullable(),
          point: number,
          low: number,
          high: number,
          level: number,
        }),
      ),
      seed: z.union([z.number(), z.string()]).nullable(),
      /**
       * What its lists cover in common: the deaths it speaks of (J21). Empty: the whole area, all
       * populations. Null in releases made before it was told: then it stands beside no claim.
       */
      covers: z
        .strictObject({
          window: z.strictObject({ from: isoDay, to: isoDay }),
          provinces: z.array(z.string()),
          populations: z.array(population),
        })
        .nullable()
        .default(null),
    })
    .nullable(),
});
export type EstimateFile = z.infer<typeof estimateFile>;

/**
 * The page with which anybody audits a release (`daftar checker`), as the program that made the release builds it.
 * The log has its hash through the manifest, so that everybody who is shown this log is told of one page.
 */
export const checkerNamed = z.strictObject({ version: z.string().min(1), sha256: sha256Hex });
export type CheckerNamed = z.infer<typeof checkerNamed>;

/** `release.json`. Its size, root and fingerprint stand nowhere in it: they are the log's to say (J22). */
export const releaseFile = z.strictObject({
  format: z.literal(RELEASE_FORMAT),
  /** 1 for the first release of this log, then one more each time. */
  version: z.number().int().min(1),
  invented: z.boolean(),
  /** Of the desk. */
  name: z.string().min(1),
  title: z.string().min(1),
  scope,
  policy,
  asOf: isoDay,
  /** The publication slot, a day. */
  slot: isoDay,
  /** How many people approved; never who (J20). */
  approvers: z.number().int().min(2),
  previous: z.strictObject({ manifest: sha256Hex, logSize: z.number().int().min(1) }).nullable(),
  origin: z.string().min(1),
  vkey: z.string().min(1),
  /** Null where the program that made it had none built; absent in releases made before 0068. */
  checker: checkerNamed.nullable().default(null),
});
export type ReleaseFile = z.infer<typeof releaseFile>;

/** `manifest.json`: every file but itself and those under `log/`, by path, in the order of paths. */
export const manifestFile = z.strictObject({
  format: z.literal("daftar.manifest/v1"),
  files: z.record(z.string(), z.strictObject({ bytes: count, sha256: sha256Hex })),
});
export type ManifestFile = z.infer<typeof manifestFile>;

/** `data/openings.json`: the salts that open the newest leaf of every published item. */
export const openingsFile = z.array(
  z.strictObject({
    publicId: z.string(),
    version: z.number().int().min(1),
    salts: z.record(z.string(), sha256Hex),
  }),
);
export type OpeningsFile = z.infer<typeof openingsFile>;

export const dictionaryFile = z.array(
  z.strictObject({
    file: z.string(),
    column: z.string(),
    meaning: z.string(),
    values: z.string(),
  }),
);
export type DictionaryFile = z.infer<typeof dictionaryFile>;

/** Nothing stands in a released claim that its commitment does not cover. */
export const claimsFile = z.array(
  claim.extend({ figure: claimFigure.strict(), window: claim.shape.window.strict() }).strict(),
);
export const peopleFile = z.array(personRow);
export const countsFile = z.array(countRow);
export const correctionsFile = z.array(correctionRow);

/** The place a released row is counted at (J11): no incident ever leaves. */
export function placeOfRow(row: Pick<PersonRow, "city" | "province">): PlacePath | null {
  return row.province === null ? null : { province: row.province, city: row.city, incident: null };
}

/**
 * Pairs of public ids that share a group, as a chain within each group: enough to join them (J10).
 *
 * Somebody presumed dead is in no line and joins nobody, so the chain passes them by: between two others,
 * where random ids may put them, they would part those two.
 */
export function openPairsOfRows(
  rows: readonly Pick<PersonRow, "publicId" | "group" | "missingPresumed">[],
): [string, string][] {
  const last = new Map<string, string>();
  const pairs: [string, string][] = [];
  for (const { publicId: id, group, missingPresumed } of rows) {
    if (group === null || missingPresumed) continue;
    const before = last.get(group);
    if (before !== undefined) pairs.push([before, id]);
    last.set(group, id);
  }
  return pairs;
}
