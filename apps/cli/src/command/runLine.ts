/** One line of the `daftar` command: reads it, runs one verb, prints its result, and gives the exit code. */
import { createInterface } from "node:readline/promises";
import { type Outcome, VERSION, type VerbContext } from "@daftar/desk";
import { CATALOGUE, DaftarError, type ErrorReport } from "@daftar/model";
import { CommanderError } from "commander";
import { ServerRefused } from "../forward/client.ts";
import { HeldByServer, openUnlessServed } from "../forward/findServer.ts";
import { forTerminal } from "../print/forTerminal.ts";
import { languageOf } from "../print/language.ts";
import { printError, printResult } from "../print/print.ts";
import { ENTRIES } from "../verbs.ts";
import { type AskedVerb, buildProgram, type GlobalOptions, verbNamed } from "./build.ts";
import { passphraseSource } from "./passphrase.ts";
import { makeTerminal } from "./terminal.ts";
import { thisProcess } from "./thisProcess.ts";

function writeOut(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

async function askYes(question: string): Promise<boolean> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await prompt.question(`${question} [y/N] `)).trim());
  } finally {
    prompt.close();
  }
}

/** Errors of the platform that a person can act on, in the words of the catalogue. */
function known(error: unknown): DaftarError {
  if (error instanceof DaftarError) return error;
  if (error instanceof Error && "code" in error) {
    if (error.code === "ENOENT" || error.code === "ENOTDIR")
      return new DaftarError("file.not-found", error.message);
    if (error.code === "EISDIR") return new DaftarError("file.unsupported", error.message);
    if (error.code === "ENOSPC" || error.code === "EACCES" || error.code === "EROFS")
      return new DaftarError("internal.broke", error.message);
  }
  return new DaftarError("internal.broke", error instanceof Error ? error.message : String(error));
}

/** Here, or at the server that holds the desk; what sends it there is read from disk when it is needed. */
async function runHereOrThere(
  asked: AskedVerb,
  context: VerbContext,
  input: unknown,
): Promise<Outcome<unknown>> {
  try {
    return await asked.verb.run(context, input);
  } catch (error) {
    if (!(error instanceof HeldByServer)) throw error;
    return (await import("../forward/forward.ts")).forward(error, asked, context, input);
  }
}

async function run(asked: AskedVerb, input: unknown, globals: GlobalOptions): Promise<number> {
  const { entry } = asked;
  const terminal = makeTerminal(process.stderr, Date.now);
  try {
    const context: VerbContext = {
      ...thisProcess(terminal),
      desks: openUnlessServed,
      passphrase: passphraseSource(globals.passphraseFile, process.env),
      ask: process.stdin.isTTY && process.stderr.isTTY && !globals.json ? askYes : null,
      desk: globals.desk ?? process.env["DAFTAR_DESK"] ?? null,
      waitMs: Math.round(globals.waitSeconds * 1000),
    };
    const outcome = await runHereOrThere(asked, context, input);
    terminal.clear();
    writeOut(
      globals.json
        ? JSON.stringify(outcome.result)
        : forTerminal(printResult(entry.name, outcome.result, languageOf(process.env))),
    );
    return outcome.exit;
  } catch (error) {
    terminal.clear();
    const report = error instanceof ServerRefused ? error.report : known(error).report();
    return fail(report, globals.json, error);
  }
}

function fail(report: ErrorReport, json: boolean, cause: unknown): number {
  if (json) writeOut(JSON.stringify({ error: report }));
  else process.stderr.write(forTerminal(printError(report)));
  if (report.code === "internal.broke" && process.env["DAFTAR_TRACE"] === "1" && cause instanceof Error) {
    process.stderr.write(`${cause.stack ?? ""}\n`);
  }
  return CATALOGUE[report.code].exit;
}

/**
 * @param args what was typed after `daftar`
 * @returns the exit code; what is said goes to this process's stdout and stderr
 */
export async function runLine(args: readonly string[]): Promise<number> {
  let exit = 0;
  try {
    const entry = verbNamed(ENTRIES, args);
    const asked = entry === null ? null : { entry, verb: await entry.load() };
    await buildProgram(ENTRIES, asked, VERSION, async (...line) => {
      exit = await run(...line);
    }).parseAsync(args, { from: "user" });
    return exit;
  } catch (error) {
    const json = args.includes("--json");
    if (!(error instanceof CommanderError)) return fail(known(error).report(), json, error);
    // Commander has said what is wrong on stderr; with --json the caller needs it on stdout.
    if (error.exitCode !== 0 && json)
      fail(new DaftarError("usage.wrong", error.message.replace(/^error: /, "")).report(), true, error);
    return error.exitCode === 0 ? 0 : 2;
  }
}
