/**
 * Count accounts as they leave: city or province, window, low–high, whole or partial, and level; never
 * the source (J16).
 *
 * An incident is never named: an account that is whole for an incident is partial for its city, which
 * is also how the toll must read it then (J11).
 */
import { leafHash } from "@daftar/log";
import {
  COMMITTED_COUNT_FIELDS,
  type CountRow,
  canonicalBytes,
  type PublicLeaf,
  type PublishedCount,
  type PublishedState,
  type Sha256,
  toHex,
} from "@daftar/model";
import { commitTo, stillOpens } from "../propose/commitTo.ts";
import type { IdSource } from "../propose/ids.ts";
import type { ReleaseCount, ReleaseInput } from "../propose/input.ts";

export interface PublishedCounts {
  /** Sorted by public id. */
  readonly rows: readonly CountRow[];
  readonly leaves: readonly PublicLeaf[];
  readonly state: readonly PublishedCount[];
  readonly leftOut: number;
}

type OpenCount = ReleaseCount & { readonly level: "credible" | "verified" };
const isOpen = (count: ReleaseCount): count is OpenCount =>
  count.release !== "sealed" && count.level !== null;

export function publishCounts(
  input: Pick<ReleaseInput, "counts" | "practice">,
  previous: PublishedState | null,
  { ids, sha256 }: { readonly ids: IdSource; readonly sha256: Sha256 },
): PublishedCounts {
  const hash = (leaf: PublicLeaf) => toHex(leafHash(canonicalBytes(leaf), sha256));
  const entries = new Map((previous?.counts ?? []).map((entry) => [entry.countId, entry]));
  const open = input.counts.filter(isOpen).sort((a, b) => (a.countId < b.countId ? -1 : 1));
  const published = open.map((count) => {
    const { low, high, level, window, place } = count;
    const said = {
      province: place.province,
      city: place.city,
      windowFrom: window.from,
      windowTo: window.to,
      low,
      high,
      extent: place.incident === null ? count.extent : ("partial" as const),
      level,
    };
    const entry = entries.get(count.countId);
    entries.delete(count.countId);
    const whose = { invented: input.practice, publicId: entry?.publicId ?? ids.id("C") };
    if (entry && stillOpens(said, COMMITTED_COUNT_FIELDS, entry, sha256)) {
      return { row: { ...whose, version: entry.version, ...said }, state: entry, leaf: null };
    }
    const row: CountRow = { ...whose, version: (entry?.version ?? 0) + 1, ...said };
    const committed = commitTo(row, COMMITTED_COUNT_FIELDS, ids, sha256);
    const { publicId, version } = row;
    const leaf: PublicLeaf = {
      v: 1,
      type: "count.publish",
      publicId,
      version,
      prev: entry?.leaf ?? null,
      commits: committed.commits,
    };
    const state = { ...committed, publicId, version, countId: count.countId, leaf: hash(leaf) };
    return { row, state, leaf };
  });
  published.sort((a, b) => (a.row.publicId < b.row.publicId ? -1 : 1));
  const closed = [...entries.values()]
    .sort((a, b) => (a.publicId < b.publicId ? -1 : 1))
    .map(
      ({ publicId, version, leaf }): PublicLeaf => ({
        v: 1,
        type: "count.close",
        publicId,
        version: version + 1,
        prev: leaf,
      }),
    );
  return {
    rows: published.map(({ row }) => row),
    leaves: [...closed, ...published.flatMap(({ leaf }) => (leaf ? [leaf] : []))],
    state: published.map(({ state }) => state),
    leftOut: input.counts.length - open.length,
  };
}
