/**
 * Between which times an op was made, by what others than this desk say.
 *
 * Not after: a stamp over a chain that held the op already. Not before: a stamp, or a witness's cosignature of the
 * public log, that was on the chain before the op, since the chain hashes what came before and nobody can know
 * either before it is made; or one that the op's own body names, which its approver signed. The op's own time is the
 * machine's claim, and stands apart. Cost: stamps times chains.
 */
import { type Facts, type NotBefore, notBefore } from "@daftar/model";
import { type ChainsOf, chainOrder } from "./chainOrder.ts";

export interface Bound {
  /** UTC, to the millisecond, with what the authority says that it may be off. */
  readonly time: string;
  readonly authority: string;
  /** How it is known. */
  readonly why: "stamped" | "after-on-its-chain" | "named-in-what-was-signed";
}

export interface Bracket {
  readonly op: string;
  /** What the machine's clock said. */
  readonly claimed: string;
  /** The latest time before which it was not made; null where nothing says. */
  readonly notBefore: Bound | null;
  /** The earliest time by which it was there; null where no stamp holds it yet. */
  readonly notAfter: Bound | null;
  /** Authorities whose stamps hold it. */
  readonly authorities: readonly string[];
  /** The public log as it stood, where what was signed names it: its time is the desk's own claim. */
  readonly checkpoint: { readonly size: number; readonly root: string } | null;
}

const shifted = (time: string, ms: number): string => new Date(Date.parse(time) + ms).toISOString();

/** What an op's body names as there already. */
function namedIn(body: unknown): NotBefore | null {
  const named: unknown =
    typeof body === "object" && body !== null && "notBefore" in body ? body.notBefore : null;
  const read = notBefore.safeParse(named);
  return read.success ? read.data : null;
}

interface Asked {
  readonly opId: string;
  readonly time: string;
  readonly body: unknown;
}

/** Something that others than this desk made at a time, and that nobody could know before. */
export interface Mark {
  /** The op that keeps it. */
  readonly opId: string;
  /** What names it in what people sign. */
  readonly name: string;
  /** UTC, to the millisecond. */
  readonly time: string;
  readonly accuracyMs: number | null;
  readonly authority: string;
  /** Digest of the request whose chains it holds; null for a cosignature, which holds no op. */
  readonly digest: string | null;
}

/** Earlier first; of equal times, told to the second as they are, what a person's key binds comes last. */
function byTime(a: Bound, b: Bound): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  const named = (bound: Bound): number => (bound.why === "named-in-what-was-signed" ? 1 : 0);
  if (named(a) !== named(b)) return named(a) - named(b);
  return a.authority < b.authority ? -1 : a.authority > b.authority ? 1 : 0;
}

/** @param marks those that hold (`marksOf`) */
export async function bracketsOf(
  desk: ChainsOf,
  facts: Pick<Facts, "stampRequests">,
  marks: readonly Mark[],
  ops: readonly Asked[],
): Promise<Bracket[]> {
  const ids = [...ops, ...marks].map(({ opId }) => opId);
  const order = await chainOrder(desk, facts, ids);
  return ops.map(({ opId, time, body }) => {
    const named = namedIn(body);
    const later: Bound[] = [];
    const earlier: Bound[] = [];
    for (const mark of order.has(opId) ? marks : []) {
      const { time: told, authority, accuracyMs, digest } = mark;
      const off = accuracyMs ?? 0;
      if (digest !== null && order.holds(digest, opId))
        later.push({ time: shifted(told, off), authority, why: "stamped" });
      if (named?.token === mark.name || named?.cosigned === mark.name)
        earlier.push({ time: shifted(told, -off), authority, why: "named-in-what-was-signed" });
      else if (order.follows(opId, mark.opId))
        earlier.push({ time: shifted(told, -off), authority, why: "after-on-its-chain" });
    }
    later.sort(byTime);
    earlier.sort(byTime);
    return {
      op: opId,
      claimed: time,
      notBefore: earlier.at(-1) ?? null,
      notAfter: later[0] ?? null,
      authorities: [...new Set(later.map(({ authority }) => authority))].sort(),
      checkpoint: named?.checkpoint ?? null,
    };
  });
}
