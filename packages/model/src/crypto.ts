/**
 * What a package that also runs in a browser receives instead of reaching for it.
 *
 * One Ed25519 predicate everywhere: cofactorless, S < L, as node:crypto, WebCrypto and Go;
 * implementations differ on crafted keys and a difference would be a silent fork.
 */

/** SHA-256 of bytes: 32 bytes. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;
/** Ed25519 signature (64 bytes) over a message. */
export type Sign = (message: Uint8Array) => Uint8Array;
/** Whether an Ed25519 signature (64 bytes) of a message holds under a key (32 bytes). */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
/** What an approval's check needs: Ed25519, and ECDSA on P-256 with SHA-256 (key 65 bytes, signature r ‖ s). */
export interface Verifiers {
  readonly sha256: Sha256;
  readonly verify: Verify;
  readonly verifyEs256: Verify;
}
/** Bytes nobody can guess. */
export type RandomBytes = (count: number) => Uint8Array;
/** Milliseconds since 1970, UTC. */
export type Clock = () => number;

/** How far long work has come: `done` of `total` units of `what`; `total` 0 while unknown. */
export interface ProgressStep {
  readonly what: string;
  readonly done: number;
  readonly total: number;
}
export type Progress = (step: ProgressStep) => void;

/**
 * Maps a named, pure task over inputs, on as many threads as it likes.
 *
 * Results stand in the order of the inputs; seeds and sums go by task index, never by worker.
 */
export interface Parallel {
  map<I, O>(task: (input: I, index: number) => O, inputs: readonly I[], onDone?: Progress): Promise<O[]>;
  readonly aborted: () => boolean;
}
