/** Reads a JSON file of the user's and checks it, with errors that name the file and the field. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { DaftarError, type ErrorCode } from "@daftar/model";
import type { z } from "zod";

export async function readUserBytes(cwd: string, file: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(cwd, file));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "EISDIR") throw new DaftarError("file.unsupported", "this is a folder, not a file", { file });
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
  throw new DaftarError(code, issue?.message ?? "the file breaks its schema", field === "" ? { file } : { file, field });
}
