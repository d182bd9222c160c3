/**
 * Reporting conditions, each at the place its words mean.
 *
 * Source: J20 (a dated table of what was cut where). The words are people's own; those that name the whole
 * area, or a place of it, are read, and a cut whose words are neither is taken to concern every place: a
 * warning too many costs a reader a moment, one too few a wrong belief. Cost: one look-up a row.
 */
import type { Area, OpBody, PlacePath } from "@daftar/model";
import type { ResolvePlace } from "../judge/account.ts";
import { type ScopeBox, scopesOverlap } from "../lines/place.ts";

export type Condition = OpBody<"conditions">;

export interface PlacedCondition extends Condition {
  /** Null: the words are no place of the scope, and the cut is taken to concern every place. */
  readonly place: PlacePath | null;
}

const EVERYWHERE: PlacePath = { province: null, city: null, incident: null };
const WORDS_FOR_ALL = new Set([
  "the whole area",
  "whole area",
  "the whole country",
  "whole country",
  "nationwide",
  "everywhere",
  "سراسر کشور",
  "کل کشور",
  "همه جا",
  "همه‌جا",
  "سراسر منطقه",
]);

const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\([^()]*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

export function placeConditions(
  conditions: readonly Condition[],
  area: Pick<Area, "name"> | null,
  resolve: ResolvePlace,
): PlacedCondition[] {
  const whole = area === null ? null : plain(area.name);
  return conditions.map((one) => {
    const words = plain(one.where);
    if (WORDS_FOR_ALL.has(words) || words === whole) return { ...one, place: EVERYWHERE };
    const { province, city } = resolve({ place: one.where, province: null });
    return { ...one, place: province === null ? null : { province, city, incident: null } };
  });
}

/** Those in force for some of the window, somewhere in the place or around it. */
export function conditionsOver(conditions: readonly PlacedCondition[], box: ScopeBox): PlacedCondition[] {
  return conditions.filter(({ from, to, place }) =>
    scopesOverlap(box, { place: place ?? EVERYWHERE, window: { from, to } }),
  );
}
