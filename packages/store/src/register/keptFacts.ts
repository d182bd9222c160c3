/** The newest facts, kept until the desk says something else: to read a hundred thousand records costs a second. */
import type { Facts } from "@daftar/model";

export class KeptFacts {
  #kept: { readonly changes: number; readonly facts: Facts } | null = null;

  /** @param changes how often the desk has changed: facts read at one number hold at it */
  async at(changes: number, read: () => Promise<Facts>): Promise<Facts> {
    if (this.#kept?.changes !== changes) this.#kept = { changes, facts: await read() };
    return this.#kept.facts;
  }
}
