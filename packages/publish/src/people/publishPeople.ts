/**
 * Gives every person shown a public id, a version and a leaf, and closes those no longer shown (J15–J17).
 *
 * A row that says what it said keeps its id, version and leaf. One that says something else is amended.
 * One that is gone loses its row now and its tombstone follows when enough of them go out together, so
 * that no reader can tie a single removal to a single event. Count-only rows get a fresh id each time
 * and no leaf.
 */
import { leafHash } from "@daftar/log";
import {
  type CloseReason,
  COMMITTED_PERSON_FIELDS,
  type CorrectionRow,
  canonicalBytes,
  type PersonRow,
  type PublicLeaf,
  type PublishedPerson,
  type PublishedState,
  type Sha256,
  toHex,
} from "@daftar/model";
import { commitTo, stillOpens } from "../propose/commitTo.ts";
import type { IdSource } from "../propose/ids.ts";
import type { ReleaseInput, ReleasePerson } from "../propose/input.ts";
import type { DraftedPerson, Releasable } from "./releasable.ts";

export interface PublishedPeople {
  /** Sorted by public id. */
  readonly rows: readonly PersonRow[];
  readonly leaves: readonly PublicLeaf[];
  readonly state: readonly PublishedPerson[];
  /** Tombstones of this release. */
  readonly corrections: readonly CorrectionRow[];
  readonly tombstonesHeld: number;
}

interface Tools {
  readonly ids: IdSource;
  readonly sha256: Sha256;
}

/** What a row says, apart from when it was said. */
const SAID = COMMITTED_PERSON_FIELDS.filter(
  (field) => field !== "firstPublished" && field !== "changed" && field !== "reason",
);

const byPublicId = (a: { publicId: string }, b: { publicId: string }) => (a.publicId < b.publicId ? -1 : 1);

/** The victim an id stands for today; merges may follow one another. */
function current(victimId: string, redirects: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let id = victimId;
  for (let next = redirects.get(id); next !== undefined && !seen.has(id); next = redirects.get(id)) {
    seen.add(id);
    id = next;
  }
  return id;
}

/** Which earlier entry each victim keeps: its own, else the one published first. */
function keptEntries(
  previous: readonly PublishedPerson[],
  redirects: ReadonlyMap<string, string>,
): Map<string, PublishedPerson> {
  const kept = new Map<string, PublishedPerson>();
  const rank = (entry: PublishedPerson, victim: string) =>
    `${entry.victimId === victim ? 0 : 1} ${entry.closing === null ? 0 : 1} ${entry.firstPublished} ${entry.publicId}`;
  for (const entry of previous) {
    const victim = current(entry.victimId, redirects);
    const other = kept.get(victim);
    if (!other || rank(entry, victim) < rank(other, victim)) kept.set(victim, entry);
  }
  return kept;
}

/** Group ids that last while the group does: the one its members had, else a new one. */
function groupIds(
  shown: readonly (DraftedPerson & { entry: PublishedPerson | undefined })[],
  ids: IdSource,
): Map<number, string> {
  const found = new Map<number, string>();
  const taken = new Set<string>();
  for (const { group, entry } of shown) {
    const had = entry?.group ?? null;
    if (group === null || had === null || found.has(group) || taken.has(had)) continue;
    found.set(group, had);
    taken.add(had);
  }
  for (const { group } of shown) if (group !== null && !found.has(group)) found.set(group, ids.id("G"));
  return found;
}

/** Why an earlier row is gone, in the only words that may be said (J15). */
function closingReason(
  entry: PublishedPerson,
  redirects: ReadonlyMap<string, string>,
  people: ReadonlyMap<string, ReleasePerson>,
  keptBy: ReadonlyMap<string, PublishedPerson>,
): CloseReason {
  const victim = current(entry.victimId, redirects);
  if (keptBy.get(victim) !== entry) return "joined-with";
  const person = people.get(victim);
  const stands = person?.inScope === true && person.level !== "set-aside" && person.level !== "alleged";
  return stands ? "on-request" : "correction";
}

export function publishPeople(
  { shown, countOnly }: Pick<Releasable, "shown" | "countOnly">,
  input: Pick<ReleaseInput, "people" | "redirects" | "slot" | "policy" | "practice">,
  previous: PublishedState | null,
  { ids, sha256 }: Tools,
): PublishedPeople {
  const leaves: PublicLeaf[] = [];
  const hash = (leaf: PublicLeaf) => toHex(leafHash(canonicalBytes(leaf), sha256));
  const keptBy = keptEntries(previous?.people ?? [], input.redirects);
  const withEntry = shown.map((person) => ({ ...person, entry: keptBy.get(person.victimId) }));
  const groups = groupIds(withEntry, ids);

  const published = withEntry.map(({ victimId, draft, group, entry }) => {
    const said = { ...draft, group: group === null ? null : (groups.get(group) ?? null) };
    if (entry && stillOpens(said, SAID, entry, sha256)) {
      const { publicId, version, firstPublished, changed, reason } = entry;
      const row: PersonRow = { ...said, publicId, version, firstPublished, changed, reason };
      return { row, state: { ...entry, victimId, closing: null }, leaf: null };
    }
    const row: PersonRow = {
      ...said,
      publicId: entry?.publicId ?? ids.id("P"),
      version: (entry?.version ?? 0) + 1,
      firstPublished: entry?.firstPublished ?? input.slot,
      changed: input.slot,
      reason: entry ? (entry.level === said.level ? "details-changed" : "level-changed") : null,
    };
    const committed = commitTo(row, COMMITTED_PERSON_FIELDS, ids, sha256);
    const leaf: PublicLeaf = {
      v: 1,
      type: entry ? "person.amend" : "person.publish",
      publicId: row.publicId,
      version: row.version,
      prev: entry?.leaf ?? null,
      commits: committed.commits,
    };
    const { publicId, version, group: groupId, level, firstPublished, changed, reason } = row;
    const state: PublishedPerson = {
      ...committed,
      publicId,
      version,
      level,
      firstPublished,
      changed,
      reason,
      group: groupId,
      victimId,
      leaf: hash(leaf),
      closing: null,
    };
    return { row, state, leaf };
  });

  const people = new Map(input.people.map((person) => [person.victimId, person]));
  const stillThere = new Set(published.map(({ state }) => state.publicId));
  const gone = (previous?.people ?? [])
    .filter((entry) => !stillThere.has(entry.publicId))
    .map((entry) => ({ ...entry, closing: closingReason(entry, input.redirects, people, keptBy) }))
    .sort(byPublicId);
  const enough = gone.length >= input.policy.release.tombstonesAtOnce;
  const corrections: CorrectionRow[] = [];
  if (enough) {
    for (const { publicId, version, leaf: prev, closing: reason } of gone) {
      leaves.push({ v: 1, type: "person.close", publicId, version: version + 1, prev, reason });
      corrections.push({ invented: input.practice, publicId, reason, slot: input.slot });
    }
  }
  published.sort((a, b) => byPublicId(a.row, b.row));
  for (const { leaf } of published) if (leaf) leaves.push(leaf);

  const counted = countOnly.map(
    (draft): PersonRow => ({
      ...draft,
      publicId: ids.id("P"),
      version: 1,
      group: null,
      firstPublished: input.slot,
      changed: input.slot,
      reason: null,
    }),
  );
  return {
    rows: [...published.map(({ row }) => row), ...counted].sort(byPublicId),
    leaves,
    state: [...published.map(({ state }) => state), ...(enough ? [] : gone)].sort(byPublicId),
    corrections,
    tombstonesHeld: enough ? 0 : gone.length,
  };
}
