/**
 * Checkpoints: origin, size and root of a log, as the text of a note.
 *
 * Source: C2SP tlog-checkpoint. We write no extension lines (nobody could audit them) and hand on what
 * others wrote.
 */
import { HASH_BYTES } from "../tree/hashes.ts";
import { isSize, readSize } from "../tree/sizes.ts";
import { fromBase64, toBase64 } from "./base64.ts";

export interface Checkpoint {
  /** Which log: a URL without scheme; equals the name of the key that signs. */
  readonly origin: string;
  /** Number of leaves. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/**
 * The text of a checkpoint, to be signed with `signNote`.
 *
 * @throws RangeError where the origin is not one line of text, the size no whole number, or the root
 *   not 32 bytes
 */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  if (origin === "" || /\p{Cc}/u.test(origin)) throw new RangeError("an origin must be one line of text");
  if (!isSize(size)) throw new RangeError("size must be a whole number, 0 or more");
  if (root.length !== HASH_BYTES) throw new RangeError(`a root must be ${HASH_BYTES} bytes`);
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

export interface ReadCheckpoint extends Checkpoint {
  /** Lines after the third; ours have none. */
  readonly extensions: readonly string[];
}

/** Reads a checkpoint's text; null where it is none. */
export function parseCheckpoint(text: string): ReadCheckpoint | null {
  if (!text.endsWith("\n")) return null;
  const [origin, sizeText, rootText, ...extensions] = text.slice(0, -1).split("\n");
  if (origin === undefined || sizeText === undefined || rootText === undefined) return null;
  const size = readSize(sizeText);
  const root = fromBase64(rootText);
  if (origin === "" || extensions.includes("") || size === null || root?.length !== HASH_BYTES) return null;
  return { origin, size, root, extensions };
}
