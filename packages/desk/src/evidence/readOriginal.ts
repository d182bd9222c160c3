/**
 * A file of somebody's, read to be taken in as evidence: what it is by its content, and a picture of it to
 * look at where one can be made. It stays in memory; nothing is written here.
 *
 * What is refused is refused before anything is sealed. `--kind other` takes any file as it is, with no copy
 * to look at: a damaged photograph may be all there is. Cost: one pass, and one decoding.
 */
import { lstat } from "node:fs/promises";
import { basename, extname } from "node:path";
import { type Picture, pictureCopy, type Recognised, recognise } from "@daftar/evidence";
import { DaftarError, type EvidenceKind } from "@daftar/model";
import type { VerbContext } from "../verb/context.ts";

const MIB = 1024 * 1024;
/** A bundle holds a gigabyte; sealing holds the file in memory three times over. */
const LARGEST_EVIDENCE = 256 * MIB;
/** Longest side of a working copy. */
export const WORKING_EDGE = 1600;

/** Endings that claim a kind of content: a file that claims one and holds another is not what somebody thinks. */
const CLAIMED: Readonly<Record<string, EvidenceKind>> = {
  ...Object.fromEntries(
    [".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".avif", ".heic"].map((e) => [e, "photo"]),
  ),
  ...Object.fromEntries([".mp4", ".mov", ".webm", ".mkv", ".3gp"].map((e) => [e, "video"])),
  ...Object.fromEntries([".mp3", ".m4a", ".ogg", ".opus", ".wav", ".amr", ".flac"].map((e) => [e, "audio"])),
  ".pdf": "document",
};

export interface Original {
  readonly bytes: Uint8Array;
  /** Sealed with it, and nowhere else. */
  readonly name: string;
  readonly kind: EvidenceKind;
  readonly mediaType: string;
  readonly picture: Picture | null;
}

function refused(
  code:
    | "file.empty"
    | "file.too-large"
    | "evidence.link"
    | "evidence.type-differs"
    | "evidence.pixels"
    | "evidence.damaged",
  words: string,
  file: string,
) {
  return new DaftarError(code, words, { file });
}

/** Containers hold moving pictures and sound alike. */
function fits(claimed: EvidenceKind, found: Recognised): boolean {
  if (claimed === found.kind) return true;
  const recordings: readonly EvidenceKind[] = ["video", "audio"];
  return recordings.includes(claimed) && recordings.includes(found.kind);
}

async function readBytes(context: VerbContext, file: string): Promise<{ bytes: Uint8Array; name: string }> {
  const opened = await context.files.open(file);
  if (opened.path !== null && (await lstat(opened.path)).isSymbolicLink())
    throw refused("evidence.link", "this is a link to a file", file);
  if (opened.size === 0) throw refused("file.empty", "the file is empty", file);
  const tooLarge = () =>
    refused("file.too-large", `the file is larger than ${LARGEST_EVIDENCE / MIB} MiB`, file);
  if (opened.size > LARGEST_EVIDENCE) throw tooLarge();
  const bytes = await opened.read();
  // It may have grown meanwhile.
  if (bytes.length > LARGEST_EVIDENCE) throw tooLarge();
  if (bytes.length === 0) throw refused("file.empty", "the file is empty", file);
  return { bytes, name: basename(opened.name) };
}

/**
 * @param kind what the user says it is; null: what its content says
 * @throws DaftarError `file.*`, `evidence.link`, `evidence.type-differs`, `evidence.pixels`, `evidence.damaged`
 */
export async function readOriginal(
  context: VerbContext,
  file: string,
  kind: EvidenceKind | null,
): Promise<Original> {
  const { bytes, name } = await readBytes(context, file);
  const found = await recognise(bytes);
  const { mediaType } = found;
  if (kind === "other") return { bytes, name, kind, mediaType, picture: null };
  const claimed = CLAIMED[extname(name).toLowerCase()] ?? null;
  if (claimed !== null && !fits(claimed, found))
    throw refused(
      "evidence.type-differs",
      `by its content this is ${mediaType}, and its name says else`,
      file,
    );
  // A photograph of a document is a document: what it shows is for people to say.
  const pictured = kind === "document" && found.kind === "photo";
  if (kind !== null && !pictured && !fits(kind, found))
    throw refused("evidence.type-differs", `by its content this is ${mediaType}, no ${kind}`, file);
  const said = kind ?? found.kind;
  if (!found.picture) return { bytes, name, kind: said, mediaType, picture: null };
  const picture = await pictureCopy(bytes, WORKING_EDGE);
  if ("code" in picture) {
    const words =
      picture.code === "evidence.pixels"
        ? "the picture is too large to be one"
        : "the picture cannot be read";
    throw refused(picture.code, words, file);
  }
  return { bytes, name, kind: said, mediaType, picture };
}
