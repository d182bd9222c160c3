/**
 * Every op file of a desk: canonical lines, schemas, one unbroken chain a node and epoch, signed by it.
 *
 * The genesis op names the first node's key and enrols the founders; `desk.json` names the genesis op;
 * `node` ops name the keys of machines that joined. What stands beside another op of its chain and number
 * is a fork, and a fault until its node is put out: a key was copied, or taken. A last line without its end was never acknowledged, but a file cut short looks the same: it is a fault until
 * the desk is opened, which sets such a tail aside. Cost: one signature an op.
 */
import {
  fromHex,
  fromUtf8,
  isReceiveEpoch,
  LARGEST_OP_BYTES,
  OP_BODIES,
  type OpBody,
  type OpEnvelope,
  opBytes,
  opLine,
  type Sha256,
  signedOp,
  toHex,
  type Verify,
} from "@daftar/model";
import { type Folder, isUnfinished } from "../folder.ts";
import type { Findings } from "../report.ts";

export interface ReadOp {
  readonly id: string;
  readonly op: OpEnvelope;
  /** File and line, from 1. */
  readonly where: string;
}

export interface OpsOfDesk {
  readonly ops: readonly ReadOp[];
  readonly genesis: OpBody<"genesis"> | null;
}

interface ParsedLine {
  readonly id: string;
  readonly op: OpEnvelope;
  /** What its node signed. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

const FILE = /^ops\/([0-9a-f]{16})-(0|[1-9]\d{0,8})\.jsonl$/;
const FORKS = /^ops\/([0-9a-f]{16})-(0|[1-9]\d{0,8})\.fork\.jsonl$/;
const SET_ASIDE = /^ops\/[0-9a-f]{16}-\d+\.jsonl\.torn-\d+$/;
const LINE_END = 0x0a;

/** One line without its end; null where it is no op in its one spelling. */
function parseLine(bytes: Uint8Array, sha256: Sha256): ParsedLine | null {
  try {
    const line = fromUtf8(bytes);
    const parsed = signedOp.safeParse(JSON.parse(line));
    if (!parsed.success || opLine(parsed.data) !== line) return null;
    const { op, sig } = parsed.data;
    const signed = opBytes(op);
    if (signed.length > LARGEST_OP_BYTES + 64 || !OP_BODIES[op.type].safeParse(op.body).success) return null;
    return { id: toHex(sha256(signed)), op, signed, signature: fromHex(sig) };
  } catch {
    return null;
  }
}

/** Lines of a file with whether each has its end. */
function* linesOf(bytes: Uint8Array): Generator<{ bytes: Uint8Array; ended: boolean }, undefined> {
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LINE_END, from);
    yield { bytes: bytes.subarray(from, end < 0 ? bytes.length : end), ended: end >= 0 };
    from = end < 0 ? bytes.length : end + 1;
  }
}

/** The genesis op among the first lines of the op files: the one that `desk.json` names. */
async function findGenesis(folder: Folder, desk: string, sha256: Sha256): Promise<OpBody<"genesis"> | null> {
  for (const path of folder.paths.filter((one) => FILE.test(one))) {
    const bytes = await folder.read(path);
    const first = bytes === null ? undefined : linesOf(bytes).next().value;
    const parsed = first === undefined ? null : parseLine(first.bytes, sha256);
    if (parsed?.op.type === "genesis" && parsed.id === desk) return OP_BODIES.genesis.parse(parsed.op.body);
  }
  return null;
}

/**
 * @param desk id of the genesis op, as `desk.json` names it
 */
