/**
 * Why a claim and a desk do not speak of the same deaths.
 *
 * Source: rules J1 and J14: scope, population or date that differ or are unknown make a claim not
 * comparable, and the reasons are printed. The population of a claim is a note in the claimant's words;
 * only the few forms below are read, and anything else is unknown rather than guessed:
 * "all populations", "protesters only", "security forces excluded", "includes security forces"
 * ("state forces", "security personnel" likewise). Cost: constant.
 */
import type { Claim, Population, Scope } from "@daftar/model";

const ALL: readonly Population[] = ["protester", "bystander", "security-forces", "prisoner"];

const SECURITY = "(?:security|state|government) (?:forces|personnel)";
const FORMS: readonly { readonly form: RegExp; readonly populations: readonly Population[] }[] = [
  { form: /\bprotesters only\b/i, populations: ["protester"] },
  {
    form: new RegExp(`\\b${SECURITY} (?:are )?excluded\\b|\\b(?:excluding|without) ${SECURITY}\\b`, "i"),
    populations: ALL.filter((population) => population !== "security-forces"),
  },
  { form: /\ball populations\b/i, populations: ALL },
  {
    form: new RegExp(
      `\\bincludes (?:some members of )?(?:the )?${SECURITY}\\b|\\b${SECURITY} (?:are )?included\\b`,
      "i",
    ),
    populations: ALL,
  },
];

/** Populations that the claim's note says it counts; null where it does not say, or not so that we can tell. */
export function populationsOfClaim(claim: Claim): readonly Population[] | null {
  return FORMS.find(({ form }) => form.test(claim.populationNote))?.populations ?? null;
}

/**
 * Whether a claim's figure would count a person of that population (J14: same population). Somebody whose
 * population nobody knows is surely among those counted only where the claim counts all.
 */
export function claimCounts(claim: Claim, population: Population | null): boolean {
  const counted = populationsOfClaim(claim);
  if (counted === null) return false;
  if (population === null || population === "unknown") return ALL.every((one) => counted.includes(one));
  return counted.includes(population);
}

const plain = (text: string): string => text.normalize("NFKC").trim().toLowerCase();

/**
 * Reasons why the claim's scope is not the desk's; empty when it is the same.
 *
 * A claim whose window has no end runs to its as-of day, which is also how far its deaths are compared.
 */
export function scopeDifferences(claim: Claim, scope: Scope): string[] {
  const why: string[] = [];
  if (claim.area === "") why.push("area unknown");
  else if (plain(claim.area) !== plain(scope.area.name)) why.push("area differs");

  const { from, to } = claim.window;
  if (from === null) why.push("window unknown");
  else if (from !== scope.window.from || (to !== null && to !== scope.window.to)) why.push("window differs");
  if (claim.asOf < scope.window.from) why.push("date before the desk's window");

  const counted = populationsOfClaim(claim);
  if (counted === null) why.push("population unknown");
  else {
    const desk = new Set<Population>(scope.populations.filter((population) => population !== "unknown"));
    if (desk.size !== counted.length || counted.some((population) => !desk.has(population))) {
      why.push("population differs");
    }
  }
  return why;
}
