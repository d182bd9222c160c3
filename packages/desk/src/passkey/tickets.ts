/**
 * Things that wait for somebody's answer, under tickets nobody can guess, for some minutes.
 *
 * In memory alone: after a restart the person begins again, and nothing was written. Whoever holds a
 * ticket has it alone until it is put back, so one answer sent twice writes once.
 */
import { type Clock, DaftarError, type RandomBytes, toHex } from "@daftar/model";

const LIFE_MS = 10 * 60_000;
const MOST = 200;

export interface Issued {
  readonly ticket: string;
  /** UTC. */
  readonly expires: string;
}

export class Tickets<T> {
  readonly #clock: Clock;
  readonly #random: RandomBytes;
  readonly #waiting = new Map<string, { readonly value: T; readonly until: number }>();

  constructor(sources: { readonly clock: Clock; readonly random: RandomBytes }) {
    this.#clock = sources.clock;
    this.#random = sources.random;
  }

  /** @param ticket the one it had, to put it back; without one, a new one */
  put(value: T, ticket: string = toHex(this.#random(16))): Issued {
    const now = this.#clock();
    for (const [name, { until }] of this.#waiting) if (until <= now) this.#waiting.delete(name);
    // The oldest goes: who asks without ever answering must not fill the memory.
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size >= MOST && oldest !== undefined) this.#waiting.delete(oldest);
    this.#waiting.set(ticket, { value, until: now + LIFE_MS });
    return { ticket, expires: new Date(now + LIFE_MS).toISOString() };
  }

  /** Forgets what waits, where somebody turned the prompt away; a ticket that is not there is nothing. */
  drop(ticket: string): void {
    this.#waiting.delete(ticket);
  }

  /** Takes what waits. @throws DaftarError `passkey.expired` */
  take(ticket: string): T {
    const waiting = this.#waiting.get(ticket);
    this.#waiting.delete(ticket);
    if (waiting === undefined || waiting.until <= this.#clock())
      throw new DaftarError("passkey.expired", "nothing waits under this ticket");
    return waiting.value;
  }
}
