/** The table of threats in SECURITY.md against the tests it names: each file is there, and a title that its words find. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const page = readFileSync(join(root, "SECURITY.md"), "utf8");
const table = page.split("## Eighteen threats")[1]?.split("\n## ")[0] ?? "";
const threats = [...table.matchAll(/^\| *(\d+) *\|(.*)$/gm)].map((match) => ({
  number: Number(match[1]),
  commands: [...(match[2] ?? "").matchAll(/`npx vitest run (\S+) -t "([^"]+)"`/g)].map(
    ([, path = "", words = ""]) => ({ path, words: words.replaceAll("\\|", "|") }),
  ),
}));

describe("the eighteen threats of SECURITY.md", () => {
  it("are eighteen, each with a command", () => {
    expect(threats.map(({ number }) => number)).toEqual(Array.from({ length: 18 }, (_, at) => at + 1));
    expect(threats.filter(({ commands }) => commands.length === 0)).toEqual([]);
  });

  it.each(threats.flatMap(({ number, commands }) => commands.map((one) => ({ number, ...one }))))(
    "$number: $path has a test of those words",
    ({ path, words }) => {
      expect(existsSync(join(root, path)), path).toBe(true);
      const text = readFileSync(join(root, path), "utf8");
      for (const one of words.split("|")) {
        // A title may be made of parts: what finds it must stand in the file, and in a title's line.
        const titled = text
          .split("\n")
          .some((line) => line.includes(one) && /(?:it|describe)[.(]|^\s*[`"]/.test(line));
        expect(titled, `${path}: ${one}`).toBe(true);
      }
    },
  );
});
