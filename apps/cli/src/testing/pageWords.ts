/** What the pages say, by the keys of their catalogues: so that one walk can be made in both languages. */
import { readFileSync } from "node:fs";
import { z } from "zod";

type Catalogue = { readonly [key: string]: string | Catalogue };
const catalogue: z.ZodType<Catalogue> = z.lazy(() => z.record(z.string(), z.union([z.string(), catalogue])));

const PERSIAN_ZERO = "۰".charCodeAt(0);
export const digitsIn = (language: string, text: string | number): string =>
  language === "fa"
    ? String(text).replace(/\d/g, (digit) => String.fromCharCode(PERSIAN_ZERO + Number(digit)))
    : String(text);

export interface PageWords {
  /** The words of a key, up to their first value. */
  say(key: string): string;
  /** All of them, with values put in. */
  full(key: string, values: Readonly<Record<string, string>>): string;
}

export function pageWords(language: "en" | "fa"): PageWords {
  const file = new URL(`../../../web/src/words/${language}.json`, import.meta.url);
  const all = catalogue.parse(JSON.parse(readFileSync(file, "utf8")));
  const find = (key: string): string => {
    const found = key
      .split(".")
      .reduce<string | Catalogue | undefined>(
        (at, part) => (typeof at === "object" ? at[part] : undefined),
        all,
      );
    if (typeof found !== "string") throw new RangeError(`no words for ${key}`);
    return found;
  };
  return {
    say: (key) => (find(key).split("{{")[0] ?? "").trim(),
    full: (key, values) => find(key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? ""),
  };
}
