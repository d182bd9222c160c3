/**
 * Single values that come from elsewhere than their accounts: from where, with which other account's value they
 * are one though the accounts are two, and which go round in a circle.
 *
 * Source: J3, T25, T26; the same functions tell as `judge` counts with. Cost: square in the accounts asked for,
 * for each field of which something is said; circles, linear in places and steps.
 */
import { type AssertionField, assertionField, type RecordFact } from "@daftar/model";
import type { Asserted, AssertedValues, HeldLineage, Lineages } from "../judge/lineages.ts";
import { isKnown, type OriginAccount, oneOrigin } from "../judge/origins.ts";
import type { LineageValue, ValueCircle } from "./graphTypes.ts";
import { reachOf } from "./reach.ts";
import { valueCircleWords, valueWords } from "./words.ts";

/** An account as it is told, with what is said of its values. */
export interface ValuedAccount extends OriginAccount {
  readonly label: string;
  readonly held: HeldLineage;
  readonly asserted: AssertedValues | null;
  /** Null for a count. */
  readonly record: RecordFact | null;
}

function holds({ record }: ValuedAccount, field: AssertionField): boolean {
  return (record?.versions ?? []).some(({ fields }) => {
    const value = fields[field];
    if (value === null) return false;
    return (
      typeof value !== "object" || !("place" in value) || value.place !== null || value.province !== null
    );
  });
}

const assertionOf = (one: ValuedAccount, field: AssertionField): OriginAccount => ({
  id: one.id,
  list: one.list,
  ancestry: one.asserted?.get(field)?.ancestry ?? one.ancestry,
});

/** Origins at which following it ends, as first worded, sorted. */
function originsOf({ ancestry }: Asserted): string[] {
  const worded = ancestry.terminals.flatMap(({ lineage }) => lineage.origin ?? []);
  return [...new Set(worded)].sort();
}

/** @param labelOf what people call a `list:NAME` or `record:ID` */
export function valuesOf(
  told: readonly ValuedAccount[],
  labelOf: (place: string) => string,
): readonly LineageValue[] {
  return assertionField.options.flatMap((field) => {
    const having = told.filter((one) => holds(one, field));
    return having.flatMap((one): LineageValue[] => {
      const said = one.asserted?.get(field);
      if (said === undefined) return [];
      const oneWith = having.filter(
        (other) =>
          other !== one &&
          !oneOrigin(one, other) &&
          oneOrigin(assertionOf(one, field), assertionOf(other, field)),
      );
      const value = {
        account: one.id,
        field,
        said: said.inherited || said.held.from === "nothing" ? ("copied" as const) : said.held.from,
        from: said.held.lineage.from,
        origins: originsOf(said),
        known: isKnown(assertionOf(one, field)),
        oneWith: oneWith.map(({ id }) => id),
      };
      const words = valueWords(
        { ...value, label: one.label },
        said.held.lineage.from.map(labelOf),
        oneWith.map(({ label }) => label),
      );
      return [{ ...value, words }];
    });
  });
}

/** Circles that values make; one that the accounts make themselves is told as theirs. */
export function valueCirclesOf(
  told: readonly ValuedAccount[],
  lineages: Lineages,
  labelOf: (place: string) => string,
): readonly ValueCircle[] {
  return assertionField.options.flatMap((field) => {
    const asserted = told.filter((one) => one.asserted?.has(field) === true && holds(one, field));
    if (asserted.length === 0) return [];
    const starts = new Map(asserted.map((one) => [`record:${one.id}`, one.asserted!.get(field)!.held]));
    const { circles } = reachOf(lineages, starts, field);
    return circles
      .filter((members) => members.some((place) => lineages.saidAt(place, field) !== null))
      .map((members): ValueCircle => {
        const known = members.some((place) => lineages.holdsAt(place, field).lineage.origin !== null);
        return { field, members, known, words: valueCircleWords(field, members.map(labelOf), known) };
      });
  });
}
