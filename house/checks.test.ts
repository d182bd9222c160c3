/**
 * What `npm run check` leans on finds what it is there to find. A rule that was switched off, or a tool
 * that reads none of our files and passes everything, would otherwise go unnoticed.
 *
 * Each fault is planted in a small tree of its own and looked for with the house's own settings.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const trees = mkdtempSync(join(tmpdir(), "daftar-planted-"));
afterAll(() => rmSync(trees, { recursive: true, force: true }));
const PATIENCE_MS = 180_000;

/** Makes a tree with the house's tools and the settings named. */
function plant(name: string, settings: readonly string[], files: Readonly<Record<string, string>>): string {
  const folder = join(trees, name);
  mkdirSync(folder);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  for (const file of settings) copyFileSync(join(root, file), join(folder, file));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Runs one of the tools in a tree. */
function check(
  folder: string,
  tool: string,
  ...args: readonly string[]
): { exit: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, "node_modules", tool), ...args],
    { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined } },
  );
  return { exit: status, said: `${stdout}${stderr}` };
}

describe("the typed linter", () => {
  const lint = (folder: string) => check(folder, "oxlint/bin/oxlint", "--type-aware", "--format=unix", "src");
  const SETTINGS = [".oxlintrc.json", "tsconfig.base.json"];
  const tsconfig = JSON.stringify({ extends: "./tsconfig.base.json", include: ["src"] });
  let said = "";

  beforeAll(() => {
    const folder = plant("lint", SETTINGS, {
      "tsconfig.json": tsconfig,
      "src/egg.ts": 'import { hen } from "./hen.ts";\nexport const egg = (): number => hen();\n',
      "src/hen.ts": 'import { egg } from "./egg.ts";\nexport const hen = (): number => egg();\n',
      "src/floating.ts":
        "async function save(): Promise<void> {}\nexport function saveAll(): void {\n  save();\n}\n",
      "src/misused.ts":
        "async function ready(): Promise<boolean> {\n  return true;\n}\nexport const go = (): number => (ready() ? 1 : 0);\n",
      "src/any.ts": "export const value: any = 1;\n",
      "src/outside.ts": 'const read: { name: string } = JSON.parse("1");\nexport const { name } = read;\n',
      "src/unused.ts": "export const first = (rows: number[]): number => rows[0]!;\n",
      "src/union.ts":
        'export function of(kind: "low" | "high"): number {\n  switch (kind) {\n    case "low":\n      return 1;\n  }\n  return 2;\n}\n',
      "src/nothing.test.ts": 'import { it } from "vitest";\nit("cannot fail", () => {});\n',
    });
    const { exit, said: all } = lint(folder);
    expect(exit).not.toBe(0);
    said = all;
  }, PATIENCE_MS);

  it.each([
    ["an import cycle", "egg.ts", "import(no-cycle)"],
    ["the other half of it", "hen.ts", "import(no-cycle)"],
    ["a promise that nobody waits for", "floating.ts", "typescript(no-floating-promises)"],
    ["a promise taken for a yes", "misused.ts", "typescript(no-misused-promises)"],
    ["an any that is written", "any.ts", "typescript(no-explicit-any)"],
    ["an any that came from outside unchecked", "outside.ts", "typescript(no-unsafe-assignment)"],
    ["a case that is not told", "union.ts", "typescript(switch-exhaustiveness-check)"],
    ["a test that expects nothing", "nothing.test.ts", "vitest(expect-expect)"],
  ])("finds %s", (_, file, rule) => {
    expect(said.split("\n").filter((line) => line.startsWith(`src/${file}:`))).toContainEqual(
      expect.stringContaining(rule),
    );
  });

  it("reads the compiler's settings: an element may be missing, so saying it is there is not idle", () => {
    expect(said).not.toContain("src/unused.ts");
  });

  it(
    "and finds nothing in sound files",
    () => {
      const folder = plant("sound", SETTINGS, {
        "tsconfig.json": tsconfig,
        "src/sound.ts": "export async function save(): Promise<void> {}\nawait save();\n",
      });
      expect(lint(folder)).toMatchObject({ exit: 0 });
    },
    PATIENCE_MS,
  );
});

describe("knip", () => {
  let said = "";

  beforeAll(() => {
    const manifest = {
      name: "@planted/estimate",
      version: "0.1.0",
      type: "module",
      exports: { ".": "./src/index.ts" },
      dependencies: { commander: "14.0.3" },
    };
    const folder = plant("knip", ["knip.json"], {
      "package.json": JSON.stringify({ name: "planted", private: true, workspaces: ["packages/*"] }),
      "packages/estimate/package.json": JSON.stringify(manifest),
      "packages/estimate/src/index.ts":
        'import { z } from "zod";\nimport { used } from "./parts.ts";\nexport const shape = z.literal(used);\n',
      "packages/estimate/src/parts.ts": "export const used = 1;\nexport const idle = 2;\n",
      "packages/estimate/src/alone.ts": "export const alone = 1;\n",
    });
    const { exit, said: all } = check(folder, "knip/bin/knip.js", "--reporter", "compact");
    expect(exit).not.toBe(0);
    said = all;
  }, PATIENCE_MS);

  const under = (title: string): string =>
    said.split(`${title} (`)[1]?.split(/\n\S[^\n]* \(\d+\)\n/)[0] ?? "";

  it.each([
    ["a dependency that nobody declared", "Unlisted dependencies", "zod"],
    ["one that nothing uses", "Unused dependencies", "commander"],
    ["a file that nothing imports", "Unused files", "alone.ts"],
    ["an export that nothing imports", "Unused exports", "idle"],
  ])("finds %s", (_, title, what) => {
    expect(under(title)).toContain(what);
  });

  it("and leaves alone what is used", () => {
    expect(under("Unused exports")).not.toContain("used");
  });
});

describe("the compiler", () => {
  const compile = (name: string, text: string) =>
    check(
      plant(name, ["tsconfig.base.json"], {
        "tsconfig.json": JSON.stringify({
          extends: "./tsconfig.base.json",
          compilerOptions: { noEmit: true, composite: false, declaration: false, declarationMap: false },
          include: ["src"],
        }),
        "package.json": '{ "type": "module" }',
        "src/planted.ts": text,
      }),
      "typescript/bin/tsc",
    ).said;

  it.each([
    [
      "an element taken for granted",
      "index",
      "export const first = (rows: number[]): number => rows[0];\n",
      "TS2322",
    ],
    ["a platform's name on a floor that has none", "types", "export const here = process.cwd();\n", "TS2591"],
    ["syntax that is more than types", "erasable", "export enum Level {\n  alleged,\n}\n", "TS1294"],
    [
      "a type imported as a value",
      "verbatim",
      'import { Level } from "./planted.ts";\nexport type Level = 1;\nexport const x: Level = 1;\n',
      "TS1484",
    ],
  ])(
    "finds %s",
    (_, name, text, code) => {
      expect(compile(name, text)).toContain(code);
    },
    PATIENCE_MS,
  );
});
