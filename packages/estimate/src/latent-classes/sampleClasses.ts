/**
 * The latent-class posterior of people on no list, sampled until its chains agree.
 *
 * Source: Manrique-Vallier (2016), Biometrics 72:1246, prior and bound as in `classModel.ts`; when to stop: Vehtari
 * et al. (2021), Bayesian Analysis 16:667: chains from places apart, R-hat of at most 1.01 for the
 * people on no list and for the chance of standing on none, 400 effective draws in the bulk and in both tails. Chains
 * are run in rounds until that holds or the budget, counted in draws, is used up; then the result says that it has not
 * settled. The Monte Carlo errors of the limits are told with it.
 * Each chain has a stream of its own, named by the seed and its number: the same seed gives the same numbers in any
 * number of threads. Cost: some half a millisecond a draw of a chain for four lists (decision 0046).
 */
import { type ChainDiagnosis, diagnose, rng } from "@daftar/numeric";
import type { CaptureTable } from "../table/captureTable.ts";
import { peopleIn } from "../table/captureTable.ts";
import { Chain } from "./chain.ts";
import { MOST_UNDOCUMENTED, RATE, SHAPE } from "./classModel.ts";

/** With fewer lists two classes have as many parameters as the table has cells. */
export const LEAST_LISTS = 4;
/** Cells double with each list. */
export const MOST_LISTS = 8;
const MOST_CLASSES = 10;
/** Eight, since four of a posterior with a rare second place (uk5) can all be in the first: they then agree. */
const CHAINS = 8;
const R_HAT = 1.01;
const EFFECTIVE = 400;
/** Draws of each chain in the first round, and how much longer each round is. */
const FIRST = 400;
const GROWTH = 1.5;
/** For four lists; each further list doubles the cost of a draw and halves this. */
const MOST_DRAWS = 5000;
const SWEEPS = 2;
const LEAPS = 30;

/** What decides a sample beside its table and seed, for the record. */
export const SAMPLING = {
  classes: `min(2^lists − 1, ${MOST_CLASSES})`,
  shape: SHAPE,
  rate: RATE,
  mostUndocumented: MOST_UNDOCUMENTED,
  chains: CHAINS,
  rHat: R_HAT,
  effective: EFFECTIVE,
  firstDraws: FIRST,
  growth: GROWTH,
  mostDraws: `${MOST_DRAWS}·16 / 2^lists`,
  sweeps: SWEEPS,
  leaps: LEAPS,
};

export interface ClassOptions {
  /** Any whole number. */
  readonly seed: number;
  /** 2 to 20; `classesFor(lists)` where absent. */
  readonly classes?: number;
  /** Of each chain, at most; 5,000 for four lists, 2,500 for five and so on where absent, 400 at least. */
  readonly mostDraws?: number;
  /** Told draws made and the most that may be. */
  readonly onRound?: (done: number, of: number) => void;
}

export interface ClassSample {
  readonly settled: boolean;
  /** Of people on no list; whole numbers, chains one after another. */
  readonly draws: readonly Float64Array[];
  readonly point: number;
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  readonly classes: number;
  /** Classes that hold somebody, on average. */
  readonly occupied: number;
  /** Share of draws within a hundredth of the bound. */
  readonly atBound: number;
  readonly undocumented: ChainDiagnosis;
  readonly missedOdds: ChainDiagnosis;
  /** Share of trajectories accepted, chain by chain. */
  readonly acceptance: readonly number[];
}

/** As many as the package of the paper takes for so many lists. */
const classesFor = (lists: number): number => Math.min((1 << lists) - 1, MOST_CLASSES);

/**
 * @param table of 4 to 8 lists
 * @throws RangeError otherwise, and for options outside their bounds
 */
export function sampleClasses(table: CaptureTable, options: ClassOptions): ClassSample {
  const lists = table.lists.length;
  const {
    seed,
    classes = classesFor(lists),
    mostDraws = Math.max(FIRST, (MOST_DRAWS * 16) >> lists),
    onRound = () => {},
  } = options;
  if (lists < LEAST_LISTS || lists > MOST_LISTS)
    throw new RangeError(`lists must be ${LEAST_LISTS} to ${MOST_LISTS}; there are ${lists}`);
  if (!(Number.isInteger(classes) && classes >= 2 && classes <= 20))
    throw new RangeError(`classes must be 2 to 20; it is ${classes}`);
  if (!(Number.isInteger(mostDraws) && mostDraws >= 8))
    throw new RangeError(`mostDraws must be whole, 8 or more; it is ${mostDraws}`);
  if (table.cells.length === 0) throw new RangeError("table must hold somebody");
  const stream = rng(seed).fork("latent classes");
  const chains = Array.from(
    { length: CHAINS },
    (_, at) => new Chain(table, { classes, sweeps: SWEEPS, leaps: LEAPS }, stream.fork(String(at))),
  );
  const people = chains.map(() => new Float64Array(mostDraws));
  const odds = chains.map(() => new Float64Array(mostDraws));
  let occupied = 0;
  let done = 0;
  for (let until = Math.min(FIRST, mostDraws); ; until = Math.min(mostDraws, Math.ceil(until * GROWTH))) {
    for (const [at, chain] of chains.entries()) {
      for (let draw = done; draw < until; draw++) {
        chain.advance();
        people[at]![draw] = chain.undocumented;
        odds[at]![draw] = chain.missedOdds;
        occupied += chain.occupied;
      }
    }
    done = until;
    onRound(done, mostDraws);
    const told = sampleOf(table, {
      draws: people.map((chain) => chain.subarray(0, done)),
      odds: odds.map((chain) => chain.subarray(0, done)),
      classes,
      occupied: occupied / (CHAINS * done),
      acceptance: chains.map((chain) => chain.acceptance),
    });
    if (told.settled || done === mostDraws) return told;
  }
}

function sampleOf(
  table: CaptureTable,
  found: {
    readonly draws: readonly Float64Array[];
    readonly odds: readonly Float64Array[];
    readonly classes: number;
    readonly occupied: number;
    readonly acceptance: readonly number[];
  },
): ClassSample {
  const { draws, odds, ...rest } = found;
  const undocumented = diagnose(draws);
  const missedOdds = diagnose(odds);
  const all = draws.flatMap((chain) => [...chain]);
  const [low, point, high] = undocumented.quantiles;
  const bound = 0.99 * MOST_UNDOCUMENTED * peopleIn(table);
  const agree = ({ rHat, bulk, tail }: ChainDiagnosis): boolean =>
    rHat <= R_HAT && bulk >= EFFECTIVE && tail >= EFFECTIVE;
  return {
    ...rest,
    settled: high === low || (agree(undocumented) && agree(missedOdds)),
    draws,
    point,
    low,
    high,
    mean: all.reduce((sum, one) => sum + one, 0) / all.length,
    atBound: all.reduce((sum, one) => sum + (one > bound ? 1 : 0), 0) / all.length,
    undocumented,
    missedOdds,
  };
}
