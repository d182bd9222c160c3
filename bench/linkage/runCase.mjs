/** Runs one case: writes its files, runs the built command on them, and compares what came with the truth. */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DAFTAR, measuredChild } from "../measured.mjs";
import { breakdown } from "./breakdown.mjs";
import { calibrationOf } from "./calibrationOf.mjs";
import { relativesJoined } from "./relativesJoined.mjs";
import { BrokenResult, readCandidates, readClusters, readPairs } from "./results.mjs";
import { score } from "./score.mjs";

const SEED = 1;
const COMPARED = fileURLToPath(new URL("comparedPairs.mjs", import.meta.url));
/** Rows of a table whose compared pairs are told. */
const MOST_TOLD = 200_000;

/** Config of a case: the roles a person wrote down, and what is stated of lists. */
function configOf(bench) {
  const roles =
    bench.config === null
      ? {}
      : JSON.parse(readFileSync(new URL(`configs/${bench.config}.json`, import.meta.url), "utf8"));
  const stated = bench.stated ?? [];
  if (stated.length === 0) return roles;
  return { ...roles, lists: Object.fromEntries(stated.map((name) => [name, { onePerPerson: true }])) };
}

/**
 * What may be printed of a failure. Messages and errors of the product can hold a cell, so a person: only
 * the code, and of a crash the places in the program.
 */
function failure({ code, signal, stdout, stderr }) {
  const end = code === null ? signal : `exit ${code}`;
  try {
    const { error } = JSON.parse(stdout);
    return `${end}, ${error.code}`;
  } catch {
    const frames = stderr.split("\n").filter((line) => /^\s+at /.test(line));
    const heap = stderr.includes("heap out of memory") ? ", out of memory" : "";
    return `${end}${heap} ${frames.slice(0, 3).join(" ").trim()}`.trim();
  }
}

/** What the product printed. @throws BrokenResult where that is not one JSON document */
function printed(stdout) {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new BrokenResult("what it printed with --json is not one JSON document");
  }
}

/** The partition as one short text, the same whatever the order of rows and the names of clusters. */
function partitionDigest({ cluster }) {
  const first = new Map();
  const smallest = cluster.map((label, row) => {
    if (!first.has(label)) first.set(label, row);
    return first.get(label);
  });
  return createHash("sha256").update(new Uint8Array(smallest.buffer)).digest("hex").slice(0, 16);
}

/**
 * What the product compares, asked of a run of its own so that the measured one pays nothing for telling.
 *
 * @returns null for a large table, whose compared pairs would fill the disk, and where that run fails
 */
async function blockingOf({ bench, sample, files, folder, timeoutMs, onStart }, config, truePairs) {
  if (sample.count > MOST_TOLD) return null;
  const out = join(folder, "compared");
  const input = join(folder, "compared.json");
  const list = bench.oneFile === undefined ? {} : { list: "list" };
  writeFileSync(input, JSON.stringify({ files, id: "id", out, config, seed: SEED, ...list }), {
    mode: 0o600,
  });
  try {
    const ended = await measuredChild([COMPARED, input], folder, { timeoutMs, onStart });
    return ended.late || ended.code !== 0 ? null : await readCandidates(out, sample, truePairs);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/**
 * @param files paths of the input, already written
 * @param pass more arguments for the command, such as one that has it write its candidates
 * @param onStart gets the running child
 * @returns `status` `done`, `failed` (with `why`) or `not-finished`, and all figures
 */
export async function runFiles({ bench, sample, files, folder, timeoutMs, pass, onStart }) {
  const out = join(folder, "out");
  rmSync(out, { recursive: true, force: true });
  const config = join(folder, "config.json");
  writeFileSync(config, JSON.stringify(configOf(bench)), { mode: 0o600 });
  const list = bench.oneFile === undefined ? [] : ["--list", "list"];
  const args = ["link", ...files, "--id", "id", ...list, "--out", out, "--config", config];
  const ended = await measuredChild([DAFTAR, ...args, "--seed", String(SEED), ...pass, "--json"], folder, {
    timeoutMs,
    onStart,
  });
  if (ended.late)
    return { status: "not-finished", why: `stopped after ${Math.round(timeoutMs / 1000)} s`, cost: null };
  if (ended.code !== 0) return { status: "failed", why: failure(ended), cost: ended.cost };
  try {
    const { records, comparedPairs, links, review, clusters: counted, parameters } = printed(ended.stdout);
    const clustering = await readClusters(out, sample);
    if (records !== sample.count || counted !== clustering.clusters)
      throw new BrokenResult(
        `says ${records} records and ${counted} clusters; there are ${sample.count} and ${clustering.clusters}`,
      );
    const pairs = await readPairs(out, sample);
    if (pairs.left.length !== links + review || pairs.review !== review)
      throw new BrokenResult(
        `says ${links} links and ${review} to review; pairs.csv holds ${pairs.left.length}, ${pairs.review} of them review`,
      );
    const whole = score({ ...sample, ...clustering });
    return {
      status: "done",
      cost: ended.cost,
      partition: partitionDigest(clustering),
      comparedPairs,
      links,
      review,
      // With `--pass=--draws=40`: how many people there may be, beside `score.persons`.
      draws: parameters?.draws ?? null,
      score: whole,
      ...(bench.whole ? {} : breakdown(sample, clustering)),
      relatives: sample.household === null ? null : relativesJoined({ ...sample, ...clustering }),
      calibration: calibrationOf(sample, pairs),
      blocking: await blockingOf(
        { bench, sample, files, folder, timeoutMs, onStart },
        config,
        whole.truePairs,
      ),
    };
  } catch (error) {
    if (error instanceof BrokenResult) return { status: "failed", why: error.message, cost: ended.cost };
    throw error;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** A folder for one case, empty. */
export function caseFolder(work, name) {
  const folder = join(work, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}
