/**
 * Sarvand: a country that does not exist (J19), with six provinces and twenty cities.
 *
 * Names are made up and written in Persian and Latin letters, with the spellings that lists vary in.
 * A test holds them against the places of the shared data. `share` is a city's part of the deaths;
 * `size` decides how well lists reach it.
 */
import type { Area } from "@daftar/model";

export interface PracticeCity {
  readonly id: string;
  readonly province: string;
  readonly fa: string;
  readonly latin: readonly string[];
  readonly size: "large" | "small";
  /** Part of all deaths, in weights of any sum. */
  readonly share: number;
}

export interface PracticeProvince {
  readonly id: string;
  readonly fa: string;
  readonly latin: readonly string[];
}

export const PROVINCES: readonly PracticeProvince[] = [
  { id: "arvandis", fa: "آروندیس", latin: ["Arvandis", "Arvandees"] },
  { id: "kuhmand", fa: "کوهمند", latin: ["Kuhmand", "Kouhmand"] },
  { id: "talavar", fa: "تالاوار", latin: ["Talavar"] },
  { id: "navaris", fa: "ناواریس", latin: ["Navaris"] },
  { id: "shadarun", fa: "شادارون", latin: ["Shadarun", "Shadaroon"] },
  { id: "barzanak", fa: "برزاناک", latin: ["Barzanak", "Barzanaak"] },
];

const city = (
  province: string,
  id: string,
  fa: string,
  latin: readonly string[],
  size: PracticeCity["size"],
  share: number,
): PracticeCity => ({ id, province, fa, latin, size, share });

export const CITIES: readonly PracticeCity[] = [
  city("arvandis", "mirvanak", "میروانک", ["Mirvanak", "Mirvanack"], "large", 30),
  city("arvandis", "zarkuna", "زرکونا", ["Zarkuna", "Zarkouna"], "large", 9),
  city("arvandis", "dalvaris", "دلواریس", ["Dalvaris"], "small", 4),
  city("arvandis", "osharan", "اوشاران", ["Osharan", "Oosharan"], "small", 3),
  city("kuhmand", "karvanesh", "کاروانش", ["Karvanesh"], "large", 10),
  city("kuhmand", "tirgosha", "تیرگشا", ["Tirgosha", "Tirgusha"], "small", 4),
  city("kuhmand", "sangvara", "سنگوارا", ["Sangvara"], "small", 3),
  city("kuhmand", "balgurak", "بالگورک", ["Balgurak", "Balgoorak"], "small", 2),
  city("talavar", "talvandar", "تلوندر", ["Talvandar"], "large", 7),
  city("talavar", "nimrudan", "نیمرودان", ["Nimrudan", "Nimroudan"], "small", 3),
  city("talavar", "hamveshan", "هموشان", ["Hamveshan"], "small", 2),
  city("navaris", "navakand", "ناواکند", ["Navakand"], "large", 6),
  city("navaris", "zirabgun", "زیرابگون", ["Zirabgun", "Zirabgoon"], "small", 2),
  city("navaris", "mahluran", "ماهلوران", ["Mahluran", "Mahlouran"], "small", 2),
  city("shadarun", "shadvaran", "شادواران", ["Shadvaran"], "large", 5),
  city("shadarun", "rushnavak", "روشناوک", ["Rushnavak", "Roushnavak"], "small", 2),
  city("shadarun", "tavagar", "تواگر", ["Tavagar"], "small", 1),
  city("barzanak", "barzavil", "برزاویل", ["Barzavil"], "large", 3),
  city("barzanak", "kilavar", "کیلاوار", ["Kilavar"], "small", 1),
  city("barzanak", "sepandun", "سپندون", ["Sepandun", "Sepandoon"], "small", 1),
];

/** Name of the country, as claims and scopes name their area. */
export const COUNTRY = "Sarvand (invented)";

export const provinceOfCity = (of: PracticeCity): PracticeProvince =>
  PROVINCES.find((province) => province.id === of.province)!;

/** The area that a practice desk's scope holds. */
export function sarvand(): Area {
  return {
    name: COUNTRY,
    provinces: PROVINCES.map((province) => ({
      id: province.id,
      names: [...province.latin, province.fa],
      cities: CITIES.filter((c) => c.province === province.id).map((c) => ({
        id: c.id,
        names: [...c.latin, c.fa],
      })),
    })),
  };
}
