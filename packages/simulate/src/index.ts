/** Invented crackdowns with known truth. */

export { practiceClaims } from "./claims/practiceClaims.ts";
// What a practice desk declares
export { type PracticeCount, practiceCounts } from "./counts/practiceCounts.ts";
export {
  type Captures,
  MODELS,
  SCENARIOS,
  type Scenario,
  type ScenarioModel,
} from "./inclusion/scenarios.ts";
export { type PracticeList, practiceLists } from "./lists/practiceLists.ts";
// A person's passkey, for tests
export { type InventedKey, InventedPasskey, type Oddity } from "./passkey/inventedPasskey.ts";
export type { SpelledName } from "./people/givenNames.ts";
export type { SimulatedVictim } from "./people/victims.ts";
export { practiceScope } from "./place/practiceScope.ts";
// The simulation
export { type SimulateOptions, type Simulation, simulate, type TruthRow } from "./simulate.ts";
