/**
 * The folder under audit: only files it lists are read, and one that cannot be read is a fault.
 *
 * Paths in a damaged manifest may point anywhere; asking only for listed paths keeps an audit inside
 * its folder.
 */
import type { Findings, ListFiles, ReadFile } from "./report.ts";

export interface Folder {
  /** Sorted. */
  readonly paths: readonly string[];
  has(path: string): boolean;
  /** Null where the file is not listed or cannot be read; the latter is reported. */
  read(path: string): Promise<Uint8Array | null>;
}

export async function openFolder(read: ReadFile, list: ListFiles, findings: Findings): Promise<Folder> {
  let paths: string[] = [];
  try {
    paths = [...new Set(await list())].sort();
  } catch {
    findings.fault("audit.file-missing", "", "the folder cannot be listed");
  }
  const listed = new Set(paths);
  return {
    paths,
    has: (path) => listed.has(path),
    async read(path) {
      if (!listed.has(path)) return null;
      try {
        return await read(path);
      } catch {
        findings.fault("audit.file-missing", path, "the file cannot be read");
        return null;
      }
    },
  };
}

/** Whether a path is of a file whose writing was cut off before it got its name: it was never relied on. */
export function isUnfinished(path: string): boolean {
  return /(?:^|\/)\.[^/]+\.new$/.test(path);
}

/** A part of a folder as a folder of its own. */
export function below(folder: Folder, prefix: string): Folder {
  return {
    paths: folder.paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)),
    has: (path) => folder.has(prefix + path),
    read: (path) => folder.read(prefix + path),
  };
}
