/**
 * Hierarchical log-linear models over lists: what they are, how they are written, all of them.
 *
 * A term is a bit mask of lists whose members depend on one another; 0 is the intercept. Hierarchical: with
 * a term, all terms within it. The term of all lists is never in a model: nothing observed can tell it.
 * Source: Fienberg (1972), Biometrika 59:591; notation by maximal terms, as [A*B, B*C].
 * Cost: 8, 113 and 6,893 models for 3, 4 and 5 lists.
 */
import { listsIn } from "../table/captureTable.ts";

/** All terms of a model, in order of mask: 0, every single list, and the dependences. */
export type Model = readonly number[];

/** The most lists for which all models are looked at; for 6 there would be more than seven million. */
export const MAX_LISTS_ALL_MODELS = 5;

/** The model of `lists` lists with these dependences; the terms within them are added. */
export function hierarchicalModel(lists: number, dependences: readonly number[]): Model {
  const all = (1 << lists) - 1;
  const terms = new Set<number>([0]);
  for (let i = 0; i < lists; i++) terms.add(1 << i);
  for (const dependence of dependences) {
    if (!Number.isInteger(dependence) || dependence < 1 || dependence >= all) {
      throw new RangeError(`dependences must be masks of 1 to ${lists - 1} lists; one is ${dependence}`);
    }
    for (let within = dependence; within > 0; within = (within - 1) & dependence) terms.add(within);
  }
  return [...terms].sort((a, b) => a - b);
}

/**
 * All hierarchical models, the term of all lists left out.
 *
 * @param lists 2 to 5
 * @throws RangeError otherwise
 */
export function allModels(lists: number): Model[] {
  if (!Number.isInteger(lists) || lists < 2 || lists > MAX_LISTS_ALL_MODELS) {
    throw new RangeError(`lists must be 2 to ${MAX_LISTS_ALL_MODELS}; it is ${lists}`);
  }
  const top = (1 << lists) - 1;
  const byOrder: number[][] = Array.from({ length: lists }, () => []);
  for (let term = 0; term < top; term++) byOrder[listsIn(term)]!.push(term);
  const models: Model[] = [];
  const add = (terms: number): void => {
    const model: number[] = [];
    for (let term = 0; term < top; term++) if ((terms >>> term) & 1) model.push(term);
    models.push(model);
  };
  // Order by order: a term of k lists may join only when all its terms of k − 1 lists are there. Terms are
  // bits of one number; there are at most 31.
  const grow = (terms: number, order: number): void => {
    if (order === lists) {
      add(terms);
      return;
    }
    const open = byOrder[order]!.filter((term) => partsPresent(term, terms));
    add(terms);
    for (let chosen = 1; chosen < 1 << open.length; chosen++) {
      let next = terms;
      for (let i = 0; i < open.length; i++) if ((chosen >> i) & 1) next |= 1 << open[i]!;
      grow(next, order + 1);
    }
  };
  let base = 1;
  for (let i = 0; i < lists; i++) base |= 1 << (1 << i);
  grow(base, 2);
  return models;
}

function partsPresent(term: number, terms: number): boolean {
  for (let rest = term; rest !== 0; rest &= rest - 1) {
    if (((terms >>> (term & ~(rest & -rest))) & 1) === 0) return false;
  }
  return true;
}

/** The maximal terms of a model, in words: `[A*B, C]`. */
export function modelName(model: Model, lists: readonly string[]): string {
  const maximal = model.filter(
    (term) => term !== 0 && !model.some((other) => other !== term && (other & term) === term),
  );
  maximal.sort((a, b) => listsIn(b) - listsIn(a) || a - b);
  const written = maximal.map((term) => lists.filter((_, i) => (term >> i) & 1).join("*"));
  return `[${written.join(", ")}]`;
}
