/**
 * The parts of a workbook, really unpacked under caps, and packed anew without compression.
 *
 * A declared size can lie, so every part is inflated and counted as it comes (yauzl); nothing is held
 * beyond the caps. The spreadsheet reader then gets an archive of our own making: it sees exactly the
 * parts that were counted, whatever a crafted directory would have told it. Only XML parts that hold
 * cells are kept: comments, drawings, macros, media and author metadata never reach memory (J18).
 */
import { crc32 } from "node:zlib";
import { DaftarError } from "@daftar/model";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import type { Limits } from "./limits.ts";

export interface WorkbookPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface FilePlace {
  readonly file?: string;
}

const KEPT =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/_rels\/[^/]+\.rels|xl\/(?:workbook|styles|sharedStrings)[^/]*\.xml|xl\/worksheets\/[^/]+\.xml)$/i;
/** Ratios say nothing of small parts: an empty sheet of 2 KiB packs very well. */
const RATIO_FROM_BYTES = 4 * 1024 * 1024;

async function inflate(
  zip: ZipFile,
  entry: Entry,
  limits: Limits,
  room: number,
  place: FilePlace,
): Promise<Buffer> {
  const bomb = (why: string) => new DaftarError("file.archive-bomb", `The workbook ${why}.`, place);
  const stream = await zip.openReadStreamPromise(entry);
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError("an archive gave something else than bytes");
      size += chunk.length;
      // yauzl holds a part to its declared size, and declared sizes are capped; this holds should it not.
      if (size > room) throw bomb(`unpacks to more than ${limits.unpackedBytes} bytes`);
      if (size > RATIO_FROM_BYTES && size > limits.unpackRatio * entry.compressedSize)
        throw bomb(`has a part that unpacks to over ${limits.unpackRatio} times its size`);
      parts.push(chunk);
    }
  } finally {
    stream.destroy();
  }
  return Buffer.concat(parts);
}

/**
 * @throws DaftarError `file.archive-bomb`, `file.damaged`, `file.unsupported` (a ZIP that is no workbook)
 */
export async function inflateWorkbook(
  bytes: Uint8Array,
  limits: Limits,
  place: FilePlace,
): Promise<WorkbookPart[]> {
  const parts: WorkbookPart[] = [];
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    try {
      if (zip.entryCount > limits.parts)
        throw new DaftarError("file.archive-bomb", `The workbook has ${zip.entryCount} parts.`, place);
      let room = limits.unpackedBytes;
      for await (const entry of zip.eachEntry()) {
        if (entry.isEncrypted())
          throw new DaftarError("file.unsupported", "The archive is locked with a password.", place);
        if (entry.uncompressedSize > room)
          throw new DaftarError(
            "file.archive-bomb",
            `The workbook says it unpacks to more than ${limits.unpackedBytes} bytes.`,
            place,
          );
        if (!KEPT.test(entry.fileName)) continue;
        const part = await inflate(zip, entry, limits, room, place);
        room -= part.length;
        parts.push({ name: entry.fileName, bytes: part });
      }
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof DaftarError) throw error;
    throw new DaftarError("file.damaged", "The workbook's archive could not be unpacked.", place);
  }
  if (!parts.some((part) => /^xl\/workbook[^/]*\.xml$/i.test(part.name)))
    throw new DaftarError("file.unsupported", "The archive is no workbook.", place);
  return parts;
}

/** An archive of the parts, stored as they are (method 0). Source: APPNOTE.TXT 6.3, sections 4.3.7 to 4.3.16. */
export function packStored(parts: readonly WorkbookPart[]): ArrayBuffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of parts) {
    const nameBytes = Buffer.from(name, "utf8");
    // version 20, UTF-8 names, stored, 1980-01-01 00:00, then checksum, sizes, lengths
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(0x21, 8);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    pieces.push(Buffer.from("PK\u0003\u0004", "latin1"), common, nameBytes, Buffer.from(bytes));
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), common, rest, nameBytes);
    offset += 30 + nameBytes.length + bytes.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  const whole = new Uint8Array(
    Buffer.concat([...pieces, central, Buffer.from("PK\u0005\u0006", "latin1"), end]),
  );
  return whole.buffer;
}