export async function checkOpFiles(
  folder: Folder,
  desk: string,
  { sha256, verify }: { sha256: Sha256; verify: Verify },
  findings: Findings,
): Promise<OpsOfDesk> {
  const genesis = await findGenesis(folder, desk, sha256);
  if (genesis === null) {
    findings.fault("audit.op", "ops/", "no op file begins with the genesis op that desk.json names");
  }
  const keys = await nodeKeys(folder, genesis, sha256);
  const ops: ReadOp[] = [];
  for (const path of folder.paths.filter((one) => one.startsWith("ops/"))) {
    if (isUnfinished(path)) {
      findings.note(path, "a file whose writing was cut off; nothing relies on it");
      continue;
    }
    const fork = FORKS.exec(path);
    const [, node, epoch] = fork ?? FILE.exec(path) ?? [];
    if (node === undefined) {
      if (SET_ASIDE.test(path))
        findings.note(path, "a half-written tail, set aside; it was never acknowledged");
      else findings.fault("audit.file-extra", path, "not an op file");
      continue;
    }
    const bytes = await folder.read(path);
    if (bytes === null) continue;
    const nodeKey = keys.get(node) ?? null;
    if (nodeKey === null) findings.fault("audit.op", path, "no enrolled node has this name");
    const chain = { desk, node, epoch: Number(epoch), nodeKey, fork: fork !== null, sha256, verify };
    ops.push(...checkChain(bytes, path, chain, findings));
  }
  checkKnown(ops, findings);
  checkForks(ops, findings);
  checkReceipts(ops, findings);
  notePutOut(ops, findings);
  return { ops, genesis };
}

/** What the one spelling of every `node` op holds; other ops may hold it too. */
const SAYS_NODE = '"type":"node"';
const lenient = new TextDecoder();

/** Keys by node, of the first and of every machine that some `node` op names. */
async function nodeKeys(
  folder: Folder,
  genesis: OpBody<"genesis"> | null,
  sha256: Sha256,
): Promise<Map<string, Uint8Array>> {
  const nameOf = (key: string): string => toHex(sha256(fromHex(key))).slice(0, 16);
  const keys = new Map<string, Uint8Array>();
  if (genesis === null) return keys;
  keys.set(nameOf(genesis.nodeKey), fromHex(genesis.nodeKey));
  for (const path of folder.paths.filter((one) => FILE.test(one))) {
    const bytes = await folder.read(path);
    for (const line of bytes === null ? [] : linesOf(bytes)) {
      // Of a hundred thousand lines a handful are these, and reading one costs as much as checking it.
      if (!lenient.decode(line.bytes).includes(SAYS_NODE)) continue;
      const op = parseLine(line.bytes, sha256)?.op;
      if (op?.type !== "node" || op.approvals.length === 0) continue;
      const { key } = OP_BODIES.node.parse(op.body);
      if (nameOf(key) === op.subject) keys.set(op.subject, fromHex(key));
    }
  }
  return keys;
}

interface ChainOf {
  readonly desk: string;
  readonly node: string;
  readonly epoch: number;
  readonly nodeKey: Uint8Array | null;
  /** A file of forks: its lines are of a chain, and stand beside it. */
  readonly fork: boolean;
  readonly sha256: Sha256;
  readonly verify: Verify;
}

function checkChain(bytes: Uint8Array, path: string, chain: ChainOf, findings: Findings): ReadOp[] {
  const ops: ReadOp[] = [];
  let [number, seq, prev] = [0, 0, ""];
  for (const line of linesOf(bytes)) {
    number += 1;
    const where = `${path} line ${number}`;
    const wrong = (detail: string) => findings.fault("audit.op", where, detail);
    if (!line.ended) {
      wrong("half-written: the line has no end, so it was never acknowledged or the file was cut");
      break;
    }
    const read = parseLine(line.bytes, chain.sha256);
    if (read === null) {
      wrong("the line is no op in its one spelling");
      // What follows names the id of an op that cannot be read, so its link would only repeat this.
      [seq, prev] = [seq + 1, "?"];
      continue;
    }
    const { id, op, signed, signature } = read;
    if (op.node !== chain.node || op.epoch !== chain.epoch) wrong("the op is of another chain");
    if (!chain.fork && op.seq !== seq)
      wrong(`the op says that it is number ${op.seq} of its chain, and is ${seq}`);
    if (!chain.fork && prev !== "?" && op.prev !== prev) wrong("the op does not name the one before it");
    const isGenesis = op.type === "genesis";
    if (isGenesis ? op.desk !== "" || id !== chain.desk || op.seq !== 0 : op.desk !== chain.desk) {
      wrong("the op is of another desk");
    }
    if (chain.nodeKey === null || !chain.verify(chain.nodeKey, signed, signature)) {
      wrong("the op is not signed by its node");
    }
    if ((op.type === "receive") !== isReceiveEpoch(op.epoch)) wrong("the op is on a chain for others");
    ops.push({ id, op, where });
    [seq, prev] = [op.seq + 1, id];
  }
  if (number === 0) findings.fault("audit.op", path, "the op file is empty");
  return ops;
}

