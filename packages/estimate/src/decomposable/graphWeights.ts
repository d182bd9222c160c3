/**
 * How well each decomposable graph, with each number of people on no list, explains a table of overlaps.
 *
 * Source: Madigan & York (1997), Biometrika 84:19; the hyper-Dirichlet law of Dawid & Lauritzen (1993),
 * Ann. Statist. 21:1272. Every full cell has the pseudo-count δ; a cell of the margin over the lists A has
 * δ_A = δ 2^(L−|A|). With n_A(y) the margin counts, t people on no list among them, and N = n + t,
 *   m(A) = Σ_y [lnΓ(n_A(y) + δ_A) − lnΓ(δ_A)] + lnΓ(2^L δ) − lnΓ(N + 2^L δ)
 *   ln w(G, N) = lnΓ(N + 1) − lnΓ(t + 1) + Σ_cliques m − Σ_separators m − ln N,
 * the last term the prior 1/N; graphs are equally likely beforehand; what is the same for all is left out.
 * Of every m(A) only the cell of people on no list of A moves with t, so one logarithm of Γ for each subset
 * of lists serves all graphs. These are taken from T = t + 16 (`lnGammaRatio`), whose own logarithm of Γ
 * cancels over cliques and separators: among millions of people the digits that tell one t from the next
 * would otherwise be lost.
 * Cost: 3^L for a table; then, for each t, 2^L logarithms and about six additions a graph.
 */
import { lnGamma, lnGammaRatio } from "@daftar/numeric";
import { countsArray } from "../loglinear/sums.ts";
import { type CaptureTable, listsIn, peopleIn } from "../table/captureTable.ts";
import { type ChordalGraph, chordalGraphs } from "./chordalGraphs.ts";

/** ln Γ is taken relative to that of t plus this: from 16 on its series is exact. */
const SHIFT = 16;

export interface GraphWeights {
  readonly graphs: readonly ChordalGraph[];
  /** People in the table. */
  readonly documented: number;
  readonly lists: number;
  /** For each subset A of lists, n_A(0) + δ_A without the people on no list at all. */
  readonly offsets: Float64Array;
  /** 2^L δ. */
  readonly spread: number;
  /** Fills `into[i]` with ln w of graph `chosen[i]` with `undocumented` people, 0 or more, whole or not. */
  readonly logWeights: (undocumented: number, chosen: Uint32Array, into: Float64Array) => void;
}

/**
 * @param table of 3 to 6 lists, with at least one person
 * @param delta pseudo-count of a full cell, above 0
 * @throws RangeError otherwise
 */
export function graphWeights(table: CaptureTable, delta: number): GraphWeights {
  const lists = table.lists.length;
  const graphs = chordalGraphs(lists);
  const documented = peopleIn(table);
  if (documented === 0) throw new RangeError("table must hold at least one person");
  if (!(delta > 0 && delta <= 1e6)) throw new RangeError(`delta must lie in 0 to 1e6; it is ${delta}`);
  const counts = countsArray(table);
  const subsets = counts.length;
  const spread = delta * subsets;
  const offsets = new Float64Array(subsets);
  const fixed = new Float64Array(subsets);
  for (let subset = 1; subset < subsets; subset++) {
    const cell = delta * (subsets / (1 << listsIn(subset)));
    const margin = new Float64Array(subsets);
    for (let x = 1; x < subsets; x++) margin[x & subset]! += counts[x]!;
    offsets[subset] = margin[0]! + cell;
    let sum = lnGamma(spread) - lnGamma(cell);
    for (let y = 1; y < subsets; y++) if (margin[y]! > 0) sum += lnGamma(margin[y]! + cell) - lnGamma(cell);
    fixed[subset] = sum;
  }

  // Terms of each graph, one after the other; signs by where the separators begin.
  const starts = new Uint32Array(graphs.length + 1);
  const turns = new Uint32Array(graphs.length);
  const constants = new Float64Array(graphs.length);
  const slopes = new Float64Array(graphs.length);
  const terms: number[] = [];
  const reference = Math.log(documented + SHIFT);
  graphs.forEach(({ cliques, separators }, g) => {
    starts[g] = terms.length;
    terms.push(...cliques);
    turns[g] = terms.length;
    terms.push(...separators);
    // Σ b over all logarithms of Γ, the 16s cancelled; whole numbers and multiples of δ, so without loss.
    let slope = documented - (cliques.length - separators.length) * (documented + spread);
    let constant = 0;
    for (const clique of cliques) {
      slope += offsets[clique]!;
      constant += fixed[clique]!;
    }
    for (const separator of separators) {
      slope -= offsets[separator]!;
      constant -= fixed[separator]!;
    }
    slopes[g] = slope;
    // Measured from ln(n + 16): a term of the size of slope × ln T would cost digits where T is near n.
    constants[g] = constant + slope * reference;
  });
  starts[graphs.length] = terms.length;
  const flat = Uint8Array.from(terms);
  const columns = new Float64Array(subsets);

  return {
    graphs,
    documented,
    lists,
    offsets,
    spread,
    logWeights: (undocumented, chosen, into) => {
      const from = undocumented + SHIFT;
      // A clique or separator also carries −lnΓ(N + 2^L δ), with its own sign.
      const whole = lnGammaRatio(from, documented + spread - SHIFT);
      for (let subset = 1; subset < subsets; subset++) {
        columns[subset] = lnGammaRatio(from, offsets[subset]! - SHIFT) - whole;
      }
      const shared =
        lnGammaRatio(from, documented + 1 - SHIFT) -
        lnGammaRatio(from, 1 - SHIFT) -
        Math.log(undocumented + documented);
      const beyond = Math.log(from) - reference;
      for (let i = 0; i < chosen.length; i++) {
        const g = chosen[i]!;
        let sum = shared + constants[g]! + slopes[g]! * beyond;
        const turn = turns[g]!;
        const end = starts[g + 1]!;
        let at = starts[g]!;
        for (; at < turn; at++) sum += columns[flat[at]!]!;
        for (; at < end; at++) sum -= columns[flat[at]!]!;
        into[i] = sum;
      }
    },
  };
}
