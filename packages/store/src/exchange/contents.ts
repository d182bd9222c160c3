/**
 * What another desk lacks: lines of ops from where it stands, and the files that these ops name.
 *
 * A chain that forked goes whole, with what stands beside it; known ops are passed over where they arrive.
 * Cost: one pass over the op files and over what is packed.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BundleContent, type ChainHeld, type OpEnvelope, utf8 } from "@daftar/model";
import type { Places } from "../desk/places.ts";
import { readOpLine } from "../ops/checkOp.ts";
import { forkFileName, linesFrom, opFileName } from "../ops/opFile.ts";
import type { ChainState } from "../ops/readChain.ts";
import { getPublished } from "../published/publishedTrees.ts";
import type { RowChunks } from "../rows/rowChunks.ts";
import type { Vault } from "../vault/blobs.ts";
import { namedFiles } from "./namedFiles.ts";

export interface ContentSources {
  readonly places: Places;
  readonly rows: RowChunks;
  readonly vault: Vault;
}

/** Lines of a chain that a desk lacks. */
function linesSince(lines: readonly string[], held: ChainHeld | undefined): readonly string[] {
  if (held === undefined) return lines;
  // It holds more than we do: there is nothing to give, and a fork shows when its own bundle comes.
  if (held.next > lines.length) return [];
  return readOpLine(lines[held.next - 1] ?? "")?.id === held.head ? lines.slice(held.next) : lines;
}

const linesIn = (path: string): string[] =>
  existsSync(path) ? [...linesFrom(path, 0)].map(({ line }) => line) : [];

/**
 * @param chains chains that may go out, as far as they go
 * @param since what the other desk holds; null to pack everything
 */
export function contentsSince(
  { places, rows, vault }: ContentSources,
  chains: readonly ChainState[],
  since: readonly ChainHeld[] | null,
): BundleContent[] {
  const contents: BundleContent[] = [];
  const ops: OpEnvelope[] = [];
  for (const { node, epoch } of chains) {
    const path = join(places.ops, opFileName(node, epoch));
    const held = since?.find((one) => one.node === node && one.epoch === epoch);
    const beside = join(places.ops, forkFileName(node, epoch));
    const forks = linesIn(beside);
    // Two machines answer to the name of a node whose key was copied, and one may lack what the other has.
    const all = forks.length > 0 ? [...linesIn(path), ...forks] : linesSince(linesIn(path), held);
    if (all.length === 0) continue;
    contents.push({ kind: "ops", node, epoch, bytes: utf8(`${all.join("\n")}\n`) });
    for (const line of all) {
      const read = readOpLine(line);
      if (read !== null) ops.push(read.op);
    }
  }
  const named = namedFiles(ops, (hash) => (vault.has(hash) ? vault.get(hash) : null));
  for (const hash of [...named.blobs].sort()) {
    if (vault.has(hash)) contents.push({ kind: "blob", bytes: vault.get(hash) });
  }
  for (const root of [...named.rows].sort()) {
    contents.push({ kind: "rows", root, bytes: rows.bytes(root) });
  }
  for (const digest of [...named.published].sort()) {
    for (const [file, bytes] of getPublished(places.published, digest)) {
      contents.push({ kind: "published", digest, path: file, bytes });
    }
  }
  return contents;
}

/** Bytes of a person's locked key file; null where there is none. */
export function lockedKey(places: Places, person: string): Uint8Array | null {
  const path = join(places.people, `${person}.key.age`);
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : null;
}
