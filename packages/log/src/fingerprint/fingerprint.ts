/**
 * The fingerprint of a log: what two people compare to know that they hold the same one (J22).
 *
 * SHA-256 of the checkpoint's text, that is of origin, size and root, whoever signed it: anyone can make it with
 * `head -n 3 log/checkpoint | sha256sum`. In hexadecimal, and as one word a byte, in English or Persian.
 * All 32 are to be compared: whoever makes two logs can try until the first few words agree. Cost: one SHA-256.
 */
import { type Sha256, toHex, utf8 } from "@daftar/model";
import { type Checkpoint, checkpointText } from "../note/checkpoint.ts";
import { ENGLISH_WORDS } from "./englishWords.ts";
import { PERSIAN_WORDS } from "./persianWords.ts";

export interface Fingerprint {
  /** 64 hexadecimal letters. */
  readonly hex: string;
  /** 32 words. */
  readonly english: string;
  /** The same bytes, 32 words. */
  readonly persian: string;
}

/**
 * The fingerprint of a checkpoint.
 *
 * @throws RangeError as `checkpointText`
 */
export function fingerprintOf(checkpoint: Checkpoint, sha256: Sha256): Fingerprint {
  const bytes = sha256(utf8(checkpointText(checkpoint)));
  const inWords = (words: readonly string[]): string => Array.from(bytes, (byte) => words[byte]).join(" ");
  return { hex: toHex(bytes), english: inWords(ENGLISH_WORDS), persian: inWords(PERSIAN_WORDS) };
}
