/** The linkage report as tables for a terminal. `bench/README.md` says what each column means. */

const four = (value) => value.toFixed(4);
const seconds = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(1));

/** Rows under a header, columns from the second on to the right. */
export function columns(rows, leftAligned = new Set([0])) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => (leftAligned.has(at) ? cell.padEnd(widths[at]) : cell.padStart(widths[at])))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const verdict = ({ mustReach, score }) => {
  if (mustReach === null) return "–";
  return score.f1 >= mustReach ? "pass" : `short ${(score.f1 - mustReach).toFixed(4)}`;
};

/** CPU, wall, memory and CPU in units of the calibration. */
function costCells(cost, calibration) {
  if (cost === null) return ["–", "–", "–", "–"];
  return [
    seconds(cost.cpuSeconds),
    seconds(cost.wallSeconds),
    cost.peakMegabytes.toFixed(0),
    (cost.cpuSeconds / calibration.cpuSeconds).toFixed(1),
  ];
}

function rowOf(result, calibration) {
  const { name, mustReach, elsewhere, score } = result;
  const [half, other] = score.halves;
  return [
    name,
    four(score.f1),
    `${four(half.f1)} | ${four(other.f1)}`,
    mustReach === null ? "–" : String(mustReach),
    verdict(result),
    `${four(score.precision)}/${four(score.recall)}`,
    four(score.bCubed.f1),
    `${score.exact}/${score.persons}`,
    score.countRatio.toFixed(4),
    `${score.biggest} (${score.biggestPerson})`,
    result.blocking === null ? "–" : four(result.blocking.recall),
    ...costCells(result.cost, calibration),
    elsewhere ?? "–",
  ];
}

const UNITS = { cpuSeconds: "CPU s", wallSeconds: "s wall", peakMegabytes: "MB" };

/** What a run cost beside what it may cost; empty where nothing is said. */
const limitsLine = ({ name, limits, cost }) =>
  limits === undefined
    ? []
    : [
        `${name}, cost: ${Object.entries(limits)
          .map(([key, most]) => {
            const verdict = cost[key] <= most ? "pass" : `over, ${(cost[key] / most).toFixed(1)} times`;
            return `${seconds(cost[key])} of ${seconds(most)} ${UNITS[key]} (${verdict})`;
          })
          .join(", ")}`,
      ];

const HEADER = [
  "data",
  "F1",
  "A | B",
  "must reach",
  "",
  "P/R",
  "B3",
  "exact",
  "count",
  "biggest",
  "blocking",
  "CPU s",
  "wall s",
  "MB",
  "× calib",
  "elsewhere",
];

/** One line a case, and below what has no figures, with the reason. */
export function tableOf({ machine, calibration, cases }) {
  const done = cases.filter(({ status }) => status === "done");
  const orders = done.filter(({ sameInAnotherOrder }) => sameInAnotherOrder === false);
  return [
    `${machine}; calibration ${seconds(calibration.cpuSeconds)} CPU s`,
    "",
    columns(
      [HEADER, ...done.map((result) => rowOf(result, calibration))],
      new Set([0, 4, HEADER.length - 1]),
    ),
    ...done.flatMap(limitsLine),
    ...cases
      .filter(({ status }) => status !== "done")
      .map(({ name, status, why }) => `${name}: ${status}: ${why}`),
    ...orders.map(({ name }) => `${name}: other clusters when rows and files stand in another order`),
  ].join("\n");
}

const partsHeader = [
  "",
  "F1",
  "P",
  "R",
  "true pairs",
  "B3",
  "exact",
  "count",
  "blocking",
  "calibration error",
];

function partRows(parts, errors, found) {
  return parts.map((part) => [
    part.name,
    four(part.f1),
    four(part.precision),
    four(part.recall),
    String(part.truePairs),
    four(part.bCubed.f1),
    `${part.exact}/${part.persons}`,
    four(part.countRatio),
    found === undefined || part.truePairs === 0 ? "–" : four((found[part.name] ?? 0) / part.truePairs),
    errors[part.name] === undefined ? "–" : four(errors[part.name]),
  ]);
}

function detailOfCase({ name, score, lists, scripts, calibration, comparedPairs, review, ...more }) {
  const { blocking, relatives } = more;
  const halves = score.halves.map((half, at) => ({ name: `half ${"AB"[at]}`, ...half }));
  const bands = calibration.bands.map(({ from, to, pairs, stated, same }) => [
    `${from} to ${to} bits`,
    String(pairs),
    four(stated),
    four(same),
  ]);
  const candidates =
    blocking === null
      ? ""
      : `; ${blocking.candidates} candidates, ${blocking.perRow.toFixed(1)} a row, recall ${four(blocking.recall)}`;
  const wrong = score.linkedPairs - score.foundPairs;
  const family = relatives === null ? "" : `; ${relatives} of ${wrong} wrong pairs are relatives`;
  return [
    `## ${name}`,
    `${score.rows} rows, ${score.persons} persons, ${score.clusters} clusters; ${score.splitPersons} persons split, ${score.mergedClusters} clusters hold several; ${comparedPairs} pairs compared, ${review} for people to see${family}${candidates}`,
    "",
    columns([
      partsHeader,
      ...partRows(halves, {}),
      ...partRows(scripts, calibration.scripts, blocking?.found),
      ...partRows(lists, calibration.lists, blocking?.found),
    ]),
    "",
    columns([["weight", "pairs", "stated", "true"], ...bands]),
    `calibration error ${four(calibration.error)}`,
  ].join("\n");
}

/** Halves, pairs of lists and of scripts, and calibration, for each case. */
export const detailOf = ({ cases }) =>
  cases
    .filter(({ status }) => status === "done")
    .map(detailOfCase)
    .join("\n\n");
