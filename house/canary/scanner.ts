/**
 * Looks for texts that must be nowhere: in bytes, in any spelling that software gives them, packed or not,
 * and in the names of files.
 *
 * Spellings: UTF-8 and UTF-16, capitals or not, hexadecimal, Base 64 (wherever it begins within three bytes),
 * percent-encoding (once and twice), escapes of JSON and HTML, Unicode taken apart, and letters as searches fold them;
 * and each name of seven letters or more by itself, as an index would keep it. Unpacked: gzip, zlib and ZIP members,
 * two deep. Not seen: what is encrypted, and other ways of packing, so databases are also read as text.
 * Cost: about a second for 100 MB; bytes that were looked at before cost their SHA-256.
 */
import { hash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { constants, inflateRawSync, inflateSync } from "node:zlib";
import { foldForSearch, normaliseName } from "../../packages/names/src/index.ts";

const FOLD = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte));
const LARGEST_UNPACKED = 1 << 27;
/** Letters that chance does not put together. */
const SHORTEST = 8;

/** What stays the same of a text's Base 64, whatever stands before it; three texts. */
function inBase64(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const coded = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return coded.slice(Math.ceil((before * 8) / 6), whole);
  });
}

const escaped = (text: string, of: (code: number, char: string) => string): string =>
  [...text].map((char) => of(char.codePointAt(0) ?? 0, char)).join("");
const hex4 = (code: number): string => code.toString(16).padStart(4, "0");
const percent = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);

/** A text as it may be written otherwise, itself first: taken apart, with Arabic letters, without joiners, folded. */
const variants = (text: string): string[] => [
  ...new Set([
    text,
    ...["\u200c", "", " "].flatMap((joiner) => {
      const joined = text.replaceAll("\u200c", joiner);
      const arabic = joined.replaceAll("ی", "ي").replaceAll("ک", "ك");
      return [joined, joined.normalize("NFD"), arabic, arabic.normalize("NFD")];
    }),
    foldForSearch(text),
    normaliseName(text).tokens.join(" "),
  ]),
];

/** Names in a text, by which alone an index may keep it. */
const namesIn = (text: string): string[] => text.match(/\p{Lu}\p{L}{6,}/gu) ?? [];

/** Every spelling of a text and its variants, as bytes. */
function spellings(text: string): Buffer[] {
  const all = variants(text)
    .filter((one) => one.length >= SHORTEST)
    .flatMap(spellingsOf);
  for (const name of namesIn(text))
    all.push(Buffer.from(name, "utf8"), Buffer.from(name, "utf16le"), Buffer.from(name, "utf16le").swap16());
  return [...new Map(all.map((bytes) => [bytes.toString("latin1"), bytes])).values()];
}

function spellingsOf(text: string): Buffer[] {
  const utf8 = Buffer.from(text, "utf8");
  const little = Buffer.from(text, "utf16le");
  const big = Buffer.from(little).swap16();
  const texts = [
    utf8.toString("hex"),
    little.toString("hex"),
    ...inBase64(utf8),
    ...inBase64(utf8).map((coded) => coded.replaceAll("+", "-").replaceAll("/", "_")),
    ...inBase64(little),
    percent(text),
    percent(text).replaceAll("%20", "+"),
    percent(percent(text)),
    escaped(text, (code, char) => (code < 128 ? char : `\\u${hex4(code)}`)),
    escaped(text, (code, char) => (code < 128 ? char : `&#${code};`)),
    escaped(text, (code, char) => (code < 128 ? char : `&#x${code.toString(16)};`)),
  ];
  return [utf8, little, big, ...texts.map((one) => Buffer.from(one, "latin1"))];
}

/** Where the packed part of a gzip member begins (RFC 1952): after its extra field, name, comment and check. */
function endOfGzipHead(bytes: Buffer, from: number): number {
  const flags = bytes[from + 3] ?? 0;
  let at = from + 10;
  if ((flags & 4) !== 0 && at + 2 <= bytes.length) at += 2 + bytes.readUInt16LE(at);
  for (const flag of [8, 16]) if ((flags & flag) !== 0) at = Math.max(at, bytes.indexOf(0, at)) + 1;
  return (flags & 2) === 0 ? at : at + 2;
}