/** Decisions name only ops that are there: a chain cut at a line's end shows itself by this, if at all. */
function checkKnown(ops: readonly ReadOp[], findings: Findings): void {
  const known = new Map(ops.map(({ id, op }) => [id, op]));
  for (const { op, where } of ops) {
    for (const parent of op.parents) {
      const head = known.get(parent);
      if (head === undefined) findings.fault("audit.op", where, "the op names one that is not there");
      else if (head.type !== op.type || head.subject !== op.subject) {
        findings.fault("audit.op", where, "the op names a decision about something else");
      }
    }
  }
}

/** Two ops of one number were written by two machines with one key; each of them names one that is there. */
function checkForks(ops: readonly ReadOp[], findings: Findings): void {
  const placeOf = ({ node, epoch }: OpEnvelope, seq: number): string => `${node} ${epoch} ${seq}`;
  const at = new Map<string, ReadOp[]>();
  // By id: the same op in two files is another fault, and told as one.
  for (const read of new Map(ops.map((one) => [one.id, one])).values()) {
    const place = placeOf(read.op, read.op.seq);
    at.set(place, [...(at.get(place) ?? []), read]);
  }
  const putOut = new Set(
    ops.flatMap(({ op }) =>
      op.type === "node" && OP_BODIES.node.parse(op.body).state === "revoked" ? [op.subject] : [],
    ),
  );
  for (const [place, beside] of at) {
    const [first, second] = beside;
    if (first === undefined || second === undefined) continue;
    const detail = `${beside.length} different ops have the place ${place}: the node's key was copied`;
    if (putOut.has(first.op.node)) findings.note(second.where, `${detail}; it was put out`);
    else findings.fault("audit.fork", second.where, detail);
    for (const { op, where } of beside) {
      const before = at.get(placeOf(op, op.seq - 1)) ?? [];
      if (op.seq > 0 && !before.some(({ id }) => id === op.prev))
        findings.fault("audit.op", where, "the op names one before it that is not there");
    }
  }
}

/** Ops of a machine that was put out, after those that were trusted then: kept, counted nowhere, and told. */
function notePutOut(ops: readonly ReadOp[], findings: Findings): void {
  const trusted = new Map<string, Map<number, number>>();
  for (const { op } of ops) {
    if (op.type !== "node" || op.approvals.length === 0) continue;
    const { state, until } = OP_BODIES.node.parse(op.body);
    if (state !== "revoked") continue;
    const before = trusted.get(op.subject);
    // Of several revocations the one that trusts least holds.
    const next = until.map(({ epoch, next: upTo }): [number, number] => [
      epoch,
      Math.min(upTo, before === undefined ? upTo : (before.get(epoch) ?? 0)),
    ]);
    trusted.set(op.subject, new Map(next));
  }
  for (const [node, until] of trusted) {
    const late = ops.filter(
      ({ op }) => op.node === node && !isReceiveEpoch(op.epoch) && op.seq >= (until.get(op.epoch) ?? 0),
    );
    const [first] = late;
    if (first === undefined) continue;
    findings.note(first.where, `${late.length} ops of ${node}, which was put out, count nowhere`);
  }
}

/** What a desk says that it received must be here: ops of others cut off a chain's end show by this. */
function checkReceipts(ops: readonly ReadOp[], findings: Findings): void {
  const ids = new Set(ops.map(({ id }) => id));
  for (const { op, where } of ops) {
    if (op.type !== "receive") continue;
    const { chains, forks } = OP_BODIES.receive.parse(op.body);
    if ([...chains.map(({ head }) => head), ...forks].some((id) => !ids.has(id))) {
      findings.fault("audit.op", where, "ops that were received are not here");
    }
  }
}
