/**
 * The keys of the people who decide, unlocked once per command.
 *
 * A practice desk's people have a passphrase that is printed in the README, so that a newcomer can sign;
 * a real desk never falls back to it.
 */
import { DaftarError } from "@daftar/model";
import type { OpenDesk, Signer } from "@daftar/store";
import type { VerbContext } from "../verb/context.ts";

export const PRACTICE_PASSPHRASE = "practice";

export class Signers {
  readonly #desk: OpenDesk;
  readonly #context: VerbContext;
  readonly #unlocked = new Map<string, Signer>();

  constructor(desk: OpenDesk, context: VerbContext) {
    this.#desk = desk;
    this.#context = context;
  }

  /** @throws DaftarError `person.unknown` (also for a revoked key), `person.wrong-passphrase` */
  async of(person: string): Promise<Signer> {
    const known = this.#unlocked.get(person);
    if (known) return known;
    // A key file alone makes nobody: what a revoked key approves would be written, and count for nothing.
    const enrolled = (await this.#desk.facts()).people.find((one) => one.person === person);
    if (enrolled === undefined) throw new DaftarError("person.unknown", `${person} is not enrolled here`);
    if (enrolled.revoked)
      throw new DaftarError("person.unknown", `the key of ${person} was revoked and counts no longer`);
    const signer = await this.#unlock(person);
    this.#unlocked.set(person, signer);
    return signer;
  }

  async #unlock(person: string): Promise<Signer> {
    const left = this.#context.unlocked(person);
    if (left !== null) return left;
    if (this.#desk.info.practice) {
      try {
        return await this.#desk.unlockPerson(person, PRACTICE_PASSPHRASE);
      } catch (error) {
        if (!(error instanceof DaftarError) || error.code !== "person.wrong-passphrase") throw error;
      }
    }
    return this.#desk.unlockPerson(person, await this.#context.passphrase(person));
  }
}
