/**
 * Facts and who stands behind them: one person, with an approval by their own key, or the machine.
 *
 * A name that is written into an op stays there for good, so it is never taken on trust.
 */
import { DaftarError, type OpBody } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import type { VerbContext } from "../verb/context.ts";
import { Signers, type Unapproved } from "./signers.ts";

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
 * What writes facts, once whoever is named can approve them; nobody need be named.
 *
 * @throws DaftarError `person.unknown` (also for a revoked key), `person.wrong-passphrase`, `passkey.needed`
 */
export async function signersReady(
  desk: OpenDesk,
  context: VerbContext,
  person: string | null,
): Promise<Signers> {
  const signers = new Signers(desk, context);
  if (person !== null) await signers.ready(person);
  return signers;
}

/** A fact to write, approved by the person who stands behind it. */
export function factBy<
  T extends
    | "import"
    | "account"
    | "count-account"
    | "claim"
    | "evidence"
    | "custody"
    | "stamp-request"
    | "timestamp",
>(person: string | null, type: T, body: OpBody<T>): Unapproved {
  const draft = { type, subject: "", parents: [], reason: "", body, by: person ?? "machine" };
  return { draft, approvers: person === null ? [] : [person] };
}
