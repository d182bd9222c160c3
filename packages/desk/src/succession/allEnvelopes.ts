/**
 * Everything that a desk sealed in envelopes and still holds: imports, forms, counts, evidence.
 *
 * Cost: reads every sealed file once, one at a time.
 */
import { OP_BODIES } from "@daftar/model";
import { readEnvelope, type WithoutCiphertexts, withoutCiphertexts } from "@daftar/seal";
import { type OpenDesk, sha256 } from "@daftar/store";
import { chunksOf } from "../import/chunksOf.ts";

async function sealedBlobs(desk: OpenDesk): Promise<Set<string>> {
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
export async function allEnvelopes(desk: OpenDesk): Promise<WithoutCiphertexts[]> {
  const envelopes: WithoutCiphertexts[] = [];
  for (const hash of await sealedBlobs(desk)) {
    // Else it was destroyed with an erased record.
    const envelope = desk.hasBlob(hash) ? readEnvelope(desk.getBlob(hash), sha256) : null;
    if (envelope !== null) envelopes.push(withoutCiphertexts(envelope));
  }
  return envelopes;
}
