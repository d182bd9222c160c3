/**
 * What was there already when something is signed: named in what a person approves, so that nobody, the
 * machine that writes it down included, can date it earlier (decision 0062).
 */
import { type Facts, type NotBefore, type OpFact, toHex, utf8 } from "@daftar/model";
import { sha256 } from "@daftar/store";

/** Stamps that somebody's own key stands behind: an anchor is a person's word. */
export function vouchedStamps(facts: Pick<Facts, "timestamps">): OpFact<"timestamp">[] {
  return facts.timestamps.filter(({ approvedBy }) => approvedBy.length > 0);
}

/** What names a witness's cosignature: the hash of its line. */
export function nameOfLine(line: string): string {
  return toHex(sha256(utf8(line)));
}

/** @returns empty where the desk has published nothing and holds no stamp, as in ops made before there were any */
export function namedBefore(facts: Pick<Facts, "timestamps" | "published" | "cosigned">): {
  notBefore?: NotBefore;
} {
  const newest = facts.published.reduce<OpFact<"published"> | null>(
    (best, one) => (best === null || one.body.logSize > best.body.logSize ? one : best),
    null,
  );
  const stamp = vouchedStamps(facts).reduce<OpFact<"timestamp"> | null>(
    (best, one) => (best === null || one.body.time > best.body.time ? one : best),
    null,
  );
  const seen = facts.cosigned.reduce<OpFact<"cosigned"> | null>(
    (best, one) => (best === null || one.body.time > best.body.time ? one : best),
    null,
  );
  if (newest === null && stamp === null && seen === null) return {};
  return {
    notBefore: {
      checkpoint: newest === null ? null : { size: newest.body.logSize, root: newest.body.logRoot },
      cosigned: seen === null ? null : nameOfLine(seen.body.line),
      token: stamp?.body.token ?? null,
    },
  };
}
