/**
 * The choice of a model made anew on other counts of the same lists: what a resample, or a table with one
 * person less, would have chosen.
 *
 * Source: Silverman, Chan & Vincent (2024). Whether a model has an estimate depends only on which histories
 * hold anybody, not on how many: answers are kept by that pattern, which most resamples share. Fits start
 * from those on the data, never from another resample, so that the order of resamples changes nothing.
 * Cost: one fit a candidate; a check a candidate for each new pattern.
 */
import { AdmissibilityCheck } from "../loglinear/admissible.ts";
import { LogLinearFitter } from "../loglinear/fit.ts";
import type { FittedModel } from "../loglinear/search.ts";

/** What was chosen, and the people on no list under it. */
export interface Reselected {
  /** Place among the candidates. */
  readonly candidate: number;
  readonly undocumented: number;
}

type Admitted = { readonly terms: readonly number[]; readonly open: Uint8Array } | null;

/** Patterns remembered; a sparse table can show thousands, and a hundred models each. */
const MOST_PATTERNS = 2000;
const TIE = 1e-7;

/**
 * @param candidates fitted on the data
 * @returns a function of counts by history that gives the candidate of least BIC, the earlier at a tie;
 *   `null` where no candidate has an estimate on these counts
 */
export function reselector(candidates: readonly FittedModel[]): (counts: Float64Array) => Reselected | null {
  const known = new Map<string, readonly Admitted[]>();
  const admitted = (counts: Float64Array): readonly Admitted[] => {
    const pattern = counts.map((count) => (count > 0 ? 1 : 0)).join("");
    const before = known.get(pattern);
    if (before !== undefined) return before;
    const check = new AdmissibilityCheck(counts);
    const now = candidates.map(({ model }): Admitted => {
      const { code, terms, open } = check.of(model);
      return code === 0 ? { terms, open } : null;
    });
    if (known.size < MOST_PATTERNS) known.set(pattern, now);
    return now;
  };

  let fitter: LogLinearFitter | null = null;
  return (counts) => {
    fitter ??= new LogLinearFitter(counts.length);
    let people = 0;
    for (let x = 1; x < counts.length; x++) people += counts[x]!;
    if (people === 0) return null;
    const price = Math.log(people);
    let chosen: Reselected | null = null;
    let least = Number.POSITIVE_INFINITY;
    let size = 0;
    for (const [candidate, one] of admitted(counts).entries()) {
      if (one === null) continue;
      const { terms, fit, parameters } = candidates[candidate]!;
      // Terms that nobody shows leave a model: then the coefficients of the data are of another length.
      const start = terms.length === one.terms.length ? fit.coefficients : undefined;
      const found =
        fitter.fit(counts, one.terms, one.open, false, start) ??
        (start === undefined ? null : fitter.fit(counts, one.terms, one.open));
      const undocumented = found?.fitted[0] ?? Number.NaN;
      if (found === null || !Number.isFinite(undocumented)) continue;
      const bic = -2 * found.logLikelihood + parameters * price;
      const gap = bic - least;
      if (Math.abs(gap) > TIE ? gap > 0 : parameters >= size) continue;
      chosen = { candidate, undocumented };
      least = bic;
      size = parameters;
    }
    return chosen;
  };
}
