/** `witness request`, `submit`, `add` and `status`: what those who watch this desk's public log are asked (J17). */
import { addCheckpointText, type PolicyWitness, witnessVkey } from "@daftar/log";
import { DaftarError, type Facts, fromUtf8, utf8 } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { z } from "zod";
import { askWitness } from "../release/askWitness.ts";
import { byHandShape, writeByHand } from "../release/byHand.ts";
import { type LogKey, logKeyNow, vkeyOf } from "../release/logKeys.ts";
import { NotCosigned, notCosignedShape } from "../release/notCosigned.ts";
import { newestPublished } from "../release/published.ts";
import { takeAnswer } from "../release/takeAnswer.ts";
import {
  lastOf,
  newestCheckpoint,
  type PolicyInForce,
  proofFrom,
  witnessingOf,
  witnessPolicyInForce,
} from "../release/witnesses.ts";
import { readUserBytes } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

/** @throws DaftarError witness.no-policy */
function requirePolicy(facts: Facts): PolicyInForce {
  const inForce = witnessPolicyInForce(facts);
  if (inForce === null) throw new DaftarError("witness.no-policy", "nobody said who the witnesses are");
  return inForce;
}

/** @throws DaftarError witness.unknown */
function witnessNamed({ policy }: PolicyInForce, name: string): PolicyWitness {
  const witness = policy.witnesses.find((one) => one.name === name);
  if (witness === undefined)
    throw new DaftarError("witness.unknown", "the policy names no such witness", { value: name });
  return witness;
}

/** Where every witness that might be meant stands; they differ where one was asked more often. */
function oldOf(facts: Facts, log: LogKey, { policy }: PolicyInForce, witness: PolicyWitness | null): number {
  const olds = (witness === null ? policy.witnesses : [witness]).map(
    (one) => lastOf(facts, one, log)?.logSize ?? 0,
  );
  const [old = 0] = olds;
  if (olds.some((other) => other !== old))
    throw new DaftarError("usage.wrong", "the witnesses last saw different sizes: name one with --witness", {
      field: "witness",
    });
  return old;
}

export const witnessRequest = defineVerb({
  details:
    "The request says which checkpoint to cosign, and shows that the log grew from what the witness saw last; it holds\n" +
    "hashes and no name. --out writes it, --svg writes it as a QR code, --code shows the code. Without --witness it is for\n" +
    "all of them, where all saw the same size last. Where a witness answers 409 and a size, give that as --old.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  places: ["out", "svg"],
  input: z.object({
    witness: z.string().optional().describe("name of the witness in the policy"),
    old: z.number().int().min(0).optional().describe("size that the witness says it remembers"),
    out: path.optional().describe("file for the request; must not exist"),
    svg: path.optional().describe("file for the request as a QR code; must not exist"),
    code: z.boolean().default(false).describe("show the QR code"),
  }),
  output: z.object({
    witness: z.string().nullable(),
    old: z.number(),
    size: z.number(),
    root: z.string(),
    request: z.string(),
    ...byHandShape,
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const facts = await desk.facts();
      const inForce = requirePolicy(facts);
      const witness = input.witness === undefined ? null : witnessNamed(inForce, input.witness);
      const { body, note, entries, log } = newestCheckpoint(desk, facts);
      const old = input.old ?? oldOf(facts, log, inForce, witness);
      if (old > body.logSize)
        throw new DaftarError(
          "witness.contradicts",
          `the log has ${body.logSize} leaves here, not ${old} or more`,
        );
      const request = addCheckpointText({ old, proof: proofFrom(entries, old), note });
      return done({
        witness: witness?.name ?? null,
        old,
        size: body.logSize,
        root: body.logRoot,
        request,
        ...(await writeByHand(context, request, input)),
      });
    }),
});

const taken = z.object({
  added: z.array(z.string()),
  /** Further cosignatures that the quorum takes at least. */
  missing: z.number(),
});

async function standingAfter(desk: OpenDesk, added: readonly string[]): Promise<z.infer<typeof taken>> {
  const facts = await desk.facts();
  const { missing } = witnessingOf(facts, requirePolicy(facts), newestCheckpoint(desk, facts).body);
  return { added: [...added], missing };
}

export const witnessAdd = defineVerb({
  details:
    "ANSWER is what the witness gave back: one line, or a text that holds it. It is kept if it is a cosignature of the\n" +
    "newest checkpoint by a witness of the policy; with enough of them the release goes out.",
  positional: ["answer"],
  needsDesk: true,
  effect: "changes",
  files: ["answer"],
  input: z.object({ answer: path.describe("file with the witness's answer") }),
  output: taken,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const bytes = await readUserBytes(context.files, input.answer, 1024 * 1024);
      return done(await standingAfter(desk, await takeAnswer(desk, bytes)));
    }),
});

