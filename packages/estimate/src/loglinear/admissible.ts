/**
 * Whether a log-linear model has an estimate at all on a sparse table, decided in whole numbers.
 *
 * Source: Fienberg & Rinaldo (2012), Ann. Statist. 40:996; Chan, Silverman & Vincent (2021), JASA 116:1297:
 * 1. a term that nobody shows goes to −∞: it leaves, and so do all cells that contain it;
 * 2. on what is left an (extended) maximum-likelihood estimate exists just when some table that is positive
 *    in every cell has the same margins;
 * 3. it is one estimate just when the design has full column rank.
 * The paper solves 2 as a linear programme in all cells. The same question is smaller and needs no tolerance:
 * observed cells can take any small change, so a positive table exists just when some d with A'd = 0 is 1 or
 * more in every empty cell. With K a basis of the null space of the observed rows, that is K'A₀'d₀ = 0 with
 * d₀ ≥ 1. Where the observed rows have full rank, K is empty and nothing is left to solve; most models show
 * it already modulo two (`rankModTwo.ts`). Every step is exact; a number beyond 2⁵³ ends as "undecided", and
 * an undecided model is never used.
 * Cost: one elimination of cells × terms, mostly of bits; rarely a linear programme of a few rows.
 */
import type { Model } from "./model.ts";
import { hasNonNegativeSolution } from "./nonNegativeSolution.ts";
import { integerNullSpace } from "./nullSpace.ts";
import { independentModTwo, MAX_COLUMNS } from "./rankModTwo.ts";
import { countsArray, sumOverSupersets } from "./sums.ts";

export interface Admissibility {
  /** 0 fine; +1 no estimate exists; +2 more than one does (codes of Chan, Silverman & Vincent); `null` undecided. */
  readonly code: 0 | 1 | 2 | 3 | null;
  /** Terms that are estimated; those that nobody shows are left out. */
  readonly terms: readonly number[];
  /** By history: 1 where the model can put people, 0 where a term that nobody shows forbids it. */
  readonly open: Uint8Array;
}

/** Asks the question of one table, for many models. */
export class AdmissibilityCheck {
  readonly #margins: Float64Array;
  readonly #observed: number[] = [];
  readonly #allOpen: Uint8Array;
  /** Rows of the observed cells, as bits by term. */
  readonly #rows: Int32Array;

  /** @param counts by history; `counts[0]` is not read */
  constructor(counts: Float64Array) {
    for (let x = 1; x < counts.length; x++) if (counts[x]! > 0) this.#observed.push(x);
    this.#margins = sumOverSupersets(Float64Array.from(counts, (count, x) => (x > 0 ? count : 0)));
    this.#allOpen = new Uint8Array(counts.length).fill(1);
    this.#rows = new Int32Array(this.#observed.length);
  }

  /** @param model a hierarchical model of the table's lists */
  of(model: Model): Admissibility {
    const { terms, open } = this.#openCells(model);
    const code = this.#certainlyFullRank(terms) ? 0 : exactCode(this.#observed, terms, open);
    return { code, terms, open };
  }

  /** The same without the quick look at rank: what a test holds it against. */
  exactlyOf(model: Model): Admissibility {
    const { terms, open } = this.#openCells(model);
    return { code: exactCode(this.#observed, terms, open), terms, open };
  }

  /** Terms and cells that stay when terms that nobody shows go to −∞; no observed cell is among those that go. */
  #openCells(model: Model): Omit<Admissibility, "code"> {
    if (model.every((term) => this.#margins[term]! > 0)) return { terms: model, open: this.#allOpen };
    const open = new Uint8Array(this.#allOpen);
    const terms: number[] = [];
    for (const term of model) {
      if (this.#margins[term]! > 0) terms.push(term);
      else for (let x = term; x < open.length; x++) if ((x & term) === term) open[x] = 0;
    }
    return { terms, open };
  }

  #certainlyFullRank(terms: readonly number[]): boolean {
    if (terms.length > MAX_COLUMNS) return false;
    const rows = this.#rows;
    for (let r = 0; r < rows.length; r++) {
      const x = this.#observed[r]!;
      let row = 0;
      for (let i = 0; i < terms.length; i++) if ((x & terms[i]!) === terms[i]!) row |= 1 << i;
      rows[r] = row;
    }
    return independentModTwo(rows, terms.length);
  }
}

/** @returns the code, from the null space of the observed rows and, where it is not empty, what it does to empty cells */
function exactCode(
  observed: readonly number[],
  terms: readonly number[],
  open: Uint8Array,
): Admissibility["code"] {
  const rowOf = (x: number): number[] => terms.map((term) => ((x & term) === term ? 1 : 0));
  const kernel = integerNullSpace(observed.map(rowOf), terms.length);
  if (kernel === null) return null;
  if (kernel.length === 0) return 0;

  const seen = new Set(observed);
  const empty: number[] = [];
  for (let x = 1; x < open.length; x++) if (open[x] === 1 && !seen.has(x)) empty.push(x);
  // How each free direction moves each empty cell.
  const moves = kernel.map((direction) =>
    empty.map((x) => {
      let sum = 0;
      terms.forEach((term, i) => {
        if ((x & term) === term) sum += direction[i]!;
      });
      return sum;
    }),
  );
  // A direction that moves no cell at all is the mark of a design without full rank.
  const free = integerNullSpace(transpose(moves, empty.length), kernel.length);
  if (free === null || moves.some((row) => row.some((v) => !Number.isSafeInteger(v)))) return null;
  const target = moves.map((row) => -row.reduce((sum, v) => sum + v, 0));
  const exists = hasNonNegativeSolution(moves, target);
  return exists ? (free.length > 0 ? 2 : 0) : free.length > 0 ? 3 : 1;
}

/**
 * @param table counts by history
 * @param model a hierarchical model of its lists
 */
export function admissibility(
  table: Parameters<typeof countsArray>[0] | Float64Array,
  model: Model,
): Admissibility {
  return new AdmissibilityCheck(table instanceof Float64Array ? table : countsArray(table)).of(model);
}

function transpose(rows: readonly (readonly number[])[], columns: number): number[][] {
  return Array.from({ length: columns }, (_, j) => rows.map((row) => row[j]!));
}
