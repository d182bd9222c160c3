/**
 * The build is the same bytes wherever it is made, and nothing comes in that nobody named (threat 16).
 *
 * Source files alone are copied elsewhere and built there; what runs must equal what was built here (`npm test`
 * builds first). Left out: `.d.ts` and source maps, which nobody runs and in which the compiler's threads order
 * unions differently, and the empty database, into which PostgreSQL writes a number of its own.
 * Cost: one build.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";

const root = resolve(import.meta.dirname, "..");
const copy = mkdtempSync(join(tmpdir(), "daftar-build-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const NOT_SOURCE = new Set(["node_modules", "dist", ".types", ".git", "__pycache__"]);
/** At the top alone. */
const NOT_SOURCE_HERE = new Set(["desks", "coverage"].map((name) => join(root, name)));

/** Sources without anything built, and the packages that were installed. */
function copySources(): void {
  cpSync(root, copy, {
    recursive: true,
    filter: (path) =>
      !NOT_SOURCE.has(basename(path)) && !NOT_SOURCE_HERE.has(path) && !path.endsWith(".tsbuildinfo"),
  });
  const [from, to] = [join(root, "node_modules"), join(copy, "node_modules")];
  mkdirSync(join(to, "@daftar"), { recursive: true });
  for (const name of readdirSync(from))
    if (name !== "@daftar") symlinkSync(join(from, name), join(to, name), "junction");
  for (const group of ["apps", "packages"])
    for (const name of readdirSync(join(root, group))) {
      const own = join(group, name, "node_modules");
      if (existsSync(join(root, own))) symlinkSync(join(root, own), join(copy, own), "junction");
    }
  // Packages of the house are the copy's own.
  for (const name of readdirSync(join(from, "@daftar")))
    symlinkSync(readlinkSync(join(from, "@daftar", name)), join(to, "@daftar", name), "junction");
}

/** SHA-256 of everything built that runs, by path. */
function builtIn(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const group of ["apps", "packages"]) {
    for (const name of readdirSync(join(folder, group))) {
      const dist = join(folder, group, name, "dist");
      if (!existsSync(dist)) continue;
      for (const path of readdirSync(dist, { recursive: true, encoding: "utf8" }).sort()) {
        if (!/\.(?:js|mjs|css|html|json|svg|png|woff2|wasm)$/.test(path)) continue;
        const bytes = readFileSync(join(dist, path));
        found.set(`${group}/${name}/dist/${path}`, createHash("sha256").update(bytes).digest("hex"));
      }
    }
  }
  return found;
}

it("two builds in two places are the same, byte for byte, in everything that runs", () => {
  copySources();
  expect([...builtIn(copy)]).toEqual([]);
  // The test runner's own surroundings would build another web page.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:NODE_ENV|NODE_OPTIONS|VITEST|VITE_|DEV$|PROD$|MODE$|SSR$)/.test(name),
    ),
  );
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "build"], {
    cwd: copy,
    encoding: "utf8",
    env,
  });
  expect({ status, said: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, said: "" });
  const [here, there] = [builtIn(root), builtIn(copy)];
  expect(there.size).toBeGreaterThan(500);
  // What lies here and is not built any more was left by an older build: `tsc -b` takes nothing away.
  const differing = [...there.keys()].filter((path) => here.get(path) !== there.get(path));
  expect(differing).toEqual([]);
});

describe("what is installed", () => {
  const entry = z.object({
    version: z.string().optional(),
    integrity: z.string().optional(),
    link: z.boolean().optional(),
    hasInstallScript: z.boolean().optional(),
    resolved: z.string().optional(),
  });
  const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), "utf8"));
  const lock = z.object({ packages: z.record(z.string(), entry) });
  const names = z.record(z.string(), z.string()).default({});
  const manifest = z.object({ dependencies: names, devDependencies: names, optionalDependencies: names });
  const manifests = [
    "package.json",
    ...["apps", "packages"].flatMap((group) =>
      readdirSync(join(root, group)).map((name) => `${group}/${name}/package.json`),
    ),
  ];

  it.each(["package-lock.json", "house/postgres/package-lock.json"])(
    "%s holds a hash for every package, from the registry alone",
    (path) => {
      const installed = Object.entries(lock.parse(read(path)).packages).filter(
        ([at, { link }]) => at.includes("node_modules/") && link !== true,
      );
      expect(installed.length).toBeGreaterThan(2);
      const without = installed.filter(([, { integrity }]) => integrity?.startsWith("sha512-") !== true);
      expect(without.map(([at]) => at)).toEqual([]);
      const elsewhere = installed.filter(([, { resolved }]) => /^(?:git|http:|file:)/.test(resolved ?? ""));
      expect(elsewhere.map(([at]) => at)).toEqual([]);
    },
  );

  it("runs no script of any package as it is installed", () => {
    const { packages } = lock.parse(read("package-lock.json"));
    const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript === true);
    expect(scripted.map(([at]) => at)).toEqual([]);
  });

  it("is one exact version for each name that a package.json has, and that of the lockfile", () => {
    const { packages } = lock.parse(read("package-lock.json"));
    const wrong = manifests.flatMap((path) => {
      const { dependencies, devDependencies, optionalDependencies } = manifest.parse(read(path));
      const folder = path.slice(0, -"package.json".length);
      return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
        .filter(([name, version]) => {
          if (name.startsWith("@daftar/")) return false;
          const held = packages[`${folder}node_modules/${name}`] ?? packages[`node_modules/${name}`];
          return held?.version !== version;
        })
        .map(([name, version]) => `${path}: ${name}@${version}`);
    });
    expect(wrong).toEqual([]);
    expect(manifests.length).toBeGreaterThan(10);
  });
});
