/**
 * Writes the files of a tar that the build made: PGlite does the same through its own file system, with every step
 * of every path looked up, at four times the CPU time.
 *
 * Source: POSIX.1-1988 ustar headers of plain files and folders, names of 100 bytes or fewer; anything else is
 * refused, since nothing that PGlite packs has it.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const BLOCK = 512;

/** A field of a header, up to its first NUL. */
function textAt(tar: Buffer, from: number, length: number): string {
  const field = tar.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.toString("latin1", 0, end < 0 ? length : end);
}

/**
 * @param dir a folder that is there and empty; files and folders in it are readable by nobody else
 * @throws RangeError for a tar of other entries, or one that is cut off; what was written stays
 */
export function unpackTar(tar: Uint8Array, dir: string): void {
  const bytes = Buffer.from(tar.buffer, tar.byteOffset, tar.byteLength);
  const folders = new Set<string>();
  const makeFolder = (path: string): void => {
    if (folders.has(path)) return;
    mkdirSync(path, { recursive: true, mode: 0o700 });
    folders.add(path);
  };
  for (let at = 0; bytes[at] !== undefined && bytes[at] !== 0; ) {
    const name = textAt(bytes, at, 100);
    const octal = textAt(bytes, at + 124, 12).trim();
    const size = /^[0-7]+$/.test(octal) ? Number.parseInt(octal, 8) : Number.NaN;
    const kind = textAt(bytes, at + 156, 1);
    const [from, to] = [at + BLOCK, at + BLOCK + size];
    const known = kind === "0" || kind === "" || kind === "5";
    if (!known || !(size >= 0) || to > bytes.length || textAt(bytes, at + 345, 155) !== "")
      throw new RangeError("the tar must hold whole files and folders and nothing else");
    if (name.split("/").includes("..")) throw new RangeError("the tar must stay within its folder");
    const path = join(dir, name);
    makeFolder(kind === "5" ? path : dirname(path));
    if (kind !== "5") writeFileSync(path, bytes.subarray(from, to), { mode: 0o600 });
    at = from + Math.ceil(size / BLOCK) * BLOCK;
  }
}
