/**
 * The practice desk, made once for a run of the tests by the program behind `npm start`, and copied by
 * whoever changes it. The first test file that wants it makes it; others wait for that one.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { inject } from "vitest";
import { start } from "./command.ts";
import { copyFolder } from "./folders.ts";

export interface PracticeDesk {
  /** Folder that `npm start` was run in. */
  readonly root: string;
  readonly desk: string;
  readonly files: string;
  readonly release: string;
  /** What the first run printed. */
  readonly printed: string;
}

/** How long making it may take on a busy machine; give it to `beforeAll`. */
export const PATIENCE_MS = 600_000;

function placesIn(root: string): PracticeDesk {
  return {
    root,
    desk: join(root, "desks/practice"),
    files: join(root, "desks/practice-files"),
    release: join(root, "desks/practice-release"),
    printed: readFileSync(join(root, "printed.txt"), "utf8"),
  };
}

export async function practiceDesk(): Promise<PracticeDesk> {
  const root = inject("suiteFolder");
  const [making, made, failed] = ["making", "made", "failed"].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  try {
    mkdirSync(making);
  } catch {
    while (!existsSync(made)) {
      if (existsSync(failed)) throw new Error(readFileSync(failed, "utf8"));
      await pause(200);
    }
    return placesIn(root);
  }
  const { exit, stdout, stderr } = await start(["--no-serve"], { cwd: root, program: "daftar-start" }).ended;
  writeFileSync(join(root, "printed.txt"), stdout);
  if (exit !== 0) {
    writeFileSync(failed, `daftar-start ended with ${exit}: ${stderr}`);
    throw new Error(`daftar-start ended with ${exit}: ${stderr}`);
  }
  mkdirSync(made);
  return placesIn(root);
}

/** A copy of the practice desk to change. */
export async function practiceCopy(to: string): Promise<string> {
  const { desk } = await practiceDesk();
  await copyFolder(desk, to);
  return to;
}
