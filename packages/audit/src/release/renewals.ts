/**
 * Under which keys a log went: the one that signs it now, and those before it, each until a `log.renew` leaf.
 *
 * A renewal stands where a release begins, and says what came before it: who signed until then, and the tree
 * that they signed last. So whoever kept an older checkpoint sees that this log goes on from it. That the
 * renewal was the publisher's own, no copy can show (J22): whoever took the older key could write one too.
 * Cost: for each renewal about two hashes an entry before it.
 */
import { parseVkey, rootOf, type VerifierKey } from "@daftar/log";
import { RELEASE_PATHS, type ReleaseFile, type RenewalLeaf, type Sha256, toHex } from "@daftar/model";
import type { Findings } from "../report.ts";
import type { ReadLeaf } from "./leaves.ts";
import { PRACTICE_ORIGIN } from "./marks.ts";

/** A key of the log, and the sizes of the trees that are its to sign. */
export interface LogKey {
  readonly key: VerifierKey;
  readonly vkey: string;
  /** Of the smallest tree. */
  readonly first: number;
  /** Of the largest; null for the key that signs now. */
  readonly last: number | null;
}

interface Named {
  readonly origin: string;
  readonly vkey: string;
}

const sameName = (a: Named, b: Named): boolean => a.origin === b.origin && a.vkey === b.vkey;

function keyNamed({ origin, vkey }: Named, sha256: Sha256): VerifierKey | null {
  const key = parseVkey(vkey, sha256);
  return key?.name === origin ? key : null;
}

/** Keys as the leaves tell them, oldest first; the last is the release's own. */
export function logKeysOf(
  leaves: readonly ReadLeaf[],
  entries: readonly Uint8Array[],
  release: ReleaseFile,
  own: VerifierKey,
  { sha256, findings }: { readonly sha256: Sha256; readonly findings: Findings },
): LogKey[] {
  const renewals = leaves.flatMap(({ index, leaf }) =>
    leaf.type === "log.renew" ? [{ index, leaf, after: leaves[index - 1]?.leaf }] : [],
  );
  const keys: LogKey[] = [];
  const used = new Set<string>();
  let before: Named | null = null;
  let first = 0;
  for (const { index, leaf, after } of renewals) {
    const where = `${RELEASE_PATHS.log} leaf ${index}`;
    const wrong = (detail: string) => findings.fault("audit.leaf", where, detail);
    const { from } = leaf;
    if (leaf.version !== keys.length + 1) wrong("renewals of the log do not follow one another");
    if (index > 0 && after?.type !== "release") wrong("the log is renewed in the midst of a release");
    if (from.size !== index || toHex(rootOf(entries.slice(0, index), sha256)) !== from.root)
      wrong("a renewal names another tree than the one that it stands after");
    if (before !== null && !sameName(from, before))
      wrong("a renewal names another key before it than the one that signed");
    const [old, fresh] = [keyNamed(from, sha256), keyNamed(leaf, sha256)];
    if (old === null || fresh === null) wrong("a renewal names no key of its origin");
    if (old !== null) {
      keys.push({ key: old, vkey: from.vkey, first, last: index });
      used.add(from.origin).add(toHex(old.publicKey));
    }
    if (used.has(leaf.origin) || (fresh !== null && used.has(toHex(fresh.publicKey))))
      wrong("the log is renewed to an origin or a key that it had before");
    if ([from, leaf].some(({ origin }) => origin.startsWith(PRACTICE_ORIGIN) !== release.invented))
      findings.fault("audit.marks", where, "an origin of the log and the release differ on practice");
    noteRenewal(leaf, where, findings);
    [before, first] = [leaf, index + 1];
  }
  if (before !== null && !sameName(before, release))
    findings.fault(
      "audit.checkpoint",
      RELEASE_PATHS.release,
      "the release names another key than the one that its log was renewed to",
    );
  return [...keys, { key: own, vkey: release.vkey, first, last: null }];
}

function noteRenewal({ from, origin, vkey }: RenewalLeaf, where: string, findings: Findings): void {
  findings.note(
    where,
    `after ${from.size} leaves the log was renewed: until there ${from.origin} (${from.vkey}), from there ${origin} (${vkey}). Whoever took the older key could have written this too: that it is the publisher's, only another way than this copy shows, their own word or witnesses`,
  );
}
