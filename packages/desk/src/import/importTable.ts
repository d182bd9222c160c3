/**
 * Imports one file of a list as one op (design, "Ops, facts, decisions", 2).
 *
 * The rows files and sealed blobs are on disk before the op that names them, and not before whoever stands
 * behind it has approved; a crash in between leaves files that nothing names, and no record. The file that the list was last imported from, read the same
 * way as the same edition, adds nothing; one that came before another edition is an edition again.
 */
import {
  canonicalText,
  concatBytes,
  DaftarError,
  type Facts,
  type MappedColumn,
  type OpBody,
  type Progress,
  toHex,
  utf8,
} from "@daftar/model";
import { type OpenDesk, sha256 } from "@daftar/store";
import { lookAt } from "../session/look.ts";
import type { Signers } from "../session/signers.ts";
import { factBy } from "../session/standBehind.ts";
import type { UnderWay } from "../session/underWay.ts";
import { type Unkept, unkeptBlob, unkeptOnce, unkeptRowsOnce, unkeptSealed } from "../session/unkept.ts";
import type { ReadRow, ReadRows } from "./readRows.ts";

const ROWS_PER_CHUNK = 1000;
/** More than this many chunks do not fit an op of 64 KiB; their array is a blob then. */
const CHUNKS_PER_OP = 350;
const READER_VERSION = "intake/1";

export interface ImportRequest {
  readonly list: string;
  readonly edition: { readonly label: string; readonly extent: "full" | "partial" };
  readonly mapping: readonly MappedColumn[];
  readonly rows: ReadRows;
  /** The user's file, to be kept only encrypted. */
  readonly original: Uint8Array;
  /** Name of the file, sealed with it. */
  readonly fileName: string;
  /** A file of rejected rows: a part that adds to an edition. */
  readonly mended: boolean;
  /** Who stands behind it; null is the machine. */
  readonly person: string | null;
  readonly signers: Signers;
  /** The decision it is part of, where that waits for a passkey. */
  readonly underWay?: UnderWay | undefined;
}

export interface ImportResult {
  readonly op: string | null;
  readonly counts: OpBody<"import">["counts"];
}

/** What tells that this file, read this way, was imported before. */
function fileMark(
  desk: OpenDesk,
  list: string,
  mapping: readonly MappedColumn[],
  original: Uint8Array,
): string {
  return desk.hmac("daftar.file/v1", canonicalText({ list, mapping, file: toHex(sha256(original)) }));
}

/** Versions in force of one list's imported records, by id; what was entered by hand is in no edition. */
function versionsOf(facts: Facts, list: string): Map<string, string> {
  const versions = new Map<string, string>();
  for (const record of facts.records) {
    const version = record.versions.at(-1)?.version;
    if (record.list === list && record.recordedBy === null && version !== undefined)
      versions.set(record.id, version);
  }
  return versions;
}

function count(
  rows: ReadRows,
  before: ReadonlyMap<string, string>,
  full: boolean,
): OpBody<"import">["counts"] {
  let [added, changed, unchanged] = [0, 0, 0];
  const here = new Set<string>();
  for (const { record, version } of rows.accepted) {
    here.add(record);
    const known = before.get(record);
    if (known === undefined) added += 1;
    else if (known === version) unchanged += 1;
    else changed += 1;
  }
  const missing = full ? [...before.keys()].filter((record) => !here.has(record)).length : 0;
  return {
    rows: rows.total,
    accepted: rows.accepted.length,
    rejected: rows.rejected.length,
    added,
    changed,
    unchanged,
    missing,
  };
}

/** A chunk of rows, what is sealed of it, and their files: one of each in every run of an import. */
async function chunkOf(request: ImportRequest, desk: OpenDesk, chunk: readonly ReadRow[]) {
  const versions = chunk.map(({ record, version }) => ({ record, version }));
  const what = toHex(sha256(utf8(canonicalText(versions))));
  const rows = await unkeptRowsOnce(request, `rows ${what}`, () =>
    desk.makeRows(chunk.map(({ record, version, cells }) => ({ record, version, cells }))),
  );
  const root = rows.hash;
  const secrets = chunk.map(({ record, sealed }) => ({ record, sealed }));
  // Where any row has a source, all are sealed: which of them have one is not to be seen.
  const sealed = secrets.every((row) => row.sealed.length === 0)
    ? null
    : await unkeptOnce(request, `sealed ${root}`, () =>
        unkeptSealed(
          desk,
          "cells",
          secrets.map(({ record, sealed: cells }, at) => ({
            subject: record,
            bytes: utf8(canonicalText({ cells })),
            // Goes with its row where that is erased: then custodians open nothing of it either.
            lock: rows.locks[at]!,
          })),
          () => utf8(canonicalText({ root, secrets: secrets.filter((row) => row.sealed.length > 0) })),
        ),
      );
  const named = { root, rows: chunk.length, sealed: sealed?.hash ?? null };
  return { named, files: sealed === null ? [rows] : [rows, sealed] };
}

