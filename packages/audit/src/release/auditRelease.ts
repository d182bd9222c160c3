/**
 * What anyone who holds a release can check, offline: files against the manifest, the manifest against
 * the log, the log against its key, rows against their leaves, names against names before, the toll
 * against the rows, claims, tables, pages and marks.
 *
 * What it cannot show: whose key it is, and that others were shown the same log. For that, compare key
 * and checkpoint with another copy (J22), or bring along whose witness you trust and what you kept (`outside.ts`). Cost: linear in bytes and rows.
 */
import type { Fingerprint } from "@daftar/log";
import { RELEASE_PATHS, type ReleaseFile, releaseFile, type Sha256, type Verify } from "@daftar/model";
import { type Folder, openFolder } from "../folder.ts";
import { parseJson } from "../parseJson.ts";
import { type AuditReport, Findings, type ListFiles, type ReadFile } from "../report.ts";
import { checkOutside, NOTHING_FOUND, type OutsideFound } from "./auditOutside.ts";
import { checkClaims } from "./claims.ts";
import { checkClasses } from "./classes.ts";
import { checkCommitments } from "./commitments.ts";
import { type Chain, chainsOf, type ReadLeaf, segmentsOf } from "./leaves.ts";
import { checkManifest } from "./manifest.ts";
import { checkMarks } from "./marks.ts";
import type { Outside } from "./outside.ts";
import { checkPages } from "./pages.ts";
import { checkLog } from "./releaseLog.ts";
import type { LogKey } from "./renewals.ts";
import { type HeldOpening, type ReleasedRows, readOpenings, readRows } from "./rows.ts";
import { checkSlots } from "./slots.ts";
import { checkTables } from "./tables.ts";
import { checkToll, numbersOf } from "./toll.ts";
import { checkWithdrawals } from "./withdrawals.ts";

export interface AuditTools {
  readonly sha256: Sha256;
  readonly verify: Verify;
}

export interface AuditReleaseOptions extends AuditTools {
  readonly read: ReadFile;
  readonly list: ListFiles;
  /** What the reader brings along; absent for nothing. */
  readonly outside?: Outside;
}

export interface ReleaseReport extends AuditReport, OutsideFound {}

/** Audits a release's folder. Never throws for what the files hold. */
export async function auditRelease({
  read,
  list,
  outside,
  ...tools
}: AuditReleaseOptions): Promise<ReleaseReport> {
  const findings = new Findings();
  return (await audit(await openFolder(read, list, findings), tools, findings, outside ?? null)).report;
}

interface Audited {
  readonly report: ReleaseReport;
  /** Of its log; empty where that could not be read. */
  readonly keys: readonly LogKey[];
}

/** Audits a release that lies within a folder already under audit. */
export function auditFolder(folder: Folder, tools: AuditTools): Promise<Audited> {
  return audit(folder, tools, new Findings(), null);
}

