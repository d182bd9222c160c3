/**
 * Whether two accounts agree on the person or the body, on the death, and on window and area.
 *
 * Source: J3, J6, T26. A value that both have from one origin, or one of them from nobody knows where, is no
 * agreement: it would corroborate itself. That both speak of one person is what their being in one class says; for a body without a
 * name it must be its number or tag with its place, or two people's word that the marks are the same.
 * Missing never agrees. Cost: constant.
 */
import {
  type AssertionField,
  type DateSpan,
  daysIn,
  intersects,
  type PlacePath,
  type Policy,
  widen,
} from "@daftar/model";
import { type Account, assertionOf } from "./account.ts";
import { isKnown, oneOrigin } from "./origins.ts";

type Agreement = Policy["agreement"];

function windowsAgree(a: DateSpan | null, b: DateSpan | null, policy: Agreement): boolean {
  if (a === null || b === null) return false;
  if (daysIn(a) > policy.longestWindowDays || daysIn(b) > policy.longestWindowDays) return false;
  return intersects(widen(a, policy.widenDays), widen(b, policy.widenDays));
}

function areasAgree(a: PlacePath | null, b: PlacePath | null, policy: Agreement): boolean {
  if (a === null || b === null || a.province === null || a.province !== b.province) return false;
  return policy.area === "province" || (a.city !== null && a.city === b.city);
}

/** Whether two accounts have a value each from an origin of its own. */
type Apart = "two-origins" | "one-origin" | "unknown-origin";

/** The accounts themselves are two known origins: whoever asks has seen to that. */
function apart(a: Account, b: Account, field: AssertionField): Apart {
  if (a.asserted === null && b.asserted === null) return "two-origins";
  const [x, y] = [assertionOf(a, field), assertionOf(b, field)];
  // What is one origin is that whether or not it is known.
  if (oneOrigin(x, y)) return "one-origin";
  return isKnown(x) && isKnown(y) ? "two-origins" : "unknown-origin";
}

function hasName({ fields }: Account): boolean {
  return fields.names.length > 0 || fields.given !== null || fields.family !== null;
}

/** @param judgedSame whether two people decided that these two records are of one person or body */
function bodiesAgree(a: Account, b: Account, policy: Agreement, judgedSame: boolean): boolean {
  if (hasName(a) && hasName(b)) return true;
  if (judgedSame) return true;
  const tagged = a.fields.bodyTag !== null && a.fields.bodyTag === b.fields.bodyTag;
  const there = tagged && areasAgree(a.deathPlace, b.deathPlace, policy);
  return there && apart(a, b, "deathPlace") === "two-origins";
}

export type Lack =
  | "told-dead"
  | "window"
  | "date-one-origin"
  | "date-unknown-origin"
  | "area"
  | "place-one-origin"
  | "place-unknown-origin"
  | "body";

function windowLack(a: Account, b: Account, policy: Agreement): Lack | null {
  if (!windowsAgree(a.fields.deathDate, b.fields.deathDate, policy)) return "window";
  const origins = apart(a, b, "deathDate");
  return origins === "two-origins" ? null : `date-${origins}`;
}

/** Place of injury with place of injury, or of death with death: one of the two is enough. */
function areaLack(a: Account, b: Account, policy: Agreement): Lack | null {
  const agreeing = (["deathPlace", "injuryPlace"] as const).filter((field) =>
    areasAgree(a[field], b[field], policy),
  );
  const origins = agreeing.map((field) => apart(a, b, field));
  if (origins.includes("two-origins")) return null;
  const [first] = origins;
  return first === undefined || first === "two-origins" ? "area" : `place-${first}`;
}

/** On what two accounts of two known origins do not agree, in the order of J6; empty where they agree. */
export function agreementLacks(a: Account, b: Account, policy: Agreement, judgedSame: () => boolean): Lack[] {
  const lacks: Lack[] = [];
  if (a.fields.status !== "dead" || b.fields.status !== "dead") lacks.push("told-dead");
  for (const lack of [windowLack(a, b, policy), areaLack(a, b, policy)]) if (lack !== null) lacks.push(lack);
  if (!bodiesAgree(a, b, policy, judgedSame())) lacks.push("body");
  return lacks;
}
