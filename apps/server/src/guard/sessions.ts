/**
 * Who may ask: whoever has the start token, the key that the desk's lock gives, or a cookie that the token
 * was exchanged for (J23).
 *
 * Nothing of it is ever written; a server that starts anew knows no token or cookie of the day before.
 * Secrets are compared by their hashes, in constant time.
 */
import { timingSafeEqual } from "node:crypto";
import { WaitingDecisions, WaitingEnrolments } from "@daftar/desk";
import { type Clock, DaftarError, type RandomBytes, toHex, utf8 } from "@daftar/model";
import { type Signer, sha256 } from "@daftar/store";
import { Tries } from "./tries.ts";

const IDLE_MS = 12 * 60 * 60_000;
/** How long a key stays unlocked: a decision or two, not a lunch. */
const UNLOCKED_MS = 10 * 60_000;
const MOST_SESSIONS = 100;
const WRONG_TOKENS = 10;

/** What one browser or one command has open. */
export class Session {
  readonly id: string;
  /** What waits for passkeys: nobody answers for another session. */
  readonly decisions: WaitingDecisions;
  readonly enrolments: WaitingEnrolments;
  readonly #clock: Clock;
  readonly #signers = new Map<string, { readonly signer: Signer; readonly until: number }>();
  readonly #newKeys = new Map<string, { readonly passphrase: string; readonly until: number }>();
  lastUsed: number;

  /** @param id what uploads and downloads belong to */
  constructor(id: string, clock: Clock, random: RandomBytes) {
    this.id = id;
    this.decisions = new WaitingDecisions({ clock, random });
    this.enrolments = new WaitingEnrolments({ clock, random });
    this.#clock = clock;
    this.lastUsed = clock();
  }

  /** @returns until when, in milliseconds since 1970 */
  unlock(signer: Signer): number {
    const until = this.#clock() + UNLOCKED_MS;
    this.#signers.set(signer.person, { signer, until });
    return until;
  }

  /** Keeps the passphrase that a person about to be enrolled wants their new key locked with. */
  holdForNewKey(person: string, passphrase: string): number {
    const until = this.#clock() + UNLOCKED_MS;
    this.#newKeys.set(person, { passphrase, until });
    return until;
  }

  lock(person: string): void {
    this.#signers.delete(person);
    this.#newKeys.delete(person);
  }

  unlocked(person: string): Signer | null {
    const held = this.#signers.get(person);
    if (held === undefined || held.until > this.#clock()) return held?.signer ?? null;
    this.#signers.delete(person);
    return null;
  }

  passphraseForNewKey(person: string): string | null {
    const held = this.#newKeys.get(person);
    this.#newKeys.delete(person);
    return held === undefined || held.until <= this.#clock() ? null : held.passphrase;
  }

  unlockedPeople(): { person: string; until: string }[] {
    return [...this.#signers]
      .filter(([, { until }]) => until > this.#clock())
      .map(([person, { until }]) => ({ person, until: new Date(until).toISOString() }));
  }
}

const hashOf = (text: string): Uint8Array => sha256(utf8(text));

export class Sessions {
  readonly #clock: Clock;
  readonly #random: RandomBytes;
  readonly #tries: Tries;
  /** Bearers by their hash; each has a session of its own. */
  readonly #bearers: readonly { readonly hash: Uint8Array; readonly session: Session }[];
  readonly #cookies = new Map<string, Session>();

  /** @param secrets the start token, and the key that the desk's lock gives to commands */
  constructor(secrets: readonly string[], clock: Clock, random: RandomBytes) {
    this.#clock = clock;
    this.#random = random;
    this.#tries = new Tries(WRONG_TOKENS, clock);
    this.#bearers = secrets.map((secret, at) => ({
      hash: hashOf(secret),
      session: new Session(`bearer-${at}`, clock, random),
    }));
  }

  /** @throws DaftarError `server.token`, `server.too-many-tries` */
  ofToken(token: string): Session {
    this.#tries.check();
    const given = hashOf(token);
    // All of them are compared, so that time tells nothing of which one was near.
    const found = this.#bearers.filter(({ hash }) => timingSafeEqual(hash, given));
    const session = found[0]?.session;
    if (session === undefined) {
      this.#tries.wrong();
      throw new DaftarError("server.token", "this is not the token of this server");
    }
    return session;
  }

  /** Exchanges the start token for a cookie's value. @throws DaftarError as `ofToken` */
  begin(token: string): string {
    this.ofToken(token);
    const value = toHex(this.#random(32));
    this.#forgetIdle();
    this.#cookies.set(
      toHex(hashOf(value)),
      new Session(`cookie-${toHex(this.#random(8))}`, this.#clock, this.#random),
    );
    return value;
  }

  /** Null for a value that this server did not give, or that nobody used for half a day. */
  ofCookie(value: string): Session | null {
    const session = this.#cookies.get(toHex(hashOf(value)));
    if (session === undefined || session.lastUsed < this.#clock() - IDLE_MS) return null;
    session.lastUsed = this.#clock();
    return session;
  }

  end(value: string): void {
    this.#cookies.delete(toHex(hashOf(value)));
  }

  #forgetIdle(): void {
    for (const [key, { lastUsed }] of this.#cookies)
      if (lastUsed < this.#clock() - IDLE_MS) this.#cookies.delete(key);
    const oldest = [...this.#cookies].sort(([, a], [, b]) => a.lastUsed - b.lastUsed);
    for (const [key] of oldest.slice(0, Math.max(0, oldest.length + 1 - MOST_SESSIONS)))
      this.#cookies.delete(key);
  }
}
