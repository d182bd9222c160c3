/**
 * Files of a desk folder that more than one package reads: its folders, `desk.json` and the lines of
 * imported rows.
 *
 * A chunk of rows is named by the RFC 6962 root over its rows' leaves. Each leaf holds a salt nobody can
 * guess, so that a row erased later leaves its leaf hash, the root still holds, and the hash tells nothing.
 */
import { z } from "zod";
import { canonicalBytes } from "./canonical/canonical.ts";
import type { Sha256 } from "./crypto.ts";
import { recordId } from "./ops/bodies.ts";
import { LARGEST_EPOCH, opId, sha256Hex } from "./ops/envelope.ts";
import { type RecordCell, recordCell } from "./record.ts";
import { concatBytes, fromHex, toHex, utf8 } from "./text/bytes.ts";

export const DESK_FORMAT = "daftar.desk/v1";
export const ROW_DOMAIN = "daftar.row/v1";
const ROW_LOCK_DOMAIN = "daftar.row.lock/v1";
export const VERSION_DOMAIN = "daftar.version/v1";

/** The folders of a desk; a file anywhere else in it, save `desk.json` and the lock, is not the desk's. */
export const DESK_FOLDERS = [
  "ops",
  "blobs",
  "rows",
  "keys",
  "people",
  "published",
  "register",
  /** What came in a bundle, until all of it is checked. */
  "quarantine",
] as const;

/** `desk.json`; `id` is the id of the genesis op. */
export const deskFile = z.strictObject({
  format: z.literal(DESK_FORMAT),
  id: opId,
  name: z.string(),
  practice: z.boolean(),
  /** Where ops and register lie where not in the folder; which database is for DATABASE_URL to say. */
  ops: z.literal("database").optional(),
  /** Epoch of this desk's own chain, where it was restored from a backup; a desk that was not writes epoch 0. */
  epoch: z.number().int().min(1).max(LARGEST_EPOCH).optional(),
});
export type DeskFile = z.infer<typeof deskFile>;

export const openRow = z.strictObject({
  salt: z.string().regex(/^[0-9a-f]{32}$/, "16 bytes in hexadecimal"),
  record: recordId,
  version: sha256Hex,
  cells: z.array(recordCell),
});
export type OpenRow = z.infer<typeof openRow>;

/** A row erased for good: its leaf hash and nothing else, since even a version is a hash of its cells. */
export const erasedRow = z.strictObject({ erased: sha256Hex });

/** One line of `rows/<2 hex>/<root>.jsonl`, as canonical JSON. */
export const rowLine = z.union([openRow, erasedRow]);
export type RowLine = z.infer<typeof rowLine>;

/** What an RFC 6962 leaf of a row is the hash of (before the leaf's own 0x00): the domain and the row. */
export function rowLeafBytes(row: OpenRow): Uint8Array {
  return concatBytes(utf8(`${ROW_DOMAIN}\0`), canonicalBytes(row));
}

/**
 * The lock of what is sealed with a row (32 bytes): of the row's own salt, so that who erases the row destroys it.
 * The leaf that stays tells nothing of it, since it hashes the whole row.
 */
export function rowLock(salt: string, sha256: Sha256): Uint8Array {
  return sha256(concatBytes(utf8(`${ROW_LOCK_DOMAIN}\0`), fromHex(salt)));
}

/**
 * The version of a record: hash of its list, its id and its cells as written, equal on every desk.
 * Unsalted over an id that is an HMAC, so only who holds the organisation's secret can guess at cells.
 */
export function versionOf(
  account: { readonly list: string; readonly record: string; readonly cells: readonly RecordCell[] },
  sha256: Sha256,
): string {
  const { list, record, cells } = account;
  return toHex(
    sha256(
      concatBytes(
        utf8(`${VERSION_DOMAIN}\0`),
        canonicalBytes({
          list,
          record,
          cells: cells.map(({ role, header, text }) => ({ role, header, text })),
        }),
      ),
    ),
  );
}
