/**
 * Runs the benchmarks: `npm run bench [-- NAME…] [--quick] [--runs N] [--out FILE]`.
 *
 * Every run of a case is a process of its own, which reports at its end what it cost (measure.mjs); here
 * stand the medians. A calibration kernel, the same work on every machine, is run before and after, so
 * that figures of two machines, or of one machine on two days, can be compared as ratios.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { arch, cpus, platform, tmpdir, totalmem } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measured, median } from "./measured.mjs";
import { table } from "./table.mjs";

// Linkage and coverage have cases, figures and tables of their own.
const [what, ...rest] = process.argv.slice(2);
if (what === "linkage") process.exit(await (await import("./linkage/main.mjs")).linkage(rest));
if (what === "linkageDraws") process.exit(await (await import("./linkage/draws.mjs")).linkageDraws(rest));
if (what === "linkageScale") process.exit(await (await import("./linkage/scale.mjs")).linkageScale(rest));
if (what === "claimExtract") process.exit((await import("./claims/extract.mjs")).claimExtract(rest));
if (what === "coverage") process.exit((await import("./estimate/coverage.mjs")).coverage(rest));
if (what === "coverageMeasured") {
  process.exit((await import("./estimate/coverageMeasured.mjs")).coverageMeasured(rest));
}

const here = dirname(fileURLToPath(import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    runs: { type: "string" },
    out: { type: "string", default: join(here, "results/latest.local.json") },
  },
});

const names = readdirSync(join(here, "cases"))
  .filter((file) => file.endsWith(".mjs"))
  .map((file) => file.replace(/\.mjs$/, ""))
  .sort();
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`no benchmark is called ${unknown.join(", ")}; there are: ${names.join(", ")}`);
  process.exit(2);
}
const asked = positionals.length > 0 ? names.filter((name) => positionals.includes(name)) : names;

const work = mkdtempSync(join(tmpdir(), "daftar-bench-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

/** For what several cases start from and none changes. */
const shared = join(work, "shared");
mkdirSync(shared);

/** The fixed work, in CPU seconds. */
const calibrate = () =>
  measured([fileURLToPath(new URL("calibration.mjs", import.meta.url))], work).cpuSeconds;

const calibrations = [calibrate(), calibrate(), calibrate()];
const results = [];
for (const name of asked) {
  const { default: bench } = await import(`./cases/${name}.mjs`);
  const runs = values.runs === undefined ? (values.quick ? 1 : bench.runs) : Number(values.runs);
  const folder = join(work, name);
  mkdirSync(folder);
  process.stderr.write(`${name} …`);
  const state = await bench.prepare({ folder, shared, quick: values.quick });
  const each = [];
  for (let n = 0; n < runs; n += 1) each.push(measured(bench.args(state, n), folder));
  process.stderr.write("\r\x1b[K");
  rmSync(folder, { recursive: true, force: true });
  const of = (key) => median(each.map((run) => run[key]));
  results.push({
    name,
    what: bench.what(state),
    runs,
    cpuSeconds: of("cpuSeconds"),
    wallSeconds: of("wallSeconds"),
    peakMegabytes: of("peakMegabytes"),
    each,
  });
}
calibrations.push(calibrate());

const calibration = median(calibrations);
const report = {
  format: "daftar.bench/v1",
  day: new Date().toISOString().slice(0, 10),
  quick: values.quick,
  machine: {
    processor: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryMegabytes: Math.round(totalmem() / 2 ** 20),
    platform: `${platform()} ${arch()}`,
    node: process.version,
  },
  calibration: { cpuSeconds: calibration, each: calibrations },
  cases: results.map((result) => ({ ...result, calibrations: result.cpuSeconds / calibration })),
};
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`);
console.log(table(report));
