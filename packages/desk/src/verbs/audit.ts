/** `audit`: checks a release or a desk from its files alone; offline, but where a mirror of a release is named. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type AuditReport, auditDesk, auditRelease, mirrorOf } from "@daftar/audit";
import { DaftarError, RELEASE_PATHS } from "@daftar/model";
import { databaseOps, sha256, verify, verifyEs256 } from "@daftar/store";
import { z } from "zod";
import { fingerprintShape } from "../audit/fingerprint.ts";
import { folderReader } from "../audit/folder.ts";
import { folderAddress, httpMirror, isAddress } from "../audit/httpMirror.ts";
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

/** @throws DaftarError `audit.nothing-here`, `audit.unreachable`, `usage.wrong` */
async function auditAddress(address: string): Promise<AuditReport> {
  const base = folderAddress(address);
  const { read, list } = mirrorOf(httpMirror(base));
  // Listed before: an audit takes what cannot be listed for damage, and a network that is down is none.
  const paths = await list();
  if (!paths.includes(RELEASE_PATHS.release))
    throw new DaftarError("audit.nothing-here", "release.json is not at this address", { file: base.href });
  return auditRelease({ read, list: async () => paths, sha256, verify });
}

async function auditPath(
  context: VerbContext,
  path: string,
): Promise<{ kind: "release" | "desk"; report: AuditReport }> {
  const { dir, kind } = folderOf(path);
  const ops = kind === "desk" ? await databaseOps(dir, databaseOf(context)) : null;
  const tools = { ...folderReader(dir, ops ?? undefined), sha256, verify, verifyEs256 };
  return { kind, report: kind === "release" ? await auditRelease(tools) : await auditDesk(tools) };
}

export const audit = defineVerb({
  details:
    "A release: every file against the manifest, the manifest against the log, every row against its leaf, the toll\n" +
    "recomputed from the data, the names against the names before, the pages against the data. A desk: every op, its\n" +
    "signature and approvals, the vault, the imported rows. It cannot show that others were given the same log:\n" +
    "compare the fingerprint with another copy, got another way. Exit 1 where anything differs.\n" +
    "Of an address only the release's own files are asked for, from that host alone; other files there are not seen.",
  positional: ["dir"],
  needsDesk: false,
  effect: "reads",
  places: ["dir"],
  input: z.object({
    dir: path.describe(
      "folder of a release or of a desk, or a file in one; or a release's address (http, https)",
    ),
  }),
  output: z.object({
    ok: z.boolean(),
    kind: z.enum(["release", "desk"]),
    size: z.number().nullable(),
    root: z.string().nullable(),
    fingerprint: fingerprintShape.nullable(),
    faults: z.array(z.object({ code: z.string(), where: z.string(), detail: z.string() })),
    notes: z.array(z.object({ where: z.string(), detail: z.string() })),
  }),
  async run(context, input) {
    const { kind, report } = isAddress(input.dir)
      ? { kind: "release" as const, report: await auditAddress(input.dir) }
      : await auditPath(context, resolve(context.cwd, input.dir));
    const { ok, size, root, fingerprint, faults, notes } = report;
    return {
      result: {
        ok,
        kind,
        size,
        root,
        fingerprint: fingerprint === null ? null : { ...fingerprint },
        faults: faults.map((f) => ({ ...f })),
        notes: notes.map((n) => ({ ...n })),
      },
      exit: ok ? 0 : 1,
    };
  },
});
