/** `toll`: the four lines, with what others claim beside them. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { HEADLINE_METHODS } from "@daftar/estimate";
import { DaftarError, isoDay, type Scope } from "@daftar/model";
import { countableRows, deathsThrough, type TollLines, tollLines } from "@daftar/toll";
import { z } from "zod";
import { checkedClaim, checkedClaims } from "../claims/checkedClaims.ts";
import { comparedPeople, verdictOn } from "../claims/verdicts.ts";
import { estimateDesk } from "../estimate/deskEstimate.ts";
import { readRelease } from "../release/readRelease.ts";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { changesBetween, changesShape } from "../view/changesBetween.ts";
import { conflictsOf } from "../view/conflicts.ts";
import { currentView } from "../view/view.ts";

const nullable = z.number().nullable();
export const scopeShown = z
  .object({
    name: z.string(),
    window: z.object({ from: z.string(), to: z.string() }),
    laterDeathsUntil: z.string(),
    area: z.string(),
    populations: z.array(z.string()),
    waysOfDying: z.array(z.string()),
  })
  .nullable();

const estimated = z.object({
  low: nullable,
  high: nullable,
  level: nullable,
  refused: z.object({ code: z.string(), message: z.string() }).nullable(),
});

const tollOutput = z.object({
  asOf: z.string().nullable(),
  deathsThrough: z.string().nullable(),
  practice: z.boolean(),
  scope: scopeShown,
  policy: z.string(),
  lines: z.object({
    verifiedNamed: z.number(),
    verified: z.number(),
    reported: z.object({ low: z.number(), high: z.number() }),
    estimated,
  }),
  /** Shown beside the lines, counted in none of them anew. */
  beside: z.object({
    corroborated: z.number(),
    disputed: z.number(),
    missingPresumed: z.number(),
    undated: z.number(),
  }),
  flags: z.array(z.object({ code: z.string(), words: z.string() })),
  claims: z.array(checkedClaim),
  /** Why the lines moved since a day; `null` where that was not asked. */
  changes: changesShape.extend({ since: z.string() }).nullable(),
});

export function shownScope(scope: Scope | null): z.infer<typeof scopeShown> {
  if (scope === null) return null;
  const { name, window, laterDeathsUntil, area, populations, waysOfDying } = scope;
  return {
    name,
    window,
    laterDeathsUntil,
    area: area.name,
    populations: [...populations],
    waysOfDying: [...waysOfDying],
  };
}

interface Cut {
  readonly lines: TollLines;
  readonly undated: number;
}

const CUT_REFUSAL = {
  low: null,
  high: null,
  level: null,
  refused: { code: "estimate.different-scopes", message: "No estimate is made of a cut by date of death." },
};

/** A release's public lines: what its own data gives, and nothing the desk knows besides. */
async function tollOfRelease(dir: string): Promise<z.infer<typeof tollOutput>> {
  const { release, toll, estimate, claims } = await readRelease(dir);
  const { lines } = toll;
  const verdicts = new Map(toll.claims.map((verdict) => [verdict.claim, verdict]));
  const headline = estimate?.headline ?? null;
  return {
    asOf: toll.asOf,
    deathsThrough: null,
    practice: release.invented,
    scope: shownScope(release.scope),
    policy: release.policy.version,
    lines: {
      verifiedNamed: lines.verifiedNamed,
      verified: lines.verified,
      reported: lines.reported,
      estimated: {
        low: headline?.low ?? null,
        high: headline?.high ?? null,
        level: headline?.level ?? null,
        refused:
          headline === null
            ? { code: "estimate.coverage-undeclared", message: "This release holds no estimate." }
            : headline.refused,
      },
    },
    beside: {
      corroborated: lines.corroborated,
      disputed: lines.disputed,
      missingPresumed: lines.missingPresumed,
      undated: 0,
    },
    flags: toll.flags,
    claims: checkedClaims(
      claims,
      (claim) => {
        const found = verdicts.get(claim.id);
        return { code: "none", words: found?.words ?? "", interval: null };
      },
      null,
    ),
    changes: null,
  };
}

