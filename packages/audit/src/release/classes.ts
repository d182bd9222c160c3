/**
 * Each row shows no more than its release class (J15, J16).
 *
 * Somebody only counted has no name and no leaf: a name in such a row could be dropped or changed in the next
 * release, and no chain would tell; and what a few such rows show alone tells who they are. Cost: linear in rows.
 */
import { canonicalText, type PersonRow, RELEASE_PATHS, type ReleaseFile } from "@daftar/model";
import type { Findings } from "../report.ts";
import type { ReleasedRows } from "./rows.ts";

/** Whole months, in days that exist. */
function isMonths({ from, to }: NonNullable<PersonRow["date"]>): boolean {
  const [year = 0, month = 0] = to.split("-").map(Number);
  const last =
    month === 2 ? (year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0) ? 29 : 28) : LAST[month];
  return from.endsWith("-01") && Number(to.slice(8)) === last;
}
const LAST: readonly number[] = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What a row shows beyond its class; none where it keeps to it. */
function beyond(row: PersonRow): string[] {
  const { class: of, nameForms, named, group, dispute, twoOrMoreOrigins, reason } = row;
  const shown: Record<string, boolean> = {
    "a city without its province": row.city !== null && row.province === null,
  };
  if (of === "count-only")
    Object.assign(shown, {
      "a name": named || nameForms.length > 0,
      "whom it may be": group !== null,
      "a dispute": dispute !== null,
      "its origins": twoOrMoreOrigins !== null,
      "a past": row.version !== 1 || reason !== null || row.firstPublished !== row.changed,
    });
  if (of === "public-reduced")
    Object.assign(shown, {
      "an age": row.ageBand !== null,
      "a city": row.city !== null,
      "a cause": row.cause !== null,
      "a population": row.population !== null,
      "a dispute": dispute !== null,
      "its origins": twoOrMoreOrigins !== null,
      "a day": row.date !== null && !isMonths(row.date),
    });
  return Object.entries(shown).flatMap(([what, is]) => (is ? [what] : []));
}

export function checkClasses(
  { people }: ReleasedRows,
  { policy }: Pick<ReleaseFile, "policy">,
  findings: Findings,
): void {
  const alike = new Map<string, number>();
  for (const row of people ?? []) {
    const more = beyond(row);
    if (more.length > 0)
      findings.fault("audit.class", row.publicId, `a row that is ${row.class} shows ${more.join(", ")}`);
    if (row.class !== "count-only") continue;
    const { level, missingPresumed, province, city, date, population, sex, ageBand, cause } = row;
    const shown = canonicalText([
      level,
      missingPresumed,
      province,
      city,
      date,
      population,
      sex,
      ageBand,
      cause,
    ]);
    alike.set(shown, (alike.get(shown) ?? 0) + 1);
  }
  const least = policy.release.countOnlyShared;
  const few = [...alike.values()].filter((count) => count < least).length;
  if (few > 0)
    findings.fault(
      "audit.class",
      RELEASE_PATHS.people,
      `${few} kinds of rows that are only counted are shown of fewer than ${least} people`,
    );
}
