/**
 * The toll shown, against the toll counted again from the released rows (J10, J11, J16).
 *
 * The rows a release holds are all that its toll may rest on, so whoever holds it can count again.
 * Cost: that of `tollLines`.
 */
import {
  type CountRow,
  canonicalText,
  openPairsOfRows,
  type PersonRow,
  type PublicLines,
  placeOfRow,
  RELEASE_PATHS,
  type ReleaseFile,
} from "@daftar/model";
import { nameReach } from "@daftar/names";
import { type BreakdownPerson, breakdowns, type CountableCount, tollLines } from "@daftar/toll";
import type { Findings } from "../report.ts";
import type { ReleasedRows } from "./rows.ts";

const asPerson = (row: PersonRow): BreakdownPerson => ({
  id: row.publicId,
  level: row.level,
  named: row.named,
  place: placeOfRow(row),
  when: row.date === null ? null : { from: row.date.from, to: row.date.to },
  status: row.missingPresumed ? "missing-presumed" : "dead",
  disputed: row.dispute === "identity" || row.dispute === "fact-of-death",
  ageBand: row.ageBand,
  sex: row.sex,
  cause: row.cause,
  population: row.population,
});

const asCount = (row: CountRow): CountableCount => ({
  id: row.publicId,
  place: { province: row.province, city: row.city, incident: null },
  window: { from: row.windowFrom, to: row.windowTo },
  low: row.low,
  high: row.high,
  extent: row.extent,
  level: row.level,
});

/** The lines one after another, for comparing and for pages. */
export function numbersOf(lines: PublicLines): number[] {
  const { verifiedNamed, verified, reported, corroborated, disputed, missingPresumed } = lines;
  return [verifiedNamed, verified, reported.low, reported.high, corroborated, disputed, missingPresumed];
}

/** A remark by its code and its numbers: a later version may find better words for it. */
const remark = ({ code, words }: { readonly code: string; readonly words: string }): string[] => [
  code,
  ...(words.match(/\d+/g) ?? []),
];

export function checkToll(
  { people, counts, toll }: ReleasedRows,
  release: ReleaseFile,
  findings: Findings,
): void {
  if (people === null || counts === null || toll === null) return;
  const counted = tollLines({
    people: people.map(asPerson),
    counts: counts.map(asCount),
    openPairs: openPairsOfRows(people),
  });
  if (canonicalText(numbersOf(counted)) !== canonicalText(numbersOf(toll.lines))) {
    findings.fault(
      "audit.toll",
      RELEASE_PATHS.toll,
      `the rows give ${counted.verifiedNamed} / ${counted.verified} / ${counted.reported.low}–${counted.reported.high}, the release shows ${toll.lines.verifiedNamed} / ${toll.lines.verified} / ${toll.lines.reported.low}–${toll.lines.reported.high}`,
    );
  }
  if (canonicalText(counted.flags.map(remark)) !== canonicalText(toll.flags.map(remark))) {
    findings.fault("audit.toll", RELEASE_PATHS.toll, "the remarks on the toll are not those of the rows");
  }
  if (canonicalText(breakdowns(people.map(asPerson))) !== canonicalText(toll.breakdowns)) {
    findings.fault(
      "audit.toll",
      RELEASE_PATHS.toll,
      "the cuts by night, place, age and so on are not those of the rows",
    );
  }
  if (toll.asOf !== release.asOf) {
    findings.fault("audit.toll", RELEASE_PATHS.toll, "the toll is of another day than the release");
  }
  for (const row of people) {
    if (row.named && !row.nameForms.some((form) => nameReach(form.text) === "full")) {
      findings.fault("audit.toll", row.publicId, "a row counts as named and shows no full name");
    }
  }
}
