/**
 * A witness's folder: its key, the logs it trusts, and every checkpoint it cosigned.
 *
 * It signs nothing before what it signs is on the disk. Of one log the checkpoints lie in numbered files,
 * each made by link(2) and never changed, so that of any number of processes one makes the next: who comes
 * second judges anew, by what the first one wrote. A process that is killed leaves nothing to clear away.
 * Cost: two or three fsyncs a request that is granted; a refused one only reads.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  answerLines,
  isSoundKey,
  judgeAddCheckpoint,
  openCosignatures,
  parseAddCheckpoint,
  parseCheckpoint,
  parseVkey,
  type Remembered,
  splitNote,
  type VerifierKey,
  vkey,
  type WitnessAnswer,
  type WitnessKey,
  withLines,
  witnessVkey,
} from "@daftar/log";
import { type Clock, canonicalText, DaftarError, fromUtf8, type Sign, toHex, utf8 } from "@daftar/model";
import { z } from "zod";
import { isMissing, makePrivateDir, writeDurably, writeUnlessThere } from "../disk/durable.ts";
import { sha256, verify } from "../keys/ed25519.ts";

export const LOGS = "logs";
const REFUSED = "refused";
const MOST_REFUSED = 100;

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

/** A sound key of a log. @throws DaftarError witness.log-key */
function logKey(text: string): VerifierKey {
  const key = parseVkey(text.trim(), sha256);
  if (key === null || !isSoundKey(toHex(key.publicKey)))
    throw new DaftarError("witness.log-key", "this is no Ed25519 verifier key of a log");
  return key;
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
    return join(this.dir, LOGS, toHex(sha256(utf8(origin))).slice(0, 32));
  }

  /**
   * Trusts a log's key from now on; a second key of one origin is trusted beside the first.
   *
   * @throws DaftarError witness.log-key, witness.damaged
   */
  trust(text: string): TrustedLog {
    const key = logKey(text);
    const dir = this.#logDir(key.name);
    const held = this.#trusted(dir)?.keys ?? [];
    const line = vkey(key.name, key.publicKey, sha256);
    makePrivateDir(dir);
    if (!held.includes(line))
      writeDurably(join(dir, "log.json"), `${canonicalText({ origin: key.name, keys: [...held, line] })}\n`);
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
      if (answer.evidence) this.#keepEvidence(request);
      if (answer.remember === null || this.#remember(answer, request, before)) return answer;
    }
  }

  #judge(request: Uint8Array, sign: Sign, time: number): { answer: WitnessAnswer; before: Kept | null } {
    const { name, publicKey } = this.key;
    let before: Kept | null = null;
    const state = {
      keysOf: (origin: string) => this.#trusted(this.#logDir(origin))?.keys.map(logKey) ?? [],
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
  #remember({ remember, body }: WitnessAnswer, request: Uint8Array, before: Kept | null): boolean {
    if (remember === null || before?.remembered.size === remember.size) return true;
    const note = parseAddCheckpoint(request)?.note;
    if (note === undefined) throw new TypeError("a granted request holds a checkpoint");
    const kept = withLines(fromUtf8(note), answerLines(body) ?? []);
    const name = String((before?.number ?? 0) + 1).padStart(9, "0");
    return writeUnlessThere(join(this.#logDir(remember.origin), name), kept);
  }

  /** What a log signed against what it signed before, as it came; the first hundred. */
  #keepEvidence(request: Uint8Array): void {
    const dir = join(this.dir, REFUSED);
    makePrivateDir(dir);
    const path = join(dir, `${toHex(sha256(request)).slice(0, 32)}.txt`);
    if (readdirSync(dir).length < MOST_REFUSED) writeUnlessThere(path, request);
  }

  /** Null for a log that is not trusted. */
  #trusted(dir: string): z.infer<typeof logFile> | null {
    const path = join(dir, "log.json");
    let text: string;
    try {
      text = readFileSync(path, "utf8");
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
    try {
      return logFile.parse(JSON.parse(text));
    } catch {
      throw damaged(path, "a log that the witness trusts cannot be read");
    }
  }

  /** The checkpoint cosigned last: its own cosignature shows that nobody changed it here. */
  #newest(dir: string): Kept | null {
    const names = existsSync(dir) ? readdirSync(dir).filter((name) => /^\d{9}$/.test(name)) : [];
    const name = names.sort().at(-1);
    if (name === undefined) return null;
    const path = join(dir, name);
    const bytes = new Uint8Array(readFileSync(path));
    const opened = openCosignatures(bytes, [this.key], verify);
    const split = splitNote(bytes);
    const checkpoint = split.status === "split" ? parseCheckpoint(split.text) : null;
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
      vkeys: trusted.keys,
      size: newest?.remembered.size ?? 0,
      root: newest === null ? null : toHex(newest.remembered.root),
      cosigned: newest?.time ?? null,
    };
  }
}
