/**
 * Family names of the invented dead: built, not found (J19).
 *
 * Each is a made-up stem and an ending that Persian family names really take, so that lists spell them as
 * differently as they spell real ones (zadeh, zade; pour, poor), while no stem is a family name that we
 * know of. A test compares full names and ages with the memorial lists.
 */
import type { SpelledName } from "./givenNames.ts";

const STEMS: readonly (readonly [fa: string, ...latin: string[]])[] = [
  ["سروندا", "Sarvanda"],
  ["میروانک", "Mirvanak"],
  ["زرکونا", "Zarkuna", "Zarkouna"],
  ["کوهمار", "Kuhmar", "Kouhmar"],
  ["تالاور", "Talavar", "Taalavar"],
  ["ناورس", "Navaras", "Navares"],
  ["شادرون", "Shadrun", "Shadroon"],
  ["برزانک", "Barzanak"],
  ["آذرکوچ", "Azarkuch", "Azarkooch"],
  ["دشتاون", "Dashtavan"],
  ["رودسپار", "Rudsepar", "Roudsepar"],
  ["برفاور", "Barfavar"],
  ["چشمارو", "Cheshmaru", "Cheshmaroo"],
  ["گلوندر", "Golvandar", "Gulvandar"],
  ["مهربوم", "Mehrbum", "Mehrboom"],
  ["نیکاسپ", "Nikasp", "Neekasp"],
  ["پژوارک", "Pazhvarak", "Pajvarak"],
  ["ژاله‌ور", "Zhalevar", "Jalehvar"],
  ["طوسارن", "Tusaran", "Toosaran"],
  ["غزلاون", "Ghazlavan", "Qazlavan"],
  ["قلندوش", "Ghalandush", "Qalandoosh"],
  ["صفاورز", "Safavarz"],
  ["ضیابین", "Ziabin", "Ziyabin"],
  ["عطرنوش", "Atrnush", "Atrnoosh"],
  ["وفاتون", "Vafatun", "Vafatoon"],
  ["هیرساد", "Hirsad", "Heersad"],
  ["لاچمند", "Lachmand"],
];

export const ENDINGS: readonly (readonly [fa: readonly string[], latin: readonly string[]])[] = [
  [["ی"], ["i", "y"]],
  [
    ["زاده", " زاده", "\u200cزاده"],
    ["zadeh", "zade", " Zadeh"],
  ],
  [
    ["پور", " پور"],
    ["pour", "poor", "pur"],
  ],
  [
    ["نیا", "\u200cنیا"],
    ["nia", "niya"],
  ],
  [
    ["نژاد", " نژاد"],
    ["nejad", "nezhad", "-Nejad"],
  ],
  [["فر"], ["far"]],
];

/** All family names, the more frequent first, as `rankWeights` takes them. */
export const FAMILY_NAMES: readonly SpelledName[] = ENDINGS.flatMap(([faEndings, latinEndings]) =>
  STEMS.map(([fa, ...latin]) => ({
    fa: faEndings.map((ending) => `${fa}${ending}`),
    latin: latin.flatMap((stem) => latinEndings.map((ending) => `${stem}${ending}`)),
  })),
);
