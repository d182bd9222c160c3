/** Salted commitments to the fields of one item, and whether an item still says what was committed. */
import { commitment, fromHex, type Sha256, toHex } from "@daftar/model";
import type { IdSource } from "./ids.ts";

export interface Committed {
  readonly salts: Record<string, string>;
  readonly commits: Record<string, string>;
}

/** Commits to each field under a salt of its own: fresh ones, so that a new version tells nothing of the old. */
export function commitTo(
  values: object,
  fields: readonly string[],
  ids: IdSource,
  sha256: Sha256,
): Committed {
  const of = new Map(Object.entries(values));
  const salts: Record<string, string> = {};
  const commits: Record<string, string> = {};
  for (const field of fields) {
    const salt = ids.salt();
    salts[field] = toHex(salt);
    commits[field] = commitment(field, salt, of.get(field), sha256);
  }
  return { salts, commits };
}

/** Whether values open earlier commitments, in the fields named. */
export function stillOpens(
  values: object,
  fields: readonly string[],
  earlier: Committed,
  sha256: Sha256,
): boolean {
  const of = new Map(Object.entries(values));
  return fields.every((field) => {
    const salt = earlier.salts[field];
    return (
      salt !== undefined && commitment(field, fromHex(salt), of.get(field), sha256) === earlier.commits[field]
    );
  });
}
