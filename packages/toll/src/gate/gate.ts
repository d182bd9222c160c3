/**
 * Whether the written policy lets figures out, and what they would leave out.
 *
 * Source: J20. The gate guards figures, not single names, and never opens on silence. Sample coverage and
 * new victims per new record are shown beside intake and conditions and are no thresholds.
 * Cost: people × counted scopes.
 */
import type { OpBody, Policy, Scope } from "@daftar/model";
import type { Judgement } from "../judge/victim.ts";
import { asCountable, asCountableCount } from "../lines/asCountable.ts";
import type { ScopeLine, TollLines } from "../lines/tollLines.ts";
import { type LeftOut, leftOutOf } from "./leftOut.ts";
import {
  type GateMissing,
  gapOf,
  missingAgreement,
  missingOrigins,
  missingPairs,
  missingProvinces,
  missingRecords,
  missingReviews,
  missingScope,
} from "./missing.ts";
import { type SampleCoverage, sampleCoverage } from "./sampleCoverage.ts";
import { type IntakeDay, type Silence, silenceOf } from "./silence.ts";

export interface GateMeasure {
  readonly id: string;
  readonly value: number | string | null;
  readonly threshold: number | string | null;
  /** Which way the threshold is met; null where there is none. */
  readonly asks: "at-least" | "at-most" | null;
  /** Null: shown, and no threshold. */
  readonly met: boolean | null;
  readonly words: string;
  /** What would meet it; null where it is met, or only shown. For the desk alone. */
  readonly missing: GateMissing | null;
}

export interface GateReport {
  readonly open: boolean;
  /** `gate.open`, or the catalogue's code of why not. */
  readonly code: "gate.open" | "gate.shut" | "gate.silence-is-not-convergence";
  readonly measures: readonly GateMeasure[];
  readonly leftOut: readonly LeftOut[];
  readonly sampleCoverage: SampleCoverage;
  readonly silence: Silence;
  /** The place and window where names and a whole count differ most; null where none differs. */
  readonly widestGap: ScopeLine | null;
  /** What was cut where and when, by first day. */
  readonly conditions: readonly OpBody<"conditions">[];
}

export interface GateInput {
  readonly judgement: Judgement;
  readonly lines: TollLines;
  readonly policy: Policy;
  /** Undecided pairs of victims. */
  readonly openPairs: number | readonly (readonly [string, string])[];
  /** New records and new victims by day, the day of judging last. */
  readonly intake: readonly IntakeDay[];
  readonly conditions: readonly OpBody<"conditions">[];
  readonly scope: Scope | null;
}

interface Gap {
  readonly line: ScopeLine;
  readonly perMille: number;
}

/** Where names and a whole count disagree most: names missing below its low, or beyond its high. */
function widestGap(lines: TollLines): Gap | null {
  let widest: Gap | null = null;
  for (const line of lines.scopes) {
    const perMille = gapOf(line)?.perMille;
    if (perMille !== undefined && (widest === null || perMille > widest.perMille))
      widest = { line, perMille };
  }
  return widest;
}

/** Ids, in the order of the scope. */
function provincesWithoutSource(judgement: Judgement, scope: Scope): string[] {
  const heard = new Set<string>();
  for (const victim of judgement.victims) {
    if (victim.credited.length === 0) continue;
    for (const place of [victim.deathPlace, victim.injuryPlace])
      if (place?.province != null) heard.add(place.province);
  }
  for (const count of judgement.counts)
    if (asCountableCount(count) !== null && count.place.province !== null) heard.add(count.place.province);
  return scope.area.provinces.flatMap(({ id }) => (heard.has(id) ? [] : [id]));
}

function coverageOf(judgement: Judgement): SampleCoverage {
  return sampleCoverage(
    judgement.victims
      .filter((victim) => asCountable(victim) !== null)
      .map(({ origins }) => (origins.known === 0 && origins.unknown ? 1 : origins.known)),
  );
}

