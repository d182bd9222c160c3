/**
 * What precedes a note in a request to a witness and in a receipt: some lines, then an empty one.
 *
 * Source: C2SP tlog-witness and tlog-proof, which share this form. The lines themselves hold no empty one, so
 * the first ends them. Cost: linear in bytes.
 */
import { fromUtf8, utf8 } from "@daftar/model";

export interface HeadedNote {
  /** Without their line ends; one at least. */
  readonly lines: readonly string[];
  /** The note, as it stands and not yet split. */
  readonly note: Uint8Array;
}

/** Null where the bytes are no UTF-8, or have no empty line. */
export function splitHead(bytes: Uint8Array): HeadedNote | null {
  let text: string;
  try {
    text = fromUtf8(bytes);
  } catch {
    return null;
  }
  const split = text.indexOf("\n\n");
  return split < 0 ? null : { lines: text.slice(0, split).split("\n"), note: utf8(text.slice(split + 2)) };
}
