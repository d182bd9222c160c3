/**
 * A witness's folder: its key, the logs it trusts, and every checkpoint it cosigned.
 *
 * No cosignature leaves before the checkpoint beneath it is on the disk. Of one log these lie in numbered files,
 * each made by link(2) and never changed, so that of any number of processes one makes the next: who comes
 * second judges anew, by what the first one wrote. A process that is killed leaves nothing to clear away.
 * Cost: two or three fsyncs a request that is granted; a refused one only reads.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Cosigned,
  isSoundKey,
  judgeAddCheckpoint,
  openCosignatures,
  parseCheckpoint,
  parseVkey,
  type Refused,
  type Remembered,
  type VerifierKey,
  vkey,
  type WitnessAnswer,
  type WitnessKey,
  witnessVkey,
} from "@daftar/log";
import { type Clock, canonicalText, DaftarError, type Sign, toHex, utf8 } from "@daftar/model";
import { z } from "zod";
import { isMissing, makePrivateDir, writeDurably, writeUnlessThere } from "../disk/durable.ts";
import { sha256, verify } from "../keys/ed25519.ts";

export const LOGS = "logs";
const REFUSED = "refused";
/** Of one log and one kind: so nobody fills the folder, and no log crowds out what another did. */
const MOST_REFUSED = 100;

/** The name of a log, or of a checkpoint, among files. */
const nameOf = (text: string): string => toHex(sha256(utf8(text))).slice(0, 32);

const logFile = z.strictObject({ origin: z.string(), keys: z.array(z.string()).min(1) });

/** A log that a witness trusts, and where it stands. */
export interface TrustedLog {
  readonly origin: string;
  readonly vkeys: readonly string[];
  /** Leaves of the checkpoint that was cosigned last; 0 for none. */
  readonly size: number;
  /** In hexadecimal; null for none. */
  readonly root: string | null;
  /** Seconds since 1970. */
  readonly cosigned: number | null;
}

/** A checkpoint that was cosigned, by its number among those of its log. */
interface Kept {
  readonly number: number;
  readonly remembered: Remembered;
  /** Seconds since 1970. */
  readonly time: number;
}

export const damaged = (file: string, words: string): DaftarError =>
  new DaftarError("witness.damaged", words, { file });

/** A sound key of a log; null for anything else. */
function logKey(text: string): VerifierKey | null {
  const key = parseVkey(text.trim(), sha256);
  return key !== null && isSoundKey(toHex(key.publicKey)) ? key : null;
}

const lineOf = ({ name, publicKey }: VerifierKey): string => vkey(name, publicKey, sha256);

/** Null where it does not read, or names a key that is none of that log. */
function readLogFile(
  text: string,
): { readonly origin: string; readonly keys: readonly VerifierKey[] } | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const file = logFile.safeParse(json);
  if (!file.success) return null;
  const { origin } = file.data;
  const keys = file.data.keys.flatMap((line) => logKey(line) ?? []);
  const all = keys.length === file.data.keys.length && keys.every(({ name }) => name === origin);
  return all ? { origin, keys } : null;
}

/** A witness: what it is called, which logs it trusts; with its key in hand it also signs. */
export class WitnessFolder {
  readonly dir: string;
  readonly key: WitnessKey;
  readonly locked: boolean;

  constructor(dir: string, key: WitnessKey, locked: boolean) {
    this.dir = dir;
    this.key = key;
    this.locked = locked;
  }

  get vkey(): string {
    return witnessVkey(this.key);
  }

