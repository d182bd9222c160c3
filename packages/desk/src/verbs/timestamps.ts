/** `timestamp request | add | list | show`: when, by the word of others than this machine (decision 0062). */
import { certificatesOf, stampRequest, verifyStamp } from "@daftar/evidence";
import { DaftarError, type Facts, type OpBody, type StampedChain, toHex } from "@daftar/model";
import { type OpenDesk, writeNewFile } from "@daftar/store";
import { z } from "zod";
import { piecesOf } from "../evidence/pieces.ts";
import { bracketShape, shownBracket } from "../evidence/shapes.ts";
import { newFile } from "../exchange/packFor.ts";
import { firstPerson } from "../session/decide.ts";
import { lookAt } from "../session/look.ts";
import { factBy, onlyPerson, signersReady } from "../session/standBehind.ts";
import { textOnce } from "../session/underWay.ts";
import { unkeptBlob } from "../session/unkept.ts";
import { readUserBytes } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import { bracketsOf } from "../time/bracket.ts";
import { marksOf } from "../time/marks.ts";
import { vouchedStamps } from "../time/notBefore.ts";
import { keptStamps, stampDigest } from "../time/stamps.ts";
import type { VerbContext } from "../verb/context.ts";
import { path, recorder } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

const KIB = 1024;
/** One authority can be pressed, or its key be stolen: two in two countries are harder to. */
const ENOUGH = 2;

const nowOf = (context: VerbContext): string => new Date(context.clock()).toISOString();

export const timestampRequest = defineVerb({
  details:
    "Writes a request (RFC 3161) over one digest that commits to how far every chain of this desk's ops stands. The\n" +
    "authority is shown that digest and nothing else: it is salted, so it tells nothing. Hand the file to two\n" +
    "authorities or more, over Tor or by a messenger, now or when there is a network again:\n" +
    "curl -H 'Content-Type: application/timestamp-query' --data-binary @FILE URL -o FILE.tsr",
  positional: [],
  needsDesk: true,
  effect: "changes",
  places: ["out"],
  input: z.object({ out: path.describe("file to write (.tsq); must not exist"), as: recorder }),
  output: z.object({ file: z.string(), digest: z.string(), chains: z.number(), op: z.string() }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const file = newFile(context, input.out);
      const person = onlyPerson(input.as);
      const signers = await signersReady(desk, context, person);
      const held = await desk.exchange.holds();
      if (held.length === 0) throw new DaftarError("timestamp.nothing", "this desk holds no op");
      const random = await textOnce(context, "salts", () => toHex(context.random(16 * held.length + 8)));
      const chains = held.map(
        (one, at): StampedChain => ({ salt: random.slice(32 * at, 32 * (at + 1)), ...one }),
      );
      const digest = stampDigest(chains);
      const last = random.slice(-16);
      const nonce = `${(Number.parseInt(last.slice(0, 1), 16) % 8).toString(16)}${last.slice(1)}`;
      const body: OpBody<"stamp-request"> = { digest, nonce, chains };
      const [written] = await signers.write([factBy(person, "stamp-request", body)]);
      writeNewFile(file, stampRequest(digest, nonce));
      return done({ file, digest, chains: chains.length, op: written?.opId ?? "" });
    }),
});

/** Certificates that people named before. */
function knownAnchors(desk: OpenDesk, facts: Facts): Uint8Array[] {
  const hashes = new Set(vouchedStamps(facts).map(({ body }) => body.anchor));
  return [...hashes].map((hash) => desk.getBlob(hash));
}

/** The request that an answer is to, with what the answer says. */
function answered(facts: Facts, answer: Uint8Array, anchors: readonly Uint8Array[]) {
  let best: ReturnType<typeof verifyStamp> | null = null;
  for (const { body } of facts.stampRequests) {
    const reading = verifyStamp(answer, body, anchors);
    if (reading.status === "holds") return { request: body, reading };
    if (best === null || reading.code !== "timestamp.other-request") best = reading;
  }
  if (best?.status === "refused") throw new DaftarError(best.code, best.words);
  throw new DaftarError("timestamp.other-request", "this desk has made no request yet");
}

