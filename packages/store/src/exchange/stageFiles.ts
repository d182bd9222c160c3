/**
 * Puts the files of a bundle into quarantine and checks each against its name; what no op of the bundle
 * names is refused, what the desk has already is passed over, and what an op names must be somewhere.
 *
 * Cost: one hash of every byte, one fsync a file.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type BundleContent,
  DaftarError,
  fromUtf8,
  manifestFile,
  OP_BODIES,
  type OpEnvelope,
  RELEASE_PATHS,
  toHex,
} from "@daftar/model";
import type { Places } from "../desk/places.ts";
import { sha256 } from "../keys/ed25519.ts";
import { putPublished } from "../published/publishedTrees.ts";
import { RowChunks } from "../rows/rowChunks.ts";
import { Vault } from "../vault/blobs.ts";
import { isLogOf } from "./checkLog.ts";
import type { FileSources } from "./contents.ts";
import { namedFiles } from "./namedFiles.ts";

export interface StagedFiles {
  readonly vault: Pick<Vault, "get">;
  readonly rows: Pick<RowChunks, "read">;
  readonly blobs: number;
  readonly chunks: number;
  readonly releases: number;
}

const invalid = (words: string): DaftarError => new DaftarError("bundle.invalid", words);

type Files = ReadonlyMap<string, Uint8Array>;

/** Throws where a release is not the one of its digest: every file that its manifest names, and no other. */
function checkRelease(digest: string, files: Files): void {
  const bytes = files.get(RELEASE_PATHS.manifest);
  if (bytes === undefined || toHex(sha256(bytes)) !== digest)
    throw invalid("a release is not that of its digest");
  let hashes: ReturnType<typeof manifestFile.parse>["files"];
  try {
    hashes = manifestFile.parse(JSON.parse(fromUtf8(bytes))).files;
  } catch {
    throw invalid("the manifest of a release does not read");
  }
  for (const [path, file] of files) {
    if (path === RELEASE_PATHS.manifest || path.startsWith("log/")) continue;
    if (hashes[path]?.sha256 !== toHex(sha256(file)))
      throw invalid("a file of a release is not that of its manifest");
  }
  // What is kept once is never kept anew: a release that came in part would stay in part.
  if (Object.keys(hashes).some((path) => !files.has(path)))
    throw invalid("a file of a release that its manifest names is lacking");
}

/** Throws where a release bears another log than the op that publishes it says. */
function checkLog(digest: string, files: Files, ops: readonly OpEnvelope[]): void {
  const isTold = ops.some(({ type, body }) => {
    if (type !== "published") return false;
    const published = OP_BODIES.published.parse(body);
    return published.release === digest && isLogOf(files, published);
  });
  if (!isTold) throw invalid("the log of a release is not that of the op that published it");
}

/**
 * @param ops ops of the bundle, known ones included: they say which files may lie in it
 * @param fresh ops that are new here: what they name must be there afterwards
 * @param destroyed hashes of files that erasures took away, which need be nowhere
 * @throws DaftarError bundle.invalid, bundle.incomplete
 */
export function stageFiles(
  inside: Pick<Places, "blobs" | "rows" | "published">,
  own: FileSources,
  contents: readonly BundleContent[],
  ops: readonly OpEnvelope[],
  fresh: readonly OpEnvelope[],
  random: (count: number) => Uint8Array,
  destroyed: ReadonlySet<string>,
): StagedFiles {
  const [vault, rows] = [new Vault(inside.blobs), new RowChunks(inside.rows, random)];
  const sent = new Map<string, Uint8Array>();
  for (const content of contents)
    if (content.kind === "blob") sent.set(toHex(sha256(content.bytes)), content.bytes);
  const blob = (hash: string) => sent.get(hash) ?? (own.vault.has(hash) ? own.vault.get(hash) : null);
  const allowed = namedFiles(ops, blob);
  const releases = new Map<string, Map<string, Uint8Array>>();
  let [blobs, chunks] = [0, 0];
  for (const [hash, bytes] of sent) {
    if (!allowed.blobs.has(hash)) throw invalid("a file lies in it that no op names");
    if (own.vault.has(hash)) continue;
    vault.put(bytes);
    blobs += 1;
  }
  for (const content of contents) {
    if (content.kind === "rows") {
      if (!allowed.rows.has(content.root)) throw invalid("rows lie in it that no op names");
      if (own.rows.has(content.root) || rows.has(content.root)) continue;
      try {
        rows.putBytes(content.root, content.bytes);
      } catch {
        throw invalid("rows do not hash to the root they are named by");
      }
      chunks += 1;
    }
    if (content.kind === "published") {
      if (!allowed.published.has(content.digest)) throw invalid("a release lies in it that no op names");
      const files = releases.get(content.digest) ?? new Map<string, Uint8Array>();
      releases.set(content.digest, files.set(content.path, content.bytes));
    }
  }
  for (const [digest, files] of releases) {
    checkRelease(digest, files);
    checkLog(digest, files, ops);
    if (!existsSync(join(own.places.published, digest))) putPublished(inside.published, digest, files);
  }
  const needed = namedFiles(fresh, blob);
  const missing =
    [...needed.blobs].some((hash) => blob(hash) === null && !destroyed.has(hash)) ||
    [...needed.rows].some((root) => !rows.has(root) && !own.rows.has(root)) ||
    [...needed.published].some((one) => !releases.has(one) && !existsSync(join(own.places.published, one)));
  if (missing)
    throw new DaftarError("bundle.incomplete", "files that its ops name are neither in it nor here");
  return {
    vault: { get: (hash) => sent.get(hash) ?? own.vault.get(hash) },
    rows: { read: (root) => (rows.has(root) ? rows.read(root) : own.rows.read(root)) },
    blobs,
    chunks,
    releases: releases.size,
  };
}