function thresholds(input: GateInput, widest: Gap | null): GateMeasure[] {
  const { judgement, lines, policy, scope } = input;
  const gap = widest === null ? null : widest.perMille;
  const { gate } = policy;
  const pairs = typeof input.openPairs === "number" ? input.openPairs : input.openPairs.length;
  const counted = judgement.victims.filter((victim) => asCountable(victim) !== null).length;
  const share = counted === 0 ? (pairs > 0 ? 1000 : 0) : Math.floor((1000 * pairs) / counted);
  const reviews =
    judgement.victims.filter((victim) => victim.reviewAsked).length +
    judgement.counts.filter((count) => count.reviewAsked).length;
  const silent = scope === null ? null : provincesWithoutSource(judgement, scope);
  const unmet = (met: boolean, missing: () => GateMissing) => ({ met, missing: met ? null : missing() });
  return [
    {
      id: "scope",
      value: scope?.name ?? null,
      threshold: null,
      asks: null,
      ...unmet(scope !== null, missingScope),
      words:
        scope === null
          ? "no scope is set, so nothing is released"
          : "a scope is set and printed with every figure",
    },
    {
      id: "origins",
      value: judgement.origins,
      threshold: gate.minimumOrigins,
      asks: "at-least",
      ...unmet(judgement.origins >= gate.minimumOrigins, () =>
        missingOrigins(judgement.origins, gate.minimumOrigins),
      ),
      words: `${judgement.origins} distinct known origins behind the reported figure; at least ${gate.minimumOrigins} asked`,
    },
    {
      id: "undecided-pairs",
      value: share,
      threshold: gate.undecidedPairsPerMille,
      asks: "at-most",
      ...unmet(share <= gate.undecidedPairsPerMille, () =>
        missingPairs(pairs, counted, gate.undecidedPairsPerMille),
      ),
      words: `${pairs} undecided pairs, ${share} per 1,000 people at reported or above; at most ${gate.undecidedPairsPerMille} allowed`,
    },
    {
      id: "reviews-asked",
      value: reviews,
      threshold: gate.reviewsAsked,
      asks: "at-most",
      ...unmet(reviews <= gate.reviewsAsked, () => missingReviews(judgement, gate.reviewsAsked)),
      words: `${reviews} signatures with review asked; at most ${gate.reviewsAsked} allowed`,
    },
    {
      id: "count-agreement",
      value: gap,
      threshold: gate.countGapPerMille,
      asks: "at-most",
      ...unmet(gap === null || gap <= gate.countGapPerMille, () =>
        missingAgreement(lines, gate.countGapPerMille),
      ),
      words:
        gap === null
          ? "no whole count to compare names with, by place and night"
          : // Where that is may be a count that is sealed, and these words go out with a release (J16).
            `counts and names differ by up to ${gap} per 1,000 of a count; at most ${gate.countGapPerMille} allowed`,
    },
    {
      id: "places-without-source",
      value: silent?.length ?? null,
      threshold: gate.placesWithoutSource,
      asks: "at-most",
      ...(silent === null || scope === null
        ? { met: false, missing: missingScope() }
        : unmet(silent.length <= gate.placesWithoutSource, () =>
            missingProvinces(silent, gate.placesWithoutSource, scope),
          )),
      words:
        silent === null
          ? "without a scope no places can be told"
          : `${silent.length} provinces of the scope with no source listed; at most ${gate.placesWithoutSource} allowed`,
    },
  ];
}

function shown(input: GateInput, coverage: SampleCoverage): GateMeasure[] {
  const last = input.intake.filter((day) => day.newRecords > 0).at(-1);
  const rate = last ? Math.floor((1000 * last.newVictims) / last.newRecords) : null;
  return [
    {
      id: "sample-coverage",
      value: coverage.perMille,
      threshold: null,
      asks: null,
      met: null,
      missing: null,
      words:
        coverage.perMille === null
          ? "sample coverage cannot be told: nobody was heard of twice"
          : `sample coverage ${coverage.perMille} per 1,000 (${coverage.once} heard of from one origin, ${coverage.twice} from two); no threshold`,
    },
    {
      id: "new-victims-per-record",
      value: rate,
      threshold: null,
      asks: null,
      met: null,
      missing: null,
      words:
        rate === null || !last
          ? "no records came in"
          : `${rate} new people per 1,000 new records on ${last.day}, the last day with intake; no threshold`,
    },
    {
      id: "conditions",
      value: input.conditions.length,
      threshold: null,
      asks: null,
      met: null,
      missing: null,
      words: `${input.conditions.length} entries in the table of what was cut where`,
    },
  ];
}

export function gate(input: GateInput): GateReport {
  const silence = silenceOf(input.intake, input.policy.gate.silencePerMille);
  const coverage = coverageOf(input.judgement);
  const gap = widestGap(input.lines);
  const asked =
    silence.earlierMedian === null
      ? null
      : Math.ceil((silence.earlierMedian * input.policy.gate.silencePerMille) / 1000);
  const measures: GateMeasure[] = [
    ...thresholds(input, gap),
    {
      id: "intake",
      value: silence.last,
      threshold: asked,
      asks: asked === null ? null : "at-least",
      met: !silence.silent,
      words:
        silence.earlierMedian === null
          ? "no earlier intake to compare with"
          : `${silence.last} records in the last ${silence.spanDays} day(s), earlier median ${silence.earlierMedian}`,
      missing: silence.silent && asked !== null ? missingRecords(silence, asked, input.policy) : null,
    },
    ...shown(input, coverage),
  ];
  const open = measures.every((measure) => measure.met !== false);
  return {
    open,
    code: open ? "gate.open" : silence.silent ? "gate.silence-is-not-convergence" : "gate.shut",
    measures,
    leftOut: leftOutOf(input.judgement),
    sampleCoverage: coverage,
    silence,
    widestGap: gap === null || gap.perMille === 0 ? null : gap.line,
    conditions: input.conditions.toSorted((a, b) =>
      `${a.from} ${a.where} ${a.to}` < `${b.from} ${b.where} ${b.to}` ? -1 : 1,
    ),
  };
}
