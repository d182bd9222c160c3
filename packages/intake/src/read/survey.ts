/**
 * One pass over a text file before it is parsed: which encoding, and is any line absurdly long.
 *
 * Order of evidence, as chardet-like guessing was measured to fail on Persian and Arabic: byte order
 * mark; strict UTF-8; UTF-16 without a mark where one byte order reads as text and the other does not;
 * windows-1256 where strict UTF-8 fails and the bytes read as Arabic-script words; else ask.
 * Stops at the first line that is too long, so a line of 2 GB costs 1 MiB. Memory: one chunk.
 */
import { DaftarError } from "@daftar/model";
import type { ByteSource } from "./byteSource.ts";
import type { Limits } from "./limits.ts";
import { readsAsArabicScript } from "./readsAsArabicScript.ts";
import { StrictUtf8 } from "./strictUtf8.ts";

export interface Survey {
  readonly encoding: string;
  /** The start of the file, decoded, without byte order mark: at least one whole line. */
  readonly head: string;
}

const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1256", "windows-1252", "iso-8859-6"] as const;

/** Text of bytes in an encoding, or null where they are not that. */
function decode(bytes: Uint8Array, encoding: string, whole = false): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: !whole });
  } catch {
    return null;
  }
}

function markOf(head: Uint8Array): string | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return null;
}

/** Share of characters that lists are written with; -1 where the bytes are not that encoding. */
function plausibility(head: Uint8Array, encoding: "utf-16le" | "utf-16be"): number {
  const text = decode(head, encoding);
  if (text === null || text.length === 0) return -1;
  let fine = 0;
  for (const character of text) {
    if (/[\t\r\n -~\u00a0-\u024f\u0600-\u06ff\u0750-\u077f\u200b-\u200f]/.test(character)) fine += 1;
  }
  return fine / text.length;
}

/** UTF-16 without a mark, only where it is obvious: one order is text with line ends or commas, the other is not. */
function unmarkedUtf16(head: Uint8Array): string | null {
  if (!head.includes(0)) return null;
  const little = plausibility(head, "utf-16le");
  const big = plausibility(head, "utf-16be");
  if (little > 0.98 && big < 0.5) return "utf-16le";
  if (big > 0.98 && little < 0.5) return "utf-16be";
  return null;
}

/** First bytes of formats that are no table, so that the message can say what it is. */
function foreignFormat(head: Uint8Array): "file.binary" | "file.unsupported" | null {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return "file.unsupported"; // an old workbook (.xls) or document
  if (starts(0x25, 0x50, 0x44, 0x46)) return "file.unsupported"; // PDF
  if (starts(0x1f, 0x8b) || starts(0x89, 0x50, 0x4e, 0x47) || starts(0xff, 0xd8, 0xff)) return "file.binary";
  return null;
}

/**
 * @param asked the encoding the user named; then nothing is guessed
 * @throws DaftarError `file.empty`, `file.encoding`, `file.binary`, `file.unsupported`,
 *   `file.line-too-long`, `file.too-large`
 */
export async function survey(source: ByteSource, limits: Limits, asked?: string): Promise<Survey> {
  const place = source.name === null ? {} : { file: source.name };
  if (asked !== undefined && !ENCODINGS.some((known) => known === asked.toLowerCase())) {
    throw new DaftarError(
      "file.encoding",
      `The encoding ${JSON.stringify(asked)} is not read here; known are ${ENCODINGS.join(", ")}.`,
      place,
    );
  }
  const strict = new StrictUtf8();
  const heads: Uint8Array[] = [];
  let headBytes = 0;
  let total = 0;
  let nuls = 0;
  let line = 1;
  let sinceBreak = 0;
  let encoding: string | null = asked?.toLowerCase() ?? null;
  let notUtf8: { readonly line: number; readonly bytes: Uint8Array } | null = null;

  for await (const chunk of source.open()) {
    if (total === 0) {
      const foreign = foreignFormat(chunk);
      if (foreign) throw new DaftarError(foreign, "The file is of another kind than its use here.", place);
      encoding ??= markOf(chunk) ?? unmarkedUtf16(chunk.subarray(0, 65_536));
    }
    total += chunk.length;
    if (total > limits.fileBytes)
      throw new DaftarError(
        "file.too-large",
        `The file is larger than ${limits.fileBytes} bytes; so much is not read.`,
        place,
      );
    const lineAtStart = line;
    // Both searches go forward only: looking for a missing carriage return from every line anew is quadratic.
    let feed = chunk.indexOf(0x0a);
    let back = chunk.indexOf(0x0d);
    for (let from = 0; from < chunk.length; ) {
      const end = feed === -1 ? back : back === -1 ? feed : Math.min(feed, back);
      sinceBreak += (end === -1 ? chunk.length : end) - from;
      if (sinceBreak > limits.lineBytes)
        throw new DaftarError(
          "file.line-too-long",
          `Line ${line} is longer than ${limits.lineBytes} bytes.`,
          {
            ...place,
            row: line,
          },
        );
      if (end === -1) break;
      sinceBreak = 0;
      from = end + 1;
      if (end === feed) {
        line += 1;
        feed = chunk.indexOf(0x0a, from);
      } else back = chunk.indexOf(0x0d, from);
    }
    if (headBytes <= limits.lineBytes) {
      heads.push(chunk);
      headBytes += chunk.length;
    }
    if (encoding === null || encoding === "utf-8") {
      for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, at + 1)) nuls += 1;
      if (notUtf8 === null && !strict.take(chunk))
        notUtf8 = { line: lineAtStart, bytes: chunk.slice(0, 65_536) };
    }
  }
  if (total === 0) throw new DaftarError("file.empty", "The file is empty.", place);
  if (notUtf8 === null && !strict.whole)
    notUtf8 = { line, bytes: (heads.at(-1) ?? new Uint8Array()).slice(-65_536) };
  // A stray NUL spoils one row; many of them are no text at all.
  if (nuls > 8 && nuls * 200 > total)
    throw new DaftarError("file.binary", "The file holds bytes that no text has.", place);
  const head = concat(heads);
  if (notUtf8 !== null) {
    if (encoding === "utf-8")
      throw new DaftarError("file.encoding", `The file is not UTF-8 from about line ${notUtf8.line} on.`, {
        ...place,
        row: notUtf8.line,
      });
    const evidence = new TextDecoder("windows-1256").decode(
      concat([head.subarray(0, 65_536), notUtf8.bytes]),
    );
    if (nuls > 0 || !readsAsArabicScript(evidence))
      throw new DaftarError(
        "file.encoding",
        `The file is not UTF-8 (from about line ${notUtf8.line} on), and no other encoding is certain.`,
        { ...place, row: notUtf8.line },
      );
    encoding = "windows-1256";
  }
  encoding ??= "utf-8";
  const text = decode(head, encoding);
  if (text === null) throw new DaftarError("file.encoding", `The file is not ${encoding} throughout.`, place);
  if (text.trim() === "") throw new DaftarError("file.empty", "The file holds only blanks.", place);
  return { encoding, head: text };
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
