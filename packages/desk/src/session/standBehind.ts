/**
 * Facts and who stands behind them: one person, with an approval by their own key, or the machine.
 *
 * A name that is written into an op stays there for good, so it is never taken on trust.
 */
import { DaftarError, type OpBody } from "@daftar/model";
import type { OpDraft, OpenDesk, Signer } from "@daftar/store";
import type { VerbContext } from "../verb/context.ts";
import { Signers } from "./signers.ts";

/** The one person named; null where nobody is. @throws DaftarError `usage.wrong` for a second name */
export function onlyPerson(as: readonly string[]): string | null {
  if (as.length > 1) {
    throw new DaftarError("usage.wrong", "one person stands behind this; a second was named", {
      field: "as",
    });
  }
  return as[0] ?? null;
}

/**
 * Unlocks the key of whoever is named; null where nobody is.
 *
 * @throws DaftarError `person.unknown` (also for a revoked key), `person.wrong-passphrase`
 */
export async function signerOf(
  desk: OpenDesk,
  context: VerbContext,
  person: string | null,
): Promise<Signer | null> {
  return person === null ? null : new Signers(desk, context).of(person);
}

/** A draft of a fact, approved by the person who stands behind it. */
export function factBy<T extends "import" | "account" | "count-account" | "claim">(
  desk: OpenDesk,
  signer: Signer | null,
  type: T,
  body: OpBody<T>,
): OpDraft {
  const draft = { type, subject: "", parents: [], reason: "", body, by: signer?.person ?? "machine" };
  return { ...draft, approvals: signer === null ? [] : [desk.approve(signer, draft)] };
}
