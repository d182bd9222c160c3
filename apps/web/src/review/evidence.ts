/** The weight of a pair in words: what speaks for one person, what against, and how strongly. */
import type { Say } from "../words/say.ts";

export interface FieldWeight {
  readonly field: string;
  readonly level: string;
  /** For (above 0) or against. */
  readonly bits: number;
}

const FIELDS = [
  "start",
  "given",
  "father",
  "grandfather",
  "family",
  "sex",
  "age",
  "birthDate",
  "deathDate",
  "place",
  "origin",
  "nationalId",
  "contact",
  "text",
  "relatives",
  "answers",
] as const;
type Field = (typeof FIELDS)[number];

/** Levels of the comparison, as linkage words them. */
const LEVELS = {
  differs: "differs",
  same: "same",
  similar: "similar",
  "one letter apart": "letterApart",
  "variant spelling": "variant",
  "similar user": "similar",
  "same user or nearly the same": "nearlySame",
  "no word shared": "noWord",
  "a word shared": "aWord",
  "half shared": "halfShared",
  "one holds the other": "mostShared",
  "more than 7 years apart": "years8",
  "up to 7 years apart": "years7",
  "up to 3 years apart": "years3",
  "up to 1 year apart": "years1",
  "within 10 years": "years10",
  "same year or within a year": "year",
  "within a year": "year",
  "more than a year apart": "moreThanYear",
  "within a month": "month",
  "within a week or a slip apart": "week",
  "one day apart": "dayApart",
  "two digits differ": "twoDigits",
  "a slip apart": "slip",
  "same year, and no more told": "yearOnly",
  "same week or month, and no more told": "monthOnly",
  "same day": "sameDay",
  "same province": "sameProvince",
  "same place": "samePlace",
  "a few signs agree, no more told": "fewSigns",
  "most signs agree, no more told": "mostSigns",
  "part of it agrees, no more told": "partAgrees",
} as const;
const isLevel = (text: string): text is keyof typeof LEVELS => text in LEVELS;

/** From here on, agreement on a name, day or place weighs so much only because it is rare here. */
const RARE = 6;
const COMMON = 3;
const BY_FREQUENCY: ReadonlySet<string> = new Set([
  "given",
  "father",
  "family",
  "grandfather",
  "place",
  "deathDate",
]);
const LITTLE = 1;

export const fieldOf = (field: string): Field | null => FIELDS.find((one) => one === field) ?? null;

/** What weighs, the heaviest first; what is not told or says next to nothing is left out. */
export function weighty(fields: readonly FieldWeight[]): FieldWeight[] {
  return fields
    .filter(({ field, bits }) => field !== "start" && Math.abs(bits) >= 0.25)
    .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
}

/** "Same father's name, rare in these lists." */
export function inWords({ field, level, bits }: FieldWeight, say: Say): string {
  const known = fieldOf(field);
  if (known === null) return `${field}: ${level}`;
  if (known === "start" || known === "relatives" || known === "answers") return say(`evidence.${known}`);
  const said = say("evidence.field", {
    field: say(`field.${known}`),
    level: isLevel(level) ? say(`evidence.level.${LEVELS[level]}`) : level,
  });
  if (!BY_FREQUENCY.has(field) || bits < LITTLE) return said;
  if (bits >= RARE) return `${said}${say("evidence.rare")}`;
  return bits <= COMMON ? `${said}${say("evidence.common")}` : said;
}

/** How the pair stands as a whole. */
export function stands(weight: number, say: Say): string {
  if (weight >= 5) return say("evidence.forStrong");
  if (weight >= 1) return say("evidence.for");
  if (weight > -1) return say("evidence.even");
  return say(weight > -5 ? "evidence.against" : "evidence.againstStrong");
}