/** The op's body, and the files it names; nothing is kept yet. */
async function makeImport(
  desk: OpenDesk,
  request: ImportRequest,
  { counts, mark }: { readonly counts: ImportResult["counts"]; readonly mark: string },
  progress: Progress,
): Promise<{ readonly body: OpBody<"import">; readonly files: readonly Unkept[] }> {
  const { list, mapping, rows, original } = request;
  const chunks: OpBody<"import">["chunks"] = [];
  const files: Unkept[] = [];
  for (let at = 0; at < rows.accepted.length; at += ROWS_PER_CHUNK) {
    const chunk = await chunkOf(request, desk, rows.accepted.slice(at, at + ROWS_PER_CHUNK));
    chunks.push(chunk.named);
    files.push(...chunk.files);
    progress({
      what: "Sealing rows",
      done: Math.min(at + ROWS_PER_CHUNK, rows.accepted.length),
      total: rows.accepted.length,
    });
  }
  const name = utf8(`${canonicalText({ file: request.fileName })}\n`);
  const whole = await unkeptOnce(request, `original ${mark}`, () => {
    const bytes = concatBytes(name, original);
    return unkeptSealed(desk, "original", [{ subject: mark, bytes }], () => bytes);
  });
  files.push(whole);
  const fits = chunks.length <= CHUNKS_PER_OP;
  const apart = fits ? null : unkeptBlob(desk, utf8(canonicalText(chunks)));
  if (apart !== null) files.push(apart);
  const body: OpBody<"import"> = {
    list,
    edition: request.edition,
    reader: READER_VERSION,
    mapping: mapping.map((column) => ({ ...column })),
    counts,
    chunks: fits ? chunks : [],
    chunksBlob: apart?.hash ?? null,
    original: whole.hash,
    fileMark: mark,
  };
  return { body, files };
}

const editionsOf = ({ imports }: Facts, list: string): string =>
  imports.flatMap(({ opId, body }) => (body.list === list ? [opId] : [])).join(" ");

/** @throws DaftarError `decision.stale` where the list was imported meanwhile; when the disk or the desk refuses; nothing is imported then */
export async function importTable(
  desk: OpenDesk,
  request: ImportRequest,
  progress: Progress,
): Promise<ImportResult> {
  const { list, mapping, rows, original } = request;
  const mark = fileMark(desk, list, mapping, original);
  const look = await lookAt(desk);
  const { facts } = look;
  const before = versionsOf(facts, list);
  const counts = count(rows, before, request.edition.extent === "full");
  const newest = facts.imports.filter((one) => one.body.list === list).at(-1)?.body;
  const again =
    newest?.fileMark === mark && canonicalText(newest.edition) === canonicalText({ ...request.edition });
  // Mended rows of which none could be taken say nothing new; an edition without rows would.
  if (again || (request.mended && rows.accepted.length === 0)) return { op: null, counts };
  const { body, files } = await makeImport(desk, request, { counts, mark }, progress);
  const keepAll = async (): Promise<void> => {
    for (const [done, file] of files.entries()) {
      file.keep();
      progress({ what: "Keeping rows", done: done + 1, total: files.length });
    }
    progress({ what: "Writing the register", done: 0, total: 0 });
  };
  const editions = editionsOf(facts, list);
  const judge = (now: Facts): void => {
    // What is new or changed was counted against the editions there were.
    if (editionsOf(now, list) !== editions)
      throw new DaftarError("decision.stale", "another edition of this list came in meanwhile", {
        value: list,
      });
  };
  const [written] = await request.signers.write([factBy(request.person, "import", body)], {
    look,
    judge,
    before: keepAll,
  });
  return { op: written?.opId ?? null, counts };
}
