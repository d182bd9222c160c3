/**
 * What is known of restored machines: which life of a node began with which backup, and how much of its
 * other lives that backup did not hold.
 *
 * Ops apart came back from another desk after the restore, or were written by a machine that went on. A
 * function of the set of ops. Cost: linear in restores and chains.
 */
import { isReceiveEpoch, type OpBody, restoredBody } from "@daftar/model";
import { readVector } from "../register/lookUps.ts";
import type { RegisterDb } from "../register/schema.ts";

export interface Restore extends OpBody<"restored"> {
  readonly node: string;
  readonly epoch: number;
  readonly time: string;
  /** Ops of this node in other lives that neither its backup held nor a later restore began. */
  readonly apart: number;
}

export async function readRestores(db: RegisterDb): Promise<Restore[]> {
  const ops = await db
    .selectFrom("ops")
    .select(["node", "epoch", "time", "body"])
    .where("type", "=", "restored")
    .orderBy("time")
    .execute();
  if (ops.length === 0) return [];
  const chains = (await readVector(db)).filter(({ epoch }) => !isReceiveEpoch(epoch));
  const restores = ops.map(({ body, ...one }) => ({ ...one, ...restoredBody.parse(body) }));
  return restores.map((one) => {
    const apart = chains
      .filter(({ node, epoch }) => node === one.node && epoch !== one.epoch)
      .filter(({ node, epoch }) => {
        const began = restores.find((other) => other.node === node && other.epoch === epoch);
        return began === undefined || !began.held.some((held) => held.epoch === one.epoch);
      })
      .reduce((sum, { epoch, next }) => {
        const held = one.held.find((chain) => chain.epoch === epoch)?.next ?? 0;
        return sum + Math.max(0, next - held);
      }, 0);
    return { ...one, apart };
  });
}
