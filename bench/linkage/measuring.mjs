/** What both linkage benchmarks share: their options, their folder, the calibration, the report on disk. */
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { measured, median } from "../measured.mjs";
import { workFolder } from "./workFolder.mjs";

const bench = resolve(import.meta.dirname, "..");

/** @param report name of the results file below `bench/results`, unless `--out` names another */
export function measuring(args, report) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      detail: { type: "boolean", default: false },
      again: { type: "boolean", default: false },
      pass: { type: "string", multiple: true, default: [] },
      timeout: { type: "string", default: "600" },
      out: { type: "string", default: join(bench, "results", report) },
    },
  });
  let child = null;
  const folder = workFolder(() => child?.kill("SIGKILL"));
  return {
    values,
    positionals,
    folder,
    /** The fixed work, in CPU seconds. */
    calibrate: () => measured([join(bench, "calibration.mjs")], folder).cpuSeconds,
    /** Remembers the running child, so that it ends when the benchmark is ended. */
    onStart: (started) => {
      child = started;
    },
  };
}

export const machine = () =>
  `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}`;

/** @returns what was written */
export function writeReport(path, format, calibrations, results) {
  const report = {
    format,
    day: new Date().toISOString().slice(0, 10),
    machine: machine(),
    calibration: { cpuSeconds: median(calibrations), each: calibrations },
    ...results,
  };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
  return report;
}
