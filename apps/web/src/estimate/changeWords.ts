/** What would change an estimate, in sentences: which list it hangs on, and what no table can tell. */
import type { Formats } from "../formats/formats.ts";
import type { Say } from "../words/say.ts";
import { methodWords } from "./methodWords.ts";
import type { Sensitivity } from "./report.ts";

type Moved = Sensitivity["withoutList"][number];
type Interaction = Sensitivity["interaction"][number];
type Kind = "without" | "merged";

/** Multipliers to three figures, as people speak of them. */
const FIGURES = 3;

interface Speaking {
  readonly say: Say;
  readonly format: Formats;
  /** What the methods together give: an interval only where the headline is one. */
  readonly called: string;
}

/** The change that moves the interval most; and those without which there is none, or one. */
function hangs({ whole }: Sensitivity, rows: readonly Moved[], kind: Kind, speaking: Speaking): string[] {
  const { say, format, called } = speaking;
  const told = (key: "Moves" | "None" | "Bounds", { lists, low, high, by }: Moved): string =>
    say(`change.${kind}${key}`, {
      list: format.list(lists.slice(0, 1)),
      other: format.list(lists.slice(1)),
      called,
      interval: low === null || high === null ? "" : format.interval(low, high),
      whole: whole.low === null || whole.high === null ? "" : format.interval(whole.low, whole.high),
      two: by.includes("chapman") ? say("change.twoLists") : "",
    });
  if (whole.low === null || whole.high === null) {
    return rows.filter(({ low, high }) => low !== null && high !== null).map((row) => told("Bounds", row));
  }
  const most = rows
    .flatMap((row) => (row.factor === null ? [] : [{ row, factor: row.factor }]))
    .sort((a, b) => b.factor - a.factor)[0];
  return [
    ...(most === undefined ? [] : [told("Moves", most.row)]),
    ...rows.filter(({ factor }) => factor === null).map((row) => told("None", row)),
  ];
}

/** By what each model finds, and where its total leaves the headline; models that find the same are told once. */
function tipping(rows: readonly Interaction[], { say, format }: Speaking): string[] {
  const times = (xi: number): string => {
    const short = String(Number(xi.toPrecision(FIGURES)));
    return format.decimal(xi, short.split(".")[1]?.length ?? 0);
  };
  return rows
    .filter(({ point }, i) => rows.findIndex((other) => other.point === point) === i)
    .filter(({ toLow, toHigh }) => toLow !== null || toHigh !== null)
    .map(({ point, toLow, toHigh }) => {
      const models = rows
        .filter((row) => row.point === point)
        .map(({ id }) => (id === "no-top-interaction" ? say("change.allButOne") : methodWords(id, say)));
      return [
        say("change.finds", { models: format.list(models), n: format.number(point) }),
        ...(toLow === null ? [] : [say("change.toLow", { times: times(toLow) })]),
        ...(toHigh === null ? [] : [say("change.toHigh", { times: times(toHigh) })]),
      ].join(" ");
    });
}

function sizes(rows: Sensitivity["knownSizes"], { say, format }: Speaking): string[] {
  const told = rows.filter(({ covers }) => covers !== null);
  if (told.length === 0) return [];
  const held = told.filter(({ covers }) => covers === true).length;
  const [worst] = told
    .flatMap(({ list, known, point, low, high }) =>
      point === null || point <= 0 || known <= 0 || low === null || high === null
        ? []
        : [{ list, known, point, low, high, off: Math.abs(Math.log(point / known)) }],
    )
    .sort((a, b) => b.off - a.off);
  return [
    [
      say("change.sizes", { held: format.number(held), of: format.number(told.length) }),
      ...(worst === undefined
        ? []
        : [
            say("change.furthest", {
              list: format.list([worst.list]),
              point: format.number(worst.point),
              interval: format.interval(worst.low, worst.high),
              known: format.number(worst.known),
            }),
          ]),
    ].join(" "),
  ];
}

export interface ChangeWords {
  /** What lists would change. */
  readonly lists: readonly string[];
  /** What each model finds, and the multipliers at which it leaves the headline. */
  readonly models: readonly string[];
}

/** @param headlined whether the methods together are given as an interval; refused, they are a range of methods */
export function changeWords(
  sensitivity: Sensitivity,
  headlined: boolean,
  { say, format }: Pick<Speaking, "say" | "format">,
): ChangeWords {
  const speaking = { say, format, called: say(headlined ? "change.interval" : "change.range") };
  return {
    lists: [
      ...hangs(sensitivity, sensitivity.withoutList, "without", speaking),
      ...hangs(sensitivity, sensitivity.merged, "merged", speaking).slice(0, 1),
      ...sizes(sensitivity.knownSizes, speaking),
    ],
    models: tipping(sensitivity.interaction, speaking),
  };
}
