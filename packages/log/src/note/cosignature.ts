/**
 * Cosignatures: a witness says that, at a time, this was the largest tree of a log that it had seen, and
 * that it begins with every other tree of that log that it ever signed.
 *
 * Source: C2SP tlog-cosignature, Ed25519 (`cosignature/v1`, key type 0x04). The witness signs
 * `cosignature/v1 LF time <seconds> LF` and the checkpoint's text; its line holds the key's id, the time
 * as 8 bytes, big end first, and 64 bytes of signature. Times go to 2^53 - 1, as sizes do.
 * Cost: one signature or verification a line.
 */
import { concatBytes, type Sha256, utf8, type Verify } from "@daftar/model";
import { isSize } from "../tree/sizes.ts";
import { type NoteSigner, signatureLine } from "./signNote.ts";
import { type SignatureLine, splitNote } from "./splitNote.ts";
import { type WitnessKey, witnessKey } from "./vkey.ts";

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;
const HALF = 2 ** 32;

/** What a witness signs. */
function messageOf(text: string, time: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${time}\n${text}`);
}

function timeBytes(time: number): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(time / HALF));
  view.setUint32(4, time % HALF);
  return bytes;
}

/** Null above 2^53 - 1: no clock says so. */
function timeOf(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, TIME_BYTES);
  const time = view.getUint32(0) * HALF + view.getUint32(4);
  return isSize(time) ? time : null;
}

/**
 * One cosignature line, with its line end.
 *
 * @param text of a checkpoint, with its final line end, as the log signed it
 * @param time seconds since 1970, UTC
 * @throws RangeError where the time is no whole number or the signer's name no key name
 */
export function cosign(text: string, time: number, signer: NoteSigner, sha256: Sha256): string {
  if (!isSize(time)) throw new RangeError("a time must be a whole number of seconds, 0 or more");
  const { id } = witnessKey(signer.name, signer.publicKey, sha256);
  const signature = signer.sign(messageOf(text, time));
  return signatureLine(signer.name, id, concatBytes(timeBytes(time), signature));
}

export interface Cosignature {
  readonly key: WitnessKey;
  /** Seconds since 1970, as the witness's clock said. */
  readonly time: number;
  /** As it stands, without its line end. */
  readonly line: string;
}

export type OpenedCosignatures =
  | {
      readonly status: "read";
      /** With its final line end. */
      readonly text: string;
      /** One a witness, its newest; in the order of the keys given. */
      readonly cosignatures: readonly Cosignature[];
    }
  | { readonly status: "refused"; readonly why: string };

/** Time of a line that holds for a key and a text; null where it does not. */
function checkLine(text: string, line: SignatureLine, key: WitnessKey, verify: Verify): number | null {
  const { signature } = line;
  if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return null;
  const time = timeOf(signature);
  if (time === null) return null;
  return verify(key.publicKey, messageOf(text, time), signature.slice(TIME_BYTES)) ? time : null;
}

/**
 * Which of these witnesses cosigned a note. Lines of others are ignored, whether of logs or of witnesses;
 * one line of a known witness that does not hold refuses the note.
 *
 * @param note a checkpoint's file, as it came
 */
export function openCosignatures(
  note: Uint8Array,
  witnesses: readonly WitnessKey[],
  verify: Verify,
): OpenedCosignatures {
  const split = splitNote(note);
  if (split.status === "refused") return split;
  const newest = new Map<WitnessKey, Cosignature>();
  for (const line of split.lines) {
    const key = witnesses.find((known) => known.name === line.name && known.id === line.id);
    if (key === undefined) continue;
    const time = checkLine(split.text, line, key, verify);
    if (time === null) return { status: "refused", why: `the cosignature of ${key.name} does not hold` };
    const before = newest.get(key);
    if (before === undefined || before.time < time) newest.set(key, { key, time, line: line.line });
  }
  return {
    status: "read",
    text: split.text,
    cosignatures: witnesses.flatMap((key) => newest.get(key) ?? []),
  };
}

/**
 * A note with more signature lines at its end; those it holds already are not repeated.
 *
 * @param lines each without its line end
 */
export function withLines(note: string, lines: readonly string[]): string {
  const there = new Set(note.split("\n"));
  return (
    note +
    [...new Set(lines)]
      .filter((line) => !there.has(line))
      .map((line) => `${line}\n`)
      .join("")
  );
}
