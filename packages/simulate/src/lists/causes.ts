/** Words for causes of death, as lists write them. */
import type { CauseClass } from "@daftar/model";

export const CAUSE_FA: Readonly<Record<CauseClass, string>> = {
  gunfire: "اصابت گلوله",
  pellets: "ساچمه",
  beating: "ضرب و جرح",
  "tear-gas": "گاز اشک‌آور",
  vehicle: "برخورد خودرو",
  "in-custody": "فوت در بازداشت",
  execution: "اعدام",
  other: "سایر",
  unknown: "نامشخص",
};

export const CAUSE_EN: Readonly<Record<CauseClass, string>> = {
  gunfire: "gunfire",
  pellets: "pellets",
  beating: "beating",
  "tear-gas": "tear gas",
  vehicle: "vehicle",
  "in-custody": "in custody",
  execution: "execution",
  other: "other",
  unknown: "unknown",
};
