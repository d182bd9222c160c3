/**
 * Imports one file of a list as one op (design, "Ops, facts, decisions", 2).
 *
 * The rows files and sealed blobs are on disk before the op that names them; a crash in between leaves
 * files that nothing names, and no record. The file that the list was last imported from, read the same
 * way as the same edition, adds nothing; one that came before another edition is an edition again.
 */
import {
  canonicalText,
  type Facts,
  type MappedColumn,
  OP_BODIES,
  type OpBody,
  type Progress,
  toHex,
  utf8,
} from "@daftar/model";
import { type OpenDesk, sha256 } from "@daftar/store";
import type { Signers } from "../session/signers.ts";
import { factBy } from "../session/standBehind.ts";
import type { UnderWay } from "../session/underWay.ts";
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

async function keepChunk(desk: OpenDesk, chunk: readonly ReadRow[]) {
  const { root } = desk.putRows(chunk.map(({ record, version, cells }) => ({ record, version, cells })));
  const secrets = chunk
    .filter((row) => row.sealed.length > 0)
    .map(({ record, sealed }) => ({ record, sealed }));
  const sealed = secrets.length === 0 ? null : await desk.seal(utf8(canonicalText({ root, secrets })));
  return { root, rows: chunk.length, sealed };
}

/** Keeps the rows and the file. Salts and seals are drawn here, so that no two bodies of one import are alike. */
async function keepImport(
  desk: OpenDesk,
  request: ImportRequest,
  { counts, mark }: { readonly counts: ImportResult["counts"]; readonly mark: string },
  progress: Progress,
): Promise<OpBody<"import">> {
  const { list, mapping, rows, original } = request;
  const chunks: OpBody<"import">["chunks"] = [];
  for (let at = 0; at < rows.accepted.length; at += ROWS_PER_CHUNK) {
    chunks.push(await keepChunk(desk, rows.accepted.slice(at, at + ROWS_PER_CHUNK)));
    progress({
      what: "Keeping rows",
      done: Math.min(at + ROWS_PER_CHUNK, rows.accepted.length),
      total: rows.accepted.length,
    });
  }
  const name = utf8(`${canonicalText({ file: request.fileName })}\n`);
  const originalBlob = await desk.seal(Buffer.concat([name, original]));
  const fits = chunks.length <= CHUNKS_PER_OP;
  return {
    list,
    edition: request.edition,
    reader: READER_VERSION,
    mapping: mapping.map((column) => ({ ...column })),
    counts,
    chunks: fits ? chunks : [],
    chunksBlob: fits ? null : desk.putBlob(utf8(canonicalText(chunks))),
    original: originalBlob,
    fileMark: mark,
  };
}

const isBody = (made: unknown): made is OpBody<"import"> => OP_BODIES.import.safeParse(made).success;

/** @throws DaftarError when the disk or the desk refuses; nothing is imported then */
export async function importTable(
  desk: OpenDesk,
  request: ImportRequest,
  progress: Progress,
): Promise<ImportResult> {
  const { list, mapping, rows, original } = request;
  const mark = fileMark(desk, list, mapping, original);
  const facts = await desk.facts();
  const before = versionsOf(facts, list);
  const counts = count(rows, before, request.edition.extent === "full");
  const newest = facts.imports.filter((one) => one.body.list === list).at(-1)?.body;
  const again =
    newest?.fileMark === mark && canonicalText(newest.edition) === canonicalText({ ...request.edition });
  // Mended rows of which none could be taken say nothing new; an edition without rows would.
  if (again || (request.mended && rows.accepted.length === 0)) return { op: null, counts };
  const keep = (): Promise<OpBody<"import">> => keepImport(desk, request, { counts, mark }, progress);
  // One body in every run of an import that waits for a passkey, while it would do the same to the desk.
  const same = canonicalText({ import: mark, edition: { ...request.edition }, counts });
  const body = await (request.underWay?.once(same, keep, isBody) ?? keep());
  progress({ what: "Writing the register", done: 0, total: 0 });
  const [written] = await request.signers.write([factBy(request.person, "import", body)]);
  return { op: written?.opId ?? null, counts };
}
