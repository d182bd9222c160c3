/** Numbers: a seeded random generator and the special functions that the sciences above share. */

// Random draws
export { type Rng, rng } from "./random/rng.ts";
// Samples
export { sampleQuantile } from "./sample/quantile.ts";
// Special functions
export { chiSquareCdf, chiSquareQuantile } from "./special/chiSquare.ts";
export { lnGamma } from "./special/lnGamma.ts";
export { logSumExp } from "./special/logSumExp.ts";
export { normalCdf, normalQuantile } from "./special/normal.ts";
