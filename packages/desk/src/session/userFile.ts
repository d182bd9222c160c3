/**
 * Reads files of the user's, with errors that name the file and the field.
 *
 * Nothing is loaded before its size is known: a wrong path to a file of many gigabytes ends at once.
 */
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { DaftarError, type ErrorCode } from "@daftar/model";
import type { z } from "zod";

const MIB = 1024 * 1024;
/** Forms, settings, tables of claims and overlaps: far larger than any of them. */
const LARGEST = 64 * MIB;

/** Size of a file. @throws DaftarError `file.not-found`, `file.unsupported` for a folder, a pipe or a device */
export async function sizeOfUserFile(cwd: string, file: string): Promise<number> {
  const about = await stat(resolve(cwd, file)).catch(() => null);
  if (about === null) throw new DaftarError("file.not-found", "the file cannot be read", { file });
  if (about.isDirectory())
    throw new DaftarError("file.unsupported", "this is a folder, not a file", { file });
  // Reading a pipe waits for somebody to write into it, for ever perhaps.
  if (!about.isFile())
    throw new DaftarError("file.unsupported", "this is a pipe or a device, not a file", { file });
  return about.size;
}

/**
 * @param largest bytes at most; 64 MiB unless told
 * @throws DaftarError `file.not-found`, `file.unsupported`, `file.too-large`
 */
export async function readUserBytes(cwd: string, file: string, largest = LARGEST): Promise<Uint8Array> {
  if ((await sizeOfUserFile(cwd, file)) > largest) {
    throw new DaftarError("file.too-large", `the file is larger than ${largest / MIB} MiB`, { file });
  }
  try {
    return await readFile(resolve(cwd, file));
  } catch {
    throw new DaftarError("file.not-found", "the file cannot be read", { file });
  }
}

/** @throws DaftarError `file.not-found`, or `code` naming the field that breaks the schema */
export async function readUserJson<T extends z.ZodType>(
  cwd: string,
  file: string,
  schema: T,
  code: ErrorCode,
): Promise<z.infer<T>> {
  const bytes = await readUserBytes(cwd, file);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new DaftarError(code, "the file is not JSON in UTF-8", { file });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.map(String).join(".") ?? "";
  throw new DaftarError(
    code,
    issue?.message ?? "the file breaks its schema",
    field === "" ? { file } : { file, field },
  );
}
