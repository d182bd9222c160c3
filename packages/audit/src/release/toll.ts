/**
 * The toll shown, against the toll counted again from the released rows (J10, J11, J16).
 *
 * The rows a release holds are all that its toll may rest on, so whoever holds it can count again.
 * Cost: that of `tollLines`.
 */
import {
  type CountRow,
  canonicalText,
  type GateSummary,
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

/** A row as breakdowns and lines count it. */
export const asBreakdownRow = (row: PersonRow): BreakdownPerson => ({
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

export const asCount = (row: CountRow): CountableCount => ({
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
export const remark = ({ code, words }: { readonly code: string; readonly words: string }): string[] => [
  code,
  ...(words.match(/\d+/g) ?? []),
];

/** The smallest number of people that a province is named with (J20). */
const SMALLEST_PROVINCE_TOTAL = 20;

/** Figures go out through an open gate alone, with what they leave out told so that it singles nobody out (J20). */
function checkGate({ open, measures, leftOut }: GateSummary, findings: Findings): void {
  const fault = (detail: string) => findings.fault("audit.gate", RELEASE_PATHS.toll, detail);
  if (!open) fault("the gate was shut when the release was made");
  if (open !== measures.every(({ met }) => met !== false))
    fault("the gate is told otherwise than its measures");
  for (const what of new Set(leftOut.map((row) => row.what))) {
    const rows = leftOut.filter((row) => row.what === what);
    const totals = rows.filter(({ province }) => province === null);
    const provinces = rows.filter(({ province }) => province !== null);
    const rest =
      (totals[0]?.people ?? 0) - provinces.reduce((sum, { people: inProvince }) => sum + inProvince, 0);
    if (totals.length !== 1 || rest < 0) fault(`what is left out does not add up: ${what}`);
    if (
      provinces.some(({ people: inProvince }) => inProvince < SMALLEST_PROVINCE_TOTAL) ||
      (provinces.length > 0 && rest > 0 && rest < SMALLEST_PROVINCE_TOTAL)
    )
      fault(`what is left out is told by provinces of fewer than ${SMALLEST_PROVINCE_TOTAL} people: ${what}`);
  }
}

export function checkToll(
  { people, counts, toll }: ReleasedRows,
  release: ReleaseFile,
  findings: Findings,
): void {
  if (people === null || counts === null || toll === null) return;
  const rows = people.map(asBreakdownRow);
  const counted = tollLines({
    people: rows,
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
  if (canonicalText(breakdowns(rows)) !== canonicalText(toll.breakdowns)) {
    findings.fault(
      "audit.toll",
      RELEASE_PATHS.toll,
      "the cuts by night, place, age and so on are not those of the rows",
    );
  }
  if (toll.asOf !== release.asOf) {
    findings.fault("audit.toll", RELEASE_PATHS.toll, "the toll is of another day than the release");
  }
  if (toll.gate !== null) checkGate(toll.gate, findings);
  for (const row of people) {
    if (row.named && !row.nameForms.some((form) => nameReach(form.text) === "full")) {
      findings.fault("audit.toll", row.publicId, "a row counts as named and shows no full name");
    }
  }
}
