/**
 * One line of the `daftar` command: finds the verb it names, has it run, and gives the exit code.
 *
 * What a verb needs is read from disk only when a line names one (decision 0042).
 */
import { VERSION } from "@daftar/desk/command";
import { CommanderError } from "commander";
import { ENTRIES } from "../verbs.ts";
import { buildProgram, verbNamed } from "./build.ts";

/**
 * @param args what was typed after `daftar`
 * @returns the exit code; what is said goes to this process's stdout and stderr
 */
export async function runLine(args: readonly string[]): Promise<number> {
  let exit = 0;
  try {
    const entry = verbNamed(ENTRIES, args);
    const ended = (code: number): void => {
      exit = code;
    };
    const asked = entry === null ? null : await (await import("./runAsked.ts")).fitVerb(entry, ended);
    await buildProgram(ENTRIES, asked, VERSION).parseAsync(args, { from: "user" });
    return exit;
  } catch (error) {
    // --help and --version end so, and need nothing of what tells of faults.
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const { fail, failUsage } = await import("./runAsked.ts");
    const json = args.includes("--json");
    if (!(error instanceof CommanderError)) return fail(error, json);
    if (json) failUsage(error.message.replace(/^error: /, ""));
    return 2;
  }
}
