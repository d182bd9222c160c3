/** The user's files on this machine's disk; rows that could not be taken go beside the file they came from. */
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { rejectedPath, writeRejectedText } from "@daftar/intake";
import { DaftarError } from "@daftar/model";
import type { UserFiles } from "../verb/context.ts";

/** @param cwd folder that relative paths are read from */
export function diskFiles(cwd: string): UserFiles {
  const unreadable = (file: string) => new DaftarError("file.not-found", "the file cannot be read", { file });
  return {
    async open(file) {
      const path = resolve(cwd, file);
      const about = await stat(path).catch(() => null);
      if (about === null) throw unreadable(file);
      if (about.isDirectory())
        throw new DaftarError("file.unsupported", "this is a folder, not a file", { file });
      const read = (): Promise<Uint8Array> =>
        readFile(path).catch(() => {
          throw unreadable(file);
        });
      return { name: file, size: about.size, path, read };
    },
    rejectedOf(file, wanted) {
      const path = wanted === null ? rejectedPath(resolve(cwd, file)) : resolve(cwd, wanted);
      return { path, write: (text) => writeRejectedText(path, text) };
    },
  };
}