const failure = z.object({
  witness: z.string(),
  code: z.string(),
  detail: z.string(),
  ...notCosignedShape,
});

export const witnessSubmit = defineVerb({
  details:
    "Asks over HTTP (C2SP tlog-witness): the witness at URL, or without URL every witness whose address stands in the\n" +
    "policy and that has not cosigned the newest checkpoint. Whoever watches the line sees from where this is asked.",
  positional: ["url"],
  needsDesk: true,
  effect: "changes",
  places: ["url"],
  input: z.object({
    url: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe("submission address of one witness"),
    witness: z.string().optional().describe("name of the witness in the policy"),
  }),
  output: taken.extend({
    /** Witnesses that did not cosign, and why. */
    failed: z.array(failure),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const facts = await desk.facts();
      const inForce = requirePolicy(facts);
      const { body, note, entries, log } = newestCheckpoint(desk, facts);
      const ask = async (url: string, witness: PolicyWitness | null): Promise<string[]> => {
        const last = witness === null ? null : lastOf(facts, witness, log);
        const old = Math.min(last?.logSize ?? 0, body.logSize);
        return takeAnswer(desk, utf8(await askWitness(url, { note, entries, old })));
      };
      const named = input.witness === undefined ? null : witnessNamed(inForce, input.witness);
      if (input.url !== undefined)
        return done({ ...(await standingAfter(desk, await ask(input.url, named))), failed: [] });
      const lines = witnessingOf(facts, inForce, body).lines;
      const [added, failed]: [string[], z.infer<typeof failure>[]] = [[], []];
      for (const witness of named === null ? inForce.policy.witnesses : [named]) {
        if (witness.url === null || (named === null && lines.get(witness) !== null)) continue;
        try {
          added.push(...(await ask(witness.url, witness)));
        } catch (error) {
          // Anything else is no witness's: the desk itself cannot go on.
          if (!(error instanceof NotCosigned)) throw error;
          failed.push({ witness: witness.name, code: error.code, detail: error.message, ...error.values });
        }
      }
      return done({ ...(await standingAfter(desk, added)), failed });
    }),
});

export const witnessStatus = defineVerb({
  details:
    "The key of this desk's public log, which witnesses trust; the newest checkpoint; and of each witness of the policy\n" +
    "what it cosigned last, how long ago, and how many are still missing.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({}),
  output: z.object({
    log: z.object({ origin: z.string(), vkey: z.string() }),
    checkpoint: z
      .object({ size: z.number(), root: z.string(), release: z.string(), note: z.string() })
      .nullable(),
    policy: z.string().nullable(),
    /** Further cosignatures that the quorum takes at least; null where there is no policy or no checkpoint. */
    missing: z.number().nullable(),
    witnesses: z.array(
      z.object({
        name: z.string(),
        vkey: z.string(),
        url: z.string().nullable(),
        /** Whether it cosigned the newest checkpoint. */
        current: z.boolean(),
        /** What it cosigned last; null for nothing yet. */
        last: z.object({ size: z.number(), time: z.string(), days: z.number() }).nullable(),
      }),
    ),
  }),
  run: (context) =>
    withDesk(context, async (desk) => {
      const facts = await desk.facts();
      const inForce = witnessPolicyInForce(facts);
      const newest = newestPublished(facts);
      const current = newest === null ? null : newestCheckpoint(desk, facts);
      const witnessing =
        inForce === null || newest === null ? null : witnessingOf(facts, inForce, newest.body);
      // Before the first checkpoint, and where the log was renewed since the newest, what is there to trust is the key.
      const now = logKeyNow(desk, facts);
      return done({
        log: { origin: now.origin, vkey: vkeyOf(now) },
        checkpoint:
          current === null
            ? null
            : {
                size: current.body.logSize,
                root: current.body.logRoot,
                release: current.body.release,
                note: fromUtf8(current.note),
              },
        policy: inForce?.text ?? null,
        missing: witnessing?.missing ?? null,
        witnesses: (inForce?.policy.witnesses ?? []).map((witness) => {
          const last = lastOf(facts, witness, current?.log ?? now);
          return {
            name: witness.name,
            vkey: witnessVkey(witness.key),
            url: witness.url,
            current: (witnessing?.lines.get(witness) ?? null) !== null,
            last: last === null ? null : { size: last.logSize, ...agoOf(last.time, context.clock()) },
          };
        }),
      });
    }),
});

const DAY_MS = 86_400_000;

/** A witness's time as text, and full days since then; none for a time ahead of ours. */
function agoOf(seconds: number, now: number): { time: string; days: number } {
  const at = Math.min(seconds * 1000, 8.64e15);
  return { time: new Date(at).toISOString(), days: Math.max(0, Math.floor((now - at) / DAY_MS)) };
}
