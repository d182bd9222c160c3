/**
 * The files of a planned backup, and their bytes in pieces: op lines as far as the plan goes, wherever they
 * lie; all else from the folder. Cost: one piece in memory.
 */
import { closeSync, openSync, readdirSync, readSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { canonicalText, DaftarError, utf8 } from "@daftar/model";
import { isMissing } from "../disk/durable.ts";
import { nameOf, type OpChain, type OpLines } from "../ops/opLines.ts";
import { KEPT_FOLDERS, mayHold } from "./format.ts";
import type { BackupPlan } from "./plan.ts";

const PIECE = 1024 * 1024;

export interface PlannedFile {
  readonly path: string;
  readonly size: number;
}

const changed = (path: string): DaftarError =>
  new DaftarError("backup.changed", "a file is not what it was when the backup began", { file: path });

function filesBelow(dir: string, folder: string): PlannedFile[] {
  try {
    return (
      readdirSync(join(dir, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => ({ path: relative(dir, file).split(sep).join("/"), size: statSync(file).size }))
        // A file whose writing was cut off, and lines that were never acknowledged, are no part of the desk.
        .filter(({ path }) => mayHold(path))
        .sort((a, b) => (a.path < b.path ? -1 : 1))
    );
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

const deskText = (plan: BackupPlan): Uint8Array => utf8(`${canonicalText(plan.desk)}\n`);

/** Chains of a plan by the path of the file that each is, or would be. */
function chainsOf(plan: BackupPlan): Map<string, { readonly chain: OpChain; readonly size: number }> {
  return new Map(
    plan.chains.flatMap(({ node, epoch, bytes, beside }) =>
      [
        { chain: { node, epoch, fork: false }, size: bytes },
        { chain: { node, epoch, fork: true }, size: beside },
      ]
        .filter(({ size }) => size > 0)
        .map((one) => [nameOf(one.chain), one] as const),
    ),
  );
}

/** Every file of the desk, in the order in which a backup holds them. */
export function filesOf(dir: string, plan: BackupPlan): PlannedFile[] {
  return [
    ...[...chainsOf(plan)].map(([path, { size }]) => ({ path, size })),
    ...KEPT_FOLDERS.filter((folder) => folder !== "ops").flatMap((folder) => filesBelow(dir, folder)),
    { path: "desk.json", size: deskText(plan).length },
  ];
}

function* piecesOf(dir: string, { path, size }: PlannedFile): Generator<Uint8Array> {
  let fd: number;
  try {
    fd = openSync(join(dir, path), "r");
  } catch (error) {
    if (isMissing(error)) throw changed(path);
    throw error;
  }
  try {
    for (let at = 0; at < size; ) {
      const piece = Buffer.alloc(Math.min(PIECE, size - at));
      const read = readSync(fd, piece, 0, piece.length, at);
      if (read === 0) throw changed(path);
      yield piece.subarray(0, read);
      at += read;
    }
  } finally {
    closeSync(fd);
  }
}

async function* linesAsBytes(lines: OpLines, chain: OpChain, size: number): AsyncGenerator<Uint8Array> {
  let held: string[] = [];
  let length = 0;
  for await (const { line, end } of lines.from(chain, 0)) {
    if (end > size) break;
    held.push(`${line}\n`);
    length += line.length;
    if (length < PIECE) continue;
    yield utf8(held.join(""));
    [held, length] = [[], 0];
  }
  if (held.length > 0) yield utf8(held.join(""));
}

/** Gives a file's bytes. @throws DaftarError backup.changed where there are fewer than planned */
export async function* bytesOf(
  dir: string,
  plan: BackupPlan,
  lines: OpLines | null,
  file: PlannedFile,
): AsyncGenerator<Uint8Array> {
  if (file.path === "desk.json") yield deskText(plan);
  else {
    const chain = lines === null ? undefined : chainsOf(plan).get(file.path);
    if (chain !== undefined && lines !== null) yield* linesAsBytes(lines, chain.chain, chain.size);
    else yield* piecesOf(dir, file);
  }
}
