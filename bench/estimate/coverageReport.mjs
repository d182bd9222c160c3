/** The coverage tables as text: failures first, then by panel. */
import { UNIONS } from "./methods.mjs";

const percent = (share) => (share === null ? "–" : (100 * share).toFixed(1));
const cells = (row) => `| ${row.join(" | ")} |`;

function rowOf({ scenario, method, score, envelope }) {
  const { coverage, wilson, tables, medianWidth, refused, refusedShare, coverageShown } = score;
  const ratio = envelope === null || envelope === 0 ? "–" : (medianWidth / envelope).toFixed(2);
  const why = Object.entries(refused).map(([reason, times]) => `${reason} ${times}`);
  return cells([
    scenario.name,
    scenario.lists,
    scenario.people,
    method,
    tables,
    `${percent(coverage)} (${percent(wilson.low)}–${percent(wilson.high)})`,
    `${score.tooLow} / ${score.tooHigh}`,
    medianWidth === null ? "–" : Math.round(medianWidth),
    ratio,
    why.length === 0 ? "0" : `${percent(refusedShare)} (${why.join(", ")})`,
    percent(coverageShown),
  ]);
}

const HEAD = [
  cells([
    "scenario",
    "lists",
    "people",
    "method",
    "tables",
    "covered % (Wilson 95 %)",
    "too low / high",
    "median width",
    "÷ envelope",
    "refused %",
    "covered % where shown",
  ]),
  cells(["---", "---", "---", "---", "---", "---", "---", "---", "---", "---", "---"]),
];

/** @param results [{scenario, method, score, envelope}] of all methods */
export function coverageText(results, absent) {
  const lines = [];
  const judged = results.filter(({ scenario }) => scenario.reach === "all");
  for (const method of new Set(results.map((result) => result.method))) {
    const own = judged.filter((result) => result.method === method);
    if (own.length === 0) continue;
    const mean = own.reduce((sum, { score }) => sum + score.coverage, 0) / own.length;
    const worst = own.reduce((least, each) => (each.score.coverage < least.score.coverage ? each : least));
    lines.push(
      `${method}: covers ${percent(mean)} % on average over ${own.length} settings where all can be reached, least in ${worst.scenario.name} (${percent(worst.score.coverage)} %)`,
    );
  }
  for (const [union, ids] of Object.entries(UNIONS)) {
    const missing = ids.filter((id) => absent.includes(id));
    if (missing.length > 0) lines.push(`${union} is without ${missing.join(", ")}: not in the package yet`);
  }
  const failures = judged
    .filter(({ method, score }) => method === "headline" && score.coverage < 0.93)
    .sort((x, y) => x.score.coverage - y.score.coverage);
  lines.push("", `Below 93 %, of the headline: ${failures.length}`, "");
  if (failures.length > 0) lines.push(...HEAD, ...failures.map(rowOf), "");
  for (const panel of ["A", "B", "tried"]) {
    const own = results.filter(({ scenario }) => scenario.panel === panel);
    if (own.length > 0) lines.push(`Panel ${panel}`, "", ...HEAD, ...own.map(rowOf), "");
  }
  const unreached = results.filter(
    ({ scenario, method }) => scenario.reach !== "all" && method === "headline",
  );
  for (const { scenario, score } of unreached) {
    lines.push(
      `${scenario.name}: some people can be reached by no list or hardly; covered ${percent(score.coverage)} %, refused ${percent(score.refusedShare)} %. No method can know.`,
    );
  }
  return lines.join("\n");
}
