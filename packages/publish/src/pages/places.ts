/** Names of cities and provinces in the page's script, from the scope's area; ids where it has none. */
import type { Scope } from "@daftar/model";
import { scriptOf } from "../people/nameForms.ts";
import type { Words } from "./words/words.ts";

export interface PlaceNames {
  readonly province: (id: string) => string;
  readonly city: (id: string) => string;
  /** City and province in one phrase; null where neither is known. */
  readonly place: (where: {
    readonly city: string | null;
    readonly province: string | null;
  }) => string | null;
}

export function placeNames(scope: Scope, words: Words): PlaceNames {
  const wanted = words.lang === "fa" ? "persian" : "latin";
  const pick = (names: readonly string[], id: string) =>
    names.find((name) => scriptOf(name) === wanted) ?? names[0] ?? id;
  const provinces = new Map<string, string>();
  const cities = new Map<string, string>();
  for (const province of scope.area.provinces) {
    provinces.set(province.id, pick(province.names, province.id));
    for (const city of province.cities) cities.set(city.id, pick(city.names, city.id));
  }
  const province = (id: string) => provinces.get(id) ?? id;
  const city = (id: string) => cities.get(id) ?? id;
  const comma = words.lang === "fa" ? "، " : ", ";
  return {
    province,
    city,
    place: (where) => {
      const parts = [
        where.city === null ? null : city(where.city),
        where.province === null ? null : province(where.province),
      ].filter((part) => part !== null);
      return parts.length === 0 ? null : [...new Set(parts)].join(comma);
    },
  };
}
