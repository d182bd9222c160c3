/**
 * A witness's judgement of one request: what it answers, and what it remembers from then on.
 *
 * Source: C2SP tlog-witness. It signs no tree smaller than the one it signed last, none of another root
 * at one size, and none that does not begin with the one it signed last. Whoever keeps the state keeps it
 * on the disk before the answer leaves, and lets nobody judge by the same state meanwhile.
 * Cost: one verification a known signature, and two node hashes a proof hash.
 */
import type { Sha256, Verify } from "@daftar/model";
import { type Checkpoint, parseCheckpoint } from "../note/checkpoint.ts";
import { cosign } from "../note/cosignature.ts";
import { openNote } from "../note/openNote.ts";
import type { NoteSigner } from "../note/signNote.ts";
import { splitNote } from "../note/splitNote.ts";
import type { VerifierKey } from "../note/vkey.ts";
import { verifyConsistency } from "../tree/consistencyProof.ts";
import { sameBytes } from "../tree/hashes.ts";
import { readSize } from "../tree/sizes.ts";
import { parseAddCheckpoint } from "./addCheckpoint.ts";

/** The tree of a log that a witness signed last. */
export type Remembered = Pick<Checkpoint, "size" | "root">;

export interface WitnessState {
  /** Keys that the witness trusts for an origin; none for a log it does not know. */
  keysOf(origin: string): readonly VerifierKey[];
  /** Null for a log that it never cosigned. */
  rememberedOf(origin: string): Remembered | null;
}

export interface WitnessTools {
  readonly signer: NoteSigner;
  /** Seconds since 1970, read before the state was: what is said then was so then. */
  readonly time: number;
  readonly sha256: Sha256;
  readonly verify: Verify;
}

/** A checkpoint that was cosigned: its text, the lines of the log's keys that hold, and the witness's own. */
export interface Cosigned extends Checkpoint {
  readonly note: string;
}

/** What a log's own key signed, and the witness did not. */
export interface Refused {
  /**
   * Whether it contradicts by itself what was signed before: another root of one size. Otherwise it was not shown
   * to have grown from that, which can also be the fault of whoever sent the request: anybody can.
   */
  readonly contradicts: boolean;
  readonly origin: string;
  /** Of the checkpoint, which that key alone can make; what else a request holds, anybody can change. */
  readonly text: string;
}

export interface WitnessAnswer {
  /** As HTTP says it. */
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  /** With 200 the cosignature line; with 409 the size that the witness remembers; else what is wrong. */
  readonly body: string;
  /** With 200: what to remember before the answer leaves. */
  readonly remember: Cosigned | null;
  /** What is to be kept with the request, since the log may have to explain it. */
  readonly refused: Refused | null;
}

const EMPTY = new Uint8Array(0);

/** Whether the proof shows that the claimed tree begins with the one signed last; there is none from nothing or to the same. */
function isShownToGrow(
  before: Remembered,
  claimed: Checkpoint,
  proof: readonly Uint8Array[],
  sha256: Sha256,
) {
  if (before.size === 0 || before.size === claimed.size) return proof.length === 0;
  const [size1, root1, size2, root2] = [before.size, before.root, claimed.size, claimed.root];
  return verifyConsistency({ size1, root1, size2, root2, proof }, sha256);
}

/**
 * @param request the body as it came, from anybody
 */
export function judgeAddCheckpoint(
  request: Uint8Array,
  state: WitnessState,
  { signer, time, sha256, verify }: WitnessTools,
): WitnessAnswer {
  const answer = (
    status: WitnessAnswer["status"],
    body: string,
    refused: Refused | null = null,
  ): WitnessAnswer => ({ status, body: `${body}\n`, remember: null, refused });
  const asked = parseAddCheckpoint(request);
  if (asked === null) return answer(400, "not an add-checkpoint request");
  const split = splitNote(asked.note);
  const claimed = split.status === "split" ? parseCheckpoint(split.text) : null;
  if (claimed === null) return answer(400, "no checkpoint after the empty line");
  const { origin, size, root } = claimed;
  const keys = state.keysOf(origin);
  if (keys.length === 0) return answer(404, "this witness does not know that log");
  const opened = openNote(asked.note, keys, verify);
  if (opened.status === "refused") return answer(403, opened.why);

  const { text, lines } = opened;
  if (asked.old > size) return answer(400, "the old size is larger than the checkpoint's");
  const before = state.rememberedOf(origin) ?? { size: 0, root: sha256(EMPTY) };
  if (asked.old !== before.size) return answer(409, `${before.size}`);
  if (size === before.size && !sameBytes(root, before.root))
    return answer(409, `${before.size}`, { contradicts: true, origin, text });
  if (!isShownToGrow(before, claimed, asked.proof, sha256)) {
    const why = "the proof does not show that the checkpoint begins with the tree this witness signed";
    return answer(422, why, size > before.size ? { contradicts: false, origin, text } : null);
  }
  const line = cosign(text, time, signer, sha256);
  // Of the lines that came, the log's alone: a false one under the witness's own name, or sixty of anybody's,
  // would make what is kept a note that nobody can open again.
  const note = `${text}\n${lines.map((one) => `${one}\n`).join("")}${line}`;
  return { status: 200, body: line, remember: { origin, size, root, note }, refused: null };
}

/** The size in a witness's 409, with which to ask again; null where the body holds none. */
export function sizeOfConflict(body: string): number | null {
  return readSize(body.endsWith("\n") ? body.slice(0, -1) : body);
}
