/** Folders in memory, and the damage that tests do to them. */
import type { ListFiles, ReadFile } from "../report.ts";

export type Files = ReadonlyMap<string, Uint8Array>;

export const access = (files: Files): { read: ReadFile; list: ListFiles } => ({
  read: async (path) => files.get(path) ?? null,
  list: async () => [...files.keys()],
});

export function withFile(files: Files, path: string, bytes: Uint8Array | null): Files {
  const changed = new Map(files);
  if (bytes === null) changed.delete(path);
  else changed.set(path, bytes);
  return changed;
}

export interface Damage {
  readonly what: string;
  readonly files: Files;
}

/** Each file missing, cut, longer, and with single bits flipped at about `samples` places. */
export function* damages(files: Files, samples: number): IterableIterator<Damage> {
  for (const [path, bytes] of files) {
    yield { what: `without ${path}`, files: withFile(files, path, null) };
    yield { what: `empty ${path}`, files: withFile(files, path, new Uint8Array(0)) };
    if (bytes.length > 1) yield { what: `cut ${path}`, files: withFile(files, path, bytes.slice(0, -1)) };
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    longer[bytes.length] = 10;
    yield { what: `longer ${path}`, files: withFile(files, path, longer) };
    const step = Math.max(1, Math.floor(bytes.length / samples));
    for (let at = 0; at < bytes.length; at += step) {
      const flipped = bytes.map((byte, i) => (i === at ? byte ^ (1 << ((at + path.length) % 8)) : byte));
      yield { what: `bit in byte ${at} of ${path}`, files: withFile(files, path, flipped) };
    }
  }
}

/** Every two files of one kind with their contents exchanged. */
export function* swaps(files: Files): IterableIterator<Damage> {
  const paths = [...files.keys()].sort();
  for (const [at, a] of paths.entries()) {
    const b = paths[at + 1];
    const [bytesA, bytesB] = [files.get(a), b === undefined ? undefined : files.get(b)];
    if (b === undefined || bytesA === undefined || bytesB === undefined) continue;
    if (Buffer.from(bytesA).equals(bytesB)) continue;
    yield { what: `${a} and ${b} exchanged`, files: withFile(withFile(files, a, bytesB), b, bytesA) };
  }
}
