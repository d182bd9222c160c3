/** What custodians find when they open everything that lies sealed in a desk's folder. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../../apps/cli/src/testing/folders.ts";
import { readEnvelope } from "../../packages/seal/src/index.ts";
import { openedBySets, sha256 } from "../../packages/seal/src/testing/custodians.ts";

/**
 * Every envelope of a desk, opened by every two of these custodians.
 *
 * @returns for each two the bytes that they find, all of them
 */
export async function foundByEveryTwo(desk: string, identities: readonly string[]): Promise<Buffer[]> {
  const sets = identities.flatMap((one, at) => identities.slice(at + 1).map((other) => [one, other]));
  const found: Uint8Array[][] = sets.map(() => []);
  for (const file of filesIn(join(desk, "blobs"))) {
    const envelope = readEnvelope(new Uint8Array(readFileSync(file)), sha256);
    if (envelope === null) continue;
    for (const [at, opened] of (await openedBySets(envelope, sets)).entries()) found[at]?.push(...opened);
  }
  return found.map((parts) => Buffer.concat(parts));
}
