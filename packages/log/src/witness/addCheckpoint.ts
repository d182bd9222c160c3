/**
 * What a log asks of a witness: cosign this checkpoint, which grew from the tree you signed last.
 *
 * Source: C2SP tlog-witness, `add-checkpoint`: `old SIZE`, up to 63 lines of consistency proof, an empty
 * line, the checkpoint. It is text, so it goes over HTTP, on a stick or as a QR code alike.
 */
import { fromUtf8 } from "@daftar/model";
import { hashLines, readHashLines } from "../note/hashLines.ts";
import { splitHead } from "../note/headedNote.ts";
import { readSize } from "../tree/sizes.ts";

export interface AddCheckpoint {
  /** Size of the tree that the witness cosigned last; 0 for none. */
  readonly old: number;
  readonly proof: readonly Uint8Array[];
  /** The signed note, as it stands. */
  readonly note: Uint8Array;
}

/** The request's text. */
export function addCheckpointText({ old, proof, note }: AddCheckpoint): string {
  return `old ${old}\n${hashLines(proof)}\n${fromUtf8(note)}`;
}

/** Reads a request; null where it is none. The note is not opened. */
export function parseAddCheckpoint(bytes: Uint8Array): AddCheckpoint | null {
  const head = splitHead(bytes);
  const [first, ...lines] = head?.lines ?? [];
  const old = first?.startsWith("old ") === true ? readSize(first.slice(4)) : null;
  const proof = readHashLines(lines);
  return head === null || old === null || proof === null ? null : { old, proof, note: head.note };
}
