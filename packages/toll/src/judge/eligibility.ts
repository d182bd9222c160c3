/**
 * Why a victim cannot rise to verified, and why a person may not sign it: asked before signing.
 *
 * Source: J5, J7, J8, J10. Cost: linear in one victim's signatures and open pairs.
 */
import { keysHeld, mayPair } from "@daftar/model";
import type { Judgement, Missing, Victim } from "./victim.ts";

const SIGNATURE_CODES: ReadonlySet<string> = new Set(["two-signatures", "second-signature"]);

/** What stands between a victim and verified, signatures apart; empty: two people may sign. */
export function mayLevelRise(victim: Victim): readonly Missing[] {
  if (victim.level === "set-aside")
    return [{ code: "set-aside", words: `it is set aside: ${victim.setAside ?? "insufficient"}` }];
  if (victim.level === "verified") return [];
  if (victim.level !== "corroborated")
    return [{ code: "not-corroborated", words: "it is not corroborated" }, ...victim.missingForNext];
  const found = victim.missingForNext.filter((one) => !SIGNATURE_CODES.has(one.code));
  return victim.inScope.state === "out"
    ? [...found, { code: "out-of-scope", words: `out of scope by: ${victim.inScope.rules.join(", ")}` }]
    : found;
}

/** What stands against this person signing anything about a victim or a count. */
export function standsAgainst(
  judgement: Pick<Judgement, "people">,
  subject: Pick<Victim, "recorders"> & Partial<Pick<Victim, "joiners">>,
  person: string,
): readonly Missing[] {
  const found: Missing[] = [];
  const enrolled = judgement.people.get(person);
  if (enrolled === undefined || enrolled.revoked)
    return [{ code: "person.unknown", words: "nobody enrolled here has that pseudonym and a key in force" }];
  if (!enrolled.roles.includes("signatory"))
    found.push({ code: "person.role", words: "this person is not a signatory" });
  if (subject.recorders.includes(person))
    found.push({ code: "recorded", words: "this person entered one of the accounts by hand" });
  if (subject.joiners?.includes(person))
    found.push({ code: "joined", words: "this person joined the records in review" });
  return found;
}

export interface Eligibility {
  /** Empty: this person may sign `verified` now. */
  readonly against: readonly Missing[];
  /** This person signed already and waits for a second. */
  readonly signedAlready: boolean;
  /** Their signature would be the second of two that may stand together. */
  readonly completes: boolean;
}

/** @param person the signatory who would sign `verified` */
export function eligibility(
  judgement: Pick<Judgement, "people">,
  victim: Victim,
  person: string,
): Eligibility {
  const against = [...mayLevelRise(victim), ...standsAgainst(judgement, victim, person)];
  const waiting = victim.signatures.filter((one) => one.level === "verified");
  const own = waiting.some((one) => one.person === person);
  const me = judgement.people.get(person);
  // The word of whoever recorded an account counts for nothing, however it came here.
  const others = waiting.filter((one) => one.person !== person && !victim.recorders.includes(one.person));
  const keys = me === undefined ? [] : keysHeld(me);
  const completes = others.some((other) => keys.some((key) => mayPair(key, other)));
  if (me && others.length > 0 && !completes)
    against.push({
      code: "enrolled-by",
      words: "whoever signed already enrolled this person, or was enrolled by them, or shares their key",
    });
  return { against, signedAlready: own, completes };
}
