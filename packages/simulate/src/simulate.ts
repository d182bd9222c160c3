/**
 * An invented crackdown with known truth: lists that overlap and differ as real ones do, count accounts
 * and rival claims, all marked invented (J19).
 *
 * Source: the verb's contract in the design; models in the README. Same options, same bytes: streams are
 * named, so a change in one list's writing moves no other list. Cost: linear in victims.
 */
import { csvText, writeClaimsCsv } from "@daftar/claims";
import type { Claim, Scope } from "@daftar/model";
import { type Rng, rng } from "@daftar/numeric";
import { practiceClaims } from "./claims/practiceClaims.ts";
import { COUNT_COLUMNS, countCells, type PracticeCount, practiceCounts } from "./counts/practiceCounts.ts";
import { drawCaptures } from "./inclusion/captures.ts";
import { PRACTICE_MODEL } from "./inclusion/practiceCaptures.ts";
import { type Captures, MODELS, SCENARIOS, type Scenario } from "./inclusion/scenarios.ts";
import { FORMATS, type PracticeList, practiceLists } from "./lists/practiceLists.ts";
import { drawHouseholds, HOUSEHOLDS } from "./people/households.ts";
import { drawVictims, type SimulatedVictim } from "./people/victims.ts";
import { practiceScope } from "./place/practiceScope.ts";

export interface SimulateOptions {
  readonly scenario: Scenario;
  /** True total; whole, 1 or more. */
  readonly victims: number;
  /** How many lists, 2 to 6, in the order of `practiceLists`. */
  readonly lists: number;
  readonly seed: number;
}

export interface TruthRow {
  readonly list: string;
  readonly id: string;
  readonly victim: string;
}

export interface Simulation {
  /** Path → text of every file. */
  readonly files: ReadonlyMap<string, string>;
  readonly trueTotal: number;
  readonly victims: readonly SimulatedVictim[];
  readonly captures: Captures;
  readonly truth: readonly TruthRow[];
  readonly lists: readonly PracticeList[];
  readonly counts: readonly PracticeCount[];
  readonly claims: readonly Claim[];
  readonly scope: Scope;
}

function writeList(
  list: PracticeList,
  at: number,
  victims: readonly SimulatedVictim[],
  captures: Captures,
  names: readonly string[],
  stream: Rng,
): { csv: string; truth: TruthRow[] } {
  const format = FORMATS[at]!;
  const rows: { victim: string; cells: string[] }[] = [];
  victims.forEach((victim, person) => {
    if (!captures.on[person]?.[at]) return;
    // Each person's row has a stream of its own: one more person on the list moves nobody else's spelling.
    const own = stream.fork(victim.id);
    const quoted = captures.mediaQuotes[person] ?? null;
    const quotes = quoted === null ? null : (names[quoted] ?? null);
    const copies = own.bernoulli(format.twice) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      rows.push({ victim: victim.id, cells: format.row(victim, own, quotes) });
    }
  });
  stream.fork("order").shuffle(rows);
  const width = Math.max(4, String(rows.length).length);
  const idOf = (row: number): string => `${list.prefix}${String(row + 1).padStart(width, "0")}`;
  return {
    csv: csvText(
      ["invented", "id", ...format.columns],
      rows.map(({ cells }, row) => ["true", idOf(row), ...cells]),
    ),
    truth: rows.map(({ victim }, row) => ({ list: list.name, id: idOf(row), victim })),
  };
}

function leaningsOf(scenario: Scenario, together: boolean): string {
  if (scenario === "practice") return "see the README";
  return together ? "none" : "cause, city, night, age, sex: average 1";
}

/**
 * @throws RangeError naming the option that breaks its bounds
 * @example simulate({ scenario: "practice", victims: 900, lists: 6, seed: 1393 }).files.get("truth.csv")
 */
export function simulate(options: SimulateOptions): Simulation {
  const { scenario, victims: trueTotal, lists: listCount, seed } = options;
  if (!SCENARIOS.includes(scenario)) {
    throw new RangeError(`scenario must be one of ${SCENARIOS.join(", ")}; it is ${String(scenario)}`);
  }
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a whole number; it is ${seed}`);
  const lists = practiceLists(listCount);
  const root = rng(seed).fork("daftar.simulate/v1");
  const model = scenario === "practice" ? PRACTICE_MODEL : MODELS[scenario];
  const together = "householdEffect" in model;
  const draw = together ? drawHouseholds : drawVictims;
  const victims = draw(trueTotal, root.fork(together ? "victims households" : "victims"));
  const captures = drawCaptures(scenario, victims, root.fork(`captures ${scenario}`));
  const names = lists.map(({ name }) => name);
  const written = lists.map((list, at) =>
    writeList(list, at, victims, captures, names, root.fork(`list ${list.name}`)),
  );
  const truth = written.flatMap((list) => list.truth);
  const counts = practiceCounts(victims, root.fork("counts"));
  const claims = practiceClaims(trueTotal);
  const scope = practiceScope();
  const files = new Map<string, string>();
  lists.forEach((list, at) => {
    files.set(list.file, written[at]!.csv);
  });
  files.set(
    "truth.csv",
    csvText(
      ["invented", "list", "id", "victim"],
      truth.map(({ list, id, victim }) => ["true", list, id, victim]),
    ),
  );
  files.set("counts.csv", csvText(COUNT_COLUMNS, counts.map(countCells)));
  files.set("claims.csv", writeClaimsCsv(claims));
  files.set("scope.json", `${JSON.stringify(scope, null, 2)}\n`);
  const summary = {
    invented: true,
    scenario,
    seed,
    trueTotal,
    parameters: {
      victims: trueTotal,
      lists: names,
      model,
      leanings: leaningsOf(scenario, together),
      ...(together ? { households: HOUSEHOLDS } : {}),
    },
  };
  files.set("simulation.json", `${JSON.stringify(summary, null, 2)}\n`);
  return { files, trueTotal, victims, captures, truth, lists, counts, claims, scope };
}
