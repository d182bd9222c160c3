/** Lineage in Persian; in English the desk's own words serve. Codes are `packages/toll`'s. */
import { toPersianDigits } from "@daftar/model";

interface PairShown {
  readonly sources: readonly string[];
  readonly said: boolean;
  readonly effective: boolean;
}

export const inDigits = (count: number): string => toPersianDigits(String(count));

const named = (name: string | null): string => (name === null ? "" : ` «${name}»`);

const WHY: Readonly<Record<string, (name: string | null, other: string) => string>> = {
  "not-counted": () => "باورپذیر ارزیابی نشده است، پس خاستگاهش شمرده نمی‌شود",
  unknown: () => "تبارش نامعلوم است: همه‌ی چنین روایت‌هایی با هم یک خاستگاه‌اند، و در کنار خاستگاهی معلوم هیچ",
  "same-circle": (_, other) =>
    other === "" ? "در حلقه‌ای است که هیچ خاستگاهی را نام نمی‌برد" : `با ${other} در یک حلقه است`,
  "copies-record": (_, other) => `رونوشت روایت ${other} است`,
  "copies-list": (name) => `رونوشت فهرست${named(name)} است`,
  "copied-by-list": (name) => `فهرست${named(name)} از آن برمی‌گیرد`,
  "same-origin": (name, other) => `خاستگاهش${named(name)} است، همان خاستگاه ${other}`,
  "same-list": (name, other) => `مانند ${other} رونوشت فهرست${named(name)} است`,
  "same-body": (name, other) => `از همان نهاد${named(name)} است که ${other} از آن است`,
  "same-source": (name, other) => `از همان منبع مهروموم${named(name)} است که ${other} از آن است`,
  household: (name, other) => `با ${other} از یک خانوار${named(name)} است و هر دو خود ندیده‌اند`,
  "perhaps-same-source": (name, other) =>
    `شاید از همان منبع مهروموم${named(name)} باشد که ${other} از آن است: امانت‌داری گواهی نداده که دو نفرند`,
};

export function whyInPersian(
  { code, name, words }: { readonly code: string; readonly name: string | null; readonly words: string },
  other: string,
): string {
  return WHY[code]?.(name, other) ?? words;
}

const COUNTS: Readonly<Record<string, string>> = {
  "one-known": "با هم یک خاستگاه‌اند",
  unknown: "هیچ‌یک خاستگاهی را نام نمی‌برد: با هم یک خاستگاه نامعلوم‌اند",
  "what-it-leads-to": "حلقه چیزی نمی‌افزاید: تنها آنچه بیرون از آن است شمرده می‌شود",
};

export function circleInPersian(
  members: readonly string[],
  counts: string,
  labels: ReadonlyMap<string, string>,
): string {
  const called = members.map((place) => placeCalled(place, labels));
  return `حلقه: ${[...called, called[0] ?? ""].join(" ← ")}؛ ${COUNTS[counts] ?? ""}`;
}

const FIELDS: Readonly<Record<string, string>> = {
  deathDate: "تاریخ مرگ",
  deathPlace: "جای مرگ",
  injuryDate: "تاریخ زخمی‌شدن",
  injuryPlace: "جای زخمی‌شدن",
  age: "سن",
  sex: "جنس",
  population: "نقش",
  cause: "علت",
  eventLink: "پیوند با رویدادها",
};

const placeCalled = (place: string, labels: ReadonlyMap<string, string>): string => {
  const name = place.slice(place.indexOf(":") + 1);
  return labels.get(name) ?? name;
};

interface ValueShown {
  readonly record: string;
  readonly field: string;
  readonly said: string;
  readonly from: readonly string[];
  readonly origins: readonly string[];
  readonly known: boolean;
  readonly oneWith: readonly string[];
}

export function valueInPersian(value: ValueShown, labels: ReadonlyMap<string, string>): string {
  const { record, field, said, from, origins, known, oneWith } = value;
  const called = (id: string): string => labels.get(id) ?? id;
  const places = from.map((place) => placeCalled(place, labels)).join(" و ");
  const ends = origins.map((origin) => `«${origin}»`).join(" و ");
  const taken = places === "" ? "" : ` از ${places}`;
  const back = !known ? " از جایی نامعلوم" : places === "" ? ` از ${ends}` : `، که به ${ends} برمی‌گردد`;
  const copied = said === "copied" ? "، همان‌گونه که در آنچه رونوشت آن است آمده" : "";
  const shared =
    oneWith.length === 0
      ? ""
      : `؛ ${oneWith.map(called).join(" و ")} هم آن را از همان خاستگاه ${oneWith.length === 1 ? "دارد" : "دارند"}، پس چیزی را تأیید نمی‌کند`;
  return `${called(record)}: ${FIELDS[field] ?? field}${taken}${back}${copied}${shared}`;
}

export function valueCircleInPersian(
  {
    field,
    members,
    known,
  }: { readonly field: string; readonly members: readonly string[]; readonly known: boolean },
  labels: ReadonlyMap<string, string>,
): string {
  const called = members.map((place) => placeCalled(place, labels));
  return `حلقه‌ی ${FIELDS[field] ?? field}: ${[...called, called[0] ?? ""].join(" ← ")}؛ ${known ? "با هم از یک خاستگاه است" : "هیچ‌یک خاستگاهی را نام نمی‌برد"}`;
}

export function pairInPersian({ sources, said, effective }: PairShown): string {
  const both = sources.map((id) => `«${id}»`).join(" و ");
  if (effective) return `منبع‌های ${both} دو نفرند: امانت‌داری گواهی داده است`;
  if (said) return `گفته شده منبع‌های ${both} دو نفرند، ولی امانت‌داری تأیید نکرده است: یک بار شمرده می‌شوند`;
  return `منبع‌های ${both} شاید یک نفر باشند: یک بار شمرده می‌شوند تا امانت‌داری گواهی دهد که دو نفرند`;
}
