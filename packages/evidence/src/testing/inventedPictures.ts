/** Pictures made here, with what cameras, programs and people hide in them. All of it invented. */
import { deflateRawSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

/** Stands wherever a picture here says something that must not leave. */
export const CANARY = "CANARY-35.7N-51.4E";

const latin = (text: string): Buffer => Buffer.from(text, "latin1");

/** A JPEG of a slope of grey, `width` wide. */
export async function plainJpeg(width = 640, height = 480): Promise<Buffer> {
  return slope(width, height).jpeg({ quality: 90 }).toBuffer();
}

function slope(width: number, height: number): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = (i * 7 + (i >> 9)) % 251;
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

function segment(marker: number, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, (payload.length + 2) >> 8, (payload.length + 2) & 0xff]);
  return Buffer.concat([head, payload]);
}

/** @param segments put right after the start of the picture */
export function withSegments(jpeg: Buffer, segments: readonly Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]);
}

/** TIFF of one IFD with a text, a MakerNote, a GPS IFD, and a second IFD with a thumbnail. */
function exifBlock(thumbnail: Buffer): Buffer {
  const parts: Buffer[] = [];
  let end = 0;
  const place = (bytes: Buffer): number => {
    const at = end;
    parts.push(bytes);
    end += bytes.length;
    return at;
  };
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const ifd = (entries: readonly Buffer[], next: number): Buffer => {
    const bytes = Buffer.alloc(2 + entries.length * 12 + 4);
    bytes.writeUInt16LE(entries.length, 0);
    for (const [i, one] of entries.entries()) one.copy(bytes, 2 + i * 12);
    bytes.writeUInt32LE(next, 2 + entries.length * 12);
    return bytes;
  };
  const text = latin(`${CANARY}\0`);
  const degrees = Buffer.alloc(24);
  for (const [i, value] of [35, 1, 42, 1, 0, 1].entries()) degrees.writeUInt32LE(value, i * 4);
  place(Buffer.alloc(8));
  const textAt = place(text);
  const degreesAt = place(degrees);
  const thumbnailAt = place(thumbnail);
  const noteAt = place(latin(`MakerNote ${CANARY}`));
  const gpsAt = place(
    ifd(
      [entry(1, 2, 2, 0x4e), entry(2, 5, 3, degreesAt), entry(3, 2, 2, 0x45), entry(4, 5, 3, degreesAt)],
      0,
    ),
  );
  const exifAt = place(ifd([entry(0x927c, 7, latin(`MakerNote ${CANARY}`).length, noteAt)], 0));
  const secondAt = place(
    ifd([entry(0x0103, 3, 1, 6), entry(0x0201, 4, 1, thumbnailAt), entry(0x0202, 4, 1, thumbnail.length)], 0),
  );
  const firstAt = place(
    ifd(
      [
        entry(0x010f, 2, text.length, textAt),
        entry(0x0112, 3, 1, 6),
        entry(0x8769, 4, 1, exifAt),
        entry(0x8825, 4, 1, gpsAt),
      ],
      secondAt,
    ),
  );
  const all = Buffer.concat(parts);
  all.write("II", 0, "latin1");
  all.writeUInt16LE(42, 2);
  all.writeUInt32LE(firstAt, 4);
  return Buffer.concat([latin("Exif\0\0"), all]);
}

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="35,42.0N" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="${CANARY}"/></rdf:RDF></x:xmpmeta>`;

/** Photoshop's block with an IPTC record: the by-line. */
function iptcBlock(): Buffer {
  const value = latin(CANARY);
  const record = Buffer.concat([Buffer.from([0x1c, 2, 80, 0, value.length]), value]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(record.length);
  const padding = Buffer.alloc(record.length % 2);
  return Buffer.concat([latin("Photoshop 3.0\x008BIM\x04\x04\0\0"), size, record, padding]);
}

/** A zip of one stored file, as a polyglot's second half. */
export function smallZip(name = `${CANARY}.txt`): Buffer {
  const data = deflateRawSync(latin(CANARY));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(CANARY.length, 22);
  local.writeUInt16LE(name.length, 26);
  return Buffer.concat([local, latin(name), data]);
}

/** A JPEG with the canary in every place that such a file has. */
export async function tellingJpeg(): Promise<Buffer> {
  const jpeg = await plainJpeg();
  const thumbnail = Buffer.concat([await plainJpeg(32, 24), latin(CANARY)]);
  const telling = withSegments(jpeg, [
    segment(0xe1, exifBlock(thumbnail)),
    segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${XMP}`)),
    segment(0xe2, latin(`ICC_PROFILE\0\x01\x01${CANARY}`)),
    segment(0xeb, latin(`JP\0\0jumb c2pa ${CANARY}`)),
    segment(0xed, iptcBlock()),
    segment(0xfe, latin(`comment ${CANARY}`)),
  ]);
  return Buffer.concat([telling, smallZip(), latin(CANARY)]);
}

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([latin(type), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (CRC[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(data.length);
  tail.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([head, body, tail]);
}

/** A PNG with text in three kinds of chunk, EXIF, and bytes after its end. */
export async function tellingPng(): Promise<Buffer> {
  const png = await slope(320, 200).png().toBuffer();
  const afterHeader = 8 + 25;
  return Buffer.concat([
    png.subarray(0, afterHeader),
    chunk("tEXt", latin(`Comment\0${CANARY}`)),
    chunk("iTXt", latin(`XML:com.adobe.xmp\0\0\0\0\0${XMP}`)),
    chunk("eXIf", exifBlock(latin(CANARY)).subarray(6)),
    png.subarray(afterHeader),
    latin(CANARY),
  ]);
}

/** A PNG of a few bytes whose header claims `side` × `side` pixels. */
export function hugePng(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", Buffer.from([0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01])),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

export const SMALL_PDF = latin(
  `%PDF-1.4\n1 0 obj<</Author(${CANARY})>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
);
