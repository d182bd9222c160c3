/**
 * What is left in a JPEG besides its pixels, read by two readers that did not write it.
 *
 * The first walks the file's segments and knows only those that a picture cannot do without (ITU-T T.81;
 * JFIF 1.02 for the one application segment); whatever else stands there, whatever follows the end, is
 * left over. The second, `exifr`, looks for what it knows of EXIF, XMP, IPTC and colour profiles. A file
 * that the walk does not read to its end is not clean. Cost: one pass.
 */

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const JFIF = 0xe0;
/** Frames (baseline and progressive), tables of quantisation and Huffman codes, restart interval. */
const NEEDED: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc4, 0xdb, 0xdd, SOS]);
/** `JFIF`, version, units, density, and a thumbnail of 0 × 0. */
const JFIF_LENGTH = 16;

function isBareJfif(segment: Uint8Array): boolean {
  const name = String.fromCharCode(...segment.subarray(0, 5));
  return segment.length === JFIF_LENGTH - 2 && name === "JFIF\0" && segment[12] === 0 && segment[13] === 0;
}

/** Where a scan's data ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

const name = (marker: number): string => `segment ${marker.toString(16).toUpperCase()}`;

function leftBySegments(bytes: Uint8Array): string[] {
  const left: string[] = [];
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return ["no JPEG"];
  let at = 2;
  let jfif = 0;
  for (;;) {
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) return [...left, "not readable to its end"];
    if (marker === EOI) return at + 2 === bytes.length ? left : [...left, "bytes after its end"];
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2 || at + 2 + length > bytes.length) return [...left, "not readable to its end"];
    const segment = bytes.subarray(at + 4, at + 2 + length);
    if (marker === JFIF) jfif += 1;
    if (marker === JFIF ? jfif > 1 || !isBareJfif(segment) : !NEEDED.has(marker)) left.push(name(marker));
    at += 2 + length;
    if (marker === SOS) at = endOfScan(bytes, at);
  }
}

/** Groups of tags that `exifr` finds; that of JFIF is the picture's own. */
async function leftByExifr(bytes: Uint8Array): Promise<string[]> {
  const { default: exifr } = await import("exifr");
  try {
    const found: unknown = await exifr.parse(bytes, {
      tiff: true,
      ifd0: {},
      ifd1: true,
      exif: true,
      gps: true,
      interop: true,
      makerNote: true,
      userComment: true,
      xmp: true,
      iptc: true,
      icc: true,
      jfif: true,
      ihdr: true,
      mergeOutput: false,
    });
    const groups = typeof found === "object" && found !== null ? Object.keys(found) : [];
    return groups
      .filter((group) => group !== "jfif" && group !== "errors")
      .map((group) => `tags of ${group}`);
  } catch {
    return ["not readable by exifr"];
  }
}

/** @returns what is left, in words for people, sorted; empty where it is pixels and nothing else */
export async function leftIn(jpeg: Uint8Array): Promise<readonly string[]> {
  return [...new Set([...leftBySegments(jpeg), ...(await leftByExifr(jpeg))])].sort();
}
