/**
 * The original as it is sealed: one line that says what it is, the bytes as they came, zeros up to a length
 * that tells little.
 *
 * The line holds the salt of the op's commitment, so that whoever opens the seal, and nobody before, can show
 * that these are the bytes taken in. Only ever made in memory. Cost: the bytes twice over.
 */
import { paddedSize } from "@daftar/courier";
import {
  canonicalText,
  concatBytes,
  evidenceCommitment,
  fromHex,
  fromUtf8,
  toHex,
  utf8,
} from "@daftar/model";
import { sha256 } from "@daftar/store";
import { z } from "zod";

const FORMAT = "daftar.evidence/v1";
const LONGEST_LINE = 4096;

const opened = z.object({
  format: z.literal(FORMAT),
  evidence: z.string(),
  name: z.string(),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.number().int().positive(),
});
export type OpenedOriginal = z.infer<typeof opened>;

export interface ToSeal {
  readonly evidence: string;
  readonly name: string;
  /** 32 bytes in hexadecimal. */
  readonly salt: string;
  readonly bytes: Uint8Array;
}

/** @returns what is sealed, and what the op says of it */
export function originalToSeal({ evidence, name, salt, bytes }: ToSeal): {
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly commitment: string;
} {
  const hash = sha256(bytes);
  const line = utf8(
    `${canonicalText({ evidence, format: FORMAT, name: name.slice(-255), salt, sha256: toHex(hash), size: bytes.length })}\n`,
  );
  const size = paddedSize(bytes.length);
  return {
    bytes: concatBytes(line, bytes, new Uint8Array(size - bytes.length + (LONGEST_LINE - line.length))),
    size,
    commitment: evidenceCommitment(fromHex(salt), hash, sha256),
  };
}

/**
 * What a custodian opened, read again.
 *
 * @returns null where it is no sealed original, or its bytes are not what its first line says
 */
export function readOpened(file: Uint8Array): (OpenedOriginal & { readonly commitment: string }) | null {
  const end = file.subarray(0, LONGEST_LINE).indexOf(0x0a);
  if (end < 0) return null;
  let line: unknown;
  try {
    line = JSON.parse(fromUtf8(file.subarray(0, end)));
  } catch {
    return null;
  }
  const read = opened.safeParse(line);
  if (!read.success) return null;
  const hash = sha256(file.subarray(end + 1, end + 1 + read.data.size));
  if (toHex(hash) !== read.data.sha256) return null;
  return { ...read.data, commitment: evidenceCommitment(fromHex(read.data.salt), hash, sha256) };
}