/** What is in force stands on decisions that people must settle first. */
function conflictFlag(count: number): { code: string; words: string }[] {
  if (count === 0) return [];
  const words = count === 1 ? "1 decision made apart differs" : `${count} decisions made apart differ`;
  return [{ code: "conflicts", words: `${words} and must be settled: daftar conflicts` }];
}

/** Figures said before an erasure may have been higher: how many accounts are gone is told with every figure. */
function erasedFlag(count: number): { code: string; words: string }[] {
  if (count === 0) return [];
  const words = count === 1 ? "1 account was erased and counts" : `${count} accounts were erased and count`;
  return [{ code: "erased", words: `${words} in no line, on any day` }];
}

async function tollOfDesk(
  context: VerbContext,
  dir: string | null,
  asOf: string | null,
  through: string | null,
  since: string | null,
) {
  return withDesk(
    context,
    async (desk) => {
      const view = await currentView(desk, asOf);
      const rows = countableRows(view.judgement);
      const cut = (): Cut => {
        if (through === null) return { lines: view.lines(), undated: 0 };
        const part = deathsThrough(through, rows);
        return { lines: tollLines({ ...part, openPairs: rows.openPairs }), undated: part.undated };
      };
      const { lines, undated } = cut();
      const { report, covers } = estimateDesk(view, {
        seed: 1,
        methods: HEADLINE_METHODS,
        clock: context.clock,
        progress: context.progress,
      });
      const { low, high, level, refused } = report.headline;
      const people = comparedPeople(view.judgement.victims);
      const claims = view.facts.claims.map((fact) => fact.body.claim);
      return {
        asOf,
        deathsThrough: through,
        practice: desk.info.practice,
        scope: shownScope(view.scope),
        policy: view.policy.version,
        lines: {
          verifiedNamed: lines.verifiedNamed,
          verified: lines.verified,
          reported: { ...lines.reported },
          estimated:
            through === null
              ? { low, high, level, refused: refused === null ? null : { ...refused } }
              : CUT_REFUSAL,
        },
        beside: {
          corroborated: lines.corroborated,
          disputed: lines.disputed,
          missingPresumed: lines.missingPresumed,
          undated,
        },
        flags: [
          ...lines.flags.map((flag) => ({ code: flag.code, words: flag.words })),
          ...conflictFlag(conflictsOf(view.facts, view.decisions).length),
          ...erasedFlag(view.facts.erased.length),
        ],
        claims: checkedClaims(
          claims,
          (claim) => verdictOn(claim, people, view.scope, { low, high, covers }),
          asOf,
        ),
        changes: since === null ? null : { since, ...changesBetween(await currentView(desk, since), view) },
      };
    },
    dir ?? context.desk,
  );
}

export const toll = defineVerb({
  details:
    "Lines are never summed. --as-of gives what this desk had received by the end of that day, under the policy and\n" +
    "linkage then in force; --deaths-through counts who died by then. --since says why the lines\n" +
    "moved from the end of that day. A release gives its public lines.",
  positional: ["of"],
  needsDesk: false,
  effect: "reads",
  places: ["of"],
  input: z.object({
    of: path.optional().describe("folder of a desk or of a release; else the desk here"),
    asOf: isoDay.optional().describe("what was known by the end of this UTC day"),
    deathsThrough: isoDay.optional().describe("died by the end of this day"),
    since: isoDay.optional().describe("also why the lines moved since the end of this day, person by person"),
  }),
  output: tollOutput,
  async run(context, input) {
    const dir = input.of === undefined ? null : resolve(context.cwd, input.of);
    if (dir !== null && existsSync(join(dir, "release.json"))) {
      if ([input.asOf, input.deathsThrough, input.since].some((one) => one !== undefined)) {
        throw new DaftarError("usage.wrong", "a release is of one day: use an older release, or the desk", {
          field: "as-of",
        });
      }
      return done(await tollOfRelease(dir));
    }
    const { asOf = null, deathsThrough: through = null, since = null } = input;
    if (since !== null && asOf !== null && since > asOf) {
      throw new DaftarError("usage.wrong", "--since lies after --as-of", { field: "since" });
    }
    return done(await tollOfDesk(context, dir, asOf, through, since));
  },
});
