/**
 * A receipt of one public id: its newest leaf, and that it stands in the log whose checkpoint goes out.
 *
 * Source: C2SP tlog-proof, with the leaf as extra data; it holds salted commitments and no name (J17).
 * Cost: linear in leaves.
 */
import { inclusionProof, leafHash, tlogProofText } from "@daftar/log";
import { DaftarError, fromUtf8, publicLeaf, RELEASE_PATHS } from "@daftar/model";
import { sha256 } from "@daftar/store";
import { releasedEntries } from "./signReleases.ts";

/**
 * @param files of a release that goes out
 * @throws DaftarError subject.unknown where no leaf is of that id, log.behind
 */
export function receiptOf(files: ReadonlyMap<string, Uint8Array>, size: number, id: string): string {
  const entries = releasedEntries(files, size);
  const note = files.get(RELEASE_PATHS.checkpoint);
  if (entries === null || note === undefined)
    throw new DaftarError("log.behind", "the log kept here does not hold together");
  const index = entries.findLastIndex((entry) => {
    const leaf = publicLeaf.safeParse(JSON.parse(fromUtf8(entry)));
    return leaf.success && "publicId" in leaf.data && leaf.data.publicId === id;
  });
  const entry = entries[index];
  if (entry === undefined)
    throw new DaftarError(
      "subject.unknown",
      "no leaf of the log is of this id; those of count-only rows have none",
      {
        value: id,
      },
    );
  const hashes = entries.map((one) => leafHash(one, sha256));
  return tlogProofText({ extra: entry, index, proof: inclusionProof(hashes, index, sha256), note });
}
