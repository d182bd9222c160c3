/**
 * Where bytes come from: a path, bytes in memory, or anything that can be opened more than once.
 *
 * Text is read twice (surveyed, then parsed), so that encoding and lost quotes are known before the
 * first row is handed out. Cost: one open file at a time, chunks of 256 KiB.
 */
import { open, stat } from "node:fs/promises";
import { DaftarError } from "@daftar/model";

export interface ByteSource {
  /** As the user named it; shown in errors. */
  readonly name: string | null;
  /** Bytes; null where unknown before the end. */
  readonly size: number | null;
  /** The bytes from the start, at every call. Ending the iteration early closes the source. */
  open(): AsyncIterable<Uint8Array>;
  /** Bytes `from` up to `to` (not included). */
  slice(from: number, to: number): Promise<Uint8Array>;
}

const CHUNK_BYTES = 256 * 1024;

function ofBytes(bytes: Uint8Array): ByteSource {
  return {
    name: null,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
    },
    slice: async (from, to) => bytes.slice(from, to),
  };
}

function asFileError(error: unknown, path: string): DaftarError {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT" || code === "ENOTDIR")
    return new DaftarError("file.not-found", "There is no such file.", { file: path });
  if (code === "EISDIR")
    return new DaftarError("file.unsupported", "This is a folder, not a file.", { file: path });
  return new DaftarError("file.not-found", `The file could not be opened (${String(code)}).`, { file: path });
}

async function ofPath(path: string): Promise<ByteSource> {
  const about = await stat(path).catch((error: unknown) => {
    throw asFileError(error, path);
  });
  if (about.isDirectory())
    throw new DaftarError("file.unsupported", "This is a folder, not a file.", { file: path });
  // Opening a pipe waits for somebody to write into it, for ever perhaps, and it is read only once.
  if (!about.isFile())
    throw new DaftarError("file.unsupported", "This is a pipe or a device, not a file.", { file: path });
  const opened = async () =>
    open(path, "r").catch((error: unknown) => {
      throw asFileError(error, path);
    });
  return {
    name: path,
    size: about.size,
    async *open() {
      const file = await opened();
      try {
        for (;;) {
          // A fresh buffer each time: parsers keep views of what they were given.
          const { bytesRead, buffer } = await file.read(new Uint8Array(CHUNK_BYTES), 0, CHUNK_BYTES);
          if (bytesRead === 0) return;
          yield buffer.subarray(0, bytesRead);
        }
      } finally {
        await file.close();
      }
    },
    async slice(from, to) {
      const file = await opened();
      try {
        const bytes = new Uint8Array(Math.max(0, to - from));
        let have = 0;
        while (have < bytes.length) {
          const { bytesRead } = await file.read(bytes, have, bytes.length - have, from + have);
          if (bytesRead === 0) break;
          have += bytesRead;
        }
        return bytes.subarray(0, have);
      } finally {
        await file.close();
      }
    },
  };
}

/** A source of whatever a caller has. @throws DaftarError `file.not-found`, `file.unsupported` */
export async function byteSource(from: string | Uint8Array | ByteSource): Promise<ByteSource> {
  if (typeof from === "string") return ofPath(from);
  return from instanceof Uint8Array ? ofBytes(from) : from;
}
