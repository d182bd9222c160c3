/**
 * What was there already when something is signed: named in what a person approves, so that nobody, the
 * machine that writes it down included, can date it earlier (decision 0062).
 */
import type { Facts, NotBefore, OpFact } from "@daftar/model";

/** Stamps that somebody's own key stands behind: an anchor is a person's word. */
export function vouchedStamps(facts: Pick<Facts, "timestamps">): OpFact<"timestamp">[] {
  return facts.timestamps.filter(({ approvedBy }) => approvedBy.length > 0);
}

/** @returns empty where the desk has published nothing and holds no stamp, as in ops made before there were any */
export function namedBefore(facts: Pick<Facts, "timestamps" | "published">): { notBefore?: NotBefore } {
  const newest = facts.published.reduce<OpFact<"published"> | null>(
    (best, one) => (best === null || one.body.logSize > best.body.logSize ? one : best),
    null,
  );
  const stamp = vouchedStamps(facts).reduce<OpFact<"timestamp"> | null>(
    (best, one) => (best === null || one.body.time > best.body.time ? one : best),
    null,
  );
  if (newest === null && stamp === null) return {};
  return {
    notBefore: {
      checkpoint: newest === null ? null : { size: newest.body.logSize, root: newest.body.logRoot },
      token: stamp?.body.token ?? null,
    },
  };
}
