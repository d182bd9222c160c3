/**
 * What a file is, by its content: its name proves nothing.
 *
 * Assumes nothing of the bytes; the library reads signatures and the first boxes, no picture is decoded.
 * A file can be two things at once (a picture with an archive after its end): the first is told, and
 * `pictureCopy` drops what follows. Cost: the file's head.
 */
import type { EvidenceKind } from "@daftar/model";

export interface Recognised {
  /** `application/octet-stream` where no signature is known. */
  readonly mediaType: string;
  readonly kind: EvidenceKind;
  /** A copy can be made anew from its pixels. */
  readonly picture: boolean;
}

/** Pictures that are decoded here; every other decoder of the library is switched off. */
const PICTURES: ReadonlySet<string> = new Set([
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/gif",
  "image/tiff",
  "image/avif",
]);

const DOCUMENTS =
  /^application\/(pdf|rtf|msword|vnd\.openxmlformats-officedocument\..+|vnd\.oasis\.opendocument\..+)$/;

function kindOf(mediaType: string): EvidenceKind {
  if (mediaType.startsWith("image/")) return "photo";
  if (mediaType.startsWith("video/")) return "video";
  if (mediaType.startsWith("audio/")) return "audio";
  return DOCUMENTS.test(mediaType) ? "document" : "other";
}

export async function recognise(bytes: Uint8Array): Promise<Recognised> {
  const { fileTypeFromBuffer } = await import("file-type");
  // It reads archives to tell one office format from another: what breaks in there is no known type.
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const plain = found?.mime.split(";")[0] ?? "";
  const mediaType = /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(plain) ? plain : "application/octet-stream";
  return { mediaType, kind: kindOf(mediaType), picture: PICTURES.has(mediaType) };
}
