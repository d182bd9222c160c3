/**
 * A catalogue of words stays one file for whoever writes it, and is loaded in two parts: `en.json?first` and
 * `en.json?later`, by the groups that `src/words/firstWords.ts` names.
 */
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import { FIRST_WORDS } from "./src/words/firstWords.ts";

export const wordsInTwo: Plugin = {
  name: "words-in-two",
  enforce: "pre",
  load(id) {
    const [, file, part] = /^(.*\/words\/\w+\.json)\?(first|later)$/.exec(id) ?? [];
    if (file === undefined) return null;
    const words: unknown = JSON.parse(readFileSync(file, "utf8"));
    const kept = Object.entries(words ?? {}).filter(
      ([group]) => FIRST_WORDS.includes(group) === (part === "first"),
    );
    // Quoted once more, since engines read a long text faster than a long object.
    const text = JSON.stringify(JSON.stringify(Object.fromEntries(kept)));
    return { code: `export default JSON.parse(${text});`, moduleType: "js" };
  },
};
