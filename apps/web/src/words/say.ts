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

const LOAD: Readonly<Record<Language, () => Promise<{ default: object }>>> = {
  en: () => import("./en.json"),
  fa: () => import("./fa.json"),
};

/** What to say in a language; resolves when its catalogue is there. */
export async function wordsIn(language: Language): Promise<Say> {
  const instance: i18n = i18next.createInstance();
  const { default: catalogue } = await LOAD[language]();
  await instance.init({
    lng: language,
    resources: { [language]: { translation: catalogue } },
    // React escapes.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return (key, values) => instance.t(key, { ...values });
}
