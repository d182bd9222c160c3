import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { gazetteer } from "./gazetteer.ts";
import { iranArea, provinceOf } from "./iranArea.ts";
import { normalisePlace } from "./normalisePlace.ts";

const shared =
  process.env["DAFTAR_SHARED"] ?? fileURLToPath(new URL("../../../../../shared", import.meta.url));
const provinces = `${shared}/data/linkage/places/typhoon_provinces.csv`;

describe("Iran's places", () => {
  it("are 31 provinces, each with a city, and no id twice", () => {
    const area = iranArea();
    expect(area.provinces).toHaveLength(31);
    const ids = area.provinces.flatMap((province) => [province.id, ...province.cities.map(({ id }) => id)]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(area.provinces.every((province) => province.cities.length > 0)).toBe(true);
  });

  it("are found in either script and common spellings", () => {
    expect(provinceOf("كرج")).toBe("alborz");
    expect(provinceOf("Karaj, Iran")).toBe("alborz");
    expect(provinceOf("Saghez")).toBe("kurdistan");
    expect(provinceOf("استان سیستان و بلوچستان")).toBe("sistan-and-baluchestan");
    expect(provinceOf("Esfahan")).toBe(provinceOf("اصفهان"));
    expect(provinceOf("nowhere at all")).toBeNull();
    expect(provinceOf("")).toBeNull();
  });

  it.skipIf(!existsSync(provinces))("know every province of an official list (needs DAFTAR_SHARED)", () => {
    const names = readFileSync(provinces, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")[1]?.replaceAll('"', "") ?? "");
    expect(names).toHaveLength(31);
    expect(new Set(names.map(provinceOf)).size).toBe(31);
    expect(names.filter((name) => provinceOf(name) === null)).toEqual([]);
  });
});

describe("a gazetteer", () => {
  // Invented places.
  const places = gazetteer({
    name: "Nowhere",
    provinces: [
      { id: "n", names: ["Narvestan", "نروستان"], cities: [{ id: "n1", names: ["Golrud", "گلرود"] }] },
      {
        id: "s",
        names: ["Sarvestan", "سروستان"],
        cities: [
          { id: "s1", names: ["Golrud", "گلرود"] },
          { id: "s2", names: ["Kamvar", "کامور"] },
        ],
      },
    ],
  });

  it("crosses scripts by sound where only one place has it", () => {
    expect(places.resolve({ place: "Kaamvar", province: null })).toEqual({ city: "s2", province: "s" });
  });

  it("does not choose between cities of one name unless the province says which", () => {
    expect(places.resolve({ place: "Golrud", province: null })).toEqual({ city: null, province: null });
    expect(places.resolve({ place: "گلرود", province: "Sarvestan" })).toEqual({ city: "s1", province: "s" });
    expect(places.resolve({ place: "Golrud, Narvestan", province: null })).toEqual({
      city: "n1",
      province: "n",
    });
  });

  it("takes no city outside the province given", () => {
    expect(places.resolve({ place: "Kamvar", province: "نروستان" })).toEqual({ city: null, province: "n" });
  });

  it("reads a province where a place was asked for", () => {
    expect(places.resolve({ place: "استان سروستان", province: null })).toEqual({ city: null, province: "s" });
    expect(normalisePlace("استان تهران")).toBe("تهران");
  });
});
