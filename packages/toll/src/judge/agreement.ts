/**
 * Whether two accounts agree on the person or the body, on the death, and on window and area.
 *
 * Source: J6. That both speak of one person is what their being in one class says; for a body without a
 * name it must be its number or tag with its place, or two people's word that the marks are the same.
 * Missing never agrees. Cost: constant.
 */
import { type DateSpan, daysIn, intersects, type PlacePath, type Policy, widen } from "@daftar/model";
import type { Account } from "./account.ts";

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

function hasName({ fields }: Account): boolean {
  return fields.names.length > 0 || fields.given !== null || fields.family !== null;
}

/** @param judgedSame whether two people decided that these two records are of one person or body */
function bodiesAgree(a: Account, b: Account, policy: Agreement, judgedSame: boolean): boolean {
  if (hasName(a) && hasName(b)) return true;
  if (judgedSame) return true;
  const tagged = a.fields.bodyTag !== null && a.fields.bodyTag === b.fields.bodyTag;
  return tagged && areasAgree(a.deathPlace, b.deathPlace, policy);
}

export type Lack = "told-dead" | "window" | "area" | "body";

/** On what two accounts do not agree, in the order of J6; empty where they agree. */
export function agreementLacks(a: Account, b: Account, policy: Agreement, judgedSame: () => boolean): Lack[] {
  const lacks: Lack[] = [];
  if (a.fields.status !== "dead" || b.fields.status !== "dead") lacks.push("told-dead");
  if (!windowsAgree(a.fields.deathDate, b.fields.deathDate, policy)) lacks.push("window");
  if (!areasAgree(a.injuryPlace, b.injuryPlace, policy) && !areasAgree(a.deathPlace, b.deathPlace, policy))
    lacks.push("area");
  if (!bodiesAgree(a, b, policy, judgedSame())) lacks.push("body");
  return lacks;
}
