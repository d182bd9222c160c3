/** `witness init`, `trust` and `sign`: being a witness of somebody else's log, with no desk of one's own. */
import { resolve } from "node:path";
import type { WitnessAnswer } from "@daftar/log";
import { DaftarError } from "@daftar/model";
import { createWitness, openWitness, type TrustedLog, unlockWitness } from "@daftar/store";
import { z } from "zod";
import { byHandShape, writeByHand } from "../release/byHand.ts";
import { readUserBytes } from "../session/userFile.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

const folder = path.describe("folder of the witness");
const LARGEST_REQUEST = 1024 * 1024;

export const witnessInit = defineVerb({
  details:
    "For an organisation that is no part of the desk's. Makes a key in DIR (readable by you alone; with --lock behind a\n" +
    "passphrase of 'witness') and prints the line by which logs and readers know the witness. Never inside a desk.",
  positional: ["dir"],
  needsDesk: false,
  effect: "changes",
  places: ["dir"],
  input: z.object({
    dir: folder,
    name: z.string().min(1).max(200).describe("a URL without its scheme, such as witness.example.org/1"),
    lock: z.boolean().default(false).describe("lock the key with a passphrase, asked for whenever it signs"),
  }),
  output: z.object({ dir: z.string(), name: z.string(), vkey: z.string(), locked: z.boolean() }),
  async run(context, { dir: given, name, lock }) {
    const dir = resolve(context.cwd, given);
    const passphrase = lock ? await context.passphrase("witness") : null;
    const witness = await createWitness(dir, { name, passphrase, random: context.random });
    return done({ dir, name, vkey: witness.vkey, locked: witness.locked });
  },
});

export const trustedShape = z.object({
  origin: z.string(),
  vkeys: z.array(z.string()),
  size: z.number(),
  root: z.string().nullable(),
  cosigned: z.string().nullable(),
});

function shownLog({ cosigned, vkeys, ...log }: TrustedLog): z.infer<typeof trustedShape> {
  const at = cosigned === null ? null : new Date(cosigned * 1000).toISOString();
  return { ...log, vkeys: [...vkeys], cosigned: at };
}

export const witnessTrust = defineVerb({
  details:
    "Trusts a log's key: its checkpoints will be cosigned, as long as each begins with the one before. Compare the key\n" +
    "with the desk over another way than it came by. Without LOGVKEY, lists the logs trusted and where each stands.",
  positional: ["dir", "logvkey"],
  needsDesk: false,
  effect: "changes",
  places: ["dir"],
  input: z.object({
    dir: folder,
    logvkey: z
      .string()
      .min(1)
      .optional()
      .describe("the log's verifier key (daftar witness status, on the desk)"),
  }),
  output: z.object({ name: z.string(), vkey: z.string(), logs: z.array(trustedShape) }),
  run(context, { dir, logvkey }) {
    const witness = openWitness(resolve(context.cwd, dir));
    if (logvkey !== undefined) witness.trust(logvkey);
    return Promise.resolve(
      done({ name: witness.key.name, vkey: witness.vkey, logs: witness.logs().map(shownLog) }),
    );
  },
});

/** Why a request was not granted, as an error. */
function refusal({ status, body, refused }: WitnessAnswer): DaftarError {
  const words = body.trim();
  // By hand nobody sees the folder of what was refused: that it holds a proof must be said.
  if (refused?.contradicts === true)
    return new DaftarError(
      "witness.not-granted",
      `${refused.origin} signed another tree of ${words} leaves than this witness signed; the request is kept`,
    );
  if (status === 409)
    return new DaftarError("witness.not-granted", `this witness remembers a log of ${words} leaves`);
  return new DaftarError("witness.not-granted", `${words} (${status})`);
}

export const witnessSign = defineVerb({
  details:
    "Judges a request that came as a file (or as a QR code, read into one) and writes the answer: no network is needed.\n" +
    "What is cosigned is on the disk before the answer is. --svg writes the answer as a QR code, --code shows it.",
  positional: ["dir", "request"],
  needsDesk: false,
  effect: "changes",
  files: ["request"],
  places: ["dir", "out", "svg"],
  input: z.object({
    dir: folder,
    request: path.describe("file with the request (daftar witness request)"),
    out: path.optional().describe("file for the answer; must not exist"),
    svg: path.optional().describe("file for the answer as a QR code; must not exist"),
    code: z.boolean().default(false).describe("show the QR code"),
  }),
  output: z.object({
    origin: z.string(),
    size: z.number(),
    answer: z.string(),
    ...byHandShape,
  }),
  async run(context, input) {
    const witness = openWitness(resolve(context.cwd, input.dir));
    const request = await readUserBytes(context.files, input.request, LARGEST_REQUEST);
    const sign = await unlockWitness(witness, () => context.passphrase("witness"));
    const answer = witness.answer(request, sign, context.clock);
    const { body, remember } = answer;
    if (remember === null) throw refusal(answer);
    return done({
      origin: remember.origin,
      size: remember.size,
      answer: body,
      ...(await writeByHand(context, body, input)),
    });
  },
});
