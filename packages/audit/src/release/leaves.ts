/**
 * The leaves of a release's log, and the chain of leaves under each public id (J15, J17).
 *
 * A chain begins with its publication, each later leaf names the hash of the one before and is one
 * version on, and nothing follows a closing. Cost: linear in leaves.
 */
import {
  canonicalText,
  fromUtf8,
  isHexOf,
  type PublicLeaf,
  parseCanonical,
  publicLeaf,
  TOLL_ID,
} from "@daftar/model";
import type { Findings } from "../report.ts";
import { type HashesByField, HashPacker } from "./hashesByField.ts";

type Held<Leaf> = Leaf extends { commits: Record<string, string> }
  ? Omit<Leaf, "commits"> & { readonly commits: HashesByField }
  : Leaf;
/** A leaf as an audit holds it. */
type HeldLeaf = Held<PublicLeaf>;

export interface ReadLeaf {
  readonly index: number;
  readonly leaf: HeldLeaf;
  /** RFC 6962 leaf hash. */
  readonly hash: Uint8Array;
}

type ItemLeaf = Extract<HeldLeaf, { publicId: string }>;
type WordsLeaf = Extract<PublicLeaf, { type: "words.publish" }>;
type ReleaseLeaf = Extract<PublicLeaf, { type: "release" }>;
export type ItemKind = "person" | "count" | "claim" | "toll";

/** All that the log says of one public id. */
export interface Chain {
  readonly kind: ItemKind;
  readonly publicId: string;
  /** The newest leaf. */
  readonly last: ItemLeaf;
  readonly firstIndex: number;
  readonly lastIndex: number;
  readonly closed: boolean;
}

const where = (index: number) => `log/ leaf ${index}`;

/**
 * The leaf of an entry; null where it is none, or not in its one spelling: of two keys with one name, or another
 * order, two readers could read two things.
 */
export function readLeaf(entry: Uint8Array): PublicLeaf | null {
  try {
    const parsed = publicLeaf.safeParse(parseCanonical(fromUtf8(entry)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Parses entries, whose leaf hashes come with them; those that are no leaf are faults and left out. */
export function readLeaves(
  entries: readonly Uint8Array[],
  hashes: readonly Uint8Array[],
  findings: Findings,
): ReadLeaf[] {
  const packer = new HashPacker();
  return entries.flatMap((entry, index) => {
    const leaf = readLeaf(entry);
    const hash = hashes[index];
    if (hash === undefined || leaf === null) {
      findings.fault("audit.leaf", where(index), "the entry is no leaf of a release");
      return [];
    }
    const held = "commits" in leaf ? { ...leaf, commits: packer.pack(leaf.commits) } : leaf;
    return [{ index, leaf: held, hash }];
  });
}

function kindOf(leaf: ItemLeaf): ItemKind {
  switch (leaf.type) {
    case "person.publish":
    case "person.amend":
    case "person.close":
      return "person";
    case "count.publish":
    case "count.close":
      return "count";
    case "claim.publish":
      return "claim";
    case "toll.publish":
      return "toll";
  }
}

/** Follows every chain from its first leaf. */
export function chainsOf(leaves: readonly ReadLeaf[], findings: Findings): Map<string, Chain> {
  const chains = new Map<string, Chain & { readonly hash: Uint8Array }>();
  for (const { index, leaf, hash } of leaves) {
    if (!("publicId" in leaf)) continue;
    const kind = kindOf(leaf);
    // Ids of different kinds are made apart, and two of one text must still not be mixed up.
    const key = `${kind} ${leaf.publicId}`;
    const before = chains.get(key);
    const wrong = (detail: string) => findings.fault("audit.leaf", where(index), detail);
    if (before === undefined) {
      if (leaf.prev !== null || leaf.version !== 1)
        wrong("the first leaf of an item says that others precede it");
      if (leaf.type === "person.amend" || leaf.type.endsWith(".close")) {
        wrong("an item is changed that was never published");
      }
    } else {
      if (leaf.prev === null || !isHexOf(leaf.prev, before.hash))
        wrong("the leaf does not name the one before it");
      if (leaf.version !== before.last.version + 1) wrong("versions of an item do not follow one another");
      if (before.closed) wrong("a leaf follows the closing of its item");
      if (leaf.type === "person.publish") wrong("a person is published twice under one id");
    }
    if (kind === "toll" && leaf.publicId !== TOLL_ID) wrong("a toll stands under an id of its own");
    chains.set(key, {
      kind,
      publicId: leaf.publicId,
      last: leaf,
      firstIndex: before?.firstIndex ?? index,
      lastIndex: index,
      closed: leaf.type === "person.close" || leaf.type === "count.close",
      hash,
    });
  }
  return chains;
}

/** The leaves of one release: those after the leaf that closed the release before it. */
export interface Segment {
  /** Index of its first leaf. */
  readonly from: number;
  readonly leaves: readonly ReadLeaf[];
  readonly release: ReleaseLeaf;
  /** What approvers said of it; null where the log does not tell. */
  readonly words: WordsLeaf | null;
}

/** What approvers said stands once, just before the end of the release that they spoke of, by its version (J20). */
function wordsOf(held: readonly ReadLeaf[], version: number, findings: Findings): WordsLeaf | null {
  let found: WordsLeaf | null = null;
  for (const [at, { index, leaf }] of held.entries()) {
    if (leaf.type !== "words.publish") continue;
    if (at !== held.length - 2 || leaf.version !== version)
      findings.fault("audit.leaf", where(index), "what approvers said stands at no release of theirs");
    if (canonicalText(leaf.dissents) !== canonicalText(leaf.dissents.toSorted()))
      findings.fault(
        "audit.leaf",
        where(index),
        "reasons of dissent are not sorted, which tells who spoke when",
      );
    found = leaf;
  }
  return found;
}

/** Splits a log into releases; versions count from 1 and the last leaf closes the last release. */
export function segmentsOf(leaves: readonly ReadLeaf[], findings: Findings): Segment[] {
  const segments: Segment[] = [];
  let [from, held]: [number, ReadLeaf[]] = [0, []];
  for (const read of leaves) {
    held.push(read);
    if (read.leaf.type !== "release") continue;
    if (read.leaf.version !== segments.length + 1) {
      findings.fault("audit.leaf", where(read.index), "versions of releases do not follow one another");
    }
    const { leaf: release } = read;
    segments.push({ from, leaves: held, release, words: wordsOf(held, release.version, findings) });
    [from, held] = [read.index + 1, []];
  }
  if (held.length > 0) findings.fault("audit.leaf", where(from), "leaves follow the end of the last release");
  return segments;
}
