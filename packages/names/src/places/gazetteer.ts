/**
 * Finds the city and province of an area that a place as written means, in any script and spelling.
 *
 * By the folded name first, then by skeleton where exactly one place of the area has it. A province given
 * beside the place decides between cities of one name; a city outside the province given is not taken,
 * since one of the two is wrong and we cannot know which. Cost: one pass over the area to build, then
 * constant for each place (answers are kept).
 */
import type { Area } from "@daftar/model";
import { joinedSkeletons } from "../skeleton/skeletons.ts";
import { normalisePlace } from "./normalisePlace.ts";

export interface ResolvedPlace {
  /** Id of the area's city, null where none or several fit. */
  readonly city: string | null;
  readonly province: string | null;
}

export interface Gazetteer {
  readonly resolve: (written: {
    readonly place: string | null;
    readonly province: string | null;
  }) => ResolvedPlace;
}

class Index {
  readonly #byName = new Map<string, Set<string>>();
  readonly #bySound = new Map<string, Set<string>>();

  add(name: string, id: string): void {
    const plain = normalisePlace(name);
    const put = (map: Map<string, Set<string>>, key: string): void => {
      const ids = map.get(key);
      if (ids) ids.add(id);
      else map.set(key, new Set([id]));
    };
    put(this.#byName, plain.replaceAll(" ", ""));
    for (const key of joinedSkeletons(plain.split(" "))) put(this.#bySound, key);
  }

  find(text: string): readonly string[] {
    const plain = normalisePlace(text);
    if (plain === "") return [];
    const named = this.#byName.get(plain.replaceAll(" ", ""));
    if (named) return [...named];
    const sounded = new Set<string>();
    for (const key of joinedSkeletons(plain.split(" "))) {
      // Two consonants fit too many places to mean one of them.
      if (key.replace(/^a/, "").length >= 3) for (const id of this.#bySound.get(key) ?? []) sounded.add(id);
    }
    return sounded.size === 1 ? [...sounded] : [];
  }
}

/** The text, then its parts at commas and dashes: "Karaj, Alborz, Iran". */
function readings(text: string): string[] {
  const parts = text.split(/[,،;/|()]| - | – /).filter((part) => part.trim() !== "");
  return parts.length > 1 ? [text, ...parts] : [text];
}

/** @param area the scope's area, or `iranArea()` */
export function gazetteer(area: Area): Gazetteer {
  const provinces = new Index();
  const cities = new Index();
  const provinceOfCity = new Map<string, string>();
  for (const province of area.provinces) {
    for (const name of province.names) provinces.add(name, province.id);
    for (const city of province.cities) {
      provinceOfCity.set(city.id, province.id);
      for (const name of city.names) cities.add(name, city.id);
    }
  }
  const only = (ids: readonly string[]): string | null => (ids.length === 1 ? (ids[0] ?? null) : null);
  const resolve = (place: string | null, province: string | null): ResolvedPlace => {
    const texts = place === null ? [] : readings(place);
    let inProvince: string | null = null;
    for (const text of province === null ? [] : readings(province)) inProvince ??= only(provinces.find(text));
    for (const text of texts.slice(1)) inProvince ??= only(provinces.find(text));
    for (const text of texts) {
      const found = cities.find(text);
      const fitting =
        inProvince === null ? found : found.filter((id) => provinceOfCity.get(id) === inProvince);
      const city = only(fitting);
      if (city !== null) return { city, province: provinceOfCity.get(city) ?? null };
    }
    for (const text of texts) inProvince ??= only(provinces.find(text));
    return { city: null, province: inProvince };
  };
  const known = new Map<string, ResolvedPlace>();
  return {
    resolve: ({ place, province }) => {
      const key = `${place ?? ""}\u0000${province ?? ""}`;
      let answer = known.get(key);
      if (answer === undefined) {
        answer = resolve(place, province);
        known.set(key, answer);
      }
      return answer;
    },
  };
}
