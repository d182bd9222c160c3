/** Incidents, and deaths by day: the warning of what was cut stands above the days it is about. */
import { z } from "zod";
import { claimRow, claimsTable } from "./claims.ts";
import { cut, interval, number, table, tableBelow, wrap } from "./layout.ts";

const row = z.object({
  id: z.string(),
  place: z.object({ incident: z.string().nullable() }),
  placeNames: z.array(z.array(z.string())),
  window: z.object({ from: z.string(), to: z.string() }),
  people: z.number(),
  verified: z.number(),
  corroborated: z.number(),
  disputed: z.number(),
  missingPresumed: z.number(),
  accounts: z.number(),
  credible: z.number(),
  figure: z
    .object({ low: z.number(), high: z.number(), atLeast: z.boolean(), verified: z.number() })
    .nullable(),
  gaps: z.array(z.object({ code: z.string(), number: z.number().nullable() })),
  underCut: z.boolean(),
});
type Row = z.infer<typeof row>;

const byDay = z.object({
  days: z.array(
    z.object({ day: z.string(), people: z.number(), verified: z.number(), cuts: z.array(z.number()) }),
  ),
  undated: z.object({ people: z.number(), verified: z.number() }),
  conditions: z.array(
    z.object({ from: z.string(), to: z.string(), where: z.string(), cut: z.string(), placed: z.boolean() }),
  ),
  warning: z.object({ code: z.string(), words: z.string() }),
});
type ByDay = z.infer<typeof byDay>;

const list = z.object({
  asOf: z.string().nullable(),
  practice: z.boolean(),
  total: z.number(),
  incidents: z.array(row),
  byDay,
});

const opened = z.object({
  asOf: z.string().nullable(),
  practice: z.boolean(),
  incident: row,
  holders: z.array(row),
  parts: z.array(row),
  crossing: z.array(row),
  people: z.array(
    z.object({
      id: z.string(),
      names: z.array(z.string()),
      level: z.string(),
      death: z.string().nullable(),
      origins: z.number(),
    }),
  ),
  perhaps: z.number(),
  openPairs: z.number(),
  counts: z.array(
    z.object({
      level: z.string(),
      low: z.number(),
      high: z.number(),
      asWorded: z.string(),
      whatCounted: z.string(),
      extent: z.string(),
      direct: z.boolean(),
      lineage: z.object({ origin: z.string().nullable(), sourceClass: z.string() }).nullable(),
    }),
  ),
  evidence: z.object({
    accounts: z.array(z.object({ sourceClass: z.string(), accounts: z.number(), direct: z.number() })),
    peopleWithDirect: z.number(),
    origins: z.number(),
  }),
  claims: z.array(claimRow),
  byDay,
});

const PRACTICE_MARK = "PRACTICE: every person, place and claim here is invented.";
const BAR = 40;

const GAPS: Readonly<Record<string, (n: string) => string>> = {
  "fewer-than-counted": (n) => `${n} names fewer than the lowest count`,
  "more-than-counted": (n) => `${n} names more than the highest count`,
  "parts-above-whole": (n) => `its parts come to ${n}, above the figure for the whole`,
  "counts-apart": (n) => `${n} whole counts share no number`,
  "only-partial": () => "only partial counts: read the high as at least",
  "not-assessed": (n) => `counts nobody assessed: ${n}`,
  "no-count": () => "no count of just this place and these days",
  crosses: () => "crosses another incident: people may be told in both",
};

const gapWords = ({ gaps }: Row): string[] =>
  gaps.map(({ code, number: n }) => GAPS[code]?.(number(n)) ?? code);
const daysWords = ({ window: { from, to } }: Row): string => (from === to ? from : `${from} to ${to}`);
function placeWords({ place, placeNames }: Row): string {
  const names = [...(place.incident === null ? [] : [place.incident]), ...placeNames.map(([name]) => name)];
  return names.length === 0 ? "the whole area" : names.join(", ");
}
const figureWords = ({ figure }: Row): string =>
  figure === null ? "–" : `${interval(figure.low, figure.high, " – ")}${figure.atLeast ? "+" : ""}`;

function daysOf({ days, undated, conditions, warning }: ByDay): string[] {
  const most = Math.max(1, ...days.map(({ people }) => people));
  const bar = (people: number, verified: number): string => {
    const [all, full] = [people, verified].map((n) => Math.ceil((n * BAR) / most)) as [number, number];
    return "█".repeat(full) + "░".repeat(Math.max(0, all - full));
  };
  return [
    wrap(warning.words),
    ...tableBelow(
      ["day", "people", "verified", "cut", "█ verified  ░ reported"],
      days.map(({ day, people, verified, cuts }) => [
        day,
        number(people),
        number(verified),
        cuts.map((at) => String(at + 1)).join(" "),
        bar(people, verified),
      ]),
      [1, 2],
    ),
    ...(undated.people === 0
      ? []
      : [wrap(`On no day above: ${number(undated.people)} whose day of death is not known.`)]),
    ...conditions.map(({ from, to, where, cut: what, placed }, at) =>
      wrap(
        `cut ${at + 1}: ${what}, ${from === to ? from : `${from} to ${to}`}, ${where}${placed ? "" : " (no place of the scope: concerns all)"}`,
      ),
    ),
  ];
}

