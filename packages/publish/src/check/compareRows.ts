/** Rows of a proposed release against those made here, which have other ids where nothing was published yet. */
import {
  type CountRow,
  canonicalText,
  type PersonRow,
  type PublishedState,
  RELEASE_PATHS,
} from "@daftar/model";
import { alike, must, Other } from "./differs.ts";

/** Ids of what was made here, as the proposed release has them. */
export type Ids = ReadonlyMap<string, string>;

const byPublicId = (a: { readonly publicId: string }, b: { readonly publicId: string }): number =>
  a.publicId < b.publicId ? -1 : 1;

/** Ids that are out, of whatever kind. */
function idsOut(previous: PublishedState | null): Set<string> {
  const { people = [], counts = [], corrections = [] } = previous ?? {};
  const groups = people.flatMap(({ group }) => group ?? []);
  return new Set([...[...people, ...counts, ...corrections].map(({ publicId }) => publicId), ...groups]);
}

/** An id that is out stays as it is, and no new one is like one that is out. */
const isItsId = (ours: string, theirs: string, out: ReadonlySet<string>): boolean =>
  out.has(ours) ? ours === theirs : !out.has(theirs);

interface Whose {
  readonly publicId: string;
  /** A victim or a count account of the desk. */
  readonly whose: string;
}

/** @throws Other where they are not of the same people and counts */
export function idsIn(theirs: PublishedState, ours: PublishedState, previous: PublishedState | null): Ids {
  const out = idsOut(previous);
  const ids = new Map<string, string>();
  const pair = (a: readonly Whose[], b: readonly Whose[], path: string): void => {
    const of = new Map(b.map(({ publicId, whose }) => [whose, publicId]));
    must(a.length === b.length && of.size === b.length, path);
    for (const { publicId, whose } of a) {
      const id = of.get(whose);
      if (id === undefined || !isItsId(publicId, id, out)) throw new Other(path);
      ids.set(publicId, id);
    }
  };
  const shown = ({ people }: PublishedState): Whose[] =>
    people
      .filter(({ closing }) => closing === null)
      .map(({ publicId, victimId }) => ({ publicId, whose: victimId }));
  const counted = ({ counts }: PublishedState): Whose[] =>
    counts.map(({ publicId, countId }) => ({ publicId, whose: countId }));
  pair(shown(ours), shown(theirs), RELEASE_PATHS.people);
  pair(counted(ours), counted(theirs), RELEASE_PATHS.counts);
  return ids;
}

const isCounted = (row: PersonRow): boolean => row.class === "count-only";

/** Rows that are only counted, without the id that lasts for one release. */
const counted = (rows: readonly PersonRow[]): string[] =>
  rows
    .filter(isCounted)
    .map((row) => canonicalText({ ...row, publicId: "" }))
    .sort();

/** @throws Other */
export function comparePeople(
  theirs: readonly PersonRow[],
  ours: readonly PersonRow[],
  ids: Ids,
  previous: PublishedState | null,
): void {
  const path = RELEASE_PATHS.people;
  const out = idsOut(previous);
  const byId = new Map(theirs.map((row) => [row.publicId, row]));
  must(byId.size === theirs.length && alike(theirs, theirs.toSorted(byPublicId)), path);
  must(alike(counted(theirs), counted(ours)), path);
  must(!theirs.some((row) => isCounted(row) && out.has(row.publicId)), path);
  const groups = new Map<string, string>();
  for (const row of ours) {
    if (isCounted(row)) continue;
    const publicId = ids.get(row.publicId) ?? "";
    const other = byId.get(publicId);
    if (other === undefined || (row.group === null) !== (other.group === null)) throw new Other(path);
    if (row.group !== null && other.group !== null) {
      const known = groups.get(row.group) ?? other.group;
      must(known === other.group && isItsId(row.group, known, out), path);
      groups.set(row.group, known);
    }
    must(alike({ ...row, publicId, group: other.group }, other), path);
  }
  must(new Set(groups.values()).size === groups.size && theirs.length === ours.length, path);
}

/** @throws Other */
export function compareCounts(theirs: readonly CountRow[], ours: readonly CountRow[], ids: Ids): void {
  const renamed = ours.map((row) => ({ ...row, publicId: ids.get(row.publicId) ?? "" }));
  must(alike(theirs, renamed.toSorted(byPublicId)), RELEASE_PATHS.counts);
}
