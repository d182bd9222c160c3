/** What was sent, read no further than its limit and checked by a schema. */
import { DaftarError, DEEPEST_INPUT, isDeeper } from "@daftar/model";
import type { z } from "zod";

const MIB = 1024 * 1024;
/** Forms and decisions; a file is an upload. */
const LARGEST_JSON = MIB;

function requireType(request: Request, type: string): void {
  const given = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (given !== type) throw new DaftarError("server.media-type", `this route takes ${type}`);
}

/** @throws DaftarError `server.media-type`, `server.too-large`; reading ends where the limit is passed */
export async function readBytes(request: Request, type: string, largest: number): Promise<Uint8Array> {
  requireType(request, type);
  const tooLarge = () =>
    new DaftarError("server.too-large", `more than ${Math.round((10 * largest) / MIB) / 10} MiB were sent`);
  const stated = Number(request.headers.get("content-length") ?? 0);
  if (stated > largest) throw tooLarge();
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const read = await reader?.read();
    if (read === undefined || read.done) break;
    const chunk: unknown = read.value;
    if (!(chunk instanceof Uint8Array)) throw new DaftarError("server.body", "what was sent is no bytes");
    size += chunk.length;
    if (size > largest) {
      await reader?.cancel();
      throw tooLarge();
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts, size);
}

/** @throws DaftarError `server.body` for what is no JSON, and those of `readBytes` */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request, "application/json", LARGEST_JSON);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new DaftarError("server.body", "what was sent is not JSON in UTF-8");
  }
  if (isDeeper(value))
    throw new DaftarError("server.body", `what was sent is nested deeper than ${DEEPEST_INPUT} levels`);
  return value;
}

/** @throws DaftarError `usage.wrong` naming the field that breaks the schema */
export function checked<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.map(String).join(".") ?? "";
  throw new DaftarError("usage.wrong", issue?.message ?? "wrong input", field === "" ? {} : { field });
}