export const timestampAdd = defineVerb({
  details:
    "Keeps an authority's answer, once it holds: the digest and number of a request of this desk, its signature, and a\n" +
    "chain of certificates, each valid then and the first for time stamping alone, to one that your team trusts:\n" +
    "--anchor, the first time. That you trust it is your word, by your key. Revocation is not asked: there may be no\n" +
    "network; compare the certificate's fingerprint with the authority's own page.",
  positional: ["file"],
  needsDesk: true,
  effect: "changes",
  files: ["file", "anchor"],
  input: z.object({
    file: path.describe("the authority's answer (.tsr)"),
    anchor: path
      .optional()
      .describe("certificate of the authority, or of its root, PEM or DER; known ones need not be named"),
    as: recorder,
  }),
  output: z.object({
    digest: z.string(),
    time: z.string(),
    authority: z.string(),
    expires: z.string(),
    /** Of this answer: it was kept before. */
    known: z.boolean(),
    authorities: z.number(),
    op: z.string().nullable(),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const person = firstPerson(input.as);
      onlyPerson(input.as);
      const signers = await signersReady(desk, context, person);
      const answer = await readUserBytes(context.files, input.file, 256 * KIB);
      const named =
        input.anchor === undefined
          ? []
          : certificatesOf(await readUserBytes(context.files, input.anchor, 256 * KIB));
      if (input.anchor !== undefined && named.length === 0)
        throw new DaftarError("timestamp.untrusted", "the file holds no certificate", { file: input.anchor });
      const { facts } = await lookAt(desk);
      const { request, reading } = answered(facts, answer, [...named, ...knownAnchors(desk, facts)]);
      const { digest } = request;
      const [token, anchor] = [unkeptBlob(desk, answer), unkeptBlob(desk, reading.anchor)];
      const { time, accuracyMs, authority, expires } = reading;
      const before = vouchedStamps(facts).filter(({ body }) => body.digest === digest);
      const known = before.some(({ body }) => body.token === token.hash);
      const body: OpBody<"timestamp"> = {
        digest,
        token: token.hash,
        anchor: anchor.hash,
        time,
        accuracyMs,
        authority,
        expires,
      };
      const written = known
        ? []
        : await signers.write([factBy(person, "timestamp", body)], {
            before: async () => {
              token.keep();
              anchor.keep();
            },
          });
      const authorities = new Set([authority, ...before.map((one) => one.body.authority)]).size;
      const op = written[0]?.opId ?? null;
      return done({ digest, time, authority, expires, known, authorities, op });
    }),
});

const stampShape = z.object({
  authority: z.string(),
  time: z.string(),
  expires: z.string(),
  state: z.string(),
  renewed: z.boolean(),
  by: z.array(z.string()),
});

export const timestampList = defineVerb({
  details:
    "Requests, oldest first, with the stamps that answered them, each verified again. A request waits until two\n" +
    "authorities have answered. Before an authority's certificate ends, stamp again: a new request covers the stamps\n" +
    "kept before it.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({}),
  output: z.object({
    requests: z.array(
      z.object({
        digest: z.string(),
        asked: z.string(),
        chains: z.number(),
        /** Fewer than two authorities have answered. */
        waits: z.boolean(),
        stamps: z.array(stampShape),
      }),
    ),
    /** Those whose stamps hold. */
    authorities: z.array(z.string()),
    /** When the first certificate ends whose stamp no later one covers; null where there is none. */
    stampAgainBefore: z.string().nullable(),
  }),
  run: (context) =>
    withDesk(context, async (desk) => {
      const { facts } = await lookAt(desk);
      const stamps = await keptStamps(desk, facts, nowOf(context));
      const holding = stamps.filter(({ state }) => state !== "does-not-hold");
      const requests = facts.stampRequests.map(({ time, body }) => {
        const its = stamps.filter(({ digest }) => digest === body.digest);
        const sound = holding.filter(({ digest }) => digest === body.digest);
        return {
          digest: body.digest,
          asked: time,
          chains: body.chains.length,
          waits: new Set(sound.map(({ authority }) => authority)).size < ENOUGH,
          stamps: its.map(({ authority, time, expires, state, renewed, by }) => ({
            authority,
            time,
            expires,
            state,
            renewed,
            by: [...by],
          })),
        };
      });
      const ends = holding.filter(({ renewed }) => !renewed).map(({ expires }) => expires);
      return done({
        requests,
        authorities: [...new Set(holding.map(({ authority }) => authority))].sort(),
        stampAgainBefore: ends.sort()[0] ?? null,
      });
    }),
});

/** An op with what its body says: of those whose body may name what was there before it. */
function namedOp(facts: Facts, id: string) {
  const piece = piecesOf(facts).find((one) => one.id === id);
  if (piece !== undefined) return piece.op;
  const all = [
    ...facts.evidence,
    ...facts.custody,
    ...facts.signatures,
    ...facts.decisions,
    ...facts.claims,
    ...facts.imports,
    ...facts.runs,
    ...facts.published,
    ...facts.cosigned,
    ...facts.counts.map((one) => ({ ...one, body: null })),
    ...facts.stampRequests,
    ...facts.timestamps,
  ];
  const found = all.find(({ opId }) => opId === id);
  if (found === undefined)
    throw new DaftarError("subject.unknown", "no op or evidence of this desk has this id", { value: id });
  return found;
}

export const timestampShow = defineVerb({
  details:
    "Between which times an op was made, or a piece of evidence taken in: not before, and why; not after, and by whom.\n" +
    "The machine's own clock stands apart, as a claim. It says nothing of when what a picture shows took place.",
  positional: ["id"],
  needsDesk: true,
  effect: "reads",
  input: z.object({ id: z.string().describe("an op, or evidence") }),
  output: bracketShape.extend({ op: z.string() }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const { facts } = await lookAt(desk);
      const { opId, time, body } = namedOp(facts, input.id);
      const marks = await marksOf(desk, facts, nowOf(context));
      const [bracket] = await bracketsOf(desk, facts, marks, [{ opId, time, body }]);
      return done({ op: opId, ...shownBracket(bracket!) });
    }),
});
