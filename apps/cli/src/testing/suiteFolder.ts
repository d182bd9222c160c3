/**
 * One folder for a whole run of the command's tests, where files share what is dear to make (the practice
 * desk). Made empty before the first test and removed after the last.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    suiteFolder: string;
  }
}

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "daftar-suite-"));
  project.provide("suiteFolder", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
