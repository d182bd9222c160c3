/** `node invite | list | revoke`: which machines belong to the desk. */
import { readJoinRequest } from "@daftar/courier";
import { DaftarError, fromUtf8, nodeName, type OpBody, pseudonym } from "@daftar/model";
import { type OpenDesk, sha256, verify } from "@daftar/store";
import { z } from "zod";
import { machine, machinesOf } from "../exchange/machines.ts";
import { newFile, packFor } from "../exchange/packFor.ts";
import { logStanding } from "../release/logWriter.ts";
import { type Decision, decide } from "../session/decide.ts";
import { lookAt } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { readUserBytes } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import type { UserFiles } from "../verb/context.ts";
import { deciders, path, reason } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { requireAdmin } from "./people.ts";

async function readRequest(files: UserFiles, file: string) {
  const bytes = await readUserBytes(files, file, 64 * 1024);
  let text = "";
  try {
    text = fromUtf8(bytes);
  } catch {
    // No text is no request, and is told as one that does not read.
  }
  const request = readJoinRequest(text, { sha256, verify });
  if (request === null) throw new DaftarError("node.request", "this is no sound request to join", { file });
  return request;
}

const enrolment = (
  node: string,
  body: Pick<OpBody<"node">, "key" | "recipient">,
  why: string,
): Decision<"node"> => ({
  type: "node",
  subject: node,
  body: { key: body.key, recipient: body.recipient, state: "enrolled", until: [] },
  reason: why,
});

/** What must be decided so that both machines know each other: the new one, and this one's own recipient. */
async function enrolments(desk: OpenDesk, request: Awaited<ReturnType<typeof readRequest>>, why: string) {
  const nodes = await desk.exchange.nodes();
  const known = nodes.get(request.node);
  if (known?.revoked === true || request.node === desk.node) {
    throw new DaftarError("node.known", "this machine cannot be let in again with the same key");
  }
  const own = { key: desk.exchange.publicKey, recipient: await desk.exchange.recipient() };
  return [
    ...((nodes.get(desk.node)?.recipient ?? null) === null ? [enrolment(desk.node, own, why)] : []),
    ...(known === undefined ? [enrolment(request.node, request, why)] : []),
  ];
}

export const nodeInvite = defineVerb({
  details:
    "Takes the request that daftar init DIR --request FILE made on the new machine, and writes the file that makes its\n" +
    "desk: everything this desk holds, and the organisation's secret, encrypted to that machine. An admin decides it\n" +
    "(--as). Compare the node's name with the people there by voice first: whoever exchanged the request is let in\n" +
    "instead. --person sends a person's locked key file along, for who is to decide there; the passphrase is theirs.",
  positional: ["request"],
  needsDesk: true,
  effect: "changes",
  files: ["request"],
  places: ["out"],
  input: z.object({
    request: path.describe("the new machine's request"),
    out: path.describe("join file to write; must not exist"),
    person: z.array(pseudonym).default([]).describe("who will decide there too (repeat it)"),
    as: deciders,
    reason,
  }),
  output: z.object({
    node: z.string(),
    desk: z.string(),
    file: z.string(),
    bytes: z.number(),
    ops: z.number(),
    people: z.array(z.string()),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const look = await lookAt(desk);
      const request = await readRequest(context.files, input.request);
      requireAdmin(look.facts, input.as);
      const file = newFile(context, input.out);
      const { name, practice } = desk.info;
      const join = desk.exchange.joinGift(name, practice, input.person);
      const without = input.person.find((person) => !join.people.some((one) => one.person === person));
      if (without !== undefined)
        throw new DaftarError("person.unknown", `${without} has no key on this desk`);
      const decisions = await enrolments(desk, request, input.reason);
      await decide(new Signers(desk, context), decisions, input.as, {
        look,
        judge: (facts) => requireAdmin(facts, input.as),
      });
      const { bytes, ops } = await packFor(context, desk, request, { file, since: null, join });
      return done({ node: request.node, desk: desk.info.id, file, bytes, ops, people: input.person });
    }),
});

export const nodeList = defineVerb({
  details:
    "copied: two different ops of one number came from it, so its key was copied, or taken. uncounted: ops that came\n" +
    "after it was put out. restored: it began a new life from a backup; apart: ops of other lives of it that the backup\n" +
    "did not hold, so they came back, or the old machine goes on.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({}),
  output: z.object({
    nodes: z.array(
      machine.extend({
        /** Whether a bundle of its own was opened here; until then everything is packed for it. */
        heard: z.boolean(),
      }),
    ),
    /** Whether this desk signs the public log: `held` until a restored desk is told to go on. */
    log: z.enum(["signs", "held", "no-key"]),
  }),
  run: (context) =>
    withDesk(context, async (desk) => {
      const nodes = [];
      for (const one of await machinesOf(desk)) {
        nodes.push({ ...one, heard: (await desk.exchange.heldBy(one.node)) !== null });
      }
      return done({ nodes, log: logStanding(desk, await desk.facts()) });
    }),
});

export const nodeRevoke = defineVerb({
  details:
    "After a machine was lost, taken or copied. Its bundles are refused from now on, and of what it wrote only the ops\n" +
    "that are here now still count, or the first N (--trust N), on every desk that hears of it. For good: the machine\n" +
    "can ask anew with a new key. An admin decides it (--as).",
  positional: ["node"],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    node: nodeName.describe("name of the machine's node (daftar node list)"),
    trust: z
      .number()
      .int()
      .min(0)
      .optional()
      .describe("how many of its ops still count; all that are here unless told"),
    as: deciders,
    reason,
  }),
  output: z.object({ node: z.string(), revoked: z.boolean(), trusted: z.number() }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const look = await lookAt(desk);
      requireAdmin(look.facts, input.as);
      const known = (await desk.exchange.nodes()).get(input.node);
      if (known === undefined) throw new DaftarError("node.unknown", "no such machine belongs to this desk");
      if (known.node === desk.node) throw new DaftarError("usage.wrong", "revoke a machine from another one");
      if (known.revoked) throw new DaftarError("node.known", "that machine was put out already");
      const until = (await desk.exchange.holds())
        .filter(({ node }) => node === input.node)
        .map(({ epoch, next }) => ({ epoch, next: Math.min(next, input.trust ?? next) }));
      const body: OpBody<"node"> = { key: known.key, recipient: null, state: "revoked", until };
      await decide(
        new Signers(desk, context),
        [{ type: "node", subject: input.node, body, reason: input.reason }],
        input.as,
        { look, judge: (facts) => requireAdmin(facts, input.as) },
      );
      return done({
        node: input.node,
        revoked: true,
        trusted: until.reduce((sum, { next }) => sum + next, 0),
      });
    }),
});
