/** Runs one program and says what it cost: CPU (user and system), wall, peak memory. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PRELOAD = new URL("measure.mjs", import.meta.url).href;

/**
 * @param args program and arguments for Node
 * @param folder where it runs and writes what it cost
 * @throws Error with what it said where it ends with another code than 0
 */
export function measured(args, folder) {
  const out = join(folder, "cost.json");
  const { DAFTAR_DESK: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", PRELOAD, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...env, DAFTAR_BENCH_COST: out },
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return JSON.parse(readFileSync(out, "utf8"));
}

/** The middle of a few numbers; of an even count the mean of the two in the middle. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[at] : (sorted[at - 1] + sorted[at]) / 2;
}

/** Runs the `daftar` command without measuring it. @returns the JSON document it printed */
export function daftar(folder, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [DAFTAR, ...args, "--json"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`daftar ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return JSON.parse(stdout);
}

/** The command's program. */
export const DAFTAR = fileURLToPath(new URL("../apps/cli/bin/daftar.js", import.meta.url));
