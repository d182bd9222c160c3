/** What custodians find when they open everything that lies sealed in a desk's folder. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../../apps/cli/src/testing/folders.ts";
import { rowLine, rowLock } from "../../packages/model/src/index.ts";
import { readEnvelope } from "../../packages/seal/src/index.ts";
import { openedBySets, sha256 } from "../../packages/seal/src/testing/custodians.ts";

/** The locks that lie with a desk's rows, by record. */
function locksIn(desk: string): Map<string, Uint8Array[]> {
  const locks = new Map<string, Uint8Array[]>();
  for (const file of filesIn(join(desk, "rows"))) {
    for (const line of readFileSync(file, "utf8").trimEnd().split("\n")) {
      const row = rowLine.parse(JSON.parse(line));
      if (!("erased" in row))
        locks.set(row.record, [...(locks.get(row.record) ?? []), rowLock(row.salt, sha256)]);
    }
  }
  return locks;
}

/**
 * Every envelope of a desk, opened by every two of these custodians.
 *
 * @returns for each two the bytes that they find, all of them
 */
export async function foundByEveryTwo(desk: string, identities: readonly string[]): Promise<Buffer[]> {
  const sets = identities.flatMap((one, at) => identities.slice(at + 1).map((other) => [one, other]));
  const found: Uint8Array[][] = sets.map(() => []);
  const locks = locksIn(desk);
  for (const file of filesIn(join(desk, "blobs"))) {
    const envelope = readEnvelope(new Uint8Array(readFileSync(file)), sha256);
    if (envelope === null) continue;
    for (const [at, opened] of (
      await openedBySets(envelope, sets, (subject) => locks.get(subject) ?? [])
    ).entries())
      found[at]?.push(...opened);
  }
  return found.map((parts) => Buffer.concat(parts));
}
