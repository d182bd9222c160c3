/** Small releases whose log was renewed: another origin and key from some leaf on (decision 0072). */
import { checkpointText, type NoteSigner, rootOf, signNote, vkey } from "@daftar/log";
import { canonicalBytes, type RenewalLeaf, toHex } from "@daftar/model";
import { assemble } from "./assemble.suite.ts";
import { sha256, testKey } from "./nodeCrypto.suite.ts";
import { type Leaf, type Parts, signerOf, smallParts } from "./smallRelease.suite.ts";

/** The log's first key, two that it is renewed to, and one that whoever took the first made. */
export const FIRST: NoteSigner = signerOf(false);
export const SECOND: NoteSigner = { name: "second.example.invalid/log", ...testKey(21) };
export const THIRD: NoteSigner = { name: "third.example.invalid/log", ...testKey(22) };
export const THIEF: NoteSigner = { name: "thief.example.invalid/log", ...testKey(23) };

export const vkeyOf = ({ name, publicKey }: NoteSigner): string => vkey(name, publicKey, sha256);

const rootIn = (leaves: readonly Leaf[], size: number): Uint8Array =>
  rootOf(leaves.slice(0, size).map(canonicalBytes), sha256);

/** The leaf that stands after those, and hands the log from one key to the next. */
export function renewal(after: readonly Leaf[], from: NoteSigner, to: NoteSigner, version = 1): RenewalLeaf {
  return {
    v: 1,
    type: "log.renew",
    version,
    from: {
      origin: from.name,
      vkey: vkeyOf(from),
      size: after.length,
      root: toHex(rootIn(after, after.length)),
    },
    origin: to.name,
    vkey: vkeyOf(to),
  };
}

const names = (parts: Parts, signer: NoteSigner): void => {
  parts.release = { ...parts.release, origin: signer.name, vkey: vkeyOf(signer) };
};

/** The small release, whose log was renewed between its first release and this one. */
export function renewedParts(
  to = SECOND,
  change: (leaf: RenewalLeaf) => RenewalLeaf = (leaf) => leaf,
): Parts {
  const parts = smallParts(false);
  parts.leaves.unshift(change(renewal(parts.before, FIRST, to)));
  names(parts, to);
  return parts;
}

/** Renewed before its first release already, and once more before this one. */
export function twiceRenewedParts(): Parts {
  const parts = smallParts(false);
  parts.before.unshift(renewal([], FIRST, SECOND));
  parts.leaves.unshift(renewal(parts.before, SECOND, THIRD, 2));
  const { previous } = parts.release;
  parts.release = {
    ...parts.release,
    previous: previous && { ...previous, logSize: parts.before.length },
  };
  names(parts, THIRD);
  return parts;
}

/** The release's files, signed by that key. */
export const signedBy = (parts: Parts, signer: NoteSigner): Map<string, Uint8Array> =>
  assemble(parts, 0, signer);

/** A checkpoint that somebody signed over the first leaves of a release's log. */
export function checkpointBy(signer: NoteSigner, parts: Parts, size: number): string {
  const root = rootIn([...parts.before, ...parts.leaves], size);
  return signNote(checkpointText({ origin: signer.name, size, root }), signer, sha256);
}
