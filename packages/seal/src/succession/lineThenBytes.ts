/** Files of a hand-over: their format, a line of canonical JSON, and bytes that the line gives the sizes of. */
import { canonicalText, concatBytes, fromUtf8, utf8 } from "@daftar/model";
import type { z } from "zod";

const LINE_END = 0x0a;
const LARGEST_LINE = 256 * 1024 * 1024;

export function lineThenBytes(format: string, line: unknown, bytes: readonly Uint8Array[]): Uint8Array {
  return concatBytes(utf8(`${format}\n${canonicalText(line)}\n`), ...bytes);
}

/** @returns null where these bytes are none of this format, in its one spelling */
export function readLineThenBytes<S extends z.ZodType>(
  format: string,
  schema: S,
  bytes: Uint8Array,
): { readonly line: z.infer<S>; readonly rest: Uint8Array } | null {
  const from = format.length + 1;
  const end = bytes.subarray(0, LARGEST_LINE).indexOf(LINE_END, from);
  if (end < 0) return null;
  try {
    if (fromUtf8(bytes.subarray(0, from)) !== `${format}\n`) return null;
    const text = fromUtf8(bytes.subarray(from, end));
    const line = schema.parse(JSON.parse(text));
    return canonicalText(line) === text ? { line, rest: bytes.subarray(end + 1) } : null;
  } catch {
    return null;
  }
}

/** Cuts bytes into parts of these sizes; null where they are more or fewer. */
export function cutInto(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] | null {
  if (sizes.reduce((sum, size) => sum + size, 0) !== bytes.length) return null;
  let at = 0;
  return sizes.map((size) => {
    at += size;
    return bytes.subarray(at - size, at);
  });
}
