/**
 * Leaves of the public log, and what of a released row each commits to (J17).
 *
 * `publish` writes them, `audit` opens them with the salts of `data/openings.json`.
 */
import { z } from "zod";
import { canonicalBytes, canonicalText } from "./canonical/canonical.ts";
import type { Sha256 } from "./crypto.ts";
import { isoDay } from "./dates/isoDay.ts";
import { sha256Hex } from "./ops/envelope.ts";
import { type CountRow, closeReason, type PersonRow, publicLines } from "./release.ts";
import { concatBytes, fromUtf8, toHex, utf8, utf8Into } from "./text/bytes.ts";

export const COMMIT_DOMAIN = "daftar.commit/v1";

/** The longest reason of a dissent: leaves are small. */
export const LONGEST_DISSENT = 1000;

/**
 * How many approved a release, and the reasons of those who dissented, as worded and sorted: never who (J20). A
 * dissent without a reason, or with one that may not leave, is an empty text.
 */
export const releaseWords = z.strictObject({
  approvals: z.number().int().min(2),
  dissents: z.array(z.string().max(LONGEST_DISSENT)),
});
export type ReleaseWords = z.infer<typeof releaseWords>;

const commits = z.record(z.string(), sha256Hex);
const item = {
  v: z.literal(1),
  publicId: z.string(),
  version: z.number().int().min(1),
  prev: sha256Hex.nullable(),
};

/**
 * From this leaf on the log goes under another origin and key (decision 0072). `from` is what came before: the
 * origin and key that signed until here, and size and root of the leaves that they signed last.
 */
export const renewalLeaf = z.strictObject({
  v: z.literal(1),
  type: z.literal("log.renew"),
  /** Renewals count from 1. */
  version: z.number().int().min(1),
  from: z.strictObject({
    origin: z.string().min(1),
    vkey: z.string().min(1),
    size: z.number().int().nonnegative(),
    root: sha256Hex,
  }),
  origin: z.string().min(1),
  vkey: z.string().min(1),
});
export type RenewalLeaf = z.infer<typeof renewalLeaf>;

/**
 * A leaf of the public log: canonical JSON, no name, no value that could be withdrawn (J17).
 * `prev` is the RFC 6962 leaf hash of the leaf before it under the same id. Count-only rows have no
 * leaf of their own: their ids live for one release, and the manifest's leaf covers them.
 */
export const publicLeaf = z.discriminatedUnion("type", [
  z.strictObject({ ...item, type: z.literal("person.publish"), commits }),
  z.strictObject({ ...item, type: z.literal("person.amend"), commits }),
  z.strictObject({ ...item, type: z.literal("person.close"), reason: closeReason }),
  z.strictObject({ ...item, type: z.literal("count.publish"), commits }),
  z.strictObject({ ...item, type: z.literal("count.close") }),
  z.strictObject({ ...item, type: z.literal("claim.publish"), commits }),
  /** The toll is numbers only, so it stands in clear: the log alone shows how it moved. */
  z.strictObject({ ...item, type: z.literal("toll.publish"), asOf: isoDay, lines: publicLines }),
  /** What approvers said of the release that the next leaf closes; of a release of an earlier version, absent. */
  z.strictObject({
    v: z.literal(1),
    type: z.literal("words.publish"),
    version: z.number().int().min(1),
    ...releaseWords.shape,
  }),
  renewalLeaf,
  /** Closes each release: the SHA-256 of its manifest.json. */
  z.strictObject({
    v: z.literal(1),
    type: z.literal("release"),
    version: z.number().int().min(1),
    manifest: sha256Hex,
  }),
]);
export type PublicLeaf = z.infer<typeof publicLeaf>;

/** The id under which `toll.publish` leaves form one chain. */
export const TOLL_ID = "toll";

/** What of a person's row is committed to, each field on its own; the rest is the leaf's own. */
export const COMMITTED_PERSON_FIELDS = [
  "class",
  "group",
  "level",
  "named",
  "nameForms",
  "ageBand",
  "sex",
  "date",
  "city",
  "province",
  "cause",
  "population",
  "dispute",
  "twoOrMoreOrigins",
  "missingPresumed",
  "firstPublished",
  "changed",
  "reason",
] as const satisfies readonly (keyof PersonRow)[];

export const COMMITTED_COUNT_FIELDS = [
  "province",
  "city",
  "windowFrom",
  "windowTo",
  "low",
  "high",
  "extent",
  "level",
] as const satisfies readonly (keyof CountRow)[];

/** A claim is committed to whole. */
export const COMMITTED_CLAIM_FIELDS = ["claim"] as const;

const SALT_BYTES = 32;

/** `domain ‖ 0 ‖ field ‖ 0` of each field met: a release commits to millions of values of some twenty fields. */
const heads = new Map<string, Uint8Array>();
const MOST_HEADS = 64;

function headOf(field: string): Uint8Array {
  const known = heads.get(field);
  if (known !== undefined) return known;
  const head = utf8(`${COMMIT_DOMAIN}\0${field}\0`);
  if (heads.size < MOST_HEADS) heads.set(field, head);
  return head;
}

/** Salted commitment to one field: H(domain ‖ 0 ‖ field ‖ 0 ‖ 32 salt bytes ‖ canonical value), in hex. */
export function commitment(field: string, salt: Uint8Array, value: unknown, sha256: Sha256): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`salt: ${SALT_BYTES} bytes`);
  return toHex(sha256(concatBytes(headOf(field), salt, canonicalBytes(value))));
}

/**
 * Makes commitments one after another, each in the same bytes: of the millions in a large release, most of what
 * each would cost by itself is its memory.
 *
 * @returns the hash of field, salt and value, as `commitment` makes it
 */
export function committer(sha256: Sha256): (field: string, salt: Uint8Array, value: unknown) => Uint8Array {
  let bytes = new Uint8Array(1024);
  return (field, salt, value) => {
    if (salt.length !== SALT_BYTES) throw new RangeError(`salt: ${SALT_BYTES} bytes`);
    const head = headOf(field);
    const text = canonicalText(value);
    const start = head.length + SALT_BYTES;
    // No letter takes more than three bytes a unit of text.
    if (bytes.length < start + 3 * text.length) bytes = new Uint8Array(2 * (start + 3 * text.length));
    bytes.set(head);
    bytes.set(salt, head.length);
    return sha256(bytes.subarray(0, start + utf8Into(text, bytes, start)));
  };
}

/** What approvers said, by the log's last leaf but one. @param entries of a log that closes with a release */
export function wordsIn(entries: readonly Uint8Array[]): ReleaseWords | null {
  const said = entries.at(-2);
  const leaf = said === undefined ? null : publicLeaf.safeParse(JSON.parse(fromUtf8(said)));
  return leaf?.success === true && leaf.data.type === "words.publish"
    ? { approvals: leaf.data.approvals, dissents: leaf.data.dissents }
    : null;
}
