/**
 * `npm run bench -- linkageDraws [NAME…] [--quick] [--timeout S] [--pass=ARGUMENT]… [--out FILE]`: whether the draws of
 * a run cover the true number of people, and how wide they lie. Cases are those of `linkage`, and invented people of
 * several seeds, with what is said of their lists and without. A name stands for all cases that begin so.
 */
import { rmSync } from "node:fs";
import { CASES, invented } from "./cases.mjs";
import { hasShared } from "./data/shared.mjs";
import { machine, measuring, writeReport } from "./measuring.mjs";
import { columns } from "./report.mjs";
import { caseFolder, runFiles } from "./runCase.mjs";
import { sampleOf } from "./sample.mjs";
import { writeFiles } from "./writeFiles.mjs";

const DRAWS = 200;
const SEEDS = [1, 2, 3, 4, 5, 6];

const seeded = ["households", "households-sparse", "practice"].flatMap((scenario) =>
  SEEDS.flatMap((seed) => {
    const made = invented(scenario, 1000, "simulated", seed);
    return [made, { ...made, name: `${made.name}-withheld`, stated: [] }];
  }),
);
const ALL = [...CASES.filter(({ parquet }) => parquet !== true), ...seeded];

async function run(bench, { work, ...how }) {
  if (bench.needs !== undefined && !hasShared(bench.needs))
    return { status: "skipped", why: `${bench.needs} is not there; see $DAFTAR_SHARED` };
  const folder = caseFolder(work, bench.name);
  try {
    const data = await bench.load();
    const at = bench.names.map((name) => data.header.indexOf(name));
    const sample = sampleOf(data.rows, at);
    const files = writeFiles(folder, { ...data, ...bench }, data.rows, sample, 1);
    return await runFiles({ bench: { ...bench, whole: true }, sample, files, folder, ...how });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const bits = (milli, error) => `${(milli / 1000).toFixed(2)} ± ${(error / 1000).toFixed(2)}`;

function rowOf({ name, score, draws, cost }) {
  const { persons, clusters } = score;
  const { people, corrections } = draws;
  const { low, middle, high } = people;
  const { known, shiftMilliBits, shiftErrorMilliBits, slopeMille, slopeErrorMille } = corrections;
  return [
    name,
    String(persons),
    String(clusters),
    String(middle),
    `${low}–${high}`,
    low <= persons && persons <= high ? "yes" : "no",
    ((100 * (high - low)) / persons).toFixed(1),
    known === null ? "–" : String(known),
    bits(shiftMilliBits, shiftErrorMilliBits),
    bits(slopeMille, slopeErrorMille),
    cost.cpuSeconds.toFixed(1),
    cost.peakMegabytes.toFixed(0),
  ];
}

const HEADER = [
  "data",
  "true",
  "run",
  "median",
  "95 %",
  "covers",
  "width %",
  "known",
  "shift, bits",
  "slope",
  "CPU s",
  "MB",
];

/** @returns exit code: 0, or 1 where a case failed (not where draws miss the truth), or 2 */
export async function linkageDraws(args) {
  const { values, positionals, folder, calibrate, onStart } = measuring(args, "linkageDraws.local.json");
  const unknown = positionals.filter((name) => !ALL.some((bench) => bench.name.startsWith(name)));
  if (unknown.length > 0) {
    console.error(`no case is called ${unknown.join(", ")}`);
    return 2;
  }
  const asked = ALL.filter(
    ({ name, large }) =>
      (positionals.length === 0 || positionals.some((own) => name.startsWith(own))) &&
      !(values.quick && large === true),
  );
  const pass = [`--draws=${DRAWS}`, ...values.pass];
  const calibrations = [calibrate()];
  const cases = [];
  for (const bench of asked) {
    process.stderr.write(`${bench.name} …`);
    const timeoutMs = 1000 * Number(values.timeout);
    cases.push({ name: bench.name, ...(await run(bench, { work: folder, pass, timeoutMs, onStart })) });
    process.stderr.write("\r\x1b[K");
  }
  calibrations.push(calibrate());
  writeReport(values.out, "daftar.bench.linkage-draws/v1", calibrations, { cases });
  const done = cases.filter(({ status }) => status === "done");
  console.log(`${machine()}\n\n${columns([HEADER, ...done.map(rowOf)])}`);
  const covered = done.filter(
    ({ score, draws: { people } }) => people.low <= score.persons && score.persons <= people.high,
  );
  console.log(`\n${covered.length} of ${done.length} cover the true number`);
  for (const { name, status, why } of cases) if (status !== "done") console.log(`${name}: ${status}: ${why}`);
  return cases.some(({ status }) => status === "failed" || status === "not-finished") ? 1 : 0;
}
