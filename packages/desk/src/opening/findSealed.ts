/**
 * Envelopes that hold what is sealed of a record, of a count, of an import's file, or of a piece of evidence.
 *
 * A record of several editions was sealed by each of them; all are found. A list's name stands for its newest
 * file. Cost: reads the headers of the envelopes of the record's list.
 */
import { DaftarError, type Facts, fromUtf8, OP_BODIES, type OpBody } from "@daftar/model";
import { type Envelope, isEnvelope, readEnvelope } from "@daftar/seal";
import { type OpenDesk, sha256 } from "@daftar/store";

export interface Found {
  /** Blob. */
  readonly hash: string;
  readonly envelope: Envelope;
  readonly at: number;
}

const chunk = OP_BODIES.import.shape.chunks.element;

/** Blobs with sealed cells of an import's rows. */
export function sealedChunks(desk: OpenDesk, { chunks, chunksBlob }: OpBody<"import">): string[] {
  const all =
    chunksBlob === null ? chunks : chunk.array().parse(JSON.parse(fromUtf8(desk.getBlob(chunksBlob))));
  return all.flatMap(({ sealed }) => sealed ?? []);
}

/** Blobs in which something of each subject may be sealed. */
async function blobsOf(desk: OpenDesk, facts: Facts, subject: string): Promise<string[]> {
  const whole =
    facts.imports.find(({ opId }) => opId === subject) ??
    facts.imports.findLast(({ body }) => body.list === subject);
  if (whole !== undefined) return [whole.body.original];
  const pieces = facts.evidence.filter(({ body }) => body.id === subject);
  if (pieces.length > 0) return pieces.map(({ body }) => body.original);
  const list = facts.records.find(({ id }) => id === subject)?.list;
  const inImports = facts.imports
    .filter(({ body }) => body.list === list)
    .flatMap(({ body }) => sealedChunks(desk, body));
  const byHand = (await desk.signedOps(["account", "count-account"])).flatMap(({ op }) => {
    const account = op.type === "account" ? OP_BODIES.account.parse(op.body) : null;
    const said = account ?? OP_BODIES["count-account"].parse(op.body);
    const id = account?.record ?? OP_BODIES["count-account"].safeParse(op.body).data?.id;
    return id === subject && said.sealed !== null ? [said.sealed] : [];
  });
  return [...inImports, ...byHand];
}

/** @throws DaftarError record.erased, opening.nothing, opening.any-one, blob.missing, blob.damaged */
export async function findSealed(desk: OpenDesk, facts: Facts, subject: string): Promise<Found[]> {
  if (facts.erased.some(({ record }) => record === subject))
    throw new DaftarError("record.erased", "what was sealed with this record was destroyed", {
      value: subject,
    });
  const found: Found[] = [];
  let older = false;
  for (const hash of new Set(await blobsOf(desk, facts, subject))) {
    const bytes = desk.getBlob(hash);
    older ||= !isEnvelope(bytes);
    const envelope = readEnvelope(bytes, sha256);
    if (envelope === null) continue;
    const { kind, items } = envelope.header;
    // A file is asked for by its import, and sealed under the mark that tells it from others.
    const at = kind === "original" ? 0 : items.findIndex((item) => item.subject === subject);
    if (at >= 0) found.push({ hash, envelope, at });
  }
  if (found.length > 0) return found;
  if (older)
    throw new DaftarError("opening.any-one", "what is sealed of it is an age file to every custodian", {
      value: subject,
    });
  throw new DaftarError("opening.nothing", "nothing is sealed under this id", { value: subject });
}
