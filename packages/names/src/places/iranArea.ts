/** The built-in area: Iran's 31 provinces and main cities. Cost: one pass over a short table. */
import type { Area } from "@daftar/model";
import { gazetteer } from "./gazetteer.ts";
import { IRAN_TABLE } from "./iranTable.ts";

const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z]+/g, "-")
    .replace(/^-|-$/g, "");

/** A new copy each time: province ids such as `tehran`, city ids such as `tehran.karaj`. */
export function iranArea(): Area {
  const provinces: Area["provinces"] = [];
  for (const line of IRAN_TABLE.split("\n")) {
    const names = [...new Set(line.replace(/^- /, "").split("|"))].filter((name) => name !== "");
    const first = names[0];
    if (first === undefined) continue;
    const province = provinces.at(-1);
    if (!line.startsWith("- ")) provinces.push({ id: idOf(first), names, cities: [] });
    else if (province) province.cities.push({ id: `${province.id}.${idOf(first)}`, names });
  }
  return { name: "Iran", provinces };
}

const iran = gazetteer(iranArea());

/**
 * Province of Iran that a city or province as written lies in; null where none or several do.
 *
 * @example provinceOf("كرج") // "alborz"
 */
export function provinceOf(text: string): string | null {
  return iran.resolve({ place: text, province: null }).province;
}
