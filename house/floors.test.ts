import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { FLOORS, floorFaults, importsOf, type PackageFacts, readPackage } from "./floors.ts";

const root = resolve(import.meta.dirname, "..");
const packages = ["packages", "apps"].flatMap((folder) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => ({ name: entry.name, folder: join(root, folder, entry.name) }))
    : [],
);

describe("the house as it stands", () => {
  it.each(packages)("$name keeps its floor", ({ name, folder }) => {
    expect(floorFaults(readPackage(folder, name))).toEqual([]);
  });

  it.each(packages)("$name has a README and tests", ({ folder }) => {
    expect(existsSync(join(folder, "README.md"))).toBe(true);
    const pkg = readPackage(folder, "any");
    expect(pkg.sources.some((file) => file.path.endsWith(".test.ts"))).toBe(true);
    expect(pkg.sources.some((file) => file.path === "index.ts")).toBe(true);
  });

  it("holds every package of the table that has been built, and no other", () => {
    for (const { name } of packages) expect(FLOORS).toHaveProperty(name);
  });
});

describe("a planted fault is found", () => {
  const sound: PackageFacts = {
    name: "estimate",
    manifest: {
      dependencies: { "@daftar/model": "0.1.0", "@daftar/numeric": "0.1.0" },
      exports: { ".": "./dist/index.js" },
    },
    types: null,
    sources: [
      {
        path: "two-list/chapman.ts",
        text: 'import { rng } from "@daftar/numeric";\nimport { x } from "../y.ts";\n',
      },
    ],
  };
  const withSource = (text: string, path = "two-list/chapman.ts"): PackageFacts => ({
    ...sound,
    sources: [{ path, text }],
  });
  const faults = (pkg: PackageFacts): string =>
    floorFaults(pkg)
      .map((fault) => fault.fault)
      .join("; ");

  it("where there is none, none", () => {
    expect(floorFaults(sound)).toEqual([]);
  });

  it.each<[string, PackageFacts, string]>([
    ["an import up a floor", withSource('import { f } from "@daftar/toll";'), "reaches up to toll"],
    ["an import across a floor", withSource('import { f } from "@daftar/log";'), "reaches across to log"],
    [
      "an import that floors allow and the design forbids",
      { ...withSource('import { f } from "@daftar/store";'), name: "web" },
      "must not know store",
    ],
    [
      "an import past the index",
      withSource('import { f } from "@daftar/numeric/dist/random.js";'),
      "enters numeric by",
    ],
    ["a dynamic import", withSource('const x = await import("@daftar/desk");'), "reaches up to desk"],
    ["a re-export", withSource('export { f } from "@daftar/desk";'), "reaches up to desk"],
    ["an undeclared package", withSource('import { z } from "zod";'), "imports zod without declaring it"],
    [
      "an undeclared package of the house",
      {
        ...withSource('import { f } from "@daftar/model";'),
        manifest: { ...sound.manifest, dependencies: {} },
      },
      "without declaring it",
    ],
    [
      "Node on a browser floor",
      withSource('import { readFileSync } from "node:fs";'),
      "also runs in a browser",
    ],
    [
      "a path out of the package",
      withSource('import { f } from "../../../model/src/claim.ts";'),
      "leaves its package",
    ],
    ["Math.pow where seeds must agree", withSource("export const f = Math.pow(2, 0.5);"), "uses Math.pow"],
    [
      "a dependency upward",
      {
        ...sound,
        manifest: {
          ...sound.manifest,
          dependencies: { ...sound.manifest.dependencies, "@daftar/desk": "0.1.0" },
        },
      },
      "depends on desk",
    ],
    [
      "a second entry",
      { ...sound, manifest: { ...sound.manifest, exports: { ".": "a", "./inner": "b" } } },
      "exports more than its one entry",
    ],
    ["types of a platform", { ...sound, types: ["node"] }, "has types of a platform"],
    ["a package without a floor", { ...sound, name: "utils" }, "stands on no floor"],
  ])("%s", (_, pkg, expected) => {
    expect(faults(pkg)).toContain(expected);
  });

  it("but not where tests use the package's own testing folder, and only there", () => {
    const text = 'import { story } from "../../testing/story.ts";';
    expect(floorFaults(withSource(text, "two-list/chapman.test.ts"))).toEqual([]);
    expect(faults(withSource(text))).toContain("leaves its package");
    expect(faults(withSource('import { x } from "../../other/x.ts";', "two-list/x.test.ts"))).toContain(
      "leaves its package",
    );
  });

  it("nor where a comment speaks of imports", () => {
    const text = "/**\n * An\n * import's rows, from 'a list'.\n */\n// import x from \"desk\"\n";
    expect(importsOf(`${text}import "b";`)).toEqual(["b"]);
  });

  it("sees imports however they are written", () => {
    expect(
      importsOf('import type {\n  A,\n} from "a";\nimport "b";\nexport * from "c";\nconst d = import("d");'),
    ).toEqual(["a", "b", "c", "d"]);
  });
});
