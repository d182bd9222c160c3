/**
 * A witness policy: which logs, which witnesses, and how many of these make a checkpoint good.
 *
 * Source: C2SP tlog-policy. Lines `log VKEY [URL]`, `witness NAME VKEY [URL]`, `group NAME K|any|all
 * NAME…`, one `quorum NAME|none`. What a line names stands above it, and a name is member of one group at
 * most, so that a witness counts in one way only. Names are compared as they are written, never folded.
 * Cost: linear in lines.
 */
import { type Sha256, toHex } from "@daftar/model";
import { MOST_SIGNATURES } from "../note/splitNote.ts";
import { parseVkey, parseWitnessVkey, type VerifierKey, type WitnessKey } from "../note/vkey.ts";

export interface PolicyLog {
  readonly key: VerifierKey;
  readonly url: string | null;
}

export interface PolicyWitness {
  /** Within the policy alone. */
  readonly name: string;
  readonly key: WitnessKey;
  readonly url: string | null;
}

export interface PolicyGroup {
  readonly name: string;
  /** How many of the members. */
  readonly least: number;
  /** Names of witnesses and groups. */
  readonly members: readonly string[];
}

export interface WitnessPolicy {
  /** Empty where the log is known from elsewhere. */
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly groups: readonly PolicyGroup[];
  /** Name of a witness or of a group; null for `none`. */
  readonly quorum: string | null;
}

export type ReadPolicy =
  | { readonly status: "read"; readonly policy: WitnessPolicy }
  /** `line` counts from 1; null where it is the file as a whole. */
  | { readonly status: "refused"; readonly line: number | null; readonly why: string };

/** The specification asks for 32 of each at least. */
const MOST_LINES = 1000;
/** One line is the log's. With more of them a checkpoint that all cosigned could no longer be opened. */
const MOST_WITNESSES = MOST_SIGNATURES - 1;
const NONE = "none";

class Refused extends Error {}

/** The lines read so far. */
class Reading {
  readonly logs: PolicyLog[] = [];
  readonly witnesses: PolicyWitness[] = [];
  readonly groups: PolicyGroup[] = [];
  quorum: string | null | undefined;
  readonly #names = new Set<string>();
  readonly #members = new Set<string>();
  readonly #keys = new Set<string>();
  readonly #sha256: Sha256;

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  /** @throws Refused */
  line(words: readonly string[]): void {
    const [keyword, ...rest] = words;
    if (keyword === "log") this.#log(rest);
    else if (keyword === "witness") this.#witness(rest);
    else if (keyword === "group") this.#group(rest);
    else if (keyword === "quorum") this.#quorum(rest);
    else throw new Refused("a line begins with log, witness, group or quorum");
  }

  #log([text, url, ...more]: readonly string[]): void {
    if (text === undefined || more.length > 0) throw new Refused("a log line is: log VKEY [URL]");
    const key = parseVkey(text, this.#sha256);
    if (key === null) throw new Refused("the log's key is no Ed25519 verifier key");
    this.#newKey("log", key);
    this.logs.push({ key, url: url ?? null });
  }

  #witness([name, text, url, ...more]: readonly string[]): void {
    if (name === undefined || text === undefined || more.length > 0)
      throw new Refused("a witness line is: witness NAME VKEY [URL]");
    const key = parseWitnessVkey(text, this.#sha256);
    if (key === null) throw new Refused("the witness's key is no Ed25519 cosignature key (type 0x04)");
    if (this.witnesses.length === MOST_WITNESSES)
      throw new Refused(`a checkpoint has room for the signatures of ${MOST_WITNESSES} witnesses`);
    this.#newName(name);
    this.#newKey("witness", key);
    this.witnesses.push({ name, key, url: url ?? null });
  }

  #group([name, count, ...members]: readonly string[]): void {
    if (name === undefined || count === undefined || members.length === 0)
      throw new Refused("a group line is: group NAME K|any|all NAME…");
    for (const member of members) {
      if (!this.#names.has(member)) throw new Refused(`no line above defines ${member}`);
      if (this.#members.has(member)) throw new Refused(`${member} is a member twice`);
      this.#members.add(member);
    }
    this.#newName(name);
    this.groups.push({ name, least: leastOf(count, members.length), members });
  }

  #quorum([name, ...more]: readonly string[]): void {
    if (name === undefined || more.length > 0) throw new Refused("a quorum line is: quorum NAME|none");
    if (this.quorum !== undefined) throw new Refused("a policy has one quorum line");
    if (name !== NONE && !this.#names.has(name)) throw new Refused(`no line above defines ${name}`);
    this.quorum = name === NONE ? null : name;
  }

  #newName(name: string): void {
    if (name === NONE) throw new Refused("none is no name");
    if (this.#names.has(name)) throw new Refused(`${name} is defined twice`);
    this.#names.add(name);
  }

  /** The key alone decides: one key under two names would be counted twice. */
  #newKey(kind: "log" | "witness", { publicKey }: VerifierKey): void {
    const key = `${kind} ${toHex(publicKey)}`;
    if (this.#keys.has(key)) throw new Refused(`one key stands in two ${kind} lines`);
    this.#keys.add(key);
  }
}

function leastOf(count: string, members: number): number {
  if (count === "any") return 1;
  if (count === "all") return members;
  const least = /^[1-9]\d{0,5}$/.test(count) ? Number(count) : 0;
  if (least < 1 || least > members)
    throw new Refused("a group takes any, all, or a number of its members, 1 or more");
  return least;
}

/** Reads a policy's text, or says in which line what is wrong. */
export function parsePolicy(text: string, sha256: Sha256): ReadPolicy {
  const refused = (line: number | null, why: string): ReadPolicy => ({ status: "refused", line, why });
  // DEL and every other control character but tab and line end; what is above ASCII is opaque.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the specification forbids
  if (!text.isWellFormed() || /[\x00-\x08\x0b-\x1f\x7f]/.test(text))
    return refused(null, "a policy is UTF-8 text without control characters but tab and line end");
  const lines = text.split("\n");
  if (lines.length > MOST_LINES) return refused(null, `more than ${MOST_LINES} lines`);
  const reading = new Reading(sha256);
  for (const [at, line] of lines.entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== "");
    if (words.length === 0 || words[0]?.startsWith("#") === true) continue;
    try {
      reading.line(words);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return refused(at + 1, error.message);
    }
  }
  const { logs, witnesses, groups, quorum } = reading;
  if (quorum === undefined) return refused(null, "a policy has one quorum line, and this one has none");
  return { status: "read", policy: { logs, witnesses, groups, quorum } };
}
