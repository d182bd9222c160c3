/** Numbers: a seeded random generator and the special functions that the sciences above share. */

// Chains of draws
export { type ChainDiagnosis, diagnose, quantileOf, TAIL } from "./chains/diagnose.ts";
// Random draws
export { betaLogOdds, gammaDraw, logGammaDraw } from "./random/gamma.ts";
export { type Rng, rng } from "./random/rng.ts";
// Special functions
export { chiSquareCdf, chiSquareQuantile } from "./special/chiSquare.ts";
export { lnGamma } from "./special/lnGamma.ts";
export { logSumExp } from "./special/logSumExp.ts";
export { normalCdf, normalQuantile } from "./special/normal.ts";
