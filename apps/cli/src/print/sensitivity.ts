/** What would change an estimate, in sentences: which list it hangs on, and what no table can tell. */
import { z } from "zod";
import { interval, number, wrap } from "./layout.ts";

const nullable = z.number().nullable();
const found = { reason: z.string().nullable(), point: nullable, low: nullable, high: nullable };
const moved = z.object({ lists: z.array(z.string()), ...found, by: z.array(z.string()), factor: nullable });
const ends = z.object({ low: z.number(), high: z.number() });

export const sensitivityShape = z.object({
  whole: z.object(found),
  withoutList: z.array(moved),
  merged: z.array(moved),
  knownSizes: z.array(
    z.object({ list: z.string(), known: z.number(), ...found, covers: z.boolean().nullable() }),
  ),
  interaction: z.array(
    z.object({ id: z.string(), point: z.number(), toLow: nullable, toHigh: nullable, toFigure: nullable }),
  ),
  figure: nullable,
  bootstrap: z
    .object({ replicates: z.number(), failed: z.number(), percentile: ends, bca: ends.nullable() })
    .nullable(),
});
type Sensitivity = z.infer<typeof sensitivityShape>;
type Moved = z.infer<typeof moved>;

/** Multipliers to three figures, as people speak of them. */
const times = (xi: number): string => String(Number(xi.toPrecision(3)));
const MODELS: Readonly<Record<string, string>> = {
  "no-top-interaction": "The model with every dependence but one",
};
const model = (id: string): string => MODELS[id] ?? id;

const most = (rows: readonly Moved[]): Moved | undefined =>
  rows.filter(({ factor }) => factor !== null).sort((a, b) => b.factor! - a.factor!)[0];

const CHAPMAN = " (from two lists, taken as independent)";
const ofTwo = ({ by }: Moved): string => (by.includes("chapman") ? CHAPMAN : "");

/**
 * The list, or the two, that the interval hangs on most; and those without which there is none, or one.
 *
 * @param called what the methods together give: an interval only where the headline is one
 */
function hangs(
  { whole }: Sensitivity,
  rows: readonly Moved[],
  called: string,
  saying: (lists: readonly string[]) => string,
): string[] {
  if (whole.low === null || whole.high === null) {
    return rows
      .filter(({ low, high }) => low !== null && high !== null)
      .map(
        (row) =>
          `All lists together set no upper limit; ${saying(row.lists)} the ${called} would be ${interval(row.low, row.high)}${ofTwo(row)}.`,
      );
  }
  const first = most(rows);
  const gone = rows.filter(({ factor }) => factor === null);
  return [
    ...(first === undefined
      ? []
      : [
          `${cap(saying(first.lists))} the ${called} would be ${interval(first.low, first.high)}${ofTwo(first)} instead of ${interval(whole.low, whole.high)}: no other change of this kind moves it more.`,
        ]),
    ...gone.map(({ lists, reason }) => `${cap(saying(lists))} there would be none. ${reason ?? ""}`.trim()),
  ];
}

const cap = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

function sizes(rows: Sensitivity["knownSizes"]): string[] {
  const told = rows.filter(({ covers }) => covers !== null);
  if (told.length === 0) return [];
  const held = told.filter(({ covers }) => covers === true).length;
  const worst = told
    .filter(({ point, known }) => point !== null && point > 0 && known > 0)
    .sort((a, b) => Math.abs(Math.log(b.point! / b.known)) - Math.abs(Math.log(a.point! / a.known)))[0];
  const off =
    worst === undefined
      ? ""
      : ` Furthest off is ${worst.list}: ${number(worst.point)} (${interval(worst.low, worst.high)}) for the ${number(worst.known)} on it.`;
  return [
    `Each list's own size, estimated from the other lists as if it were not known: right for ${held} of ${told.length}.${off}`,
  ];
}

/** Models that find the same, told once. */
function distinct(
  rows: Sensitivity["interaction"],
): { row: Sensitivity["interaction"][number]; name: string }[] {
  return rows
    .filter(({ point }, i) => rows.findIndex((other) => other.point === point) === i)
    .map((row) => ({
      row,
      name: rows
        .filter(({ point }) => point === row.point)
        .map(({ id }) => model(id))
        .join(" and "),
    }));
}

function tipping({ interaction, figure }: Sensitivity): string[] {
  const models = distinct(interaction);
  if (models.length === 0) return [];
  const leaves = models.map(({ row, name }) => {
    const ways = [
      ...(row.toLow === null ? [] : [`the lower end with ${times(row.toLow)} times as many`]),
      ...(row.toHigh === null ? [] : [`the upper with ${times(row.toHigh)} times`]),
    ];
    const ends = ways.length === 0 ? "" : `; the total reaches ${ways.join(", ")}`;
    const reached =
      figure === null
        ? ""
        : row.toFigure === null
          ? `; no number gives ${number(figure)}`
          : `; the figure ${number(figure)}, which is not ours, with ${times(row.toFigure)} times`;
    return ends === "" && reached === ""
      ? ""
      : `  ${name} ${name.includes(" and ") ? "find" : "finds"} ${number(row.point)}${ends}${reached}.`;
  });
  const told = leaves.filter((line) => line !== "");
  return told.length === 0
    ? []
    : [
        "No table can tell how all lists depend on one another together. Models take it that they do not; were it otherwise, the people on no list would be more or fewer than a model finds.",
        ...told,
      ];
}

function resamples(bootstrap: Sensitivity["bootstrap"]): string[] {
  if (bootstrap === null) return [];
  const { replicates, failed, percentile, bca } = bootstrap;
  const corrected =
    bca === null
      ? "; corrected for bias and skewness, none"
      : `; corrected (BCa) ${interval(bca.low, bca.high)}`;
  const lost = failed === 0 ? "" : ` ${number(failed)} gave no estimate.`;
  return [
    `With the model chosen anew on each of ${number(replicates)} resamples, 95 in 100 lie from ${interval(percentile.low, percentile.high)}${corrected}.${lost}`,
  ];
}

/**
 * Lines of a list; empty where nothing was reckoned.
 *
 * @param headlined whether the methods together are given as an interval; refused, they are a range of methods
 */
export function printSensitivity(sensitivity: Sensitivity | null, headlined: boolean): string[] {
  if (sensitivity === null) return [];
  const called = headlined ? "interval" : "range of the methods";
  const sentences = [
    ...hangs(sensitivity, sensitivity.withoutList, called, (lists) => `without ${lists[0] ?? ""}`),
    ...hangs(
      sensitivity,
      sensitivity.merged,
      called,
      (lists) => `with ${lists.join(" and ")} as one list`,
    ).slice(0, 1),
    ...tipping(sensitivity),
    ...sizes(sensitivity.knownSizes),
    ...resamples(sensitivity.bootstrap),
  ];
  if (sentences.length === 0) return [];
  const line = (sentence: string): string =>
    sentence.startsWith("  ")
      ? wrap(sentence.trim(), 92, "  ").replace(/^/gm, "    ")
      : wrap(`- ${sentence}`, 96, "  ");
  return ["What would change it", ...sentences.map(line), ""];
}
