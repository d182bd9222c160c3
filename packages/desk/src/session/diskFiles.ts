/** The user's files on this machine's disk; rows that could not be taken go beside the file they came from. */
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { UserFiles } from "../verb/context.ts";

// Every command has these files, and few open one: what reads tables and errors is read from disk when used.
const intake = () => import("@daftar/intake");
const rejectedPlace = () => import("../import/rejectedPlace.ts");

async function refused(code: "file.not-found" | "file.unsupported", words: string, file: string) {
  const { DaftarError } = await import("@daftar/model");
  return new DaftarError(code, words, { file });
}

/** @param cwd folder that relative paths are read from */
export function diskFiles(cwd: string): UserFiles {
  const unreadable = (file: string) => refused("file.not-found", "the file cannot be read", file);
  return {
    async open(file) {
      const path = resolve(cwd, file);
      const about = await stat(path).catch(() => null);
      if (about === null) throw await unreadable(file);
      if (about.isDirectory()) throw await refused("file.unsupported", "this is a folder, not a file", file);
      // Reading a pipe waits for somebody to write into it, for ever perhaps.
      if (!about.isFile())
        throw await refused("file.unsupported", "this is a pipe or a device, not a file", file);
      const read = (): Promise<Uint8Array> =>
        readFile(path).catch(async () => {
          throw await unreadable(file);
        });
      return { name: file, size: about.size, path, read };
    },
    rejectedOf(file, wanted) {
      const place = async (): Promise<string> =>
        wanted === null ? (await intake()).rejectedPath(resolve(cwd, file)) : resolve(cwd, wanted);
      return {
        check: async () => (await rejectedPlace()).checkRejectedPlace(await place()),
        write: async (text) => (await intake()).writeRejectedText(await place(), text),
      };
    },
  };
}
