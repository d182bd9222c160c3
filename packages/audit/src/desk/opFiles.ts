/**
 * Every op file of a desk: canonical lines, schemas, one unbroken chain a node and epoch, signed by it.
 *
 * The genesis op names the node's key and enrols the founders; `desk.json` names the genesis op. A last
 * line without its end was never acknowledged, but a file cut short looks the same: it is a fault until
 * the desk is opened, which sets such a tail aside. Cost: one signature an op.
 */
import {
  fromHex,
  fromUtf8,
  idOfOp,
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
  readonly signature: Uint8Array;
}

const FILE = /^ops\/([0-9a-f]{16})-(0|[1-9]\d{0,8})\.jsonl$/;
const SET_ASIDE = /^ops\/[0-9a-f]{16}-\d+\.jsonl\.torn-\d+$/;
const LINE_END = 0x0a;

/** One line without its end; null where it is no op in its one spelling. */
function parseLine(bytes: Uint8Array, sha256: Sha256): ParsedLine | null {
  try {
    const line = fromUtf8(bytes);
    const parsed = signedOp.safeParse(JSON.parse(line));
    if (!parsed.success || opLine(parsed.data) !== line) return null;
    const { op, sig } = parsed.data;
    if (opBytes(op).length > LARGEST_OP_BYTES + 64 || !OP_BODIES[op.type].safeParse(op.body).success)
      return null;
    return { id: idOfOp(op, sha256), op, signature: fromHex(sig) };
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
  // One node a desk for now: its name is made from the key that the genesis op gives it.
  const nodeKey = genesis === null ? null : fromHex(genesis.nodeKey);
  const node = nodeKey === null ? null : toHex(sha256(nodeKey)).slice(0, 16);
  const ops: ReadOp[] = [];
  for (const path of folder.paths.filter((one) => one.startsWith("ops/"))) {
    if (isUnfinished(path)) {
      findings.note(path, "a file whose writing was cut off; nothing relies on it");
      continue;
    }
    const [, fileNode, fileEpoch] = FILE.exec(path) ?? [];
    if (fileNode === undefined) {
      if (SET_ASIDE.test(path))
        findings.note(path, "a half-written tail, set aside; it was never acknowledged");
      else findings.fault("audit.file-extra", path, "not an op file");
      continue;
    }
    const bytes = await folder.read(path);
    if (bytes === null) continue;
    if (node !== null && fileNode !== node)
      findings.fault("audit.op", path, "no enrolled node has this name");
    ops.push(
      ...checkChain(
        bytes,
        path,
        { desk, node: fileNode, epoch: Number(fileEpoch), nodeKey, sha256, verify },
        findings,
      ),
    );
  }
  checkKnown(ops, findings);
  return { ops, genesis };
}

interface ChainOf {
  readonly desk: string;
  readonly node: string;
  readonly epoch: number;
  readonly nodeKey: Uint8Array | null;
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
    const { id, op, signature } = read;
    if (op.node !== chain.node || op.epoch !== chain.epoch) wrong("the op is of another chain");
    if (op.seq !== seq) wrong(`the op says that it is number ${op.seq} of its chain, and is ${seq}`);
    if (prev !== "?" && op.prev !== prev) wrong("the op does not name the one before it");
    const isGenesis = op.type === "genesis";
    if (isGenesis ? op.desk !== "" || id !== chain.desk || op.seq !== 0 : op.desk !== chain.desk) {
      wrong("the op is of another desk");
    }
    if (chain.nodeKey === null || !chain.verify(chain.nodeKey, opBytes(op), signature)) {
      wrong("the op is not signed by its node");
    }
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
