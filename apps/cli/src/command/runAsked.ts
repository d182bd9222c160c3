/**
 * Runs the verb a line names, prints its result, and gives the exit code.
 *
 * Apart from runLine.ts because it loads what every verb needs, schemas and errors, which costs more than
 * the words of --help and --version do.
 */
import { createInterface } from "node:readline/promises";
import type { Outcome, VerbContext, VerbEntry } from "@daftar/desk/command";
import { CATALOGUE, DaftarError } from "@daftar/model";
import { ServerRefused } from "../forward/client.ts";
import { HeldByServer, openUnlessServed } from "../forward/findServer.ts";
import { forTerminal } from "../print/forTerminal.ts";
import { languageOf } from "../print/language.ts";
import { printError, printResult } from "../print/print.ts";
import { type AskedVerb, addVerb, type GlobalOptions, type RunVerb } from "./addVerb.ts";
import type { FittedVerb } from "./build.ts";
import { passphraseSource } from "./passphrase.ts";
import { makeTerminal } from "./terminal.ts";
import { thisProcess } from "./thisProcess.ts";

function writeOut(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

async function askYes(question: string): Promise<boolean> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await prompt.question(`${forTerminal(question)} [y/N] `)).trim());
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
    return fail(error, globals.json);
  }
}

/** Says what went wrong, in words or as JSON. @returns the exit code of the catalogue */
export function fail(error: unknown, json: boolean): number {
  const report = error instanceof ServerRefused ? error.report : known(error).report();
  if (json) writeOut(JSON.stringify({ error: report }));
  else process.stderr.write(forTerminal(printError(report)));
  if (report.code === "internal.broke" && process.env["DAFTAR_TRACE"] === "1" && error instanceof Error) {
    process.stderr.write(`${error.stack ?? ""}\n`);
  }
  return CATALOGUE[report.code].exit;
}

/** Says that a line is wrong: commander has said so on stderr, a caller with --json needs it on stdout. */
export function failUsage(words: string): void {
  fail(new DaftarError("usage.wrong", words), true);
}

/** Reads a verb from disk; its command runs it. @param ended is told the exit code */
export async function fitVerb(entry: VerbEntry, ended: (exit: number) => void): Promise<FittedVerb> {
  const asked = { entry, verb: await entry.load() };
  const runIt: RunVerb = async (...line) => ended(await run(...line));
  return { entry, fit: (command) => addVerb(command, asked, runIt) };
}
