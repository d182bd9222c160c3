/**
 * What `npm run check` leans on finds what it is there to find. A rule that was switched off, or a tool
 * that reads no TypeScript 7 file and passes everything, would otherwise go unnoticed.
 *
 * Each fault is planted in a small tree of its own and looked for with the house's own settings.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
// Inside the house's node_modules: the tools leave a folder alone that lies outside a project.
const trees = mkdtempSync(join(root, "node_modules/.planted-"));
afterAll(() => rmSync(trees, { recursive: true, force: true }));
const PATIENCE_MS = 120_000;

function plant(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(trees, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function run(folder: string, bin: string, args: readonly string[]): { exit: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "node_modules", bin), ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { exit: status, said: `${stdout}${stderr}` };
}
