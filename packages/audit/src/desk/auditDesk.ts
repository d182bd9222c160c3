/**
 * What anyone who holds a desk's folder can check without opening it: `desk.json`, every op with its
 * chain and signature, approvals, the vault, imported rows, the releases kept, and files that are none
 * of its own.
 *
 * What it cannot show: ops cut off a chain's end at a line's end, when nothing names them; another copy
 * (a bundle, a backup, the register's own mark) shows those. Keys are not read, the register is not
 * either: it is derived from the ops. Cost: linear; most of it one signature an op and one hash a row.
 */
import { fingerprintOf, rootOf } from "@daftar/log";
import {
  canonicalText,
  deskFile,
  fromHex,
  fromUtf8,
  OP_BODIES,
  RELEASE_PATHS,
  type Sha256,
  toHex,
  type Verifiers,
  type Verify,
} from "@daftar/model";
import { below, type Folder, openFolder } from "../folder.ts";
import { parseJson } from "../parseJson.ts";
import { auditFolder } from "../release/auditRelease.ts";
import { type AuditReport, Findings, type ListFiles, type ReadFile } from "../report.ts";
import { checkApprovals } from "./approvals.ts";
import { enrolledIn } from "./enrolled.ts";
import { type ErasedByOps, erasedBy } from "./erased.ts";
import { type LogKeysOfDesk, logKeysOf } from "./logKeys.ts";
import { checkOpFiles, type ReadOp } from "./opFiles.ts";
import { checkRowChunks } from "./rowChunks.ts";
import { checkStamps, type VerifyStamp } from "./stamps.ts";
import { checkStood } from "./stood.ts";
import { checkStrays } from "./strays.ts";
import { checkSuccessions } from "./successions.ts";
import { checkVault } from "./vault.ts";

export interface AuditDeskOptions extends Verifiers {
  readonly read: ReadFile;
  readonly list: ListFiles;
  /** Reads stamps of time; without it their digests are held to the chains, and no more. */
  readonly verifyStamp?: VerifyStamp;
}

const DESK_FILE = "desk.json";

/**
 * Audits a desk's folder. Never throws for what the files hold.
 *
 * @returns `size` is the number of ops without `receive` ops, `root` the RFC 6962 root over their sorted
 *   ids: two desks that hold the same ops show the same root, and the same fingerprint
 */
export async function auditDesk({
  read,
  list,
  verifyStamp,
  ...verifiers
}: AuditDeskOptions): Promise<AuditReport> {
  const { sha256, verify } = verifiers;
  const findings = new Findings();
  const folder = await openFolder(read, list, findings);
  const bytes = await folder.read(DESK_FILE);
  const parsed = bytes === null ? null : deskFile.safeParse(parseJson(bytes));
  if (bytes === null) findings.fault("audit.file-missing", DESK_FILE, "the desk does not say what it is");
  else if (!parsed?.success) {
    findings.fault("audit.file-changed", DESK_FILE, "not a desk's file of a format this version reads");
  }
  if (!parsed?.success) return findings.report(null, null, null);

  const desk = parsed.data;
  if (bytes !== null && fromUtf8(bytes) !== `${canonicalText(desk)}\n`)
    findings.fault("audit.file-changed", DESK_FILE, "not in the one spelling that a desk's file has");
  let ops: readonly ReadOp[] = [];
  let logKeys: LogKeysOfDesk | null = null;
  let erased: ErasedByOps = { leaves: new Map(), blobs: new Set(), records: 0 };
  await findings.check("audit.op", "ops/", async () => {
    const read = await checkOpFiles(folder, desk.id, { sha256, verify }, findings);
    ops = read.ops;
    const { genesis } = read;
    if (genesis !== null && (genesis.name !== desk.name || genesis.practice !== desk.practice)) {
      findings.fault("audit.file-changed", DESK_FILE, "the desk says something else than its genesis op");
    }
    const enrolled = enrolledIn(read, verifiers, findings);
    const held = checkApprovals(read, enrolled, verifiers, findings);
    erased = erasedBy(ops, held, enrolled);
    if (genesis !== null) logKeys = logKeysOf(genesis, ops, held, sha256, findings);
    checkSuccessions(read, held, desk.id, verify, findings);
    await checkStood(folder, ops, findings);
  });
  let named: string[] = [];
  await findings.check("audit.rows", "rows/", async () => {
    named = await checkRowChunks(folder, ops, erased, sha256, findings);
  });
  await findings.check("audit.blob", "blobs/", () =>
    checkVault(folder, ops, named, erased, sha256, findings),
  );
  await findings.check("audit.stamp", "ops/", () =>
    checkStamps(folder, ops, { sha256, verifyStamp }, findings),
  );
  await findings.check("audit.file-missing", "published/", () =>
    checkPublished(folder, ops, logKeys, { sha256, verify }, findings),
  );
  checkStrays(folder, findings);
  // What a desk received when is its own: without it, two desks of the same ops show the same root.
  const ids = ops.filter(({ op }) => op.type !== "receive").map(({ id }) => id);
  ids.sort();
  const root = rootOf(ids.map(fromHex), sha256);
  const fingerprint = fingerprintOf({ origin: `desk/${desk.id}`, size: ids.length, root }, sha256);
  return findings.report(ids.length, toHex(root), fingerprint);
}

/** Each release that an op says was published is kept whole, and its log is the one that was signed. */
async function checkPublished(
  folder: Folder,
  ops: readonly ReadOp[],
  logKeys: LogKeysOfDesk | null,
  tools: { sha256: Sha256; verify: Verify },
  findings: Findings,
): Promise<void> {
  for (const { op, where } of ops) {
    if (op.type !== "published") continue;
    const { release, logSize, logRoot } = OP_BODIES.published.parse(op.body);
    const part = below(folder, `published/${release}/`);
    const laid = `published/.${release}.${logRoot.slice(0, 12)}.new/`;
    if (part.paths.length === 0 && folder.paths.some((path) => path.startsWith(laid))) {
      findings.note(where, "a release that was decided and is not signed yet; the next command signs it");
      continue;
    }
    if (part.paths.length === 0) {
      findings.fault("audit.file-missing", where, `names a release that is not kept: ${release}`);
      continue;
    }
    const { report, keys } = await auditFolder(part, tools);
    // Each key of its log, the one that it names and those before it, by the largest tree that it signed.
    if (logKeys !== null && !keys.every((key) => logKeys.at(key.last ?? logSize).has(key.vkey)))
      findings.fault("audit.checkpoint", where, "the release names other keys of the log than the ops do");
    const manifest = await part.read(RELEASE_PATHS.manifest);
    if (manifest !== null && toHex(tools.sha256(manifest)) !== release) {
      findings.fault("audit.manifest", where, "the release kept is not the one that was published");
    }
    for (const fault of report.faults) {
      findings.fault(fault.code, `published/${release}/${fault.where}`, fault.detail);
    }
    if (report.size !== logSize || report.root !== logRoot) {
      findings.fault("audit.checkpoint", where, "the release's log is not the one that was published");
    }
  }
}
