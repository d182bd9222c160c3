/**
 * `npm run bench -- linkageScale [ROWS…] [--timeout S] [--out FILE]`: what linking costs as lists grow, on made people with
 * the same rates of error at every size. Five million rows only when asked for: `linkageScale 5000000`.
 *
 * "× n·log n" is the cost of a size over that of the size before, divided by what n·log n would have it;
 * at most 1 is no worse than n·log n.
 */
import { rmSync } from "node:fs";
import { median } from "../measured.mjs";
import { madePeople } from "./madePeople.mjs";
import { machine, measuring, writeReport } from "./measuring.mjs";
import { columns } from "./report.mjs";
import { caseFolder, runFiles } from "./runCase.mjs";

const SIZES = [10_000, 100_000, 1_000_000];
const QUICK = [2_000, 10_000];
const SEED = 1393;

const work = (rows) => rows * Math.log2(rows);

/** How much the cost grew, against n·log n; null where there is no size before. */
function growth(now, before, key) {
  if (before === undefined || now.cost === null || before.cost === null) return null;
  return now.cost[key] / before.cost[key] / (work(now.rows) / work(before.rows));
}

function tableOf(results, calibration) {
  const header = ["rows", "F1", "count", "CPU s", "wall s", "MB", "× calib", "µs CPU / n·log2 n"];
  const rows = results.map((result, at) => {
    const size = String(result.rows);
    if (result.status !== "done") return [size, result.status, "–", "–", "–", "–", "–", "–", "–", "–"];
    const { cost, score } = result;
    const grown = ["cpuSeconds", "wallSeconds"].map((key) => growth(result, results[at - 1], key));
    return [
      size,
      score.f1.toFixed(4),
      score.countRatio.toFixed(4),
      cost.cpuSeconds.toFixed(2),
      cost.wallSeconds.toFixed(2),
      cost.peakMegabytes.toFixed(0),
      (cost.cpuSeconds / calibration).toFixed(1),
      ((1e6 * cost.cpuSeconds) / work(result.rows)).toFixed(3),
      ...grown.map((ratio) => (ratio === null ? "–" : ratio.toFixed(2))),
    ];
  });
  return columns([[...header, "CPU × n·log n", "wall × n·log n"], ...rows], new Set());
}

/** @returns exit code: 0, or 1 where a size failed or did not finish */
export async function linkageScale(args) {
  const { values, positionals, folder, calibrate, onStart } = measuring(args, "linkageScale.local.json");
  const asked = positionals.map(Number);
  if (asked.some((rows) => !Number.isInteger(rows) || rows < 100)) {
    console.error("sizes are whole numbers of rows, 100 or more");
    return 2;
  }
  const sizes = asked.length > 0 ? asked.sort((a, b) => a - b) : values.quick ? QUICK : SIZES;
  const calibrations = [calibrate(), calibrate(), calibrate()];
  const results = [];
  for (const size of sizes) {
    process.stderr.write(`${size} rows …`);
    const here = caseFolder(folder, String(size));
    const { files, sample } = madePeople(here, size, SEED);
    const result = await runFiles({
      bench: { config: "made", whole: true },
      sample,
      files,
      folder: here,
      pass: values.pass,
      timeoutMs: 1000 * Number(values.timeout),
      onStart,
    });
    rmSync(here, { recursive: true });
    process.stderr.write("\r\x1b[K");
    results.push({ rows: sample.count, ...result });
  }
  calibrations.push(calibrate());
  const calibration = median(calibrations);
  writeReport(values.out, "daftar.bench.linkage-scale/v1", calibrations, { sizes: results });
  console.log(
    `${machine()}; calibration ${calibration.toFixed(2)} CPU s\n\n${tableOf(results, calibration)}`,
  );
  for (const { rows, status, why } of results)
    if (status !== "done") console.log(`${rows} rows: ${status}: ${why}`);
  return results.every(({ status }) => status === "done") ? 0 : 1;
}
