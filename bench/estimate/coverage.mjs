/**
 * `npm run bench -- coverage [NAME…] [--panel=A|B|tried] [--replicates=N] [--shard=I/N] [--methods=ID,…] [--fresh]
 * [--report] [--out FILE]`: how often intervals cover the true number of invented people.
 *
 * Table r of a scenario is the same on every machine (@daftar/numeric, seed "coverage", scenario, r), whichever
 * shard makes it. Results are kept in bench/results/coverage.local; what is there is not measured again.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { captureTable, estimate, estimateReport, METHOD_IDS } from "@daftar/estimate";
import { rng } from "@daftar/numeric";
import { coverageText } from "./coverageReport.mjs";
import { Kept } from "./kept.mjs";
import { CHECKS, SINGLE, UNIONS, unionOf } from "./methods.mjs";
import { SCENARIOS } from "./scenarios.mjs";
import { scoreOf } from "./score.mjs";

const results = resolve(import.meta.dirname, "../results");

/** The table of one replicate: the people of a scenario, each on the lists that fall to them. */
export function tableOf({ name, lists, people, person }, replicate) {
  const stream = rng("coverage").fork(name).fork(String(replicate));
  const counts = new Map();
  for (let i = 0; i < people; i += 1) {
    const history = person(stream);
    if (history !== 0) counts.set(history, (counts.get(history) ?? 0) + 1);
  }
  return captureTable(["a", "b", "c", "d", "e"].slice(0, lists), counts);
}

function optionsOf(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      panel: { type: "string" },
      replicates: { type: "string", default: "500" },
      shard: { type: "string", default: "0/1" },
      methods: { type: "string" },
      fresh: { type: "boolean", default: false },
      report: { type: "boolean", default: false },
      kept: { type: "string", default: join(results, "coverage.local") },
      out: { type: "string", default: join(results, "coverage.local.json") },
    },
  });
  const unknown = positionals.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name));
  const shard = /^(\d+)\/(\d+)$/.exec(values.shard);
  const wrong =
    unknown.length > 0
      ? `no scenario is called ${unknown.join(", ")}`
      : shard === null || Number(shard[1]) >= Number(shard[2])
        ? `--shard is I/N with I from 0 to N − 1; it is ${values.shard}`
        : !/^[1-9]\d*$/.test(values.replicates)
          ? `--replicates is a whole number above 0; it is ${values.replicates}`
          : null;
  if (wrong !== null) return { wrong };
  const asked = SCENARIOS.filter(
    ({ name, panel }) =>
      (positionals.length === 0 || positionals.includes(name)) &&
      (values.panel === undefined || values.panel.toUpperCase() === panel.toUpperCase()),
  );
  return { values, asked, shard: { at: Number(shard[1]), of: Number(shard[2]) } };
}

/** Measures what is not kept yet. */
function measure(kept, scenario, { replicates, shard, methods }) {
  const known = kept.read(scenario.name);
  for (let replicate = shard.at; replicate < replicates; replicate += shard.of) {
    const missing = methods.filter((id) => known.get(replicate)?.found[id] === undefined);
    if (missing.length === 0) continue;
    const table = tableOf(scenario, replicate);
    // All at once: methods that search the same models search once.
    const clock = () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    };
    const { documented, methods: found } = estimateReport(
      estimate(table, { seed: replicate, methods: missing, clock }),
    );
    for (const { id, status, point, low, high, seconds } of found) {
      const cpuMs = 1000 * seconds;
      kept.add(scenario.name, replicate, id, documented, { status, point, low, high, cpuMs });
    }
    process.stderr.write(`\r\x1b[K${scenario.name} ${replicate + 1}/${replicates}`);
  }
  process.stderr.write("\r\x1b[K");
}

/** Scores of every method and union of one scenario. */
function scored(kept, scenario, replicates, methods) {
  const tables = [...kept.read(scenario.name)]
    .filter(([replicate]) => replicate < replicates)
    .map(([, t]) => t);
  const all = { ...Object.fromEntries(methods.map((id) => [id, [id]])), ...UNIONS };
  const scores = Object.entries(all).flatMap(([method, ids]) => {
    const wanted = ids.filter((id) => methods.includes(id));
    const complete = tables.filter(({ found }) => wanted.every((id) => found[id] !== undefined));
    if (wanted.length === 0 || complete.length === 0) return [];
    const score = scoreOf(
      scenario.people,
      complete.map(({ documented, found }) => ({
        documented,
        interval: unionOf(wanted, found, CHECKS[method]),
      })),
    );
    return [{ scenario, method, score }];
  });
  const envelope = scores.find(({ method }) => method === "envelope")?.score.medianWidth ?? null;
  return scores.map((each) => ({ ...each, envelope }));
}

/** @returns exit code */
export function coverage(args) {
  const { wrong, values, asked, shard } = optionsOf(args);
  if (wrong !== undefined) {
    console.error(wrong);
    return 2;
  }
  const chosen = values.methods?.split(",") ?? SINGLE;
  const methods = chosen.filter((id) => METHOD_IDS.includes(id));
  const absent = chosen.filter((id) => !METHOD_IDS.includes(id));
  if (methods.length === 0) {
    console.error(`--methods names none of ${METHOD_IDS.join(", ")}`);
    return 2;
  }
  const replicates = Number(values.replicates);
  const kept = new Kept(values.kept, `${shard.at}of${shard.of}`);
  for (const scenario of asked) {
    if (values.fresh) kept.forget(scenario.name);
    if (!values.report) measure(kept, scenario, { replicates, shard, methods });
  }
  const found = asked.flatMap((scenario) => scored(kept, scenario, replicates, methods));
  const shown = found.map(({ scenario: { person: _, ...scenario }, ...rest }) => ({ scenario, ...rest }));
  mkdirSync(dirname(values.out), { recursive: true });
  const report = {
    format: "daftar.bench.coverage/v1",
    day: new Date().toISOString().slice(0, 10),
    replicates,
    absent,
  };
  writeFileSync(values.out, `${JSON.stringify({ ...report, results: shown }, null, 2)}\n`);
  console.log(coverageText(found, absent));
  return 0;
}
