/** What every command has of the process it runs in: place, clock, randomness, files, the terminal's words. */
import { randomBytes } from "node:crypto";
import { diskFiles, linkOnDemand, type VerbContext } from "@daftar/desk/command";
import type { makeTerminal } from "./terminal.ts";

type OfProcess = Pick<
  VerbContext,
  "cwd" | "env" | "clock" | "random" | "progress" | "notice" | "files" | "linkAll" | "checker" | "unlocked"
>;

export function thisProcess({ progress, notice }: ReturnType<typeof makeTerminal>): OfProcess {
  const cwd = process.cwd();
  return {
    cwd,
    env: process.env,
    clock: Date.now,
    random: (count) => randomBytes(count),
    progress,
    notice,
    files: diskFiles(cwd),
    linkAll: linkOnDemand,
    checker: async () => {
      const page = (await import("../checkerPage.ts")).checkerPage();
      return page === null ? null : { version: page.version, sha256: page.sha256 };
    },
    unlocked: () => null,
  };
}
