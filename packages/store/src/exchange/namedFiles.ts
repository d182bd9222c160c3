/** Files that an op needs beside it: blobs, imported rows, releases, also those that a named blob names. */
import { fromUtf8, OP_BODIES, type OpEnvelope, releaseCandidate } from "@daftar/model";

export interface NamedFiles {
  readonly blobs: Set<string>;
  readonly rows: Set<string>;
  readonly published: Set<string>;
}

function json(bytes: Uint8Array | null): unknown {
  try {
    return bytes === null ? null : JSON.parse(fromUtf8(bytes));
  } catch {
    return null;
  }
}

/**
 * @param blob bytes of a blob, or null where it is not there: what it would name is then not found
 */
export function namedFiles(
  ops: Iterable<Pick<OpEnvelope, "type" | "body">>,
  blob: (hash: string) => Uint8Array | null,
): NamedFiles {
  const named: NamedFiles = { blobs: new Set(), rows: new Set(), published: new Set() };
  const addBlob = (hash: string | null): void => {
    if (hash !== null) named.blobs.add(hash);
  };
  const chunk = OP_BODIES.import.shape.chunks.element;
  for (const { type, body } of ops) {
    if (type === "import") {
      const { chunks, chunksBlob, original } = OP_BODIES.import.parse(body);
      addBlob(original);
      addBlob(chunksBlob);
      const listed = chunk.array().safeParse(chunksBlob === null ? [] : json(blob(chunksBlob)));
      for (const { root, sealed } of [...chunks, ...(listed.success ? listed.data : [])]) {
        named.rows.add(root);
        addBlob(sealed);
      }
    }
    if (type === "account") {
      const { sealed, row } = OP_BODIES.account.parse(body);
      addBlob(sealed);
      if (row !== undefined) named.rows.add(row);
    }
    if (type === "count-account") addBlob(OP_BODIES["count-account"].parse(body).sealed);
    if (type === "linkage-run") {
      const { result, parameters } = OP_BODIES["linkage-run"].parse(body);
      addBlob(result);
      addBlob(parameters);
    }
    if (type === "release") {
      const { candidate } = OP_BODIES.release.parse(body);
      addBlob(candidate);
      const read = releaseCandidate.safeParse(candidate === null ? null : json(blob(candidate)));
      if (read.success) for (const hash of Object.values(read.data.files)) addBlob(hash);
    }
    if (type === "evidence") {
      const { original, working } = OP_BODIES.evidence.parse(body);
      addBlob(original);
      addBlob(working?.blob ?? null);
    }
    if (type === "succession") addBlob(OP_BODIES.succession.parse(body).boxes);
    if (type === "timestamp") {
      const { token, anchor } = OP_BODIES.timestamp.parse(body);
      addBlob(token);
      addBlob(anchor);
    }
    if (type === "published") {
      const { publicIds, release } = OP_BODIES.published.parse(body);
      addBlob(publicIds);
      named.published.add(release);
    }
  }
  return named;
}
