/** An estimate by strata and over clusterings: a table, the total in a sentence, and how it was made. */
import { highEnd, lowEnd } from "@daftar/model";
import { z } from "zod";
import { interval, number, table, wrap } from "./layout.ts";

const nullable = z.number().nullable();
const refused = z.object({ message: z.string() }).nullable();
const range = z.object({ low: z.number(), high: z.number() });

export const pooledShape = z.object({
  by: z.array(z.string()),
  strata: z.array(
    z.object({
      stratum: z.string(),
      documented: z.number(),
      people: range,
      low: nullable,
      high: nullable,
      refused,
    }),
  ),
  total: z.object({
    documented: z.number(),
    low: nullable,
    high: nullable,
    partial: z.boolean(),
    counted: z.array(z.string()),
    refused,
    methods: z.array(
      z.object({ id: z.string(), role: z.string(), between: z.object({ width: z.number() }).nullable() }),
    ),
    estimated: z.object({ strata: z.number(), low: nullable, high: nullable }),
  }),
  unlabelled: z.number(),
  people: range,
  settings: z.object({
    over: z.string(),
    replicates: z.number(),
    heavyReplicates: z.number(),
    drawsEach: z.number(),
    heavyDrawsEach: z.number(),
    tables: z.number(),
    computed: z.number(),
    combining: z.string(),
  }),
  notPooled: z.string().nullable(),
});
type Pooled = z.infer<typeof pooledShape>;

const NOT_POOLED: Readonly<Record<string, string>> = {
  "no-run": "The desk has not been linked: no clusterings are pooled, linkage is taken as it is.",
  "none-drawn": "The linkage run kept no draws: no clusterings are pooled, linkage is taken as it is.",
  "answers-since":
    "People have decided anew since of pairs that the linkage run was told of: link again; no clusterings are pooled.",
};

const OVER: Readonly<Record<string, string>> = {
  clusterings: "which clustering is right",
  labels: "to which stratum people without one belong",
  "clusterings and labels": "which clustering is right and to which stratum people without one belong",
};

/** As the clusterings have it, where they differ: an interval may then begin below the run's own count. */
const documentedOf = ({ documented, people }: Pooled["strata"][number]): string =>
  documented === people.low && documented === people.high
    ? number(documented)
    : `${number(Math.min(documented, people.low))}–${number(Math.max(documented, people.high))}`;

function totalIn({ by, total, people, settings, strata }: Pooled): string {
  const together =
    by.length === 0 ? `Over ${settings.replicates} clusterings` : `Together, by ${by.join(" and ")}`;
  if (total.refused !== null) return `${together}: no interval is given. ${total.refused.message}`;
  if (total.partial) {
    const left = strata.filter(({ stratum }) => total.counted.includes(stratum));
    const few = left.reduce((sum, { documented }) => sum + documented, 0);
    return (
      `${together}: at least ${number(total.low === null ? null : lowEnd(total.low))} people killed, a partial lower bound: ` +
      `${left.length} of ${strata.length} strata, with ${number(few)} documented, could not be estimated and stand as counts (${total.counted.join(", ")}). ` +
      `The others alone: between ${interval(total.estimated.low, total.estimated.high, " and ")}.`
    );
  }
  const range =
    people.low === people.high
      ? `of whom ${number(total.documented)} are documented`
      : `with ${number(people.low)} to ${number(people.high)} documented, as the clusterings have it`;
  return `${together}: between ${interval(total.low, total.high, " and ")} people killed, ${range}.`;
}

function madeOf({ settings, total, unlabelled, notPooled }: Pooled): string[] {
  const share = Math.max(
    0,
    ...total.methods.filter(({ role }) => role === "headline").map(({ between }) => between?.width ?? 0),
  );
  const over = OVER[settings.over];
  const thinned =
    settings.heavyReplicates > 0 && settings.heavyReplicates < settings.replicates
      ? ` Costly methods ran on ${settings.heavyReplicates} of the ${settings.replicates}, with ${number(settings.heavyDrawsEach)} draws each.`
      : "";
  const by = total.methods.flatMap(({ id, role }) => (role === "headline" ? [id] : []));
  return [
    ...(by.length === 0
      ? []
      : [
          `Intervals by stratum are those of ${by.join(" and ")}, with draws to sum; the headline is made of other methods.`,
        ]),
    ...(over === undefined || total.methods.length === 0
      ? []
      : [`Were it known ${over}, the interval would be ${Math.round(100 * share)} % narrower.`]),
    ...(unlabelled === 0
      ? []
      : [
          `${number(unlabelled)} people have no stratum; they are dealt out as people on the same lists are (${settings.replicates} times), and counted in none.`,
        ]),
    ...(notPooled === null ? [] : [NOT_POOLED[notPooled] ?? notPooled]),
    ...(settings.tables === 0
      ? []
      : [
          `${number(settings.drawsEach)} draws of each stratum from each of ${number(settings.replicates)}; ${number(settings.tables)} tables, ${number(settings.computed)} of them different.${thinned}${settings.combining === "pooled" ? "" : ` Combined by ${settings.combining}.`}`,
        ]),
  ];
}

/** @returns no lines where nothing was pooled */
export function printPooled(pooled: Pooled | null): string[] {
  if (pooled === null) return [];
  const { by, strata } = pooled;
  return [
    by.length === 0 ? "With linkage as unsure as it is" : `By ${by.join(" and ")}`,
    ...(by.length === 0
      ? []
      : [
          table(
            ["stratum", "documented", "low", "high", ""],
            strata.map((one) => [
              one.stratum,
              documentedOf(one),
              one.low === null ? "–" : number(lowEnd(one.low)),
              one.high === null ? "–" : number(highEnd(one.high)),
              one.refused === null ? "" : `counted only: ${one.refused.message}`,
            ]),
            [1, 2, 3],
          ),
          "",
        ]),
    wrap(totalIn(pooled)),
    ...madeOf(pooled).map((sentence) => wrap(sentence)),
    "",
  ];
}