  #logDir(origin: string): string {
    return join(this.dir, LOGS, nameOf(origin));
  }

  /**
   * Trusts a log's key from now on; a second key of one origin is trusted beside the first.
   *
   * @throws DaftarError witness.log-key, witness.damaged
   */
  trust(text: string): TrustedLog {
    const key = logKey(text);
    if (key === null) throw new DaftarError("witness.log-key", "this is no Ed25519 verifier key of a log");
    const dir = this.#logDir(key.name);
    const held = this.#trusted(dir)?.keys.map(lineOf) ?? [];
    makePrivateDir(dir);
    if (!held.includes(lineOf(key))) {
      const file = { origin: key.name, keys: [...held, lineOf(key)] };
      writeDurably(join(dir, "log.json"), `${canonicalText(file)}\n`);
    }
    return this.#standing(dir)!;
  }

  /** Every log trusted, by origin. @throws DaftarError witness.damaged */
  logs(): TrustedLog[] {
    const dir = join(this.dir, LOGS);
    if (!existsSync(dir)) return [];
    return readdirSync(dir)
      .flatMap((name) => this.#standing(join(dir, name)) ?? [])
      .sort((a, b) => (a.origin < b.origin ? -1 : 1));
  }

  /**
   * Answers one request: judged, kept on the disk, then signed for.
   *
   * @param sign of the witness's own key
   */
  answer(request: Uint8Array, sign: Sign, clock: Clock): WitnessAnswer {
    for (;;) {
      // Before the state is read: what was the largest tree then was so at this moment.
      const time = Math.floor(clock() / 1000);
      const { answer, before } = this.#judge(request, sign, time);
      if (answer.refused !== null) this.#keepRefused(request, answer.refused);
      if (answer.remember === null || this.#remember(answer.remember, before)) return answer;
    }
  }

  #judge(request: Uint8Array, sign: Sign, time: number): { answer: WitnessAnswer; before: Kept | null } {
    const { name, publicKey } = this.key;
    let before: Kept | null = null;
    const state = {
      keysOf: (origin: string) => this.#trusted(this.#logDir(origin))?.keys ?? [],
      rememberedOf: (origin: string) => {
        before = this.#newest(this.#logDir(origin));
        return before?.remembered ?? null;
      },
    };
    const tools = { signer: { name, publicKey, sign }, time, sha256, verify };
    return { answer: judgeAddCheckpoint(request, state, tools), before };
  }

  /**
   * @param before what the request was judged by
   * @returns false where another process was before us, and we must judge anew
   */
  #remember({ origin, size, note }: Cosigned, before: Kept | null): boolean {
    if (before?.remembered.size === size) return true;
    const name = String((before?.number ?? 0) + 1).padStart(9, "0");
    return writeUnlessThere(join(this.#logDir(origin), name), note);
  }

  /** What a log signed and the witness did not, as it came: one file a checkpoint, whoever sends it how often. */
  #keepRefused(request: Uint8Array, { contradicts, origin, text }: Refused): void {
    const dir = join(this.dir, REFUSED);
    makePrivateDir(dir);
    const kind = `${nameOf(origin)}.${contradicts ? "contradicts" : "not-shown"}.`;
    const path = join(dir, `${kind}${nameOf(text)}.txt`);
    if (existsSync(path) || readdirSync(dir).filter((name) => name.startsWith(kind)).length >= MOST_REFUSED)
      return;
    writeUnlessThere(path, request);
  }

  /** Null for a log that is not trusted. */
  #trusted(dir: string): { readonly origin: string; readonly keys: readonly VerifierKey[] } | null {
    const path = join(dir, "log.json");
    let text: string;
    try {
      text = readFileSync(path, "utf8");
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
    const file = readLogFile(text);
    if (file === null || dir !== this.#logDir(file.origin))
      throw damaged(path, "a log that the witness trusts cannot be read");
    return file;
  }

  /** The checkpoint cosigned last: its own cosignature shows that nobody changed it here. */
  #newest(dir: string): Kept | null {
    const names = existsSync(dir) ? readdirSync(dir).filter((name) => /^\d{9}$/.test(name)) : [];
    const name = names.sort().at(-1);
    if (name === undefined) return null;
    const path = join(dir, name);
    const bytes = new Uint8Array(readFileSync(path));
    const opened = openCosignatures(bytes, [this.key], verify);
    const checkpoint = opened.status === "read" ? parseCheckpoint(opened.text) : null;
    const [own] = opened.status === "read" ? opened.cosignatures : [];
    if (own === undefined || checkpoint === null)
      throw damaged(path, "a checkpoint that the witness cosigned was changed since");
    return { number: Number(name), remembered: checkpoint, time: own.time };
  }

  #standing(dir: string): TrustedLog | null {
    const trusted = this.#trusted(dir);
    if (trusted === null) return null;
    const newest = this.#newest(dir);
    return {
      origin: trusted.origin,
      vkeys: trusted.keys.map(lineOf),
      size: newest?.remembered.size ?? 0,
      root: newest === null ? null : toHex(newest.remembered.root),
      cosigned: newest?.time ?? null,
    };
  }
}