/** What is packed within some bytes; what cannot be unpacked is left out. */
function unpacked(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: LARGEST_UNPACKED };
  const attempt = (unpack: (part: Buffer, how: typeof options) => Buffer, from: number): void => {
    try {
      const part = unpack(bytes.subarray(from), options);
      if (part.length > 0) found.push(part);
    } catch {
      // Two or three bytes that only look like a head.
    }
  };
  const at = (head: Buffer, then: (from: number) => void): void => {
    for (let from = bytes.indexOf(head); from >= 0; from = bytes.indexOf(head, from + 1)) then(from);
  };
  // By its parts: the unpacker of whole files refuses what stands after their end.
  at(Buffer.from("1f8b08", "hex"), (from) => attempt(inflateRawSync, endOfGzipHead(bytes, from)));
  for (const head of ["7801", "785e", "789c", "78da"])
    at(Buffer.from(head, "hex"), (from) => attempt(inflateSync, from));
  at(Buffer.from("504b0304", "hex"), (from) => {
    if (from + 30 > bytes.length || bytes.readUInt16LE(from + 8) !== 8) return;
    attempt(inflateRawSync, from + 30 + bytes.readUInt16LE(from + 26) + bytes.readUInt16LE(from + 28));
  });
  return found;
}

interface Pattern {
  readonly name: string;
  readonly bytes: Buffer;
}

export class Scanner {
  /** By their first two bytes. */
  readonly #byStart = Array.from<Pattern[] | undefined>({ length: 1 << 16 });
  /** What was found in bytes of a hash: desks begin as the same database, and are looked at again and again. */
  readonly #known = new Map<string, readonly string[]>();

  /** @param canaries texts by the name they are told under; eight letters or more each */
  constructor(canaries: Readonly<Record<string, string>>) {
    for (const [name, text] of Object.entries(canaries)) {
      if (text.length < SHORTEST) throw new RangeError(`${name}: too short to be told from chance`);
      for (const spelling of spellings(text)) {
        const bytes = Buffer.from(spelling.map((byte) => FOLD[byte] ?? byte));
        const start = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
        const known = this.#byStart[start];
        if (known === undefined) this.#byStart[start] = [{ name, bytes }];
        else known.push({ name, bytes });
      }
    }
  }

  /** Names of the canaries in some bytes, sorted. */
  in(bytes: Buffer, depth = 2): string[] {
    const names = new Set<string>();
    for (let at = 0; at + 1 < bytes.length; at += 1) {
      const patterns = this.#byStart[((FOLD[bytes[at]!] ?? 0) << 8) | (FOLD[bytes[at + 1]!] ?? 0)];
      for (const { name, bytes: pattern } of patterns ?? [])
        if (pattern.every((byte, i) => FOLD[bytes[at + i] ?? 256] === byte)) names.add(name);
    }
    if (depth > 0)
      for (const part of unpacked(bytes)) for (const name of this.in(part, depth - 1)) names.add(name);
    return [...names].sort();
  }

  #inFile(path: string): readonly string[] {
    const bytes = readFileSync(path);
    const name = hash("sha256", bytes, "base64");
    const known = this.#known.get(name) ?? this.in(bytes);
    this.#known.set(name, known);
    return known;
  }

  inText(text: string): string[] {
    return this.in(Buffer.from(text, "utf8"));
  }

  /** Hits below a folder: `path: canary`. Paths are looked at too; links are named and not followed. */
  below(folder: string): string[] {
    return pathsBelow(folder).flatMap((path) => {
      const whole = join(folder, path);
      const inside = lstatSync(whole).isFile() ? this.#inFile(whole) : [];
      return [...new Set([...inside, ...this.inText(path)])].map((name) => `${path}: ${name}`);
    });
  }
}

/** Everything below a folder, folders too. */
function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
}
