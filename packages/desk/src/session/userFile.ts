/**
 * Reads files of the user's, with errors that name the file and the field.
 *
 * Nothing is loaded before its size is known: a wrong path to a file of many gigabytes ends at once.
 */
import { DaftarError, DEEPEST_INPUT, type ErrorCode, isDeeper } from "@daftar/model";
import type { z } from "zod";
import type { UserFiles } from "../verb/context.ts";

const MIB = 1024 * 1024;
/** Forms, settings, tables of claims and overlaps: far larger than any of them. */
const LARGEST = 64 * MIB;

/**
 * @param largest bytes at most; 64 MiB unless told
 * @throws DaftarError `file.not-found`, `file.unsupported`, `file.too-large`
 */
export async function readUserBytes(files: UserFiles, file: string, largest = LARGEST): Promise<Uint8Array> {
  const opened = await files.open(file);
  if (opened.size > largest) {
    throw new DaftarError("file.too-large", `the file is larger than ${largest / MIB} MiB`, {
      file: opened.name,
    });
  }
  return opened.read();
}

/** @throws DaftarError `file.not-found`, or `code` naming the field that breaks the schema */
export async function readUserJson<T extends z.ZodType>(
  files: UserFiles,
  file: string,
  schema: T,
  code: ErrorCode,
  largest = LARGEST,
): Promise<z.infer<T>> {
  const bytes = await readUserBytes(files, file, largest);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new DaftarError(code, "the file is not JSON in UTF-8", { file });
  }
  if (isDeeper(value))
    throw new DaftarError(code, `it is nested deeper than ${DEEPEST_INPUT} levels`, { file });
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const unknown = issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  const field = [...(issue?.path ?? []), ...unknown].map(String).join(".");
  throw new DaftarError(
    code,
    issue?.message ?? "the file breaks its schema",
    field === "" ? { file } : { file, field },
  );
}
