/**
 * Runs a verb at the server that holds its desk, as if it ran here: files are read here and sent along, what
 * it gives back is written here, passphrases are asked here.
 *
 * A verb goes as a job, so that its progress is seen and no connection waits for hours.
 */
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Outcome, Verb, VerbContext, VerbEntry } from "@daftar/desk";
import { DaftarError } from "@daftar/model";
import { z } from "zod";
import { type Job, ServerClient, ServerRefused } from "./client.ts";
import type { HeldByServer } from "./findServer.ts";
import { hereOf } from "./here.ts";

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;
const fields = z.record(z.string(), z.unknown());
const pathsIn = z.union([z.string(), z.array(z.string())]);

/** The input as the server takes it: files sent along, places left out. */
async function toSend(
  client: ServerClient,
  verb: Verb,
  context: VerbContext,
  input: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const upload = async (path: string): Promise<string> => {
    const file = await context.files.open(path);
    return client.upload(basename(file.name), await file.read());
  };
  const sent: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(input)) {
    if (verb.places.includes(key)) continue;
    const paths = verb.files.includes(key) ? pathsIn.safeParse(value).data : undefined;
    if (paths === undefined) sent[key] = value;
    else if (typeof paths === "string") sent[key] = await upload(paths);
    else {
      const uploads: string[] = [];
      for (const path of paths) uploads.push(await upload(path));
      sent[key] = uploads;
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

const enrolled = z.object({
  people: z.array(
    z.object({ person: z.string(), keys: z.array(z.object({ kind: z.string(), revoked: z.boolean() })) }),
  ),
});

async function hasKeyFile(client: ServerClient, person: string, context: VerbContext): Promise<boolean> {
  const { result } = await ended(client, await client.start("person-list", {}), context);
  const known = enrolled.parse(result).people.find((one) => one.person === person);
  return known?.keys.some(({ kind, revoked }) => kind === "key-file" && !revoked) === true;
}

/** What two people ask together is asked once: neither's key is left open to whoever types next. */
const byTwo = z.looseObject({ as: z.array(z.string()).min(2) });

/** Runs it, and where a key is locked asks its person and runs it anew. */
async function run(
  client: ServerClient,
  slug: string,
  input: unknown,
  context: VerbContext,
): Promise<Outcome<unknown>> {
  const asked = new Set<string>();
  try {
    return await runUnlocking(client, { slug, input, asked }, context);
  } finally {
    if (byTwo.safeParse(input).success)
      // A server that has ended holds no key.
      for (const person of asked) await client.lock(person).catch(() => null);
  }
}

interface Asking {
  readonly slug: string;
  readonly input: unknown;
  /** People whose passphrase was asked. */
  readonly asked: Set<string>;
}

async function runUnlocking(
  client: ServerClient,
  { slug, input, asked }: Asking,
  context: VerbContext,
): Promise<Outcome<unknown>> {
  const unlock = async (person: string): Promise<void> => {
    asked.add(person);
    await client.unlock(person, await context.passphrase(person));
  };
  for (;;) {
    const id = await client.start(slug, input);
    const job = await ended(client, id, context);
    if (job.state === "approve") {
      // A terminal has no passkey; whoever has a key file too approves with that, as where no server is.
      await client.stop(id);
      for (const { person } of job.approve?.approvals ?? []) {
        if (asked.has(person) || !(await hasKeyFile(client, person, context)))
          throw new DaftarError("passkey.needed", `${person} approves with a passkey`);
        await unlock(person);
      }
      continue;
    }
    for (const { code, words } of job.notices) context.notice(code, words);
    if (job.error === null) return { result: job.result, exit: job.exit ?? 0 };
    const person = job.error.code === "person.locked" ? lockedPerson(job.error.where) : null;
    if (person === null || asked.has(person)) throw new ServerRefused(job.error);
    await unlock(person);
  }
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
  const here = hereOf(entry.name, verb.places, input);
  await here.check?.(context, input);
  const told = Object.fromEntries(Object.entries(input).filter(([key]) => here.own?.includes(key) !== true));
  const sent = await toSend(client, verb, context, told);
  const outcome = await run(client, entry.name.replaceAll(" ", "-"), sent, context);
  if (here.write === undefined) return outcome;
  const result = await here.write({ client, context, folder, input, result: outcome.result });
  return { ...outcome, result };
}
