/**
 * Which op came before which on a chain, and which a request for stamps holds.
 *
 * By their numbers; where a chain forked, by what each op follows from, since somebody with a node's key could else
 * write today what seems to stand before a stamp of last year. Cost: reading the chains that forked, once an op.
 */
import type { Facts } from "@daftar/model";
import type { OpenDesk, OpPlace } from "@daftar/store";

interface ChainOrder {
  /** Whether an op is here. */
  readonly has: (op: string) => boolean;
  /** Whether the chains that a request names held an op. */
  readonly holds: (digest: string, op: string) => boolean;
  /** Whether an op follows another on one chain. */
  readonly follows: (op: string, earlier: string) => boolean;
}

export type ChainsOf = Pick<OpenDesk, "placesOf" | "ancestorsOf"> & {
  readonly exchange: Pick<OpenDesk["exchange"], "copied">;
};

const sameChain = (a: Omit<OpPlace, "seq">, b: Omit<OpPlace, "seq">): boolean =>
  a.node === b.node && a.epoch === b.epoch;

export async function chainOrder(
  desk: ChainsOf,
  { stampRequests }: Pick<Facts, "stampRequests">,
  ops: readonly string[],
): Promise<ChainOrder> {
  const places = await desk.placesOf(ops);
  const requests = new Map(stampRequests.map(({ body }) => [body.digest, body.chains]));
  const forked = await desk.exchange.copied();
  const before = new Map<string, ReadonlySet<string>>();
  if (forked.size > 0) {
    const ends = [
      ...[...places].map(([op, { node, epoch }]) => ({ op, node, epoch })),
      ...stampRequests.flatMap(({ body }) =>
        body.chains.map(({ head, node, epoch }) => ({ op: head, node, epoch })),
      ),
    ];
    for (const { op, ...chain } of ends)
      if (forked.has(chain.node) && !before.has(op)) before.set(op, await desk.ancestorsOf(chain, op));
  }
  const onBranch = (end: string, op: string, node: string): boolean =>
    !forked.has(node) || before.get(end)?.has(op) === true;
  return {
    has: (op) => places.has(op),
    holds: (digest, op) => {
      const at = places.get(op);
      return (requests.get(digest) ?? []).some(
        (one) =>
          at !== undefined && sameChain(one, at) && at.seq < one.next && onBranch(one.head, op, at.node),
      );
    },
    follows: (op, earlier) => {
      const [at, first] = [places.get(op), places.get(earlier)];
      if (at === undefined || first === undefined || !sameChain(at, first)) return false;
      return first.seq < at.seq && onBranch(op, earlier, at.node);
    },
  };
}
