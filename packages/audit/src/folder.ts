/**
 * The folder under audit: only files it lists are read, and one that cannot be read is a fault.
 *
 * Paths in a damaged manifest may point anywhere; asking only for listed paths keeps an audit inside
 * its folder.
 */
import { fromUtf8 } from "@daftar/model";
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

const [TAB, LINE_END, RETURN, SPACE, QUOTE, BACKSLASH] = [9, 10, 13, 32, 34, 92];

/** Whether a JSON text is another one with white space between tokens and nothing else. Files of 150 MB pass here. */
function isSpacedOut(text: string, plain: string): boolean {
  let [at, inString] = [0, false];
  for (let i = 0; i < text.length; i += 1) {
    const letter = text.charCodeAt(i);
    if (!inString && (letter === SPACE || letter === LINE_END || letter === TAB || letter === RETURN))
      continue;
    if (letter !== plain.charCodeAt(at)) return false;
    at += 1;
    if (letter === QUOTE) inString = !inString;
    else if (letter === BACKSLASH) {
      // Whatever it escapes ends no string.
      i += 1;
      if (text.charCodeAt(i) !== plain.charCodeAt(at)) return false;
      at += 1;
    }
  }
  return at === plain.length;
}

/**
 * JSON of a file's bytes; undefined where they are no JSON text in its one spelling: of two values under
 * one key, this reader takes the last and another may take the first (docs/release-format.md).
 */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = fromUtf8(bytes);
    const value: unknown = JSON.parse(text);
    const plain = JSON.stringify(value);
    return plain === text || isSpacedOut(text, plain) ? value : undefined;
  } catch {
    return undefined;
  }
}
