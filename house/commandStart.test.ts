/** Decision 0042: what the command reads from disk before it knows which verb is asked for. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const DESK_DOOR = join(root, "packages/desk/src/command.ts");

/** Imports and re-exports that load something when the file is loaded: no types, nothing that is asked for later. */
function loadedWith(text: string): string[] {
  const statements = text.matchAll(
    /^(?:import|export)\s(?!type\b)([^;="']*?)(?:from\s*)?["']([^"']+)["'];/gm,
  );
  return [...statements].map((match) => match[2] ?? "");
}

/** Every file and package loaded by loading `file`. */
function reached(file: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const target of loadedWith(readFileSync(file, "utf8"))) {
    if (target.startsWith(".")) reached(resolve(file, "..", target), seen);
    else if (target === "@daftar/desk/command") reached(DESK_DOOR, seen);
    else seen.add(target);
  }
  return seen;
}

const packagesOf = (file: string): string[] =>
  [...reached(file)].filter((one) => !one.startsWith("/") && !one.startsWith("node:")).sort();

describe("the start of the command", () => {
  it("loads no package but the one that reads the line: --help and --version need no more", () => {
    expect(packagesOf(join(root, "apps/cli/src/main.ts"))).toEqual(["commander"]);
  });

  it("finds verbs, and what every command's context is made of, without any package", () => {
    expect(packagesOf(DESK_DOOR)).toEqual([]);
  });

  it("loads no verb that was not asked for", () => {
    const verbs = [...reached(join(root, "apps/cli/src/main.ts"))].filter((one) => one.includes("/verbs/"));
    expect(verbs).toEqual([]);
  });

  it("and this test sees what is loaded, and only that", () => {
    const text =
      'import type { A } from "a";\nimport {\n  b,\n} from "b";\nimport "c";\nexport { d } from "d";\nexport type { E } from "e";\nconst f = () => import("f");\n';
    expect(loadedWith(text)).toEqual(["b", "c", "d"]);
    expect(packagesOf(join(root, "apps/cli/src/command/runAsked.ts"))).toContain("@daftar/model");
  });
});
