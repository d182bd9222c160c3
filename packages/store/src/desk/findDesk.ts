/**
 * Finds and reads `desk.json`.
 *
 * A desk of a newer format is refused before anything else is looked at, so that an older program never
 * writes into it.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DaftarError, DESK_FORMAT, type DeskFile, deskFile } from "@daftar/model";
import { isMissing } from "../disk/durable.ts";
import { DESK_FILE } from "./places.ts";

/** The nearest folder from `start` upwards that is a desk, or null. */
export function findDesk(start: string): string | null {
  for (let dir = resolve(start); ; dir = dirname(dir)) {
    if (existsSync(join(dir, DESK_FILE))) return dir;
    if (dirname(dir) === dir) return null;
  }
}

const VERSION = Number(DESK_FORMAT.slice(DESK_FORMAT.lastIndexOf("v") + 1));

/** Reads a desk's file. @throws DaftarError desk.not-found, desk.newer, desk.damaged */
export function readDeskFile(dir: string): DeskFile {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(join(dir, DESK_FILE), "utf8"));
  } catch (error) {
    if (isMissing(error)) throw new DaftarError("desk.not-found", "there is no desk here");
    if (error instanceof SyntaxError) throw damaged();
    throw error;
  }
  const format: unknown = typeof read === "object" && read !== null && "format" in read ? read.format : null;
  const version = typeof format === "string" ? /^daftar\.desk\/v(\d{1,6})$/.exec(format)?.[1] : undefined;
  if (version !== undefined && Number(version) > VERSION) {
    throw new DaftarError("desk.newer", "this desk was made by a newer Daftar", { file: DESK_FILE });
  }
  const desk = deskFile.safeParse(read);
  if (!desk.success) throw damaged();
  return desk.data;
}

const damaged = (): DaftarError =>
  new DaftarError("desk.damaged", "desk.json does not read", { file: DESK_FILE });
