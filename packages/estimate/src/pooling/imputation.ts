/**
 * Labels for people who have none: drawn from people with a label who are on the same lists.
 *
 * Source: Rubin (1987), Multiple Imputation for Nonresponse in Surveys, ch. 4: an imputation is proper only where what
 * is not known of the donors' shares is drawn too. Of each capture history the shares of the strata are drawn from
 * Dirichlet(n + p) (Bayesian bootstrap, Rubin 1981, Ann. Statist. 9:130), n its labelled people by stratum and p the
 * shares of all labelled people: one person's worth, so that a history without donors borrows from everybody. Then the
 * people without label are dealt out by these shares.
 * Assumes: among people on exactly the same lists, whether the label is missing does not hang on what it is.
 * Cost: histories times strata.
 */
import { logGammaDraw, type Rng } from "@daftar/numeric";
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
  const sizes = tables.map(peopleIn);
  const all = sizes.reduce((a, b) => a + b, 0);
  if (all === 0) throw new RangeError("labelled must hold somebody whose stratum is known");
  const counts = tables.map(({ cells }) => new Map(cells.map(({ history, count }) => [history, count])));
  const donors = tables.map(({ cells }) => new Map(cells.map(({ history, count }) => [history, count])));
  for (const { history, count } of unknown.cells) {
    const shapes = donors.map((of, at) => (of.get(history) ?? 0) + sizes[at]! / all);
    dealt(count, dirichlet(shapes, stream), stream).forEach((people, at) => {
      if (people > 0) counts[at]!.set(history, (counts[at]!.get(history) ?? 0) + people);
    });
  }
  return counts.map((of) => captureTable(lists, of));
}
