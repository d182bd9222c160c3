/**
 * Boxes that a custodian encrypted anew to a successor: one blob on the desk, named by its hash in what both sign.
 *
 * In the clear: of which envelopes, by their cores. Not which slot they are of.
 */
import { sha256Hex, toHex } from "@daftar/model";
import { z } from "zod";
import { cutInto, lineThenBytes, readLineThenBytes } from "./lineThenBytes.ts";

const FORMAT = "daftar.handed/v1";

const handedLine = z.strictObject({
  boxes: z.array(z.strictObject({ core: sha256Hex, size: z.number().int().positive() })),
});

export interface HandedBox {
  /** Core of its envelope, in hexadecimal. */
  readonly core: string;
  /** An age file to the successor. */
  readonly bytes: Uint8Array;
}

export function handedBlob(boxes: readonly HandedBox[]): Uint8Array {
  const sorted = boxes.toSorted((a, b) => (a.core < b.core ? -1 : 1));
  const line = { boxes: sorted.map(({ core, bytes }) => ({ core, size: bytes.length })) };
  return lineThenBytes(
    FORMAT,
    line,
    sorted.map(({ bytes }) => bytes),
  );
}

/** @returns null where these bytes are none */
export function readHanded(bytes: Uint8Array): HandedBox[] | null {
  const read = readLineThenBytes(FORMAT, handedLine, bytes);
  if (read === null) return null;
  const { boxes } = read.line;
  const parts = cutInto(
    read.rest,
    boxes.map(({ size }) => size),
  );
  return parts?.map((part, at) => ({ core: boxes[at]!.core, bytes: part })) ?? null;
}

/** What blobs hold of an envelope. */
export function handedTo(core: Uint8Array, handed: readonly HandedBox[]): Uint8Array[] {
  const name = toHex(core);
  return handed.filter((one) => one.core === name).map(({ bytes }) => bytes);
}