const rows = (all: readonly Row[]): string =>
  table(
    ["days", "place", "people", "verified", "counted", "missing or apart", "id"],
    all.map((one) => [
      daysWords(one),
      placeWords(one),
      number(one.people),
      number(one.verified),
      figureWords(one),
      cut(gapWords(one).join("; "), 48),
      one.id,
    ]),
    [2, 3, 4],
  );

export function printIncidents(result: unknown): string {
  const { practice, total, incidents, byDay: days, asOf } = list.parse(result);
  const counted = incidents.filter(({ accounts }) => accounts > 0).length;
  const head = `${number(total)} ${total === 1 ? "incident" : "incidents"}${asOf === null ? "" : ` as of the end of ${asOf} (UTC)`}; counted by somebody: ${number(counted)}; days of a city: ${number(incidents.length - counted)}. One person is in an incident and in what holds it.`;
  return [
    ...(practice ? [PRACTICE_MARK, ""] : []),
    wrap(head),
    "",
    rows(incidents),
    "",
    "Documented deaths by day",
    ...daysOf(days),
  ].join("\n");
}

function lead({ incident, perhaps }: z.infer<typeof opened>): string {
  const { people, verified, corroborated, disputed, missingPresumed, figure, accounts } = incident;
  const counted =
    figure === null
      ? accounts === 0
        ? "nobody counted them"
        : "the counts of it are not assessed"
      : `counts say ${figure.atLeast ? "at least " : ""}${interval(figure.low, figure.high)}`;
  const beside = [
    ...(perhaps > 0 ? [`${number(perhaps)} more may have died here and then`] : []),
    ...(disputed > 0 ? [`${number(disputed)} disputed`] : []),
    ...(missingPresumed > 0 ? [`${number(missingPresumed)} missing and presumed dead`] : []),
  ];
  return `${placeWords(incident)}, ${daysWords(incident)}: ${number(people)} people are documented as dead here and then (${number(verified)} verified, ${number(corroborated)} corroborated); ${counted}.${beside.length === 0 ? "" : ` Beside them: ${beside.join(", ")}.`}`;
}

const under = (title: string, all: readonly Row[]): string[] =>
  all.length === 0 ? [] : ["", title, rows(all)];

export function printIncident(result: unknown): string {
  const all = opened.parse(result);
  const { practice, incident, counts, evidence, claims, people, openPairs } = all;
  return [
    ...(practice ? [PRACTICE_MARK, ""] : []),
    wrap(lead(all)),
    ...gapWords(incident).map((words) => wrap(`- ${words}`, 96, "  ")),
    ...(openPairs === 0 ? [] : [`- undecided pairs among these people: ${number(openPairs)}`]),
    "",
    ...daysOf(all.byDay),
    "",
    "Counts of just this place and these days",
    counts.length === 0
      ? "none"
      : table(
          ["low", "high", "level", "of it", "counted", "source", "origin", "in their words"],
          counts.map((one) => [
            number(one.low),
            number(one.high),
            one.level,
            one.extent,
            one.whatCounted,
            `${one.lineage?.sourceClass ?? "unknown"}${one.direct ? ", direct" : ""}`,
            one.lineage?.origin ?? "unknown",
            cut(one.asWorded, 60),
          ]),
          [0, 1],
        ),
    "",
    wrap(
      `Accounts behind these people (${number(evidence.origins)} known origins; ${number(evidence.peopleWithDirect)} people have a direct account): ${
        evidence.accounts
          .map(
            ({ sourceClass, accounts, direct }) =>
              `${sourceClass} ${number(accounts)}${direct > 0 ? ` (${number(direct)} direct)` : ""}`,
          )
          .join(", ") || "none"
      }.`,
    ),
    ...(claims.length === 0 ? [] : ["", "Claimed by others of this place", claimsTable(claims)]),
    ...under("Lies within", all.holders),
    ...under("Holds", all.parts),
    ...under("Crosses", all.crossing),
    "",
    `People (${number(people.length)} of ${number(incident.people)})`,
    table(
      ["level", "day", "origins", "id", "names"],
      people.map((one) => [
        one.level,
        one.death ?? "unknown",
        number(one.origins),
        one.id,
        one.names.join(" / ") || "no name",
      ]),
      [2],
    ),
  ].join("\n");
}
