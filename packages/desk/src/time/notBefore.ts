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

/** The last of them by what counts; null of none. */
function newest<T>(all: readonly T[], counts: (one: T) => string | number): T | null {
  return all.reduce<T | null>(
    (best, one) => (best === null || counts(one) > counts(best) ? one : best),
    null,
  );
}

/** @returns empty where the desk has published nothing and holds no stamp, as in ops made before there were any */
export function namedBefore(facts: Pick<Facts, "timestamps" | "published" | "cosigned">): {
  notBefore?: NotBefore;
} {
  const published = newest(facts.published, ({ body }) => body.logSize);
  const stamp = newest(vouchedStamps(facts), ({ body }) => body.time);
  const cosigned = newest(facts.cosigned, ({ body }) => body.time);
  if (published === null && stamp === null && cosigned === null) return {};
  return {
    notBefore: {
      checkpoint: published === null ? null : { size: published.body.logSize, root: published.body.logRoot },
      cosigned: cosigned === null ? null : nameOfLine(cosigned.body.line),
      token: stamp?.body.token ?? null,
    },
  };
}
