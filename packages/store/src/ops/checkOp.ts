/**
 * What an op must be before it is written, and what a line of an op file must be before it is believed.
 *
 * Both go through one check of envelope, body, size and keys, so that nothing can be written that could
 * not be read again. Errors name the field, never its value: a value may be a person's.
 */
import { isSoundKey } from "@daftar/log";
import {
  type Approval,
  bareKey,
  canonicalText,
  DaftarError,
  decisionType,
  LARGEST_OP_BYTES,
  OP_BODIES,
  type OpEnvelope,
  type OpType,
  opBytes,
  signedOp,
  toHex,
  utf8,
} from "@daftar/model";
import { sha256 } from "../keys/ed25519.ts";
import { isSoundP256Key } from "../keys/soundP256Key.ts";

/** What a writer says; the store adds desk, node, chain, time and signature. */
export interface OpDraft {
  readonly type: Exclude<OpType, "genesis" | "receive">;
  /** What a decision is about; facts have none. */
  readonly subject?: string;
  /** Heads of (type, subject) the writer saw. Left out in a decision without approvals: all there are. */
  readonly parents?: readonly string[];
  readonly reason?: string;
  readonly body: object;
  /** A person, or "machine". */
  readonly by: string;
  readonly approvals?: readonly Approval[];
}

/** An op that was read or written: with its id and the exact line it stands in. */
export interface KnownOp {
  readonly id: string;
  readonly op: OpEnvelope;
  /** Offset of the first byte after its line in its op file. */
  readonly end: number;
  /** Stands beside another op of its chain and number, in the file of forks: moves no vector. */
  readonly beside?: true;
}

const invalid = (words: string, field?: string): DaftarError =>
  new DaftarError("op.invalid", words, field === undefined ? {} : { field });

export function isDecision(type: OpType): boolean {
  return decisionType.safeParse(type).success;
}

/** Whether a person's key, of either kind, is one an honest authenticator could have made. */
function isSoundPersonKey(key: string): boolean {
  return key.startsWith("es256:") ? isSoundP256Key(bareKey(key)) : isSoundKey(bareKey(key));
}

/** Keys that an op enrols. */
function keysIn(type: OpType, body: Readonly<Record<string, unknown>>): string[] {
  if (type === "key") return [OP_BODIES.key.parse(body).key];
  if (type === "node") return [OP_BODIES.node.parse(body).key];
  if (type === "log-key") return [OP_BODIES["log-key"].parse(body).key];
  if (type !== "genesis") return [];
  const { nodeKey, logKey, founders } = OP_BODIES.genesis.parse(body);
  return [nodeKey, logKey, ...founders.map((founder) => founder.key)];
}

/**
 * The body as it is signed: the fields of its schema and nothing else, defaults filled in.
 *
 * @throws DaftarError op.invalid naming the field
 */
export function checkedBody(type: OpType, body: object): Record<string, unknown> {
  const checked = OP_BODIES[type].safeParse(body);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    throw invalid(`the body of a ${type} op breaks its schema`, `body.${issue?.path.join(".") ?? ""}`);
  }
  const data: Record<string, unknown> = { ...checked.data };
  if (!keysIn(type, data).every(isSoundPersonKey)) {
    throw invalid("a key to enrol is not a sound public key", "body.key");
  }
  return data;
}

/**
 * Checks a whole op and gives its canonical text.
 *
 * @throws DaftarError op.invalid, op.too-large
 */
export function checkedOpText(op: OpEnvelope): string {
  const envelope = signedOp.shape.op.safeParse(op);
  if (!envelope.success) {
    throw invalid("an op breaks its schema", envelope.error.issues[0]?.path.join(".") ?? "");
  }
  let text: string;
  try {
    text = canonicalText(op);
  } catch {
    throw invalid("an op holds a value that canonical JSON does not");
  }
  if (utf8(text).length > LARGEST_OP_BYTES) {
    throw new DaftarError("op.too-large", `a ${op.type} op would be longer than 64 KiB`);
  }
  // PostgreSQL text and jsonb hold no U+0000, and no person types one.
  if (/(?<!\\)(?:\\\\)*\\u0000/.test(text)) throw invalid("a text holds the character U+0000");
  return text;
}

/**
 * Reads one line of an op file, without its line end.
 *
 * @returns the op, its id and its signature; null where the line is no whole, canonical, valid op
 */
export function readOpLine(line: string): { id: string; op: OpEnvelope; signature: string } | null {
  try {
    const read = signedOp.safeParse(JSON.parse(line));
    if (!read.success) return null;
    const { op, sig } = read.data;
    checkedOpText(op);
    checkedBody(op.type, op.body);
    // One spelling only: a repeated key or another order would let two programs read two things.
    if (canonicalText({ op, sig }) !== line) return null;
    return { id: toHex(sha256(opBytes(op))), op, signature: sig };
  } catch {
    return null;
  }
}
