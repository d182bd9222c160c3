/** Leaves of a proposed release, and what the desk would remember of it, against those made here. */
import { leafHash } from "@daftar/log";
import {
  COMMITTED_CLAIM_FIELDS,
  COMMITTED_COUNT_FIELDS,
  COMMITTED_PERSON_FIELDS,
  canonicalBytes,
  fromUtf8,
  type PublicLeaf,
  type PublishedState,
  publicLeaf,
  RELEASE_PATHS,
  type Sha256,
  toHex,
} from "@daftar/model";
import { stillOpens } from "../propose/commitTo.ts";
import type { ProposedRelease } from "../propose/proposeRelease.ts";
import type { Ids } from "./compareRows.ts";
import { alike, must, Other } from "./differs.ts";
import type { ProposedData } from "./readProposed.ts";

const LOG = "leaves of the log";
const MEMORY = "what the desk would remember of it";

const shown = ({ people }: PublishedState) => people.filter(({ closing }) => closing === null);

type Entry =
  | PublishedState["people"][number]
  | PublishedState["counts"][number]
  | PublishedState["claims"][number];

/** Everything that has a leaf, by kind and id. */
function entriesOf(state: PublishedState): Map<string, Entry> {
  return new Map<string, Entry>([
    ...shown(state).map((entry) => [`person ${entry.publicId}`, entry] as const),
    ...state.counts.map((entry) => [`count ${entry.publicId}`, entry] as const),
    ...state.claims.map((entry) => [`claim ${entry.publicId}`, entry] as const),
  ]);
}

/** Each entry opens its row, field by field. @throws Other */
function compareCommitments(
  state: PublishedState,
  { people, counts, claims }: ProposedData,
  sha256: Sha256,
): void {
  const opens = (entry: Entry, fields: readonly string[], values: object | undefined): void => {
    const whole = [entry.salts, entry.commits].every((of) => Object.keys(of).length === fields.length);
    must(values !== undefined && whole && stillOpens(values, fields, entry, sha256), LOG);
  };
  const person = new Map(people.map((row) => [row.publicId, row]));
  const count = new Map(counts.map((row) => [row.publicId, row]));
  const claim = new Map(claims.map((one) => [one.id, { claim: one }]));
  for (const entry of shown(state)) opens(entry, COMMITTED_PERSON_FIELDS, person.get(entry.publicId));
  for (const entry of state.counts) opens(entry, COMMITTED_COUNT_FIELDS, count.get(entry.publicId));
  for (const entry of state.claims) opens(entry, COMMITTED_CLAIM_FIELDS, claim.get(entry.publicId));
}

/** Where a leaf stands among those of a release, as `proposeRelease` has them: by kind, then by id. */
function placeOf(leaf: PublicLeaf, claims: ReadonlyMap<string, number>): string {
  const id = "publicId" in leaf ? leaf.publicId : "";
  switch (leaf.type) {
    case "log.renew":
      return "0";
    case "person.close":
      return `1 ${id}`;
    case "person.publish":
    case "person.amend":
      return `2 ${id}`;
    case "count.close":
      return `3 ${id}`;
    case "count.publish":
      return `4 ${id}`;
    case "claim.publish":
      return `5 ${String(claims.get(id) ?? 0).padStart(8, "0")}`;
    case "toll.publish":
      return "6";
    case "words.publish":
    case "release":
      return "7";
  }
}

/** @throws Other */
export function compareLeaves(
  { leaves, state, digest }: Pick<ProposedRelease, "leaves" | "state" | "digest">,
  ours: ProposedRelease,
  data: ProposedData,
  ids: Ids,
  sha256: Sha256,
): void {
  compareCommitments(state, data, sha256);
  const entries = entriesOf(state);
  const changed = new Set<string>();
  const renamed = ours.leaves.map((bytes): PublicLeaf => {
    const leaf = publicLeaf.parse(JSON.parse(fromUtf8(bytes)));
    if (leaf.type === "release") return { ...leaf, manifest: digest };
    if (!("publicId" in leaf)) return leaf;
    const publicId = ids.get(leaf.publicId) ?? leaf.publicId;
    if (!("commits" in leaf)) return { ...leaf, publicId };
    const key = `${leaf.type.split(".")[0]} ${publicId}`;
    const entry = entries.get(key);
    if (entry === undefined) throw new Other(LOG);
    changed.add(key);
    const committed = { ...leaf, publicId, commits: entry.commits };
    must(entry.leaf === toHex(leafHash(canonicalBytes(committed), sha256)), MEMORY);
    return committed;
  });
  // What no leaf of this release changes is as the release before left it, salts and all.
  for (const [key, entry] of entriesOf(ours.state)) {
    const [kind = "", id = ""] = key.split(" ");
    const renamedKey = `${kind} ${ids.get(id) ?? id}`;
    if (!changed.has(renamedKey)) must(alike(entries.get(renamedKey) ?? null, entry), MEMORY);
  }
  const claims = new Map(data.claims.map(({ id }, at) => [id, at]));
  const inOrder = renamed.toSorted((a, b) => (placeOf(a, claims) < placeOf(b, claims) ? -1 : 1));
  must(
    alike(
      leaves.map(toHex),
      inOrder.map((leaf) => toHex(canonicalBytes(leaf))),
    ),
    LOG,
  );
}

/** @throws Other */
export function compareMemory(
  theirs: PublishedState,
  ours: PublishedState,
  data: ProposedData,
  digest: string,
): void {
  const frame = ({ format, release, slot, logSize, toll, corrections }: PublishedState) => [
    format,
    release,
    slot,
    logSize,
    toll,
    corrections,
  ];
  must(theirs.manifest === digest && alike(frame(theirs), frame(ours)), MEMORY);
  const closing = ({ people }: PublishedState) => people.filter((entry) => entry.closing !== null);
  must(alike(closing(theirs), closing(ours)), MEMORY);
  const person = new Map(data.people.map((row) => [row.publicId, row]));
  for (const { publicId, version, group, level, firstPublished, changed, reason } of shown(theirs)) {
    const row = person.get(publicId);
    const said = row && [row.version, row.group, row.level, row.firstPublished, row.changed, row.reason];
    must(said !== undefined && alike([version, group, level, firstPublished, changed, reason], said), MEMORY);
  }
  const versions = (entries: readonly Entry[]) => entries.map(({ publicId, version }) => [publicId, version]);
  must(
    alike(
      versions(theirs.counts),
      versions(data.counts.map((row) => ({ ...row, salts: {}, commits: {}, leaf: "" }))),
    ),
    MEMORY,
  );
  must(alike(versions(theirs.claims), versions(ours.claims)), MEMORY);
  const opened = [...shown(theirs), ...theirs.counts, ...theirs.claims];
  const openings = opened.map(({ publicId, version, salts }) => ({ publicId, version, salts }));
  must(alike(data.openings, openings), RELEASE_PATHS.openings);
}
