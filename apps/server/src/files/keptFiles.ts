/**
 * Files that a browser sent or may fetch, in memory alone: an original is never on a disk unsealed (J18).
 *
 * Each belongs to one session, lasts half an hour, and all of them together have a limit; what would pass
 * it is refused, never what is there already.
 */
import { type Clock, DaftarError, type RandomBytes, toHex } from "@daftar/model";

const MIB = 1024 * 1024;
export const LARGEST_UPLOAD = 64 * MIB;
const ALL_TOGETHER = 256 * MIB;
const MOST_FILES = 200;
const LASTS_MS = 30 * 60_000;

export interface KeptFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Entry extends KeptFile {
  readonly session: string;
  readonly until: number;
}

export class KeptFiles {
  readonly #clock: Clock;
  readonly #random: RandomBytes;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock, random: RandomBytes) {
    this.#clock = clock;
    this.#random = random;
  }

  /** @returns its id, 32 hexadecimal letters @throws DaftarError `server.too-large` */
  put(session: string, file: KeptFile): string {
    this.#forgetOld();
    const size = [...this.#entries.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (size + file.bytes.length > ALL_TOGETHER || this.#entries.size >= MOST_FILES) {
      throw new DaftarError(
        "server.too-large",
        "too much was sent and not used yet; it is forgotten by and by",
      );
    }
    const id = toHex(this.#random(16));
    this.#entries.set(id, { ...file, session, until: this.#clock() + LASTS_MS });
    return id;
  }

  /** Null for a file of another session, or one that is forgotten. */
  get(session: string, id: string): KeptFile | null {
    this.#forgetOld();
    const entry = this.#entries.get(id);
    return entry === undefined || entry.session !== session ? null : entry;
  }

  drop(session: string, id: string): void {
    if (this.get(session, id) !== null) this.#entries.delete(id);
  }

  #forgetOld(): void {
    for (const [id, { until }] of this.#entries) if (until <= this.#clock()) this.#entries.delete(id);
  }
}