async function audit(
  folder: Folder,
  tools: AuditTools,
  findings: Findings,
  outside: Outside | null,
): Promise<Audited> {
  let manifest: string | null = null;
  await findings.check("audit.manifest", RELEASE_PATHS.manifest, async () => {
    manifest = await checkManifest(folder, tools.sha256, findings);
  });
  const bytes = await folder.read(RELEASE_PATHS.release);
  const parsed = bytes === null ? null : releaseFile.safeParse(parseJson(bytes));
  if (bytes === null)
    findings.fault("audit.file-missing", RELEASE_PATHS.release, "the release does not say what it is");
  else if (!parsed?.success) {
    findings.fault(
      "audit.file-changed",
      RELEASE_PATHS.release,
      "not a release of a format this version reads",
    );
  }
  if (!parsed?.success)
    return { report: { ...findings.report(null, null, null), ...NOTHING_FOUND }, keys: [] };

  const release = parsed.data;
  let [size, root, leaves]: [number | null, string | null, readonly ReadLeaf[] | null] = [null, null, null];
  let fingerprint: Fingerprint | null = null;
  let keys: readonly LogKey[] = [];
  let found = NOTHING_FOUND;
  await findings.check("audit.log", RELEASE_PATHS.log, async () => {
    const log = await checkLog(folder, release, tools, findings);
    ({ size, root, fingerprint, leaves, keys } = log);
    if (outside !== null) found = await checkOutside(folder, release, log, tools, outside, findings);
  });
  const rows = await readRows(folder, findings);
  await findings.check("audit.leaf", RELEASE_PATHS.log, async () => {
    const openings = await readOpenings(folder, findings);
    if (leaves !== null) replay({ leaves, openings, manifest }, release, rows, tools, findings);
  });
  // Most of what a large release holds in memory; what follows looks at rows alone.
  leaves = null;
  await findings.check("audit.class", RELEASE_PATHS.people, () => checkClasses(rows, release, findings));
  await findings.check("audit.toll", RELEASE_PATHS.toll, () => checkToll(rows, release, findings));
  await findings.check("audit.claims", RELEASE_PATHS.claims, () =>
    checkClaims(folder, rows, release, findings),
  );
  await findings.check("audit.leaf", RELEASE_PATHS.peopleCsv, () => checkTables(folder, rows, findings));
  await findings.check("audit.page", RELEASE_PATHS.english, () =>
    checkPages(folder, rows, release, findings),
  );
  await findings.check("audit.marks", RELEASE_PATHS.release, () =>
    checkMarks(folder, rows, release, findings),
  );
  return { report: { ...findings.report(size, root, fingerprint), ...found }, keys };
}

/** What the log says, against what the release shows. */
function replay(
  {
    leaves,
    openings,
    manifest,
  }: {
    readonly leaves: readonly ReadLeaf[];
    readonly openings: readonly HeldOpening[] | null;
    readonly manifest: string | null;
  },
  release: ReleaseFile,
  rows: ReleasedRows,
  { sha256 }: AuditTools,
  findings: Findings,
): void {
  const chains = chainsOf(leaves, findings);
  const segments = segmentsOf(leaves, findings);
  const [before, last] = [segments.at(-2), segments.at(-1)];
  if (last === undefined) {
    findings.fault("audit.manifest", RELEASE_PATHS.log, "the log closes no release");
    return;
  }
  if (last.release.manifest !== manifest) {
    findings.fault(
      "audit.manifest",
      RELEASE_PATHS.manifest,
      "the manifest is not the one the log closes with",
    );
  }
  if (last.release.version !== release.version) {
    findings.fault(
      "audit.manifest",
      RELEASE_PATHS.release,
      "the release is of another version than the log's last",
    );
  }
  const previous = before === undefined ? null : { manifest: before.release.manifest, logSize: last.from };
  if (previous?.manifest !== release.previous?.manifest || previous?.logSize !== release.previous?.logSize) {
    findings.fault(
      "audit.leaf",
      RELEASE_PATHS.release,
      "the release names another release before it than the log",
    );
  }
  if (last.words !== null && last.words.approvals < release.approvers) {
    findings.fault("audit.leaf", RELEASE_PATHS.log, "fewer people approved the release than it says must");
  }
  checkCommitments(rows, openings ?? [], chains, sha256, findings);
  checkWithdrawals(rows, chains, last, release, findings);
  checkSlots(rows, chains, segments, release, findings);
  checkTollLeaf(chains, rows, findings);
}

/** The newest toll leaf is the toll shown: the log alone tells how the toll moved. */
function checkTollLeaf(chains: ReadonlyMap<string, Chain>, { toll }: ReleasedRows, findings: Findings): void {
  const leaf = [...chains.values()].find((chain) => chain.kind === "toll")?.last;
  if (leaf?.type !== "toll.publish") {
    findings.fault("audit.toll", RELEASE_PATHS.log, "the log holds no toll");
    return;
  }
  if (toll === null) return;
  if (leaf.asOf !== toll.asOf || numbersOf(leaf.lines).join() !== numbersOf(toll.lines).join()) {
    findings.fault(
      "audit.toll",
      RELEASE_PATHS.toll,
      "the toll shown is not the toll of the log's newest leaf",
    );
  }
}
