/** A hand-over on its way: from whoever leaves, or who speaks for a lost one, to the successor, and to the desk. */
import { sha256Hex, successionBody } from "@daftar/model";
import { z } from "zod";
import { lineThenBytes, readLineThenBytes } from "./lineThenBytes.ts";

const FORMAT = "daftar.hand-over/v1";

const successionLine = z.strictObject({
  desk: sha256Hex,
  /** `BoxesFile.id` of what it was made from. */
  madeFrom: sha256Hex,
  succession: z.strictObject({
    ...successionBody.shape,
    /** Null before the successor took it. */
    accepted: successionBody.shape.accepted.nullable(),
  }),
});

export interface SuccessionFile extends z.infer<typeof successionLine> {
  /** The blob of boxes; empty where there is none. */
  readonly boxes: Uint8Array;
}

export function writeSuccession({ boxes, ...line }: SuccessionFile): Uint8Array {
  return lineThenBytes(FORMAT, line, [boxes]);
}

/** @returns null where these bytes are none */
export function readSuccession(bytes: Uint8Array): SuccessionFile | null {
  const read = readLineThenBytes(FORMAT, successionLine, bytes);
  return read === null ? null : { ...read.line, boxes: read.rest };
}
