/** The files a verb reads where a browser runs it: those sent before, named `upload:ID`, and no others. */
import type { UserFiles } from "@daftar/desk";
import { rejectedPath } from "@daftar/intake";
import { DaftarError, utf8 } from "@daftar/model";
import type { KeptFiles } from "./keptFiles.ts";

const UPLOAD = /^upload:([0-9a-f]{32})$/;

/** @param session whose files; rows that could not be taken are kept for the same session */
export function sentFiles(uploads: KeptFiles, downloads: KeptFiles, session: string): UserFiles {
  const sent = (file: string) => {
    const id = UPLOAD.exec(file)?.[1];
    const kept = id === undefined ? null : uploads.get(session, id);
    if (kept === null) throw new DaftarError("file.not-found", "no file of this id was sent here", { file });
    return kept;
  };
  return {
    async open(file) {
      const { name, bytes } = sent(file);
      return { name, size: bytes.length, path: null, read: async () => bytes };
    },
    rejectedOf(file) {
      return {
        check: async () => {}, // They stay in memory until they are fetched.
        write: async (text) => {
          const name = rejectedPath(sent(file).name);
          return `download:${downloads.put(session, { name, bytes: utf8(text) })}`;
        },
      };
    },
  };
}
