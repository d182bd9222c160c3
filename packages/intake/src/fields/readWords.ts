/**
 * Closed vocabularies out of the words of three languages: sex, population, cause, status, event link.
 *
 * Words nobody listed give null and stay in the record's cells as written; only sex is refused when it
 * is unreadable, since it takes part in linkage. Latin phrases must match whole words; Persian and Arabic
 * ones the start of a word, since both hang endings on. The order of a table is its order of precedence.
 */
import type { CauseClass, EventLink, PersonStatus, Population, Sex } from "@daftar/model";
import { foldForSearch } from "@daftar/names";
import { saysNothing } from "./placeholder.ts";

/** Phrases as they are looked for: a space before, and after where the word must end there. */
type Table<T> = readonly (readonly [meaning: T, phrases: readonly string[]])[];

function asLookedFor(phrase: string): string {
  const folded = foldForSearch(phrase);
  return ` ${folded}${/\p{Script=Arabic}/u.test(folded) ? "" : " "}`;
}

const table = <T>(...rows: readonly (readonly [T, string])[]): Table<T> =>
  rows.map(([meaning, phrases]) => [meaning, phrases.split("|").map(asLookedFor)]);

function meaningOf<T>(text: string, meanings: Table<T>): T | null {
  const folded = ` ${foldForSearch(text)} `;
  const found = meanings.find(([, phrases]) => phrases.some((phrase) => folded.includes(phrase)));
  return found === undefined ? null : found[0];
}

const SEX: ReadonlyMap<string, Sex> = new Map(
  [
    [
      "female",
      "f|female|woman|girl|women|زن|مونث|مؤنث|خانم|دختر|دخترانه|بانو|أنثى|انثى|بنت|امرأة|ز",
    ] as const,
    ["male", "m|male|man|boy|men|مرد|مذکر|آقا|پسر|ذكر|ولد|رجل|م"] as const,
  ].flatMap(([meaning, phrases]) =>
    phrases.split("|").map((phrase): [string, Sex] => [foldForSearch(phrase), meaning]),
  ),
);
/** Said of people whom neither word fits: the record keeps the words, the field says nothing. */
const OTHER_SEX = new Set(
  ["other", "x", "intersex", "transgender", "non binary", "سایر", "دیگر", "آخر"].map(foldForSearch),
);

export type ReadSex =
  | { readonly kind: "sex"; readonly sex: Sex }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly why: string };

/** @example readSex("زن") // { kind: "sex", sex: "female" } */
export function readSex(text: string): ReadSex {
  const plain = SEX.get(text.toLowerCase());
  if (plain !== undefined) return { kind: "sex", sex: plain };
  const folded = foldForSearch(text);
  if (saysNothing(text) || OTHER_SEX.has(folded)) return { kind: "missing" };
  const sex = SEX.get(folded);
  return sex === undefined ? { kind: "unreadable", why: "neither female nor male" } : { kind: "sex", sex };
}

const POPULATION = table<Population>(
  [
    "security-forces",
    "security forces|security force|police|policeman|police officer|officer|soldier|conscript|basij|irgc|guard|نیروی انتظامی|نیروهای انتظامی|نیروی امنیتی|نیروهای امنیتی|مامور|مأمور|پلیس|بسیجی|سپاهی|سرباز|شرطي|شرطة|الشرطة|جندي|قوات الأمن|رجل امن",
  ],
  ["prisoner", "prisoner|prisoners|detainee|inmate|زندانی|بازداشتی|سجين|معتقل|أسير"],
  ["bystander", "bystander|bystanders|passer by|passerby|رهگذر|عابر|مارة"],
  [
    "protester",
    "protester|protesters|protestor|protestors|demonstrator|demonstrators|معترض|تظاهرکننده|تظاهرات کننده|متظاهر|محتج",
  ],
);

/** Null for words that name no population of the vocabulary. */
export function readPopulation(text: string): Population | null {
  return saysNothing(text) ? null : meaningOf(text, POPULATION);
}

const CAUSE = table<CauseClass>(
  ["execution", "execution|executed|hanged|hanging|اعدام|إعدام|شنق"],
  ["pellets", "pellet|pellets|birdshot|buckshot|shotgun|ساچمه|خرطوش"],
  ["tear-gas", "tear gas|teargas|gas canister|گاز اشک|گاز اشک آور|گاز|غاز مسيل|غاز"],
  ["vehicle", "vehicle|run over|car ramming|rammed|زیر گرفت|زیرگرفت|خودرو|دهس"],
  [
    "gunfire",
    "gunfire|gun|gunshot|gunshots|shot|shooting|bullet|bullets|live fire|live ammunition|sniper|firearm|تیر|گلوله|شلیک|تک تیرانداز|رصاص|الرصاص|طلق|إطلاق نار|اطلاق|قنص",
  ],
  ["beating", "beating|beaten|beat|baton|batons|blunt trauma|ضرب|باتوم|کتک|هراوة"],
  [
    "in-custody",
    "custody|in custody|detention|in detention|prison|torture|tortured|بازداشت|زندان|شکنجه|احتجاز|تعذيب|سجن",
  ],
  [
    "other",
    "other|accident|stroke|heart attack|cardiac arrest|illness|fall|fire|burn|burns|stabbing|stabbed|drowning|suicide|سکته|تصادف|سقوط|بیماری|سوختگی|آتش|چاقو|خودکشی|سایر|حادث|مرض|نوبة قلبية|حريق|أخرى|انتحار",
  ],
);

/** Null for words that name no cause of the vocabulary. */
export function readCause(text: string): CauseClass | null {
  return saysNothing(text) ? null : meaningOf(text, CAUSE);
}

const STATUS = table<PersonStatus | "living">(
  ["missing-presumed", "missing|disappeared|missing presumed dead|ناپدید|مفقود|گمشده|گم شده|المفقود"],
  [
    "dead",
    "dead|died|killed|deceased|death|fatal|کشته|جان باخت|جانباخت|فوت|درگذشت|شهید|متوفی|مرده|مرگ|قتيل|قتل|شهيد|متوفى|وفاة|توفي|ميت",
  ],
  [
    "living",
    "alive|living|survived|survivor|injured|wounded|arrested|detained|released|hospitalised|hospitalized|recovering|زنده|مجروح|زخمی|مصدوم|بازداشت|دستگیر|آزاد|بستری|حي|جريح|مصاب|معتقل|ناج",
  ],
);

/** `living` is said of people who are not dead: no record of a death. Null for words nobody listed. */
export function readStatus(text: string): PersonStatus | "living" | null {
  return saysNothing(text) ? null : meaningOf(text, STATUS);
}

const EVENT_LINK = table<EventLink>(
  ["died-later-of-injury", "died later of injury|died later|later of injury|بر اثر جراحات"],
  ["suicide-after-release", "suicide after release|خودکشی پس از آزادی"],
  ["denied-care", "denied care|محروم از درمان"],
  ["executed", "executed|execution|اعدام|إعدام"],
  ["in-custody", "in custody|custody|بازداشت|زندان"],
  ["missing-presumed", "missing presumed|missing|ناپدید|مفقود"],
  ["direct", "direct|مستقیم|مباشر"],
  ["unclear", "unclear|نامشخص"],
);

/** Null for words that name no link of the vocabulary. */
export function readEventLink(text: string): EventLink | null {
  return meaningOf(text, EVENT_LINK);
}
