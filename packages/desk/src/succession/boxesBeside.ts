/**
 * The file of boxes, in two steps: what it is made of, as whoever holds the desk knows it, and its bytes, read out of
 * the desk's folder beside them. So a server gives out names of files and nothing that is sealed.
 *
 * Cost: reads every sealed file once, one at a time.
 */
import { ageRecipient, canonicalText, consentKey, sha256Hex, signedOp } from "@daftar/model";
import { handedTo, writeBoxes } from "@daftar/seal";
import { handedBoxesIn, type OpenDesk, vaultOf } from "@daftar/store";
import { z } from "zod";
import { envelopesIn, sealedBlobs } from "./allEnvelopes.ts";

const custodian = z.object({ recipient: ageRecipient, key: consentKey.nullable() });

export const boxesPlan = z.object({
  /** The signed genesis op, as its line in the ops. */
  genesis: z.string(),
  custodians: z.array(custodian),
  former: z.array(custodian.extend({ to: ageRecipient })),
  /** Files of the vault, by their hash: envelopes, and what custodians who left encrypted anew. */
  sealed: z.array(sha256Hex),
  handed: z.array(z.object({ hash: sha256Hex, to: ageRecipient })),
});
type BoxesPlan = z.infer<typeof boxesPlan>;

export async function planBoxes(desk: OpenDesk): Promise<BoxesPlan> {
  const [genesis] = await desk.signedOps(["genesis"]);
  if (genesis === undefined) throw new TypeError("a desk without its genesis op");
  const { now, former, boxes } = await desk.custodians();
  return {
    genesis: canonicalText(genesis),
    custodians: now.map(({ recipient, key }) => ({ recipient, key })),
    former: former.map(({ recipient, key, to }) => ({ recipient, key, to })),
    sealed: [...(await sealedBlobs(desk))],
    handed: boxes.map(({ hash, to }) => ({ hash, to })),
  };
}

/** @param folder of the desk @throws DaftarError blob.damaged */
export function boxesOf(folder: string, plan: BoxesPlan): Uint8Array {
  const vault = vaultOf(folder);
  const handed = handedBoxesIn(vault, plan.handed);
  const envelopes = envelopesIn(vault, plan.sealed).map((envelope) => ({
    envelope,
    handed: handedTo(envelope.core, handed),
  }));
  return writeBoxes({ ...plan, genesis: signedOp.parse(JSON.parse(plan.genesis)), envelopes });
}
