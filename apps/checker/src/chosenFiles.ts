/**
 * Files of a folder that somebody chose, as the audit reads a folder.
 *
 * The folder chosen may hold the release deeper down: the `release.json` that lies highest counts. Files are read one
 * by one, when the audit asks.
 */
import type { ListFiles, ReadFile } from "@daftar/audit";

/** A `File` of a page, as far as it is needed. */
export interface ChosenFile {
  readonly webkitRelativePath: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface ChosenRelease {
  readonly read: ReadFile;
  readonly list: ListFiles;
}

const deep = (path: string): number => path.split("/").length;

/** Null where no `release.json` is among the files. */
export function chosenRelease(files: readonly ChosenFile[]): ChosenRelease | null {
  const found = files
    .map((file) => file.webkitRelativePath)
    .filter((path) => /(?:^|\/)release\.json$/i.test(path))
    .sort((a, b) => deep(a) - deep(b) || (a < b ? -1 : 1))[0];
  if (found === undefined) return null;
  const folder = found.slice(0, -"release.json".length);
  // A medium that gave every name back in capitals did no damage.
  const spelt = (path: string): string => (found.endsWith("release.json") ? path : path.toLowerCase());
  const below = new Map(
    files
      .filter((file) => file.webkitRelativePath.startsWith(folder))
      .map((file) => [spelt(file.webkitRelativePath.slice(folder.length)), file]),
  );
  return {
    list: async () => [...below.keys()],
    read: async (path) => {
      const file = below.get(path);
      return file === undefined ? null : new Uint8Array(await file.arrayBuffer());
    },
  };
}
