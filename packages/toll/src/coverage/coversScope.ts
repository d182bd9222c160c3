/**
 * Whether lists cover in common just what a desk counts, so that an estimate from them speaks of its scope.
 *
 * Source: J14 (same area, population and date), J21. "Unknown" is no population that a list could set out
 * to cover. Cost: linear in provinces.
 */
import type { Population, Scope } from "@daftar/model";
import type { CommonCoverage } from "./coverageIntersection.ts";

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  new Set(a).size === new Set(b).size && a.every((one) => b.includes(one));

const known = (populations: readonly Population[]): Population[] =>
  populations.filter((one) => one !== "unknown");

/** Provinces and populations that no list limits are those of the scope: nobody outside it is a row. */
export function coversScope(common: CommonCoverage, scope: Scope): boolean {
  const { window, provinces, populations } = common;
  return (
    window.from === scope.window.from &&
    window.to === scope.window.to &&
    (provinces.length === 0 ||
      sameSet(
        provinces,
        scope.area.provinces.map(({ id }) => id),
      )) &&
    (populations.length === 0 || sameSet(known(populations), known(scope.populations)))
  );
}
