/**
 * `npm run bench -- linkage [NAME…] [--quick] [--detail] [--again]
 * [--timeout S] [--pass=ARGUMENT]… [--out FILE]`: linkage on data with known truth, quality and cost from the same run. A name that is no case's stands for all that begin with it.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CASES } from "./cases.mjs";
import { hasShared } from "./data/shared.mjs";
import { measuring, writeReport } from "./measuring.mjs";
import { detailOf, tableOf } from "./report.mjs";
import { caseFolder, runFiles } from "./runCase.mjs";
import { sampleOf } from "./sample.mjs";
import { writeFiles } from "./writeFiles.mjs";

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
async function run(bench, { work, again, ...how }) {
  if (bench.needs !== undefined && !hasShared(bench.needs))
    return { status: "skipped", why: `${bench.needs} is not there; see $DAFTAR_SHARED` };
  const folder = caseFolder(work, bench.name);
  try {
    const data = await bench.load();
    const sample = sampleOf(
      data.rows,
      bench.names.map((name) => data.header.indexOf(name)),
    );
    const runs = [];
    for (const seed of again ? [1, 2] : [1]) {
      const input = join(folder, `input-${seed}`);
      mkdirSync(input, { mode: 0o700 });
      const files = writeFiles(input, { ...data, ...bench }, data.rows, sample, seed);
      runs.push(await runFiles({ bench, sample, files, folder, ...how }));
    }
    const [first, second] = runs;
    if (second === undefined || first.status !== "done") return first;
    if (second.status !== "done") return { ...second, why: `in another order: ${second.why}` };
    return { ...first, sameInAnotherOrder: second.partition === first.partition };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns exit code: 0, or 1 where a case failed (not where it is short of its figure), or 2 */
export async function linkage(args) {
  const { values, positionals, folder, calibrate, onStart } = measuring(args, "linkage.local.json");
  const asked = casesAsked(positionals, values.quick);
  if (asked === null) return 2;
  const calibrations = [calibrate(), calibrate(), calibrate()];
  const cases = [];
  for (const bench of asked) {
    process.stderr.write(`${bench.name} …`);
    const { again, pass } = values;
    const timeoutMs = 1000 * Number(values.timeout);
    const result = await run(bench, { work: folder, again, pass, timeoutMs, onStart });
    process.stderr.write("\r\x1b[K");
    const { name, mustReach, elsewhere, limits } = bench;
    cases.push({ name, mustReach, elsewhere, limits, ...result });
  }
  calibrations.push(calibrate());
  const report = writeReport(values.out, "daftar.bench.linkage/v1", calibrations, { cases });
  console.log(tableOf(report));
  if (values.detail) console.log(`\n${detailOf(report)}`);
  return cases.some(({ status }) => status === "failed" || status === "not-finished") ? 1 : 0;
}
