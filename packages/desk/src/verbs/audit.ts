/** `audit`: checks a release, a receipt or a desk from files alone; offline, but where a mirror of a release is named. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import {
  type AuditReport,
  auditDesk,
  auditReceipt,
  auditRelease,
  type CheckerCompared,
  looksLikeReceipt,
  mirrorOf,
  type Outside,
  type ReleaseReport,
  type WitnessesSeen,
} from "@daftar/audit";
import { verifyStamp } from "@daftar/evidence";
import { splitNote } from "@daftar/log";
import { DaftarError, fromUtf8, RELEASE_PATHS } from "@daftar/model";
import { databaseOps, sha256, verify, verifyEs256 } from "@daftar/store";
import { z } from "zod";
import { fingerprintShape } from "../audit/fingerprint.ts";
import { folderReader } from "../audit/folder.ts";
import { folderAddress, httpMirror, isAddress } from "../audit/httpMirror.ts";
import { readPolicyText } from "../release/witnesses.ts";
import { readUserBytes } from "../session/userFile.ts";
import { databaseOf } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { path } from "../verb/options.ts";
import { defineVerb } from "../verb/verb.ts";

/** How far up from a file its release or desk is sought: `log/tile/entries/x001/000` lies five down. */
const MOST_UP = 8;

/** Names in a folder, in small letters; none where it is no folder that can be read. */
function namesIn(dir: string): Set<string> {
  try {
    return new Set(readdirSync(dir).map((name) => name.toLowerCase()));
  } catch {
    return new Set();
  }
}

/** The folder meant: a file stands for the release or desk that it lies in. */
function folderOf(given: string): { dir: string; kind: "release" | "desk" } {
  let dir = given;
  for (let up = existsSync(given) && statSync(given).isFile() ? MOST_UP : 0; up >= 0; up -= 1) {
    // By name only: a damaged release.json is damage to report, not a path to refuse.
    const names = namesIn(dir);
    if (names.has("release.json")) return { dir, kind: "release" };
    if (names.has("desk.json")) return { dir, kind: "desk" };
    dir = dirname(dir);
  }
  throw new DaftarError("audit.nothing-here", "neither release.json nor desk.json is here", { file: given });
}

const LARGEST_RECEIPT = 1024 * 1024;

/** The receipt at a path; null where there is something else. */
async function receiptAt(given: string): Promise<Uint8Array | null> {
  if (!existsSync(given)) return null;
  const about = statSync(given);
  if (!about.isFile() || about.size > LARGEST_RECEIPT) return null;
  const bytes = new Uint8Array(await readFile(given));
  return looksLikeReceipt(bytes) ? bytes : null;
}

interface Brought {
  readonly witnessPolicy?: string | undefined;
  readonly seen?: string | undefined;
  readonly checker?: string | undefined;
  readonly olderThan: number;
}

/** @throws DaftarError witness.policy, usage.wrong for a file that is no checkpoint, file.not-found */
async function broughtAlong(
  context: VerbContext,
  { witnessPolicy, seen, checker, olderThan }: Brought,
): Promise<Outside> {
  const policy =
    witnessPolicy === undefined
      ? null
      : readPolicyText(
          textOf(await readUserBytes(context.files, witnessPolicy), witnessPolicy),
          witnessPolicy,
        );
  const kept = seen === undefined ? null : await readUserBytes(context.files, seen);
  if (kept !== null && splitNote(kept).status === "refused")
    throw new DaftarError("usage.wrong", "this is no checkpoint (log/checkpoint of a release)", {
      file: seen ?? "",
    });
  return {
    policy,
    seen: kept,
    checker: checker === undefined ? null : await readUserBytes(context.files, checker),
    now: Math.floor(context.clock() / 1000),
    oldAfterDays: olderThan,
  };
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw new DaftarError("witness.policy", "the policy is not UTF-8", { file });
  }
}

const output = z.object({
  ok: z.boolean(),
  kind: z.enum(["release", "receipt", "desk"]),
  size: z.number().nullable(),
  root: z.string().nullable(),
  fingerprint: fingerprintShape.nullable(),
  /** Of the witnesses that --witness-policy names; null where none was asked for. */
  witnesses: z
    .object({
      cosigned: z.array(z.object({ name: z.string(), time: z.string(), days: z.number() })),
      missing: z.number(),
    })
    .nullable(),
  /** The page given with --checker beside the one that the release names; null where none was given. */
  checker: z
    .object({
      sha256: z.string(),
      named: z.object({ version: z.string(), sha256: z.string() }).nullable(),
      same: z.boolean(),
    })
    .nullable(),
  faults: z.array(z.object({ code: z.string(), where: z.string(), detail: z.string() })),
  notes: z.array(z.object({ where: z.string(), detail: z.string() })),
});

