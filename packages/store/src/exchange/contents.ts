/**
 * What another desk lacks: lines of ops from where it stands, and the files that these ops name.
 *
 * A chain that forked goes whole, with what stands beside it; known ops are passed over where they arrive.
 * Cost: one pass over the op lines and over what is packed.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type BundleContent, type ChainHeld, type OpEnvelope, utf8 } from "@daftar/model";
import type { Places } from "../desk/places.ts";
import { readOpLine } from "../ops/checkOp.ts";
import type { OpChain, OpLines } from "../ops/opLines.ts";
import type { ChainState } from "../ops/readChain.ts";
import { getPublished } from "../published/publishedTrees.ts";
import type { RowChunks } from "../rows/rowChunks.ts";
import type { Vault } from "../vault/blobs.ts";
import { namedFiles } from "./namedFiles.ts";

/** Files of a desk that its ops name. */
export interface FileSources {
  readonly places: Places;
  readonly rows: RowChunks;
  readonly vault: Vault;
}

export interface ContentSources extends FileSources {
  readonly lines: OpLines;
}

/** Lines of a chain that a desk lacks. */
function linesSince(lines: readonly string[], held: ChainHeld | undefined): readonly string[] {
  if (held === undefined) return lines;
  // It holds more than we do: there is nothing to give, and a fork shows when its own bundle comes.
  if (held.next > lines.length) return [];
  return readOpLine(lines[held.next - 1] ?? "")?.id === held.head ? lines.slice(held.next) : lines;
}

async function linesOf(lines: OpLines, chain: OpChain): Promise<string[]> {
  const all: string[] = [];
  for await (const { line } of lines.from(chain, 0)) all.push(line);
  return all;
}

/**
 * @param chains chains that may go out, as far as they go
 * @param since what the other desk holds; null to pack everything
 */
export async function contentsSince(
  { lines, places, rows, vault }: ContentSources,
  chains: readonly ChainState[],
  since: readonly ChainHeld[] | null,
): Promise<BundleContent[]> {
  const contents: BundleContent[] = [];
  const ops: OpEnvelope[] = [];
  for (const { node, epoch } of chains) {
    const held = since?.find((one) => one.node === node && one.epoch === epoch);
    const own = await linesOf(lines, { node, epoch, fork: false });
    const forks = await linesOf(lines, { node, epoch, fork: true });
    // Two machines answer to the name of a node whose key was copied, and one may lack what the other has.
    const all = forks.length > 0 ? [...own, ...forks] : linesSince(own, held);
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
