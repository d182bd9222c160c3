/**
 * Days of publication are those of the releases that the log closes: nobody dates a name, or its correction, earlier.
 *
 * The log holds no days, so that of each release is what its rows say, all the same, and never before that of the
 * release before; that of the newest stands in release.json. Cost: linear in rows.
 */
import { RELEASE_PATHS, type ReleaseFile } from "@daftar/model";
import type { Findings } from "../report.ts";
import type { Chain, Segment } from "./leaves.ts";
import type { ReleasedRows } from "./rows.ts";

export function checkSlots(
  { people, corrections }: ReleasedRows,
  chains: ReadonlyMap<string, Chain>,
  segments: readonly Segment[],
  release: ReleaseFile,
  findings: Findings,
): void {
  const wrong = (publicId: string, detail: string) => findings.fault("audit.leaf", publicId, detail);
  const days: (string | undefined)[] = segments.map(() => undefined);
  days[days.length - 1] = release.slot;
  const told = (publicId: string, index: number, day: string): void => {
    const at = segments.findLastIndex(({ from }) => from <= index);
    const known = days[at];
    if (known === undefined) days[at] = day;
    else if (known !== day)
      wrong(publicId, "its day of publication is not that of the release that published it");
  };
  for (const row of people ?? []) {
    if (row.class === "count-only") {
      if (row.changed !== release.slot) wrong(row.publicId, "a row that is only counted is of another day");
      continue;
    }
    const chain = chains.get(`person ${row.publicId}`);
    // Told where rows are held to their leaves.
    if (chain === undefined) continue;
    told(row.publicId, chain.firstIndex, row.firstPublished);
    told(row.publicId, chain.lastIndex, row.changed);
    if ((row.version === 1) !== (row.reason === null))
      wrong(row.publicId, "a row gives a reason for changing that never changed, or none that did");
  }
  for (const { publicId, slot } of corrections ?? []) {
    const chain = chains.get(`person ${publicId}`);
    if (chain !== undefined) told(publicId, chain.lastIndex, slot);
  }
  const known = days.filter((day) => day !== undefined);
  if (known.some((day, at) => at > 0 && day < (known[at - 1] ?? "")))
    findings.fault("audit.leaf", RELEASE_PATHS.people, "a release is dated before the one before it");
}
