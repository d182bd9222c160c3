/**
 * One record as an account of a death: the version that was assessed, its credit, lineage and places.
 *
 * Source: J3, J5, J8, J9. An account assessed by itself is judged at the version its assessor saw; one
 * credited by its list at the newest version that the list's assessment names. A newer version that
 * nobody assessed changes neither: it asks for review. Cost: constant per record.
 */
import {
  type AssertionField,
  assertionSubject,
  type EvidenceRisk,
  type PlacePath,
  type RecordFact,
  type RecordFields,
  type RecordVersionFact,
  type WrittenPlace,
} from "@daftar/model";
import { bodyOf, type DecisionBook } from "./decisionBook.ts";
import type { Ancestry, AssertedValues, HeldLineage, Lineages } from "./lineages.ts";
import type { ListVerdict } from "./listAssessment.ts";

export interface Account {
  readonly id: string;
  readonly list: string;
  readonly record: RecordFact;
  readonly fields: RecordFields;
  /** `account`: assessed by itself. `list`: by its list, which grants reported at most. */
  readonly credit: "none" | "list" | "account" | "refused";
  /** A version newer than the assessed one is there. */
  readonly stale: boolean;
  readonly assessed: boolean;
  /** Decisions about it whose heads differ. */
  readonly contested: readonly string[];
  readonly risks: readonly EvidenceRisk[];
  readonly held: HeldLineage;
  readonly ancestry: Ancestry;
  /** Values that come from elsewhere than the account; null where none does, as for nearly all. */
  readonly asserted: AssertedValues | null;
  readonly injuryPlace: PlacePath | null;
  readonly deathPlace: PlacePath | null;
}

export type ResolvePlace = (written: WrittenPlace) => {
  readonly city: string | null;
  readonly province: string | null;
};

/** Places by their written form, remembered: a hundred thousand rows name a few hundred places. */
export function placeResolver(resolve: ResolvePlace): (written: WrittenPlace) => PlacePath | null {
  const known = new Map<string, PlacePath | null>();
  return (written) => {
    if (written.place === null && written.province === null) return null;
    const key = `${written.place ?? ""}\0${written.province ?? ""}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const { city, province } = resolve(written);
    const path = province === null ? null : { province, city, incident: null };
    known.set(key, path);
    return path;
  };
}

export interface AccountReader {
  readonly book: DecisionBook;
  readonly lineages: Lineages;
  readonly verdictOf: (list: string) => ListVerdict;
  readonly placeOf: (written: WrittenPlace) => PlacePath | null;
  readonly asOf: string | null;
}

function newestUpTo(versions: readonly RecordVersionFact[], time: string): RecordVersionFact | null {
  // Clocks of two nodes may differ by a little: an assessor saw at least the first version.
  return versions.findLast((version) => version.time <= time) ?? versions[0] ?? null;
}

/** @returns null for a record that had no version yet */
export function readAccount(record: RecordFact, reader: AccountReader): Account | null {
  const { book, asOf } = reader;
  const versions = asOf === null ? record.versions : record.versions.filter((v) => v.time <= asOf);
  const newest = versions.at(-1);
  if (newest === undefined) return null;
  const state = book.get("assess-account", record.id, asOf);
  const { decision } = state;
  const assessment = bodyOf("assess-account", decision);
  const refusedBySetAside = setAsideAccount(book, record.id, asOf);
  const granted = reader.verdictOf(record.list).granted;
  let credit: Account["credit"] = "none";
  let version = newest;
  if (refusedBySetAside || assessment?.verdict === "not-credible") credit = "refused";
  else if (decision && assessment?.verdict === "credible") {
    credit = "account";
    version = newestUpTo(versions, decision.time) ?? newest;
  } else if (granted.size > 0) {
    const named = versions.findLast((v) => granted.has(v.opId));
    if (named) {
      credit = "list";
      version = named;
    }
  }
  const held = reader.lineages.held(record.id, record.lineage, record.list);
  return {
    id: record.id,
    list: record.list,
    record,
    fields: version.fields,
    credit,
    stale: version !== newest,
    assessed: assessment !== null || credit !== "none",
    contested: contestedOf(state.conflict, lineageContested(book, record.id, asOf)),
    risks: assessment?.risks ?? NO_RISKS,
    held,
    ancestry: reader.lineages.ancestry(record.id, held, record.list),
    asserted: reader.lineages.values(record, held),
    injuryPlace: reader.placeOf(version.fields.injuryPlace),
    deathPlace: reader.placeOf(version.fields.deathPlace),
  };
}

const NO_RISKS: readonly EvidenceRisk[] = [];
const UNCONTESTED: readonly string[] = [];

/** Of the account, or of one of its values. */
function lineageContested(book: DecisionBook, record: string, asOf: string | null): boolean {
  if (book.get("lineage", record, asOf).conflict) return true;
  const fields = book.assertedOf(record);
  return (
    fields !== undefined &&
    [...fields].some((field) => book.get("lineage", assertionSubject(record, field), asOf).conflict)
  );
}

/** Where one value of an account comes from: the account itself, unless something else is said. */
export function assertionOf(
  account: Account,
  field: AssertionField,
): Pick<Account, "id" | "list" | "held" | "ancestry"> {
  const said = account.asserted?.get(field);
  return said === undefined
    ? account
    : { id: account.id, list: account.list, held: said.held, ancestry: said.ancestry };
}

function contestedOf(assessment: boolean, lineage: boolean): readonly string[] {
  if (!assessment && !lineage) return UNCONTESTED;
  return [...(assessment ? ["assess-account"] : []), ...(lineage ? ["lineage"] : [])];
}

/** Reasons that speak of the account, not of the person: set on a record they take its credit alone. */
export const ACCOUNT_REASONS: ReadonlySet<string> = new Set(["fabricated", "insufficient"]);

function setAsideAccount(book: DecisionBook, record: string, asOf: string | null): boolean {
  const body = bodyOf("set-aside", book.get("set-aside", record, asOf).decision);
  return body?.reason != null && ACCOUNT_REASONS.has(body.reason);
}

export function isCredited(account: Account): boolean {
  return account.credit === "account" || account.credit === "list";
}