function answer(
  kind: "release" | "receipt" | "desk",
  { ok, size, root, fingerprint, faults, notes }: AuditReport,
  {
    witnesses,
    checker,
  }: { readonly witnesses: WitnessesSeen | null; readonly checker: CheckerCompared | null },
) {
  const cosigned = witnesses?.cosigned.map(({ name, time, days }) => ({
    name,
    time: new Date(Math.min(time * 1000, 8.64e15)).toISOString(),
    days,
  }));
  const result: z.infer<typeof output> = {
    ok,
    kind,
    size,
    root,
    fingerprint: fingerprint === null ? null : { ...fingerprint },
    witnesses: witnesses === null || cosigned === undefined ? null : { cosigned, missing: witnesses.missing },
    checker:
      checker === null ? null : { ...checker, named: checker.named === null ? null : { ...checker.named } },
    faults: faults.map((f) => ({ ...f })),
    notes: notes.map((n) => ({ ...n })),
  };
  return { result, exit: ok ? (0 as const) : (1 as const) };
}

/** @throws DaftarError `audit.nothing-here`, `audit.unreachable`, `usage.wrong` */
async function auditAddress(address: string, outside: Outside): Promise<ReleaseReport> {
  const base = folderAddress(address);
  const { read, list } = mirrorOf(httpMirror(base));
  // Listed before: an audit takes what cannot be listed for damage, and a network that is down is none.
  const paths = await list();
  if (!paths.includes(RELEASE_PATHS.release))
    throw new DaftarError("audit.nothing-here", "release.json is not at this address", { file: base.href });
  return auditRelease({ read, list: async () => paths, sha256, verify, outside });
}

async function auditPath(context: VerbContext, path: string, outside: Outside) {
  const { dir, kind } = folderOf(path);
  const ops = kind === "desk" ? await databaseOps(dir, databaseOf(context)) : null;
  const tools = { ...folderReader(dir, ops ?? undefined), sha256, verify, verifyEs256 };
  if (kind === "release") {
    const report = await auditRelease({ ...tools, outside });
    return answer(kind, report, report);
  }
  if (outside.policy !== null || outside.seen !== null || outside.checker !== null)
    throw new DaftarError(
      "usage.wrong",
      "witnesses, kept checkpoints and checkers are of a release, not of a desk",
    );
  return answer(kind, await auditDesk({ ...tools, verifyStamp }), { witnesses: null, checker: null });
}

export const audit = defineVerb({
  details:
    "A release: every file against the manifest, the manifest against the log, every row against its leaf, the toll\n" +
    "recomputed from the data, the names against the names before, the pages against the data. A desk: every op, its\n" +
    "signature and approvals, the vault, the imported rows. Alone it cannot show that others were given the same log:\n" +
    "compare the fingerprint with another copy, got another way; bring the policy of witnesses you trust, or a checkpoint\n" +
    "you kept (--seen). --checker compares a page (audit.html) with the one that the release names in its log; whoever\n" +
    "published it could have named a false one, so compare with people who built it too. A receipt (.tlog-proof) is checked against such a policy. Exit 1 where anything differs.\n" +
    "Of an address only the release's own files are asked for, from that host alone; other files there are not seen.",
  positional: ["dir"],
  needsDesk: false,
  effect: "reads",
  files: ["witnessPolicy", "seen", "checker"],
  places: ["dir"],
  input: z.object({
    dir: path.describe(
      "folder of a release or of a desk, a file in one, or a receipt; or a release's address (http, https)",
    ),
    witnessPolicy: path.optional().describe("tlog-policy file of the witnesses you trust"),
    seen: path.optional().describe("log/checkpoint of an older copy that you kept"),
    checker: path
      .optional()
      .describe(
        "audit page that somebody gave you (audit.html): whether it is the one that the release names",
      ),
    olderThan: z
      .number()
      .int()
      .min(1)
      .default(7)
      .describe("from how many days on cosignatures are called old (7)"),
  }),
  output,
  async run(context, input) {
    const outside = await broughtAlong(context, input);
    if (isAddress(input.dir)) {
      const report = await auditAddress(input.dir, outside);
      return answer("release", report, report);
    }
    const given = resolve(context.cwd, input.dir);
    const receipt = await receiptAt(given);
    if (receipt === null) return auditPath(context, given, outside);
    const { policy } = outside;
    if (policy === null || policy.logs.length === 0)
      throw new DaftarError("usage.wrong", "a receipt is checked against a policy that names its log", {
        field: "witnessPolicy",
      });
    if (outside.checker !== null)
      throw new DaftarError("usage.wrong", "a receipt names no checker; the release does", {
        field: "checker",
      });
    const name = basename(given);
    const report = auditReceipt({ receipt, name, outside: { ...outside, policy }, sha256, verify });
    return answer("receipt", report, { witnesses: report.witnesses, checker: null });
  },
});
