/**
 * The words of every page, a catalogue a language, in JSON that translators edit without a build.
 *
 * A key that is not in the English catalogue does not compile; `words.test.ts` holds the catalogues to
 * each other and to the code. Persian is loaded when it is asked for.
 */
import i18next, { type i18n } from "i18next";
import type { Language } from "../formats/formats.ts";
import type english from "./en.json";

type Leaf<T, P extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${WithoutPlural<K>}` : Leaf<T[K], `${P}${K}.`>;
}[keyof T & string];
type WithoutPlural<K extends string> = K extends `${infer Stem}_${"one" | "other"}` ? Stem : K;

export type Key = Leaf<typeof english>;
/** `count` chooses the form; what is printed is given as text. */
export type Values = Readonly<Record<string, string | number>>;
export type Say = (key: Key, values?: Values) => string;

type Part = () => Promise<{ default: Readonly<Record<string, object>> }>;

const FIRST: Readonly<Record<Language, Part>> = {
  en: () => import("./en.json?first"),
  fa: () => import("./fa.json?first"),
};
const LATER: Readonly<Record<Language, Part>> = {
  en: () => import("./en.json?later"),
  fa: () => import("./fa.json?later"),
};

async function sayFrom(language: Language, parts: readonly Part[]): Promise<Say> {
  const instance: i18n = i18next.createInstance();
  const read = await Promise.all(parts.map((part) => part()));
  const catalogue = Object.fromEntries(read.flatMap((part) => Object.entries(part.default)));
  await instance.init({
    lng: language,
    resources: { [language]: { translation: catalogue } },
    // React escapes.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return (key, values) => instance.t(key, { ...values });
}

/** What the first page and what stands around every page say; other keys come back as they are. */
export const firstWordsIn = (language: Language): Promise<Say> => sayFrom(language, [FIRST[language]]);

/** What to say in a language; resolves when its catalogue is there. */
export const wordsIn = (language: Language): Promise<Say> =>
  sayFrom(language, [FIRST[language], LATER[language]]);
