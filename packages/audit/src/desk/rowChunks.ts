/**
 * Imported rows against the roots that their import ops sealed.
 *
 * Source: RFC 6962 over salted leaves (design, "Ops, facts, decisions", 2). A row erased for good leaves
 * its leaf hash, so the root still holds, and an `erase` op names it: one that two people approved, or one
 * that tells of further leaves of such an erasure. A leaf that none names is somebody's who took a person out
 * of the count: a fault. Cost: two hashes a row.
 */
import { leafHash, merkleRoot } from "@daftar/log";
import {
  canonicalText,
  fromHex,
  fromUtf8,
  OP_BODIES,
  type RowLine,
  rowLeafBytes,
  rowLine,
  type Sha256,
  toHex,
  versionOf,
} from "@daftar/model";
import { type Folder, isUnfinished } from "../folder.ts";
import { parseJson } from "../parseJson.ts";
import type { Findings } from "../report.ts";
import type { ErasedByOps } from "./erased.ts";
import type { ReadOp } from "./opFiles.ts";
import { blobPath } from "./vault.ts";

interface NamedChunk {
  readonly root: string;
  readonly rows: number;
  readonly list: string;
  readonly where: string;
  readonly sealed: string | null;
}

const PATH = /^rows\/([0-9a-f]{2})\/([0-9a-f]{64})\.jsonl$/;

async function chunksOf(folder: Folder, ops: readonly ReadOp[], findings: Findings): Promise<NamedChunk[]> {
  const named: NamedChunk[] = [];
  for (const { op, where } of ops) {
    if (op.type === "account") {
      const { row, list } = OP_BODIES.account.parse(op.body);
      if (row !== undefined) named.push({ root: row, rows: 1, list, where, sealed: null });
    }
    if (op.type !== "import") continue;
    const { chunks, chunksBlob, list } = OP_BODIES.import.parse(op.body);
    named.push(...chunks.map((chunk) => ({ ...chunk, list, where })));
    if (chunksBlob === null) continue;
    const bytes = await folder.read(blobPath(chunksBlob));
    const parsed =
      bytes === null ? null : OP_BODIES.import.shape.chunks.element.array().safeParse(parseJson(bytes));
    if (parsed?.success) named.push(...parsed.data.map((chunk) => ({ ...chunk, list, where })));
    else findings.fault("audit.rows", where, "the list of its chunks cannot be read");
  }
  return named;
}

/** Rows of a chunk file; null where it is not in its one spelling. */
function parseRows(bytes: Uint8Array): RowLine[] | null {
  const text = fromUtf8(bytes);
  if (!text.endsWith("\n")) return null;
  const rows: RowLine[] = [];
  for (const line of text.slice(0, -1).split("\n")) {
    const parsed = rowLine.safeParse(JSON.parse(line));
    if (!parsed.success || canonicalText(parsed.data) !== line) return null;
    rows.push(parsed.data);
  }
  return rows;
}

function checkChunk(
  rows: readonly RowLine[],
  path: string,
  chunk: NamedChunk | undefined,
  root: string,
  { sha256, named }: { readonly sha256: Sha256; readonly named: ReadonlySet<string> | undefined },
  findings: Findings,
): void {
  const leaves = rows.map((row) =>
    "erased" in row ? fromHex(row.erased) : leafHash(rowLeafBytes(row), sha256),
  );
  if (toHex(merkleRoot(leaves, sha256)) !== root) {
    findings.fault("audit.rows", path, "the rows do not hash to the root they are named by");
  }
  const erased = rows.flatMap((row) => ("erased" in row ? [row.erased] : []));
  const unsaid = erased.filter((leaf) => named?.has(leaf) !== true).length;
  if (unsaid > 0)
    findings.fault("audit.rows", path, `${unsaid} of ${rows.length} rows are erased, and no op says so`);
  else if (erased.length > 0)
    findings.note(path, `${erased.length} of ${rows.length} rows are erased, by an op that says so`);
  if (chunk === undefined) {
    findings.note(path, "no import names these rows");
    return;
  }
  if (chunk.rows !== rows.length) {
    findings.fault("audit.rows", path, `the import sealed ${chunk.rows} rows, and here are ${rows.length}`);
  }
  const wrong = rows.findIndex(
    (row) =>
      !("erased" in row) &&
      versionOf({ list: chunk.list, record: row.record, cells: row.cells }, sha256) !== row.version,
  );
  if (wrong >= 0)
    findings.fault("audit.rows", `${path} line ${wrong + 1}`, "the row's version is not that of its cells");
}

/** @returns hashes of blobs that only lists of chunks name */
export async function checkRowChunks(
  folder: Folder,
  ops: readonly ReadOp[],
  { leaves }: ErasedByOps,
  sha256: Sha256,
  findings: Findings,
): Promise<string[]> {
  const chunks = await chunksOf(folder, ops, findings);
  const byRoot = new Map(chunks.map((chunk) => [chunk.root, chunk]));
  for (const { root, where, sealed } of chunks) {
    if (!folder.has(`rows/${root.slice(0, 2)}/${root}.jsonl`)) {
      findings.fault("audit.rows", where, `names rows that are gone: ${root}`);
    }
    if (sealed !== null && !folder.has(blobPath(sealed))) {
      findings.fault("audit.blob", where, `names a blob that is gone: ${sealed}`);
    }
  }
  for (const path of folder.paths.filter((one) => one.startsWith("rows/"))) {
    if (isUnfinished(path)) {
      findings.note(path, "a file whose writing was cut off; nothing relies on it");
      continue;
    }
    const [, start, root] = PATH.exec(path) ?? [];
    if (start === undefined || root === undefined || !root.startsWith(start)) {
      findings.fault("audit.file-extra", path, "no name of a file of rows");
      continue;
    }
    await findings.check("audit.rows", path, async () => {
      const bytes = await folder.read(path);
      const rows = bytes === null ? null : parseRows(bytes);
      if (rows === null) findings.fault("audit.rows", path, "the rows are not in their one spelling");
      else checkChunk(rows, path, byRoot.get(root), root, { sha256, named: leaves.get(root) }, findings);
    });
  }
  return chunks.flatMap(({ sealed }) => (sealed === null ? [] : [sealed]));
}
