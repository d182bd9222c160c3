/**
 * `npm run bench -- linkage [NAME…] [--quick] [--detail] [--again] [--timeout S] [--out FILE]`: linkage on data with known
 * truth, quality and cost from the same run. A name that is no case's stands for all that begin with it.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measured, median } from "../measured.mjs";
import { CASES } from "./cases.mjs";
import { hasShared } from "./data/shared.mjs";
import { detailOf, tableOf } from "./report.mjs";
import { caseFolder, runFiles } from "./runCase.mjs";
import { sampleOf } from "./sample.mjs";
import { workFolder } from "./workFolder.mjs";
import { writeFiles } from "./writeFiles.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** Cases whose name it is, else those whose name begins so. */
function casesNamed(name) {
  const exact = CASES.filter((bench) => bench.name === name);
  return exact.length > 0 ? exact : CASES.filter((bench) => bench.name.startsWith(name));
}

/** Cases asked for; with no name all, with `quick` those of a few seconds. */
function casesAsked(names, quick) {
  const unknown = names.filter((name) => casesNamed(name).length === 0);
  if (unknown.length > 0) {
    const known = CASES.map((bench) => bench.name).join(", ");
    console.error(`no case is called ${unknown.join(", ")}; there are: ${known}`);
    return null;
  }
  if (names.length === 0) return CASES.filter(({ large }) => !(quick && large));
  const asked = new Set(names.flatMap(casesNamed));
  return CASES.filter((bench) => asked.has(bench));
}

/** Runs one case, with `again` a second time with rows and files in another order. */
async function run(bench, { work, timeoutMs, again, onStart }) {
  if (bench.needs !== undefined && !hasShared(bench.needs))
    return { status: "skipped", why: `${bench.needs} is not there; see $DAFTAR_SHARED` };
  const folder = caseFolder(work, bench.name);
  try {
    const data = await bench.load({ folder });
    const sample = sampleOf(
      data.rows,
      bench.names.map((name) => data.header.indexOf(name)),
    );
    const runs = [];
    for (const seed of again ? [1, 2] : [1]) {
      const input = join(folder, `input-${seed}`);
      mkdirSync(input, { mode: 0o700 });
      const files = writeFiles(input, { ...data, ...bench }, data.rows, sample, seed);
      runs.push(await runFiles({ bench, sample, files, folder, timeoutMs, onStart }));
    }
    const [first, second] = runs;
    if (second === undefined) return first;
    return { ...first, sameInAnotherOrder: second.partition === first.partition };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns exit code: 0, or 1 where a case failed (not where it is short of its figure), or 2 */
export async function linkage(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      detail: { type: "boolean", default: false },
      again: { type: "boolean", default: false },
      timeout: { type: "string", default: "600" },
      out: { type: "string", default: join(here, "../results/linkage.local.json") },
    },
  });
  const asked = casesAsked(positionals, values.quick);
  if (asked === null) return 2;
  let child = null;
  const work = workFolder(() => child?.kill("SIGKILL"));
  const calibrate = () => measured([join(here, "../calibration.mjs")], work).cpuSeconds;
  const calibrations = [calibrate(), calibrate(), calibrate()];
  const cases = [];
  for (const bench of asked) {
    process.stderr.write(`${bench.name} …`);
    const result = await run(bench, {
      work,
      again: values.again,
      timeoutMs: 1000 * Number(values.timeout),
      onStart: (started) => {
        child = started;
      },
    });
    process.stderr.write("\r\x1b[K");
    const { name, mustReach, elsewhere } = bench;
    cases.push({ name, mustReach, elsewhere, ...result });
  }
  calibrations.push(calibrate());
  const report = {
    format: "daftar.bench.linkage/v1",
    day: new Date().toISOString().slice(0, 10),
    machine: { processor: cpus()[0]?.model ?? "unknown", cores: cpus().length, node: process.version },
    calibration: { cpuSeconds: median(calibrations), each: calibrations },
    cases,
  };
  mkdirSync(dirname(values.out), { recursive: true });
  writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
  console.log(tableOf(report));
  if (values.detail) console.log(`\n${detailOf(report)}`);
  return cases.some(({ status }) => status === "failed" || status === "not-finished") ? 1 : 0;
}
