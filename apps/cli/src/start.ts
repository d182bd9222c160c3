/**
 * `npm start`: makes the practice desk where there is none, shows what it holds, then does what can be done
 * on real public figures: the January 2026 claims in a desk of their own, and Kosovo from the published
 * overlap. Then it serves the practice desk until Ctrl-C; `--no-serve` leaves that out. A second run finds
 * everything there and changes nothing.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { openAndClose, practicePlaces, runVerb, type VerbContext, walkPractice } from "@daftar/desk";
import { DaftarError } from "@daftar/model";
import { serveUntilSignal } from "@daftar/server";
import { serverOf } from "@daftar/store";
import { z } from "zod";
import { makeTerminal } from "./command/terminal.ts";
import { thisProcess } from "./command/thisProcess.ts";
import { forTerminal } from "./print/forTerminal.ts";
import { languageOf } from "./print/language.ts";
import { wrap } from "./print/layout.ts";
import { printError, printResult } from "./print/print.ts";

const repository = resolve(import.meta.dirname, "../../..");
const root = resolve(process.cwd(), "desks");
const terminal = makeTerminal(process.stderr, Date.now);
const context: VerbContext = {
  ...thisProcess(terminal),
  desks: openAndClose,
  passphrase: async () => "practice",
  ask: null,
  desk: null,
  waitMs: 10_000,
};

const show = (path: string): string => relative(process.cwd(), path) || ".";

function heading(words: string): void {
  terminal.clear();
  process.stdout.write(`\n${words}\n${"═".repeat(words.length)}\n\n`);
}

function say(words: string): void {
  process.stdout.write(`${wrap(words)}\n`);
}

/** Runs a verb on a desk and prints what it prints; its exit code is its answer, not ours. */
async function run(verb: string, input: unknown, desk: string | null): Promise<unknown> {
  const { result } = await runVerb(verb, { ...context, desk }, input);
  terminal.clear();
  process.stdout.write(`${forTerminal(printResult(verb, result, languageOf(process.env)))}\n`);
  return result;
}

/** The real claims' desk; invented and real material never mix (J19), so it has keys of its own. */
async function claimsDesk(): Promise<string> {
  const desk = join(root, "january-2026");
  // One database holds one desk, and that is the practice desk's.
  const env = { ...context.env, DATABASE_URL: undefined };
  const quiet = { ...context, desk, env, progress: () => {} };
  if (!existsSync(join(desk, "desk.json"))) {
    const keys = join(root, "january-2026-keys");
    await mkdir(keys, { recursive: true });
    const custodians: string[] = [];
    for (const name of ["custodian-1", "custodian-2", "custodian-3"]) {
      const out = join(keys, `${name}.txt`);
      if (existsSync(out)) custodians.push(custodianIn(await readFile(out, "utf8")));
      else
        custodians.push(
          newCustodian.parse((await runVerb("custodian new", quiet, { out })).result).custodian,
        );
    }
    await runVerb("init", quiet, { dir: desk, custodian: custodians, name: "January 2026: claims only" });
  }
  await runVerb("claim add", quiet, { file: join(repository, "examples/january-2026/claims.csv") });
  return desk;
}

/** Of a file that an interrupted start left; an earlier version wrote the recipient alone. */
const custodianIn = (text: string): string =>
  z.string().parse((/# custodian: (\S+)/.exec(text) ?? /# recipient: (\S+)/.exec(text))?.[1]);
const newCustodian = z.object({ custodian: z.string() });

async function main(): Promise<void> {
  const places = practicePlaces(root);
  if (existsSync(join(places.desk, "desk.json"))) {
    const server = await serverOf(places.desk, context.random);
    if (server !== null) {
      say(
        `The practice desk is being served already, at http://localhost:${server.port}/ with the token that was printed there. End that with Ctrl-C to start anew.`,
      );
      return;
    }
  }
  const made = await walkPractice(context, root);
  terminal.clear();

  heading("The practice desk (every person, place and claim in it is invented)");
  say(
    made
      ? `Made in ${show(places.desk)} and taken through the whole path. The lists it was made from lie in ${show(places.files)}.`
      : `It stands in ${show(places.desk)} already; nothing was changed.`,
  );
  process.stdout.write("\n");
  await run("toll", {}, places.desk);
  heading("Practice: the estimate");
  await run("estimate", {}, places.desk);
  process.stdout.write("\n");
  say(
    `Because this crackdown is invented, its truth is known: ${await trueTotal(places.files)} people died, and some of them no list could reach. That is what the first sentence above is about; a real desk never knows.`,
  );
  heading("Practice: the gate");
  await run("gate", { asOf: await releaseDay(places.release) }, places.desk);
  heading("Practice: the release");
  say(
    `It lies in ${show(places.release)}. Open ${show(join(places.release, "index.html"))} (English) or ${show(join(places.release, "fa.html"))} (Persian) in a browser, from the disk.`,
  );
  say(`Anyone can check it, offline:  npx daftar audit ${show(places.release)}`);
  process.stdout.write("\n");
  await run("audit", { dir: places.release }, null);

  heading("Real public figures: who claimed what about January 2026");
  const january = await claimsDesk();
  say(
    `In a desk of their own, ${show(january)}, with no victims in it: so nothing is compared, and the sums are checked.`,
  );
  process.stdout.write("\n");
  await run("claim check", {}, january);

  heading("Real public figures: Kosovo 1999, from the published overlap of four lists");
  await run("estimate", { table: join(repository, "examples/kosovo-1999/overlap.csv") }, null);
  process.stdout.write("\n");
  say("Next: npx daftar --help, and docs/tour.md.");
  if (process.argv.includes("--no-serve")) return;

  heading("The practice desk, served");
  const served = await serveUntilSignal({ ...context, desk: places.desk }, undefined);
  process.stdout.write(`${forTerminal(printResult("serve", served, languageOf(process.env)))}\n`);
}

const simulated = z.object({ trueTotal: z.number() });

async function trueTotal(files: string): Promise<number> {
  return simulated.parse(JSON.parse(await readFile(join(files, "simulation.json"), "utf8"))).trueTotal;
}

const released = z.object({ asOf: z.string() });

/** The day the release was made on: the gate is shown as it stood then, not as silence since. */
async function releaseDay(release: string): Promise<string> {
  return released.parse(JSON.parse(await readFile(join(release, "release.json"), "utf8"))).asOf;
}

try {
  await main();
} catch (error) {
  terminal.clear();
  if (!(error instanceof DaftarError)) throw error;
  process.stderr.write(printError(error.report()));
  process.exitCode = error.exitCode;
}
