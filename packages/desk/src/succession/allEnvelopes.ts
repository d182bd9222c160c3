/**
 * Everything that a desk sealed in envelopes and still holds: imports, forms, counts, evidence.
 *
 * Cost: reads every sealed file once, one at a time.
 */
import { OP_BODIES } from "@daftar/model";
import { readEnvelope, type WithoutCiphertexts, withoutCiphertexts } from "@daftar/seal";
import { type OpenDesk, sha256, type VaultToRead } from "@daftar/store";
import { chunksOf } from "../import/chunksOf.ts";

/** Files of the vault that may hold envelopes, by their hash. @throws DaftarError blob.missing, blob.damaged */
export async function sealedBlobs(desk: OpenDesk): Promise<Set<string>> {
  const { imports, evidence } = await desk.facts();
  const byHand = (await desk.signedOps(["account", "count-account"])).map(({ op }) =>
    op.type === "account"
      ? OP_BODIES.account.parse(op.body).sealed
      : OP_BODIES["count-account"].parse(op.body).sealed,
  );
  return new Set([
    ...imports.flatMap(({ body }) => [
      body.original,
      ...chunksOf(desk, body).flatMap(({ sealed }) => sealed ?? []),
    ]),
    ...byHand.flatMap((hash) => hash ?? []),
    ...evidence.map(({ body }) => body.original),
  ]);
}

/** @throws DaftarError blob.damaged */
export function envelopesIn(vault: VaultToRead, blobs: Iterable<string>): WithoutCiphertexts[] {
  const envelopes: WithoutCiphertexts[] = [];
  for (const hash of blobs) {
    // Else it was destroyed with an erased record.
    const envelope = vault.has(hash) ? readEnvelope(vault.get(hash), sha256) : null;
    if (envelope !== null) envelopes.push(withoutCiphertexts(envelope));
  }
  return envelopes;
}

/** @throws DaftarError blob.damaged */
export async function allEnvelopes(desk: OpenDesk): Promise<WithoutCiphertexts[]> {
  const vault = { has: (hash: string) => desk.hasBlob(hash), get: (hash: string) => desk.getBlob(hash) };
  return envelopesIn(vault, await sealedBlobs(desk));
}
