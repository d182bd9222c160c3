/**
 * A witness's judgement of one request: what it answers, and what it remembers from then on.
 *
 * Source: C2SP tlog-witness. It signs no tree smaller than the one it signed last, none of another root
 * at one size, and none that does not begin with the one it signed last. Whoever keeps the state keeps it
 * on the disk before the answer leaves, and lets nobody judge by the same state meanwhile.
 * Cost: one verification a known signature, and two node hashes a proof hash.
 */
import { type Sha256, utf8, type Verify } from "@daftar/model";
import { type Checkpoint, parseCheckpoint } from "../note/checkpoint.ts";
import { cosign } from "../note/cosignature.ts";
import { openNote } from "../note/openNote.ts";
import type { NoteSigner } from "../note/signNote.ts";
import { splitNote } from "../note/splitNote.ts";
import type { VerifierKey } from "../note/vkey.ts";
import { verifyConsistency } from "../tree/consistencyProof.ts";
import { sameBytes } from "../tree/hashes.ts";
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

export interface WitnessAnswer {
  /** As HTTP says it. */
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  /** With 200 the cosignature line; with 409 the size that the witness remembers; else what is wrong. */
  readonly body: string;
  /** With 200: what to remember before the answer leaves. */
  readonly remember: Checkpoint | null;
  /** The log's own key signed what contradicts what it signed before: keep the request, it is the proof. */
  readonly evidence: boolean;
}

const EMPTY = new Uint8Array(0);

/**
 * @param request the body as it came, from anybody
 */
export function judgeAddCheckpoint(
  request: Uint8Array,
  state: WitnessState,
  { signer, time, sha256, verify }: WitnessTools,
): WitnessAnswer {
  const answer = (status: WitnessAnswer["status"], body: string, evidence = false): WitnessAnswer => ({
    status,
    body: `${body}\n`,
    remember: null,
    evidence,
  });
  const asked = parseAddCheckpoint(request);
  if (asked === null) return answer(400, "not an add-checkpoint request");
  const split = splitNote(asked.note);
  const claimed = split.status === "split" ? parseCheckpoint(split.text) : null;
  if (claimed === null) return answer(400, "no checkpoint after the empty line");
  const keys = state.keysOf(claimed.origin);
  if (keys.length === 0) return answer(404, "this witness does not know that log");
  const opened = openNote(asked.note, keys, verify);
  if (opened.status === "refused") return answer(403, opened.why);

  const { origin, size, root } = claimed;
  const { old, proof } = asked;
  if (old > size) return answer(400, "the old size is larger than the checkpoint's");
  const before = state.rememberedOf(origin) ?? { size: 0, root: sha256(EMPTY) };
  if (old !== before.size) return answer(409, `${before.size}`);
  if (size === before.size && !sameBytes(root, before.root)) return answer(409, `${before.size}`, true);
  const grew =
    old === 0 || old === size
      ? proof.length === 0
      : verifyConsistency({ size1: old, root1: before.root, size2: size, root2: root, proof }, sha256);
  if (!grew) return answer(422, "the checkpoint does not begin with the tree this witness signed", true);
  return {
    status: 200,
    body: cosign(opened.text, time, signer, sha256),
    remember: { origin, size, root },
    evidence: false,
  };
}

/** The size in a witness's 409, with which to ask again; null where the body holds none. */
export function sizeOfConflict(body: string): number | null {
  const text = /^(0|[1-9]\d{0,15})\n?$/.exec(body)?.[1];
  return text === undefined || !Number.isSafeInteger(Number(text)) ? null : Number(text);
}

/** Whether a text could be a witness's answer: signature lines and nothing else. */
export function answerLines(body: string): string[] | null {
  if (!body.endsWith("\n")) return null;
  const lines = body.slice(0, -1).split("\n");
  const split = splitNote(utf8(`x\n\n${body}`));
  return split.status === "split" ? lines : null;
}
