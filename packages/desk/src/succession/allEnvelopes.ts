/**
 * Everything that a desk sealed in envelopes and still holds: imports, forms, counts, evidence.
 *
 * Cost: reads every sealed file once, one at a time.
 */
import { DaftarError, OP_BODIES } from "@daftar/model";
import { readEnvelope, type WithoutCiphertexts, withoutCiphertexts } from "@daftar/seal";
import { type OpenDesk, sha256 } from "@daftar/store";
import { sealedChunks } from "../opening/findSealed.ts";

async function sealedBlobs(desk: OpenDesk): Promise<Set<string>> {
  const { imports, evidence } = await desk.facts();
  const byHand = (await desk.signedOps(["account", "count-account"])).map(({ op }) =>
    op.type === "account"
      ? OP_BODIES.account.parse(op.body).sealed
      : OP_BODIES["count-account"].parse(op.body).sealed,
  );
  return new Set([
    ...imports.flatMap(({ body }) => [body.original, ...sealedChunks(desk, body).map(({ blob }) => blob)]),
    ...byHand.flatMap((hash) => hash ?? []),
    ...evidence.map(({ body }) => body.original),
  ]);
}

function blobIfThere(desk: OpenDesk, hash: string): Uint8Array | null {
  try {
    return desk.getBlob(hash);
  } catch (error) {
    // Erased, or a bundle that has yet to bring it.
    if (error instanceof DaftarError && error.code === "blob.missing") return null;
    throw error;
  }
}

/** @throws DaftarError blob.damaged */
export async function allEnvelopes(desk: OpenDesk): Promise<WithoutCiphertexts[]> {
  const envelopes: WithoutCiphertexts[] = [];
  for (const hash of await sealedBlobs(desk)) {
    const bytes = blobIfThere(desk, hash);
    const envelope = bytes === null ? null : readEnvelope(bytes, sha256);
    if (envelope !== null) envelopes.push(withoutCiphertexts(envelope));
  }
  return envelopes;
}
