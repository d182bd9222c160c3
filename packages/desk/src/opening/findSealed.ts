/**
 * Envelopes that hold what is sealed of a record, of a count, of an import's file, or of a piece of evidence.
 *
 * A record of several editions was sealed by each of them; all are found. A list's name stands for its newest
 * file. What an opening names is found again by its own words, also where something was sealed since. Cost: reads the
 * headers of the envelopes of the record's list.
 */
import { DaftarError, type Facts, OP_BODIES, type OpBody, toHex } from "@daftar/model";
import { type Envelope, isEnvelope, readEnvelope } from "@daftar/seal";
import { type OpenDesk, sha256 } from "@daftar/store";
import { chunksOf } from "../import/chunksOf.ts";

export interface Found {
  /** Blob. */
  readonly hash: string;
  readonly envelope: Envelope;
  readonly at: number;
  /** Of the record's row, where the envelope is locked. */
  readonly lock: Uint8Array | null;
}

/** A blob in which something may be sealed, and the chunk of rows that it was sealed with. */
interface Sealed {
  readonly blob: string;
  readonly rows: string | null;
}

function sealedChunks(desk: OpenDesk, body: OpBody<"import">): Sealed[] {
  return chunksOf(desk, body).flatMap(({ sealed, root }) =>
    sealed === null ? [] : [{ blob: sealed, rows: root }],
  );
}

/** Blobs in which something of each subject may be sealed. */
async function blobsOf(desk: OpenDesk, facts: Facts, subject: string): Promise<Sealed[]> {
  const alone = (blob: string): Sealed => ({ blob, rows: null });
  const whole =
    facts.imports.find(({ opId }) => opId === subject) ??
    facts.imports.findLast(({ body }) => body.list === subject);
  if (whole !== undefined) return [alone(whole.body.original)];
  const pieces = facts.evidence.filter(({ body }) => body.id === subject);
  if (pieces.length > 0) return pieces.map(({ body }) => alone(body.original));
  const list = facts.records.find(({ id }) => id === subject)?.list;
  const inImports = facts.imports
    .filter(({ body }) => body.list === list)
    .flatMap(({ body }) => sealedChunks(desk, body));
  const byHand = (await desk.signedOps(["account", "count-account"])).flatMap(({ op }) => {
    const account = op.type === "account" ? OP_BODIES.account.parse(op.body) : null;
    const said = account ?? OP_BODIES["count-account"].parse(op.body);
    const id = account?.record ?? OP_BODIES["count-account"].safeParse(op.body).data?.id;
    return id === subject && said.sealed !== null ? [alone(said.sealed)] : [];
  });
  return [...inImports, ...byHand];
}

/** @throws DaftarError record.erased */
function requireKept(facts: Facts, subject: string): void {
  if (facts.erased.some(({ record }) => record === subject))
    throw new DaftarError("record.erased", "what was sealed with this record was destroyed", {
      value: subject,
    });
}

/**
 * A subject's place in an envelope; null where it has none there, and "older" for an age file to every custodian.
 *
 * @throws DaftarError record.erased, blob.missing, blob.damaged
 */
function placeIn(desk: OpenDesk, { blob: hash, rows }: Sealed, subject: string): Found | "older" | null {
  if (rows === null && !desk.hasBlob(hash))
    throw new DaftarError("record.erased", "this file was destroyed with a record that was erased", {
      value: subject,
    });
  const bytes = desk.getBlob(hash);
  if (!isEnvelope(bytes)) return "older";
  const envelope = readEnvelope(bytes, sha256);
  if (envelope === null) return null;
  const { kind, items } = envelope.header;
  // A file is asked for by its import, and sealed under the mark that tells it from others.
  const at = kind === "original" ? 0 : items.findIndex((item) => item.subject === subject);
  if (at < 0) return null;
  const lock = rows === null ? null : (desk.rowLocks(rows).get(subject) ?? null);
  return { hash, envelope, at, lock };
}

/** @throws DaftarError record.erased, opening.nothing, opening.any-one, blob.missing, blob.damaged */
export async function findSealed(desk: OpenDesk, facts: Facts, subject: string): Promise<Found[]> {
  requireKept(facts, subject);
  const blobs = await blobsOf(desk, facts, subject);
  const places = [...new Map(blobs.map((one) => [one.blob, one])).values()].map((one) =>
    placeIn(desk, one, subject),
  );
  const found = places.filter((place) => place !== null && place !== "older");
  if (found.length > 0) return found;
  if (places.includes("older"))
    throw new DaftarError("opening.any-one", "what is sealed of it is an age file to every custodian", {
      value: subject,
    });
  throw new DaftarError("opening.nothing", "nothing is sealed under this id", { value: subject });
}

/** What an opening asked for, as it lies here now. @throws DaftarError record.erased, opening.nothing, blob.missing */
export function findAsked(
  desk: OpenDesk,
  facts: Facts,
  { kind, subject, envelope: blob, core }: OpBody<"opening">["items"][number],
): Found {
  requireKept(facts, subject);
  const list = kind === "cells" ? facts.records.find(({ id }) => id === subject)?.list : undefined;
  const chunks = facts.imports
    .filter(({ body }) => body.list === list)
    .flatMap(({ body }) => sealedChunks(desk, body));
  const place = placeIn(desk, chunks.find((one) => one.blob === blob) ?? { blob, rows: null }, subject);
  if (place !== null && place !== "older") {
    // Another machine's op may name what no desk would: custodians refuse it, and here it is no fault of the program.
    const { envelope, at, lock } = place;
    const { header } = envelope;
    const asSaid =
      header.kind === kind && header.items[at]?.subject === subject && toHex(envelope.core) === core;
    if (asSaid && (header.locked !== true || lock !== null)) return place;
  }
  throw new DaftarError("opening.nothing", "nothing is sealed under this id", { value: subject });
}
