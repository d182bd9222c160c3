/**
 * What is said of a victim: chosen values and the fields on which accounts disagree.
 *
 * Source: J1, J10; the rule of choice is in `chooseValues.ts`. Credited accounts speak; where there are
 * none, those nobody refused; else all. Cost: square of the distinct values of one person.
 */
import type {
  Acknowledgement,
  AgeSpan,
  CauseClass,
  DateSpan,
  EventLink,
  IdentityState,
  NameForm,
  PersonStatus,
  PlacePath,
  Population,
  Sex,
} from "@daftar/model";
import { type Account, isCredited } from "./account.ts";
import type { Bench } from "./bench.ts";
import { chooseAge, chooseDate, choosePlace, chooseText } from "./chooseValues.ts";
import { identityOf } from "./identity.ts";
import { NOTHING_RESOLVED, resolvedOf } from "./resolved.ts";

export interface Values {
  readonly identity: IdentityState;
  readonly named: boolean;
  readonly names: readonly NameForm[];
  readonly sex: Sex | null;
  readonly age: AgeSpan | null;
  readonly death: DateSpan | null;
  readonly injury: DateSpan | null;
  readonly injuryPlace: PlacePath | null;
  readonly deathPlace: PlacePath | null;
  readonly population: Population | null;
  readonly cause: CauseClass | null;
  readonly eventLink: EventLink | null;
  readonly status: PersonStatus;
  readonly acknowledgement: Acknowledgement;
  readonly acknowledgedBy: readonly string[];
  readonly disagreements: readonly string[];
}

/** A value that says "not known" supports nothing. */
function said<T extends string>(value: T | null, nothing: string): T | null {
  return value === nothing ? null : value;
}

/** Credited accounts speak; where there are none, those nobody refused; else all. */
function speakingOf(accounts: readonly Account[], credited: readonly Account[]): readonly Account[] {
  if (credited.length > 0) return credited;
  const open = accounts.filter((account) => account.credit !== "refused");
  return open.length > 0 ? open : accounts;
}

/** Missing only where every account that speaks says so. */
export function statusOf(
  accounts: readonly Account[],
  credited: readonly Account[] = accounts.filter(isCredited),
): PersonStatus {
  const speaking = speakingOf(accounts, credited);
  return speaking.length > 0 && speaking.every((account) => account.fields.status === "missing-presumed")
    ? "missing-presumed"
    : "dead";
}

export function valuesOf(
  bench: Bench,
  at: number,
  accounts: readonly Account[],
  credited: readonly Account[],
): Values {
  const open = accounts.filter((account) => account.credit !== "refused");
  const speaking = speakingOf(accounts, credited);
  const subjects = bench.about("resolve", at);
  const resolved = subjects.length > 0 ? resolvedOf(subjects, bench.book) : NOTHING_RESOLVED;
  const disagreements: string[] = [];
  const settle = <T>(
    field: string,
    decided: T | null,
    choice: { value: T | null; disagree: boolean },
  ): T | null => {
    if (decided !== null) return decided;
    if (choice.disagree) disagreements.push(field);
    return choice.value;
  };
  const identity = identityOf(speaking, resolved.identity, bench.names);
  const official = [
    ...new Set(open.filter((a) => a.held.lineage.sourceClass === "official").map((a) => a.list)),
  ].sort();
  const statuses = new Set(speaking.map((account) => account.fields.status));
  if (statuses.size > 1) disagreements.push("status");
  return {
    identity: identity.state,
    named: identity.named,
    names: identity.names,
    sex: settle(
      "sex",
      resolved.sex,
      chooseText("sex", speaking, (a) => a.fields.sex),
    ),
    age: settle("age", resolved.age, chooseAge(speaking)),
    death: settle("deathDate", resolved.death, chooseDate("deathDate", speaking)),
    injury: settle("injuryDate", resolved.injury, chooseDate("injuryDate", speaking)),
    injuryPlace: settle("injuryPlace", resolved.injuryPlace, choosePlace("injuryPlace", speaking)),
    deathPlace: settle("deathPlace", resolved.deathPlace, choosePlace("deathPlace", speaking)),
    population: settle(
      "population",
      resolved.population,
      chooseText("population", speaking, (a) => said(a.fields.population, "unknown")),
    ),
    cause: settle(
      "cause",
      resolved.cause,
      chooseText("cause", speaking, (a) => said(a.fields.cause, "unknown")),
    ),
    eventLink: settle(
      "eventLink",
      resolved.eventLink,
      chooseText("eventLink", speaking, (a) => said(a.fields.eventLink, "unclear")),
    ),
    status: statusOf(accounts, credited),
    acknowledgement: resolved.acknowledgement ?? (official.length > 0 ? "death" : "none"),
    acknowledgedBy: official,
    disagreements,
  };
}
