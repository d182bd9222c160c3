/**
 * The machines of a desk, and what people must hear of each: its key at work twice, ops that count nowhere,
 * restores. Cost: the register's nodes, restores and chains, once each.
 */
import type { Facts } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { z } from "zod";

export const machine = z.object({
  node: z.string(),
  here: z.boolean(),
  enrolledBy: z.string().nullable(),
  revoked: z.boolean(),
  copied: z.boolean(),
  ops: z.number(),
  /** Ops that came after it was put out, or that were not trusted then: kept, and counted nowhere. */
  uncounted: z.number(),
  /** Backups that it was restored from, oldest first. */
  restored: z.array(
    z.object({
      epoch: z.number(),
      time: z.string(),
      /** When the backup was made. */
      made: z.string(),
      /** Ops of its other lives that the backup did not hold: they came back, or the old machine goes on. */
      apart: z.number(),
    }),
  ),
});
export type Machine = z.infer<typeof machine>;

export async function machinesOf(desk: OpenDesk): Promise<Machine[]> {
  const { exchange, lives } = desk;
  const [copied, holds, nodes, restores] = [
    await exchange.copied(),
    await exchange.holds(),
    await exchange.nodes(),
    await lives.restores(),
  ];
  return [...nodes.values()].map(({ node, enrolledBy, revoked, until }) => {
    const chains = holds.filter((one) => one.node === node);
    const trusted = (epoch: number): number => until.find((one) => one.epoch === epoch)?.next ?? 0;
    return {
      node,
      here: node === desk.node,
      enrolledBy,
      revoked,
      copied: copied.has(node),
      ops: chains.reduce((sum, { next }) => sum + next, 0),
      uncounted: revoked
        ? chains.reduce((sum, { epoch, next }) => sum + Math.max(0, next - trusted(epoch)), 0)
        : 0,
      restored: restores
        .filter((one) => one.node === node)
        .map(({ epoch, time, made, apart }) => ({ epoch, time, made, apart })),
    };
  });
}

/** Those of whom there is something to tell before the day's work. */
export async function machinesToTell(desk: OpenDesk, { decisions }: Facts): Promise<Machine[]> {
  const any =
    decisions.some(({ type }) => type === "node") ||
    (await desk.exchange.copied()).size > 0 ||
    (await desk.lives.restores()).length > 0;
  if (!any) return [];
  return (await machinesOf(desk)).filter(
    ({ copied, revoked, uncounted, restored }) =>
      (copied && !revoked) || uncounted > 0 || restored.some(({ apart }) => apart > 0),
  );
}
