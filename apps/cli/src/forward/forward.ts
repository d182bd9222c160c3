/**
 * Runs a verb at the server that holds its desk, as if it ran here: files are read here and sent along, what
 * it gives back is written here, passphrases are asked here.
 *
 * A verb goes as a job, so that its progress is seen and no connection waits for hours.
 */
import { basename, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  backupOutput,
  checkPlotFolder,
  estimateOutput,
  type Outcome,
  type Verb,
  type VerbContext,
  type VerbEntry,
  writeOut,
  writeParts,
  writePlots,
} from "@daftar/desk";
import { DaftarError, fromUtf8 } from "@daftar/model";
import { z } from "zod";
import { type Job, ServerClient, ServerRefused } from "./client.ts";
import type { HeldByServer } from "./findServer.ts";

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;
const fields = z.record(z.string(), z.unknown());

/** The input as the server takes it: files sent along, places left out. */
async function toSend(
  client: ServerClient,
  verb: Verb,
  context: VerbContext,
  input: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const sent: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(input)) {
    if (verb.places.includes(key)) continue;
    if (!verb.files.includes(key) || typeof value !== "string") sent[key] = value;
    else {
      const file = await context.files.open(value);
      sent[key] = await client.upload(basename(file.name), await file.read());
    }
  }
  return sent;
}

async function ended(client: ServerClient, id: string, context: VerbContext): Promise<Job> {
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(LONGEST_PAUSE_MS, 2 * wait)) {
    const job = await client.job(id);
    if (job.state !== "waiting" && job.state !== "running") return job;
    if (job.progress !== null) context.progress(job.progress);
    await pause(wait);
  }
}

/** The person whose key a verb found locked, out of the report's `where`. */
const lockedPerson = (where: string | null): string | null =>
  /^value "([a-z0-9-]+)"$/.exec(where ?? "")?.[1] ?? null;

/** Runs it, and where a key is locked asks its person and runs it anew. */
async function run(
  client: ServerClient,
  slug: string,
  input: unknown,
  context: VerbContext,
): Promise<Outcome<unknown>> {
  const asked = new Set<string>();
  for (;;) {
    const job = await ended(client, await client.start(slug, input), context);
    for (const { code, words } of job.notices) context.notice(code, words);
    if (job.error === null) return { result: job.result, exit: job.exit ?? 0 };
    const person = job.error.code === "person.locked" ? lockedPerson(job.error.where) : null;
    if (person === null || asked.has(person)) throw new ServerRefused(job.error);
    asked.add(person);
    await client.unlock(person, await context.passphrase(person));
  }
}

const importResult = z.looseObject({ rejectedFile: z.string().nullable() });
const releaseResult = z.looseObject({
  digest: z.string().nullable(),
  witnesses: z.object({ missing: z.number() }).nullable(),
});

function rejectedPlace(context: VerbContext, input: Readonly<Record<string, unknown>>) {
  const wanted = typeof input["rejected"] === "string" ? input["rejected"] : null;
  return context.files.rejectedOf(String(input["file"]), wanted);
}

/** Rows that could not be taken, fetched and written where the command would have written them. */
async function fetchRejected(
  client: ServerClient,
  context: VerbContext,
  input: Readonly<Record<string, unknown>>,
  result: unknown,
): Promise<unknown> {
  const shown = importResult.parse(result);
  const id = /^download:([0-9a-f]{32})$/.exec(shown.rejectedFile ?? "")?.[1];
  if (id === undefined) return result;
  const place = rejectedPlace(context, input);
  return { ...shown, rejectedFile: await place.write(fromUtf8(await client.bytes(`/api/downloads/${id}`))) };
}

/** The newest approved release, fetched and written to the folder asked for. */
async function fetchRelease(client: ServerClient, out: string, result: unknown): Promise<unknown> {
  const shown = releaseResult.parse(result);
  const { digest, witnesses } = shown;
  if (digest === null) return result;
  if (witnesses !== null && witnesses.missing > 0)
    throw new DaftarError(
      "release.not-witnessed",
      `witnesses have yet to cosign its checkpoint: ${witnesses.missing} more at least`,
    );
  const files = new Map<string, Uint8Array>();
  for (const path of await client.releaseFiles(digest)) {
    const encoded = path.split("/").map(encodeURIComponent).join("/");
    files.set(path, await client.bytes(`/api/releases/${digest}/${encoded}`));
  }
  await writeOut(out, files);
  return { ...shown, did: "written", out };
}

/** @throws ServerRefused with the server's own report; DaftarError of files that cannot be read here */
export async function forward(
  { server, folder }: HeldByServer,
  { entry, verb }: { readonly entry: VerbEntry; readonly verb: Verb },
  context: VerbContext,
  given: unknown,
): Promise<Outcome<unknown>> {
  const input = fields.parse(given);
  const client = new ServerClient(server);
  if (
    entry.name === "import" &&
    input["yes"] !== true &&
    context.ask !== null &&
    input["map"] === undefined
  ) {
    throw new DaftarError(
      "map.needed",
      `the server that holds ${folder} asks nobody; look with --propose, then give --yes or --map`,
    );
  }
  // The server cannot see where its answer is written, so it is looked at before anything is sent.
  if (entry.name === "import") await rejectedPlace(context, input).check();
  const plot = entry.name === "estimate" && typeof input["plot"] === "string" ? input["plot"] : null;
  if (plot !== null) await checkPlotFolder(resolve(context.cwd, plot), plot);
  const out = entry.name === "backup" && typeof input["out"] === "string" ? input["out"] : null;
  const sent = await toSend(client, verb, context, input);
  const outcome = await run(client, entry.name.replaceAll(" ", "-"), sent, context);
  if (entry.name === "import")
    return { ...outcome, result: await fetchRejected(client, context, input, outcome.result) };
  if (out !== null) {
    // The server tells this moment of the desk; the parts are written here, beside it.
    const { plan } = backupOutput.parse(outcome.result);
    const recipients = z.array(z.string()).parse(input["recipient"] ?? []);
    return { ...outcome, result: await writeParts(context, folder, plan, { out, recipients }) };
  }
  if (plot !== null) {
    const result = estimateOutput.parse(outcome.result);
    return { ...outcome, result: await writePlots(resolve(context.cwd, plot), result) };
  }
  const shows =
    entry.name === "release" && !["propose", "approve", "dissent"].some((key) => input[key] !== undefined);
  if (shows && typeof input["out"] === "string") {
    const out = resolve(context.cwd, input["out"]);
    return { ...outcome, result: await fetchRelease(client, out, outcome.result) };
  }
  return outcome;
}
