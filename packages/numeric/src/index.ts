/** Numbers: random draws, special functions, interpolation and the diagnosis of chains that the sciences above share. */

// Chains of draws
export { type ChainDiagnosis, diagnose } from "./chains/diagnose.ts";
// Interpolation
export { chebyshevCoefficients, chebyshevPoints, chebyshevValue } from "./interpolation/chebyshev.ts";
// Random draws
export { betaLogOdds, gammaDraw, logGammaDraw } from "./random/gamma.ts";
export { type Rng, rng } from "./random/rng.ts";
// Samples
export { sampleQuantile } from "./sample/quantile.ts";
// Special functions
export { chiSquareCdf, chiSquareQuantile } from "./special/chiSquare.ts";
export { digamma } from "./special/digamma.ts";
export { lnGamma } from "./special/lnGamma.ts";
export { lnGammaRatio } from "./special/lnGammaRatio.ts";
export { logSumExp } from "./special/logSumExp.ts";
export { normalCdf, normalQuantile } from "./special/normal.ts";
export { softplus, softplusInverse } from "./special/softplus.ts";
export { studentCdf, studentQuantile } from "./special/student.ts";
