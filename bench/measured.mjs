/** Runs one program and says what it cost: CPU (user and system), wall, peak memory. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PRELOAD = new URL("measure.mjs", import.meta.url).href;

/** Node as `daftar` runs it: what its first line says. */
const NODE_FLAGS = readFileSync(new URL("../apps/cli/bin/daftar.js", import.meta.url), "utf8")
  .split("\n", 1)[0]
  .split(" ")
  .filter((word) => word.startsWith("--"));

/**
 * @param args program and arguments for Node
 * @param folder where it runs and writes what it cost
 * @throws Error with what it said where it ends with another code than 0
 */
export function measured(args, folder) {
  const out = join(folder, "cost.json");
  const { DAFTAR_DESK: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...NODE_FLAGS, "--import", PRELOAD, ...args],
    {
      cwd: folder,
      encoding: "utf8",
      env: { ...env, DAFTAR_BENCH_COST: out },
      maxBuffer: 2 ** 28,
    },
  );
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return JSON.parse(readFileSync(out, "utf8"));
}

/**
 * The same for a program that may take too long, and that must end when this one does.
 *
 * @param onStart gets the child, so that the caller can end it
 * @returns how it ended (`signal` where one ended it, `late` where that was the time), what it said, and its
 *   cost (null where a signal ended it)
 */
export function measuredChild(args, folder, { timeoutMs, onStart }) {
  const out = join(folder, "cost.json");
  rmSync(out, { force: true });
  const { DAFTAR_DESK: _, ...env } = process.env;
  const child = spawn(process.execPath, [...NODE_FLAGS, "--import", PRELOAD, ...args], {
    cwd: folder,
    env: { ...env, DAFTAR_BENCH_COST: out },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onStart(child);
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"])
    child[stream].setEncoding("utf8").on("data", (text) => {
      said[stream] += text;
    });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, timeoutMs);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      const cost = existsSync(out) ? JSON.parse(readFileSync(out, "utf8")) : null;
      resolve({ code, signal, late, ...said, cost });
    });
  });
}

/** The middle of a few numbers; of an even count the mean of the two in the middle. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[at] : (sorted[at - 1] + sorted[at]) / 2;
}

/** Runs the `daftar` command without measuring it. @returns the JSON document it printed */
export function daftar(folder, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...NODE_FLAGS, DAFTAR, ...args, "--json"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`daftar ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return JSON.parse(stdout);
}

/** The command's program. */
export const DAFTAR = fileURLToPath(new URL("../apps/cli/bin/daftar.js", import.meta.url));
