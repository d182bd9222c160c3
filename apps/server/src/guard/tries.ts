/**
 * Counts wrong tries, so that nobody guesses through them: at most so many in a minute, whoever tries.
 *
 * The window slides by whole tries; a right one is refused too while it is full, else guessing would cost
 * nothing.
 */
import { type Clock, DaftarError } from "@daftar/model";

const MINUTE_MS = 60_000;

export class Tries {
  readonly #most: number;
  readonly #clock: Clock;
  #wrong: number[] = [];

  constructor(most: number, clock: Clock) {
    this.#most = most;
    this.#clock = clock;
  }

  /** @throws DaftarError `server.too-many-tries` */
  check(): void {
    const since = this.#clock() - MINUTE_MS;
    this.#wrong = this.#wrong.filter((time) => time > since);
    if (this.#wrong.length >= this.#most)
      throw new DaftarError("server.too-many-tries", "too many wrong tries in a minute");
  }

  wrong(): void {
    this.#wrong.push(this.#clock());
  }
}
