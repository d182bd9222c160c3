/**
 * The floors of the house: who may import whom (docs/tour.md). Imports go downward only, a package is
 * entered by its `src/index.ts` alone, and the floors that also run in a browser know nothing of Node.
 *
 * The compiler does not hold this: npm links every workspace into one node_modules, so an undeclared
 * import of a built package compiles. Hence these rules over package.json, tsconfig.json and the text
 * of imports.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

export const FLOORS: Readonly<Record<string, number>> = {
  model: 0,
  numeric: 0,
  names: 1,
  claims: 1,
  estimate: 1,
  log: 1,
  seal: 1,
  linkage: 2,
  toll: 2,
  simulate: 2,
  intake: 3,
  store: 3,
  courier: 3,
  evidence: 3,
  publish: 3,
  audit: 3,
  desk: 4,
  server: 5,
  web: 5,
  checker: 5,
  cli: 6,
};

/** Packages that a browser runs. */
const BROWSER: ReadonlySet<string> = new Set([
  ...Object.keys(FLOORS).filter((name) => (FLOORS[name] ?? 9) <= 2),
  "audit",
  "courier",
]);

/** Entries beside the index, for a thread or a command that must not load what it does not run. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  claims: ["extract"],
  linkage: ["walk"],
  desk: ["command"],
};

/** Packages that must not know each other though the floors would allow it. */
const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
  estimate: ["names"],
  web: ["store", "server"],
  checker: ["store", "server", "publish"],
};

interface SourceFile {
  /** Path below the package's `src`. */
  readonly path: string;
  readonly text: string;
}

export interface PackageFacts {
  readonly name: string;
  readonly manifest: {
    readonly dependencies: Readonly<Record<string, string>>;
    readonly exports: Readonly<Record<string, unknown>>;
  };
  /** `compilerOptions.types` of its tsconfig; null where it inherits the base's empty list. */
  readonly types: readonly string[] | null;
  readonly sources: readonly SourceFile[];
}

export interface FloorFault {
  readonly package: string;
  readonly where: string;
  readonly fault: string;
}

const IMPORT =
  /(?:^|[\s;])(?:import|export)\s[^"';]*?from\s*["']([^"']+)["']|(?:^|[\s;])import\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

/** Comments that stand on lines of their own: a sentence about "an import's rows" is no import. */
const OWN_LINE_COMMENT = /^[ \t]*(?:\/\*[\s\S]*?\*\/|\/\/.*)/gm;

/** What a source file imports, in the order it stands there. */
export function importsOf(text: string): string[] {
  return [...text.replace(OWN_LINE_COMMENT, "").matchAll(IMPORT)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? "",
  );
}

/** Tests, and what only tests use: `x.test.ts`, `x.suite.ts`, whatever lies in a folder `testing`. */
const isTest = (path: string): boolean => /\.(test|suite)\.ts$|(^|\/)testing\//.test(path);

function faultsOfImport(pkg: PackageFacts, file: SourceFile, target: string): string | null {
  if (target.startsWith("node:")) {
    return BROWSER.has(pkg.name) && !isTest(file.path)
      ? `imports ${target}, but also runs in a browser`
      : null;
  }
  if (target.startsWith(".")) {
    const depth = file.path.split("/").length - 1;
    const ups = target.split("/").filter((part) => part === "..").length;
    // Tests may also use the package's own `testing/`, beside its `src`.
    const sharedByTests = isTest(file.path) && ups === depth + 1 && /^(\.\.\/)+testing\//.test(target);
    return ups > depth && !sharedByTests ? `leaves its package by ${target}` : null;
  }
  const own = /^@daftar\/([a-z]+)(\/.*)?$/.exec(target);
  if (!own) {
    const dependency = target.startsWith("@")
      ? target.split("/").slice(0, 2).join("/")
      : (target.split("/")[0] ?? target);
    if (isTest(file.path)) return null;
    return dependency in pkg.manifest.dependencies ? null : `imports ${dependency} without declaring it`;
  }
  const [, name = "", deep] = own;
  if (deep !== undefined && DOORS[name]?.includes(deep.slice(1)) !== true)
    return `enters ${name} by ${target} instead of its index`;
  if (name === pkg.name) return "imports itself by name";
  // Tests may use the generator of invented crackdowns from any floor.
  if (isTest(file.path) && name === "simulate") return null;
  const here = FLOORS[pkg.name];
  const there = FLOORS[name];
  if (here === undefined || there === undefined) return `${name} or ${pkg.name} stands on no floor`;
  if (there >= here) return `reaches ${there === here ? "across" : "up"} to ${name}`;
  if (FORBIDDEN[pkg.name]?.includes(name) === true) return `must not know ${name}`;
  if (!isTest(file.path) && !(`@daftar/${name}` in pkg.manifest.dependencies))
    return `imports @daftar/${name} without declaring it`;
  return null;
}

/** A comment may say why Math.pow is not used. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");

/** Every breach of the floors in one package. */
export function floorFaults(pkg: PackageFacts): FloorFault[] {
  const faults: FloorFault[] = [];
  const add = (where: string, fault: string): void => {
    faults.push({ package: pkg.name, where, fault });
  };
  const floor = FLOORS[pkg.name];
  if (floor === undefined) add("package.json", "stands on no floor of the table");
  for (const dependency of Object.keys(pkg.manifest.dependencies)) {
    const name = /^@daftar\/(.+)$/.exec(dependency)?.[1];
    if (name === undefined || floor === undefined) continue;
    const there = FLOORS[name];
    if (there === undefined || there >= floor)
      add("package.json", `depends on ${name}, which is not below it`);
  }
  const doors = [".", ...(DOORS[pkg.name] ?? []).map((door) => `./${door}`)];
  const entries = Object.keys(pkg.manifest.exports);
  if (entries.length !== doors.length || entries.some((entry) => !doors.includes(entry)))
    add("package.json", "exports more than its one entry");
  if (BROWSER.has(pkg.name) && (pkg.types?.length ?? 0) > 0)
    add("tsconfig.json", "has types of a platform, but also runs in a browser");
  for (const file of pkg.sources) {
    for (const target of importsOf(file.text)) {
      const fault = faultsOfImport(pkg, file, target);
      if (fault !== null) add(file.path, fault);
    }
    if (BROWSER.has(pkg.name) && !isTest(file.path) && floor !== undefined && floor <= 2) {
      // V8 versions differ in Math.pow, and the same seed must give the same figure on every Node.
      if (/\bMath\.pow\b/.test(withoutComments(file.text))) add(file.path, "uses Math.pow");
    }
  }
  return faults;
}

function sourcesBelow(folder: string, root: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): SourceFile[] => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path, root);
    return /\.tsx?$/.test(entry.name)
      ? [{ path: relative(root, path), text: readFileSync(path, "utf8") }]
      : [];
  });
}

/** Reads a package's folder. @throws where it has no package.json or src */
export function readPackage(folder: string, name: string): PackageFacts {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const tsconfig: unknown = JSON.parse(readFileSync(join(folder, "tsconfig.json"), "utf8"));
  const { dependencies = {}, exports = {} } = manifest as {
    dependencies?: Record<string, string>;
    exports?: Record<string, unknown>;
  };
  const { compilerOptions = {} } = tsconfig as { compilerOptions?: { types?: string[] } };
  const src = join(folder, "src");
  return {
    name,
    manifest: { dependencies, exports },
    types: compilerOptions.types ?? null,
    sources: sourcesBelow(src, src),
  };
}
