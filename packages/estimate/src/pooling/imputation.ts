/**
 * Labels for people who have none: drawn from people with a label who are on the same lists.
 *
 * Source: Rubin (1987), Multiple Imputation for Nonresponse in Surveys, ch. 4: an imputation is proper only where what
 * is not known of the donors' shares is drawn too. Of each capture history x the shares of the strata are drawn from
 * Dirichlet(n + c p): n its labelled people by stratum, p the shares among people of other histories, c how many of
 * them count as one's own (a Bayesian bootstrap, Rubin 1981, Ann. Statist. 9:130, that borrows). c is the power of two
 * from 1 to 1,024 under which the histories tell each other's labels best (Dirichlet-multinomial): small where strata
 * are listed differently, so that a history without donors is left open, large where they are listed alike. Then the
 * people without label are dealt out by these shares.
 * Assumes: among people on exactly the same lists, whether the label is missing does not hang on what it is.
 * Cost: histories times strata, eleven times.
 */
import { lnGamma, logGammaDraw, type Rng } from "@daftar/numeric";
import { type CaptureTable, captureTable, peopleIn } from "../table/captureTable.ts";
import type { LabelledTable } from "../table/labelledTable.ts";

/** Shares of a Dirichlet, by logarithms: small shapes underflow else. */
function dirichlet(shapes: readonly number[], stream: Rng): number[] {
  const logs = shapes.map((shape) => (shape > 0 ? logGammaDraw(stream, shape) : Number.NEGATIVE_INFINITY));
  const most = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - most));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

interface Donors {
  /** Labelled people of each history, by stratum. */
  readonly of: ReadonlyMap<number, readonly number[]>;
  readonly sizes: readonly number[];
}

/** Shares of the strata among people of other histories, a person's worth of all alike among them; null without any. */
function elsewhere({ of, sizes }: Donors, history: number): number[] | null {
  const own = of.get(history);
  const others = sizes.map((size, at) => size - (own?.[at] ?? 0));
  const all = others.reduce((a, b) => a + b, 0);
  return all === 0 ? null : others.map((size) => (size + 1 / sizes.length) / (all + 1));
}

const MOST_BORROWED = 1024;

/** How many people of other histories count as one's own. */
function borrowed(donors: Donors): number {
  let best = { logLikelihood: Number.NEGATIVE_INFINITY, worth: 1 };
  for (let worth = 1; worth <= MOST_BORROWED; worth *= 2) {
    let logLikelihood = 0;
    for (const [history, counts] of donors.of) {
      const shares = elsewhere(donors, history);
      if (shares === null) continue;
      const people = counts.reduce((a, b) => a + b, 0);
      logLikelihood += lnGamma(worth) - lnGamma(worth + people);
      counts.forEach((count, at) => {
        const shape = worth * shares[at]!;
        logLikelihood += lnGamma(shape + count) - lnGamma(shape);
      });
    }
    if (logLikelihood > best.logLikelihood) best = { logLikelihood, worth };
  }
  return best.worth;
}

function donorsOf(tables: readonly CaptureTable[]): Donors {
  const of = new Map<number, number[]>();
  tables.forEach(({ cells }, at) => {
    for (const { history, count } of cells) {
      const known = of.get(history) ?? tables.map(() => 0);
      known[at]! += count;
      of.set(history, known);
    }
  });
  return { of, sizes: tables.map(peopleIn) };
}

/** `people` dealt out by `shares`, one binomial after another. */
function dealt(people: number, shares: readonly number[], stream: Rng): number[] {
  let left = people;
  let rest = 1;
  const last = shares.findLastIndex((share) => share > 0);
  return shares.map((share, at) => {
    const taken = at === last ? left : stream.binomial(left, Math.min(1, Math.max(0, share / rest || 0)));
    left -= taken;
    rest -= share;
    return taken;
  });
}

/**
 * One imputation: a table for each stratum that together hold everybody.
 *
 * @param labelled with at least one person in a stratum, unless nobody lacks a label
 * @throws RangeError where all labels are missing
 */
export function imputed(labelled: LabelledTable, stream: Rng): CaptureTable[] {
  const { lists, tables, unknown } = labelled;
  if (unknown.cells.length === 0) return [...tables];
  const donors = donorsOf(tables);
  const all = donors.sizes.reduce((a, b) => a + b, 0);
  if (all === 0) throw new RangeError("labelled must hold somebody whose stratum is known");
  const counts = tables.map(({ cells }) => new Map(cells.map(({ history, count }) => [history, count])));
  const worth = borrowed(donors);
  for (const { history, count } of unknown.cells) {
    const own = donors.of.get(history);
    const shares = elsewhere(donors, history);
    // Where all that are labelled have this history, a person's worth of their own shares.
    const shapes = donors.sizes.map(
      (size, at) => (own?.[at] ?? 0) + (shares === null ? size / all : worth * shares[at]!),
    );
    dealt(count, dirichlet(shapes, stream), stream).forEach((people, at) => {
      if (people > 0) counts[at]!.set(history, (counts[at]!.get(history) ?? 0) + people);
    });
  }
  return counts.map((of) => captureTable(lists, of));
}
