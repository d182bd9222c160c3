import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { FIRST_WORDS } from "./firstWords.ts";

const SRC = join(import.meta.dirname, "..");
type Catalogue = { readonly [key: string]: string | Catalogue };
const catalogue: z.ZodType<Catalogue> = z.lazy(() => z.record(z.string(), z.union([z.string(), catalogue])));

function leaves(of: Catalogue, above = ""): [string, string][] {
  return Object.entries(of).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${above}${key}`, value]] : leaves(value, `${above}${key}.`),
  );
}
const read = (language: string) =>
  new Map(leaves(catalogue.parse(JSON.parse(readFileSync(join(SRC, `words/${language}.json`), "utf8")))));
const sources = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".test.ts"))
  .map((path) => readFileSync(join(SRC, path), "utf8"))
  .join("\n");
const [en, fa] = [read("en"), read("fa")];
const stem = (key: string) => key.replace(/_(one|other)$/, "");
const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe("the words of both languages", () => {
  it("are of the same keys", () => {
    expect([...fa.keys()].sort()).toEqual([...en.keys()].sort());
  });

  it("name the same values in every sentence", () => {
    for (const [key, text] of en) expect(placeholders(fa.get(key) ?? ""), key).toEqual(placeholders(text));
  });

  it("are all used: as they stand, or by a word of a closed vocabulary", () => {
    const literal = new Set([...sources.matchAll(/"([\w-]+(?:\.[\w-]+)+)"/g)].map(([, key]) => key));
    const prefixes = [...sources.matchAll(/`([\w-]+(?:\.[\w-]+)*\.)\$\{/g)].map(([, prefix = ""]) => prefix);
    const unused = [...en.keys()].filter(
      (key) => !literal.has(stem(key)) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });

  it("come first where the first page, or what stands around every page, says them", () => {
    const seen = new Set<string>();
    const said = new Set<string>();
    const look = (file: string): void => {
      if (seen.has(file) || !existsSync(file) || !/\.tsx?$/.test(file)) return;
      seen.add(file);
      const text = readFileSync(file, "utf8");
      const groups = [/"([\w-]+)(?:\.[\w-]+)+"/g, /`([\w-]+)(?:\.[\w-]+)*\.\$\{/g];
      for (const form of groups) for (const [, group = ""] of text.matchAll(form)) said.add(group);
      // Screens are loaded when they are gone to, and their words with them.
      const loads = file.endsWith("app/routes.tsx") ? [] : text.matchAll(/import\("(\.[^"]+)"\)/g);
      for (const [, path = ""] of [...text.matchAll(/(?:from|import) "(\.[^"]+)"/g), ...loads])
        look(join(dirname(file), path));
    };
    look(join(SRC, "main.tsx"));
    const groups = new Set([...en.keys()].map((key) => key.split(".")[0] ?? ""));
    expect([...said].filter((group) => groups.has(group)).sort()).toEqual([...FIRST_WORDS].sort());
  });

  it("hold no letter that Persian does not write", () => {
    for (const [key, text] of fa) expect(/[يكة]/.test(text), key).toBe(false);
  });
});
