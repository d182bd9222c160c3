/** `audit`: checks a release or a desk, offline, from the files alone. */
import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { auditDesk, auditRelease } from "@daftar/audit";
import { verifyStamp } from "@daftar/evidence";
import { DaftarError } from "@daftar/model";
import { databaseOps, sha256, verify, verifyEs256 } from "@daftar/store";
import { z } from "zod";
import { folderReader } from "../audit/folder.ts";
import { databaseOf } from "../session/withDesk.ts";
import { path } from "../verb/options.ts";
import { defineVerb } from "../verb/verb.ts";

/** The folder meant: a file of that name stands for its folder. */
function folderOf(given: string): { dir: string; kind: "release" | "desk" } {
  const file = existsSync(given) && statSync(given).isFile();
  const dir = file && ["release.json", "desk.json"].includes(basename(given)) ? dirname(given) : given;
  // By name only: a damaged release.json is damage to report, not a path to refuse.
  if (existsSync(join(dir, "release.json"))) return { dir, kind: "release" };
  if (existsSync(join(dir, "desk.json"))) return { dir, kind: "desk" };
  throw new DaftarError("audit.nothing-here", "neither release.json nor desk.json is here", { file: given });
}

export const audit = defineVerb({
  details:
    "A release: every file against the manifest, the manifest against the log, every row against its leaf, the toll\n" +
    "recomputed from the data, the names against the names before, the pages against the data. A desk: every op, its\n" +
    "signature and approvals, the vault, the imported rows. It cannot show that others were given the same log:\n" +
    "compare size and root with another copy. Exit 1 where anything differs.",
  positional: ["dir"],
  needsDesk: false,
  effect: "reads",
  places: ["dir"],
  input: z.object({ dir: path.describe("folder of a release or of a desk") }),
  output: z.object({
    ok: z.boolean(),
    kind: z.enum(["release", "desk"]),
    size: z.number().nullable(),
    root: z.string().nullable(),
    faults: z.array(z.object({ code: z.string(), where: z.string(), detail: z.string() })),
    notes: z.array(z.object({ where: z.string(), detail: z.string() })),
  }),
  async run(context, input) {
    const { dir, kind } = folderOf(resolve(context.cwd, input.dir));
    const ops = kind === "desk" ? await databaseOps(dir, databaseOf(context)) : null;
    const tools = { ...folderReader(dir, ops ?? undefined), sha256, verify, verifyEs256 };
    const report =
      kind === "release" ? await auditRelease(tools) : await auditDesk({ ...tools, verifyStamp });
    const { ok, size, root, faults, notes } = report;
    return {
      result: {
        ok,
        kind,
        size,
        root,
        faults: faults.map((f) => ({ ...f })),
        notes: notes.map((n) => ({ ...n })),
      },
      exit: ok ? 0 : 1,
    };
  },
});
