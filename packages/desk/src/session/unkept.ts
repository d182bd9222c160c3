/**
 * Files that an op names, made before its approvals are there and kept only then: a person who turns a
 * prompt away leaves nothing on the disk. Cost: they stay in memory meanwhile.
 */
import { toHex } from "@daftar/model";
import { type OpenDesk, sha256 } from "@daftar/store";
import type { VerbContext } from "../verb/context.ts";

export interface Unkept {
  /** What the op names it by. */
  readonly hash: string;
  keep(): void;
}

/** A file of rows, with the lock of what is sealed beside each. */
interface UnkeptRows extends Unkept {
  readonly locks: readonly Uint8Array[];
}

/** A file of the vault. */
export function unkeptBlob(desk: OpenDesk, bytes: Uint8Array): Unkept {
  return { hash: toHex(sha256(bytes)), keep: () => void desk.putBlob(bytes) };
}

/** A file of the vault, sealed to the custodians. */
export async function unkeptSealed(desk: OpenDesk, ...what: Parameters<OpenDesk["seal"]>): Promise<Unkept> {
  return unkeptBlob(desk, await desk.seal(...what));
}

function isUnkept(made: unknown): made is Unkept {
  return typeof made === "object" && made !== null && "hash" in made && "keep" in made;
}

const isUnkeptRows = (made: unknown): made is UnkeptRows =>
  isUnkept(made) && "locks" in made && Array.isArray(made.locks);

/** What is sealed or salted is another each time it is made: once for an op that waits for a passkey. */
export async function unkeptOnce(
  context: Pick<VerbContext, "underWay">,
  what: string,
  make: () => Promise<Unkept> | Unkept,
): Promise<Unkept> {
  return context.underWay === undefined ? make() : context.underWay.once(what, make, isUnkept);
}

/** The same for rows. */
export async function unkeptRowsOnce(
  context: Pick<VerbContext, "underWay">,
  what: string,
  make: () => UnkeptRows,
): Promise<UnkeptRows> {
  return context.underWay === undefined ? make() : context.underWay.once(what, make, isUnkeptRows);
}
