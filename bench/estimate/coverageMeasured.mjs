/**
 * `npm run bench -- coverageMeasured FILE…`: what `coverage --out FILE` found of the headline on panels A and B,
 * as packages/estimate/src/coverage/measured.ts, which plots and pages show. Of a scenario in two files the later holds.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const kept = resolve(import.meta.dirname, "../../packages/estimate/src/coverage/measured.ts");
const rounded = (share) => Math.round(share * 10_000) / 10_000;

/**
 * @param reports read from such files, at least one
 * @returns {day, scenarios}, by panel and name
 */
export function measuredOf(reports) {
  const found = new Map();
  for (const { format, results } of reports) {
    if (format !== "daftar.bench.coverage/v1") throw new Error(`format is ${format}, not that of coverage`);
    for (const { scenario, method, score } of results) {
      if (method !== "headline" || !["A", "B"].includes(scenario.panel)) continue;
      found.set(scenario.name, {
        scenario: scenario.name,
        panel: scenario.panel,
        lists: scenario.lists,
        people: scenario.people,
        reach: scenario.reach,
        tables: score.tables,
        covered: Math.round(score.coverage * score.tables),
        low: rounded(score.wilson.low),
        high: rounded(score.wilson.high),
        tooLow: score.tooLow,
        tooHigh: score.tooHigh,
        refusedShare: rounded(score.refusedShare),
      });
    }
  }
  const keyOf = ({ panel, scenario }) => `${panel} ${scenario}`;
  return {
    day: reports
      .map(({ day }) => day)
      .sort()
      .at(-1),
    scenarios: [...found.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  };
}

/** As a module: JSON cannot be imported by every Node we support without a warning on stderr. */
export function moduleOf({ day, scenarios }) {
  const row = (one) =>
    `    { ${Object.entries(one)
      .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
      .join(", ")} },`;
  return [
    "/** Made by `npm run bench -- coverageMeasured` (bench/README.md): a line a setting, of the headline. */",
    'import type { MeasuredCoverage } from "./measuredCoverage.ts";',
    "",
    "// biome-ignore format: a table",
    "export const MEASURED: MeasuredCoverage = {",
    `  day: ${JSON.stringify(day)},`,
    "  scenarios: [",
    ...scenarios.map(row),
    "  ],",
    "};",
    "",
  ].join("\n");
}

/** @returns exit code */
export function coverageMeasured(files) {
  if (files.length === 0) {
    console.error("name the files that `coverage --out FILE` wrote");
    return 2;
  }
  const measured = measuredOf(files.map((file) => JSON.parse(readFileSync(file, "utf8"))));
  writeFileSync(kept, moduleOf(measured));
  console.log(`${measured.scenarios.length} settings: ${kept}`);
  return 0;
}
