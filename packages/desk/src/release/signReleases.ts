/**
 * Signs what was decided and is not signed yet: after publication, and after a crash in the midst of it.
 *
 * The order is: every file of a release but its checkpoint on the disk; then the `published` op, which says
 * which log it is and is judged by what the desk says in that very write; then, beside the key, that this tree
 * is signed; then the signature; then the release under its digest. So nothing is signed that no op decided
 * and the disk does not hold, and for one size there is one root, wherever it was cut off. What is signed is
 * read back from the disk, and begins with what was signed before. Cost: linear in leaves.
 */
import { entriesIn, rootOf } from "@daftar/log";
import { DaftarError, type Facts, RELEASE_PATHS, toHex, wordsIn } from "@daftar/model";
import { checkpointFiles } from "@daftar/publish";
import { type OpenDesk, sha256 } from "@daftar/store";
import { logKeyAt } from "./logKeys.ts";
import { logStanding } from "./logWriter.ts";

/** Entries of the log in a release's files; null where they are not whole. */
export function releasedEntries(files: ReadonlyMap<string, Uint8Array>, size: number): Uint8Array[] | null {
  return entriesIn((path) => files.get(RELEASE_PATHS.log + path), size);
}

/** What of a desk signs. */
type SigningDesk = Parameters<typeof logStanding>[0] & {
  readonly publicLog: Pick<OpenDesk["publicLog"], "waits" | "has" | "staged" | "sign" | "finish">;
};

/**
 * Signs every release that an op published and that still waits; a desk that does not sign the log does
 * nothing.
 *
 * @throws DaftarError log.behind
 */
export function signReleases(desk: SigningDesk, facts: Pick<Facts, "decisions" | "published">): void {
  // A restored desk signs nothing before an admin said that it goes on.
  if (!desk.publicLog.waits || logStanding(desk, facts) !== "signs") return;
  for (const { body } of facts.published.toSorted((a, b) => a.body.logSize - b.body.logSize)) {
    const { release, logSize, logRoot } = body;
    const staged = desk.publicLog.has(release) ? null : desk.publicLog.staged(release, logRoot);
    if (staged === null) continue;
    const entries = releasedEntries(staged, logSize);
    if (entries === null || toHex(rootOf(entries, sha256)) !== logRoot)
      throw new DaftarError("log.behind", "the log laid on the disk is not the one that was decided");
    const checkpoint = desk.publicLog.sign(logKeyAt(desk, facts, logSize), entries);
    desk.publicLog.finish(release, logRoot, checkpointFiles(checkpoint, wordsIn(entries)));
  }
}

/**
 * Whether this desk's ops are behind what its key signed: a backup was put back, or ops were lost.
 *
 * @throws DaftarError log.behind
 */
export function refuseBehind(
  desk: { readonly publicLog: Pick<OpenDesk["publicLog"], "lastSigned"> },
  { published }: Pick<Facts, "published">,
): void {
  const last = desk.publicLog.lastSigned;
  if (last === null) return;
  const at = published.find(({ body }) => body.logSize === last.size);
  const furthest = Math.max(0, ...published.map(({ body }) => body.logSize));
  if (furthest < last.size)
    throw new DaftarError(
      "log.behind",
      `a log of ${last.size} leaves was signed here, and the ops tell of ${furthest}`,
    );
  if (at !== undefined && at.body.logRoot !== last.root)
    throw new DaftarError("log.behind", `another log of ${last.size} leaves was signed here`);
}
