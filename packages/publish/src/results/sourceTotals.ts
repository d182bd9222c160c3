/**
 * How many accounts came from each class of source, for the whole release, uncrossed (J16).
 *
 * Insiders, medics and hospitals are one class here, since each may be a handful of people; a class
 * below the smallest total is not shown, and no sum is given from which it could be had.
 */
import type { SourceClass, SourcesFile } from "@daftar/model";

const FOLDED: ReadonlySet<string> = new Set<SourceClass>(["insider", "medic", "hospital"]);
const DIRECT_ACCESS = "people with direct access";

export function sourceTotals(
  accounts: Readonly<Partial<Record<SourceClass, number>>>,
  smallest: number,
  invented: boolean,
): SourcesFile {
  const totals = new Map<string, number>();
  for (const [source, count] of Object.entries(accounts)) {
    const name = FOLDED.has(source) ? DIRECT_ACCESS : source;
    totals.set(name, (totals.get(name) ?? 0) + count);
  }
  const classes = [...totals]
    .filter(([, count]) => count >= smallest)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => ({ class: name, accounts: count }));
  return { invented, classes };
}
