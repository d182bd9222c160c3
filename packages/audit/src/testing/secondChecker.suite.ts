/** Runs the second checker, `checker/check_release.py`, which shares no line with this package. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import type { Files } from "./files.suite.ts";

const CHECKER = resolve(import.meta.dirname, "../../../../checker");

/** Whether Python is here; tests report themselves skipped where it is not. */
export const PYTHON =
  spawnSync("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 9))"]).status === 0;

const reports = z.array(
  z.object({
    ok: z.boolean(),
    size: z.number().nullable(),
    root: z.string().nullable(),
    faults: z.array(z.object({ where: z.string(), what: z.string() })),
    notes: z.array(z.object({ where: z.string(), what: z.string() })),
    notLookedAt: z.array(z.string()),
  }),
);
export type SecondReport = z.infer<typeof reports>[number];

/** A folder that is gone after the call. */
function withFolder<T>(run: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "daftar-checker-"));
  try {
    return run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function python(args: readonly string[], input = ""): { exit: number | null; stdout: string } {
  const { status, stdout, stderr } = spawnSync("python3", args, {
    encoding: "utf8",
    input,
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  });
  if (status === null || stderr !== "") throw new Error(`python3: ${stderr}`);
  return { exit: status, stdout };
}

/** What the second checker says of folders. @param options given to it as they stand */
function secondCheckOf(folders: readonly string[], options: readonly string[] = []): SecondReport[] {
  const { exit, stdout } = python([join(CHECKER, "check_release.py"), "--json", ...options, ...folders]);
  const found = reports.parse(JSON.parse(stdout));
  if (exit !== (found.every(({ ok }) => ok) ? 0 : 1)) throw new Error(`exit ${exit}`);
  return found;
}

/**
 * What the second checker says of releases in memory, all in one process.
 *
 * @param seen an older checkpoint that the reader kept
 * @param change done to each folder before it is read
 * @param page an audit page that somebody gave the reader
 */
export function secondCheck(
  releases: readonly Files[],
  seen: string | null = null,
  change: (root: string) => void = () => {},
  page: Uint8Array | null = null,
): SecondReport[] {
  return withFolder((folder) => {
    const folders = releases.map((files, at) => {
      const root = join(folder, `${at}`);
      mkdirSync(root);
      for (const [path, bytes] of files) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), bytes);
      }
      change(root);
      return root;
    });
    const brought = (option: string, bytes: string | Uint8Array | null): string[] => {
      if (bytes === null) return [];
      const path = join(folder, `brought${option}`);
      writeFileSync(path, bytes);
      return [option, path];
    };
    return secondCheckOf(folders, [...brought("--seen", seen), ...brought("--checker", page)]);
  });
}

/** Runs a few lines of Python beside the checker's own functions; they read JSON and print JSON. */
export function besideChecker(lines: string, input: unknown): unknown {
  const program = `import sys, json; sys.path.insert(0, ${JSON.stringify(CHECKER)})
from check_release import *
given = json.load(sys.stdin)
${lines}`;
  return JSON.parse(python(["-c", program], JSON.stringify(input)).stdout);
}
