/**
 * Maximum-likelihood fit of a hierarchical log-linear model to a table that may lack the people on no list.
 *
 * Source: Fienberg (1972), Biometrika 59:591; Poisson likelihood by Newton's method with step-halving. Every
 * margin and every entry of the information matrix is a sum over supersets (`sums.ts`), so that a step costs
 * p²/2 look-ups and one Cholesky factor instead of cells × p².
 * Assumes: the model is admissible (`admissible.ts`). Where it is not, the fit can settle on 10¹³ people and
 * cannot know: that check comes first.
 * Cost: about ten steps of p³/6 multiplications, p the number of terms.
 */
import { sumOverSubsets, sumOverSupersets } from "./sums.ts";

export interface Fit {
  /** One coefficient for each term, in order. */
  readonly coefficients: Float64Array;
  /** Fitted counts by history; at 0 the people on no list. */
  readonly fitted: Float64Array;
  /** Σ (n ln μ − μ) over the cells used; the constant −Σ ln n! is left out. */
  readonly logLikelihood: number;
  /** Variance of the intercept, the logarithm of the people on no list. */
  readonly interceptVariance: number;
}

/** Newton settles in about eight steps; a fit that needs more than this is not settling. */
const MAX_STEPS = 100;

/**
 * @param counts by history; `counts[0]` is read only when `complete`
 * @param terms masks, the first of them 0
 * @param open by history: 1 where the model can put people
 * @param complete whether `counts[0]` is data (then it may be any number of 0 or more) or unknown
 * @param start coefficients to start from
 * @returns `null` where the fit did not settle
 */
export function fitLogLinear(
  counts: Float64Array,
  terms: readonly number[],
  open: Uint8Array,
  complete = false,
  start?: Float64Array,
): Fit | null {
  const size = counts.length;
  const p = terms.length;
  const from = complete ? 0 : 1;
  const margins = new Float64Array(size);
  for (let x = from; x < size; x++) if (open[x] === 1) margins[x] = counts[x]!;
  sumOverSupersets(margins);
  const total = margins[0]!;

  const fitted = new Float64Array(size);
  const sums = new Float64Array(size);
  const information = new Float64Array(p * p);
  const gradient = new Float64Array(p);
  const fillInformation = (): void => {
    for (let i = 0; i < p; i++) {
      for (let j = 0; j <= i; j++) information[i * p + j] = sums[terms[i]! | terms[j]!]!;
    }
  };

  let coefficients = new Float64Array(p);
  if (start !== undefined) coefficients.set(start);
  else {
    // One weighted least-squares step from the counts themselves, half a person added to each.
    const right = new Float64Array(size);
    for (let x = from; x < size; x++) {
      if (open[x] !== 1) continue;
      sums[x] = counts[x]! + 0.5;
      right[x] = sums[x]! * Math.log(sums[x]!);
    }
    sumOverSupersets(sums);
    sumOverSupersets(right);
    fillInformation();
    if (!factor(information, p)) return null;
    for (let i = 0; i < p; i++) coefficients[i] = right[terms[i]!]!;
    solve(information, coefficients, p);
  }

  /** Fitted counts and log-likelihood at some coefficients; leaves the fitted counts in `fitted`. */
  const evaluate = (at: Float64Array): number => {
    fitted.fill(0);
    for (let i = 0; i < p; i++) fitted[terms[i]!] = at[i]!;
    sumOverSubsets(fitted);
    let sum = 0;
    for (let x = 0; x < size; x++) {
      fitted[x] = open[x] === 1 ? Math.exp(fitted[x]!) : 0;
      if (x >= from) sum += fitted[x]!;
    }
    let value = -sum;
    for (let i = 0; i < p; i++) value += margins[terms[i]!]! * at[i]!;
    return value;
  };

  let value = evaluate(coefficients);
  let settled = false;
  for (let step = 0; step < MAX_STEPS && Number.isFinite(value); step++) {
    sums.set(fitted);
    if (!complete) sums[0] = 0;
    sumOverSupersets(sums);
    fillInformation();
    for (let i = 0; i < p; i++) gradient[i] = margins[terms[i]!]! - sums[terms[i]!]!;
    const direction = Float64Array.from(gradient);
    if (!factor(information, p)) return null;
    solve(information, direction, p);
    let decrement = 0;
    for (let i = 0; i < p; i++) decrement += gradient[i]! * direction[i]!;
    // Twice the log-likelihood still to be won. Newton's error squares: one last whole step from here ends
    // in rounding.
    if (decrement <= 1e-12 * (total + 1)) {
      coefficients = coefficients.map((c, i) => c + direction[i]!);
      value = evaluate(coefficients);
      settled = true;
      break;
    }
    let length = 1;
    let next = coefficients;
    let nextValue = Number.NaN;
    for (let halving = 0; halving < 40; halving++) {
      next = coefficients.map((c, i) => c + length * direction[i]!);
      nextValue = evaluate(next);
      if (nextValue >= value) break;
      // Near the top rounding hides the gain; the full step is right there.
      if (decrement < 1e-7 && nextValue > value - 1e-9 * (Math.abs(value) + 1)) break;
      length /= 2;
    }
    if (!Number.isFinite(nextValue)) return null;
    coefficients = next;
    value = nextValue;
  }
  if (!settled) return null;
  const variance = new Float64Array(p);
  variance[0] = 1;
  solve(information, variance, p);
  return { coefficients, fitted, logLikelihood: value, interceptVariance: variance[0] };
}

/** Cholesky factor in place, lower triangle; false where the matrix is not positive definite. */
function factor(matrix: Float64Array, p: number): boolean {
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * p + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[i * p + k]! * matrix[j * p + k]!;
      if (i === j) {
        // A pivot lost in rounding means that the data do not hold this direction.
        if (!(sum > 1e-13 * matrix[i * p + i]!)) return false;
        matrix[i * p + i] = Math.sqrt(sum);
      } else matrix[i * p + j] = sum / matrix[j * p + j]!;
    }
  }
  return true;
}

/** Solves L L' x = b in place. */
function solve(l: Float64Array, b: Float64Array, p: number): void {
  for (let i = 0; i < p; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= l[i * p + k]! * b[k]!;
    b[i] = sum / l[i * p + i]!;
  }
  for (let i = p - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let k = i + 1; k < p; k++) sum -= l[k * p + i]! * b[k]!;
    b[i] = sum / l[i * p + i]!;
  }
}
