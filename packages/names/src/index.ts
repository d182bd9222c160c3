/** Personal and place names across scripts. */

// Comparing
export { compareForms, compareNames, NAME_LEVELS, type NameLevel } from "./compare/compareNames.ts";
export { editDistance } from "./compare/editDistance.ts";
export { jaroWinkler } from "./compare/jaroWinkler.ts";
export { holdsArabic, joinedForm, letterMask, type NameForm, nameForm } from "./compare/nameForm.ts";
export { mayBeVariants, surelyDiffer } from "./compare/withinLevel.ts";
// Damage
export { damageKeys } from "./damage/damageKeys.ts";
export { spaceFreeKey } from "./damage/spaceFreeKey.ts";
export { splitGlued } from "./damage/splitGlued.ts";
// One spelling
export { foldForSearch } from "./fold/foldForSearch.ts";
export { type NameScript, scriptOf } from "./fold/scriptOf.ts";
// Whether somebody is named
export { type NameReach, nameReach } from "./named/nameReach.ts";
export { NAME_RULES_VERSION, type NormalisedName, normaliseName } from "./normalise/normaliseName.ts";
export { isInitial } from "./normalise/wordKinds.ts";
// Places
export { type Gazetteer, gazetteer, type ResolvedPlace } from "./places/gazetteer.ts";
export { iranArea, provinceOf } from "./places/iranArea.ts";
export { normalisePlace } from "./places/normalisePlace.ts";
// Reading across scripts, learnt
export { knownReading } from "./read/knownReading.ts";
export { readingBits } from "./read/readingBits.ts";
export { type ReadingTable, readingTable } from "./read/readingTable.ts";
export { readsAs } from "./read/readsAs.ts";
// Across scripts
export { joinedSkeletons, skeletons } from "./skeleton/skeletons.ts";
export { soundKey, soundKeys } from "./sound/soundKey.ts";
