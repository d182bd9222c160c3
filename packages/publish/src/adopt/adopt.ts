/**
 * From what `packages/toll` judged to what a release is made from, field by field.
 *
 * A person's place and date are those that accounts of the person give; that of a count account which
 * names them (J11) stays behind, since that account may be sealed.
 */
import type { GateSummary } from "@daftar/model";
import type { GateReport, JudgedCount, Victim } from "@daftar/toll";
import type { ReleaseCount, ReleasePerson } from "../propose/input.ts";

/** A judged victim as a release reads them. */
export function releasePerson(victim: Victim): ReleasePerson {
  const { id, level, status, named, names, age, sex, death, cause, population, dispute, origins } = victim;
  const { class: releaseClass, kinInformed, names: consented, twoPeople } = victim.release;
  return {
    victimId: id,
    level,
    inScope: victim.inScope.state !== "out" || level === "verified",
    missingPresumed: status === "missing-presumed",
    named,
    names: names.map(({ text }) => text),
    age,
    sex,
    cause,
    population,
    dispute,
    death: death && {
      from: death.from,
      to: death.to,
      precision: death.precision,
    },
    place: victim.deathPlace ?? victim.injuryPlace,
    origins: origins.known,
    release: {
      class: releaseClass,
      kinInformed,
      names: consented,
      twoPeople,
    },
  };
}

/** A judged count account, or the verified number that two of them carry. */
export function releaseCount(count: JudgedCount): ReleaseCount {
  const { id, level, place, window, low, high, extent, release } = count;
  return {
    countId: id,
    level: level === "alleged" ? null : level,
    place,
    window,
    low,
    high,
    extent,
    release: release.class,
  };
}

/** What of the gate's report is published with the figures (J20): no coverage details, no conditions. */
export function releaseGate({ open, code, measures, leftOut }: GateReport): GateSummary {
  return {
    open,
    code,
    measures: measures.map(({ id, value, threshold, met, words }) => ({
      id,
      value,
      threshold,
      met,
      words,
    })),
    leftOut: leftOut.map(({ what, province, people }) => ({
      what,
      province,
      people,
    })),
  };
}
