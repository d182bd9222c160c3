/** `custodian open`: asks the custodians to open what is sealed; an op with two approvals, and a file to carry. */
import { betraysSomebody } from "@daftar/intake";
import { ageRecipient, DaftarError, type Facts, type OpBody, toHex } from "@daftar/model";
import { type Envelope, type HandedBox, handedTo, newOpener, writeRequest } from "@daftar/seal";
import { type OpenDesk, sha256, writeNewFile } from "@daftar/store";
import { z } from "zod";
import { placeOutside, writeIdentity } from "../opening/files.ts";
import { type Found, findSealed } from "../opening/findSealed.ts";
import { requireTwo } from "../opening/requireTwo.ts";
import { lookAt } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

async function findAll(desk: OpenDesk, facts: Facts, subjects: readonly string[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const subject of new Set(subjects)) found.push(...(await findSealed(desk, facts, subject)));
  const files = found.filter(({ envelope }) => envelope.header.kind === "original").length;
  if (files > 0 && found.length > 1)
    throw new DaftarError("opening.file-alone", "a file is opened by itself");
  if (found.length > 100)
    throw new DaftarError("usage.wrong", `${found.length} sealed things at once; 100 at most`, {
      field: "subject",
    });
  return found;
}

function bodyOf(found: readonly Found[], recipient: string): OpBody<"opening"> {
  const items = found.map(({ hash, envelope: { header, core }, at }) => ({
    kind: header.kind,
    subject: header.items[at]!.subject,
    envelope: hash,
    core: toHex(core),
  }));
  return { items, recipient };
}

/** Items of one envelope are asked for together, so that its boxes stand once in the request. */
function byEnvelope(found: readonly Found[], handed: readonly HandedBox[]) {
  const envelopes = new Map<
    string,
    { envelope: Envelope; items: Pick<Found, "at" | "lock">[]; handed: Uint8Array[] }
  >();
  for (const { hash, envelope, at, lock } of found) {
    const same = envelopes.get(hash);
    if (same !== undefined) same.items.push({ at, lock });
    else envelopes.set(hash, { envelope, items: [{ at, lock }], handed: handedTo(envelope.core, handed) });
  }
  return [...envelopes.values()];
}

export const custodianOpen = defineVerb({
  details:
    "SUBJECT is the id of a record (daftar victim show), of a count or of a piece of evidence; or a list, whose newest\n" +
    "file is wanted, or the id of an earlier import. Two approvers ask together (--as twice), with a reason that names\n" +
    "nobody: both are kept in an op for good. REQUEST goes to the custodians by any way; each answers with daftar\n" +
    "custodian share. What opens their answers is written to --identity, outside every desk; better, make it on the\n" +
    "machine that will combine them (daftar custodian new there) and give --recipient here. Nothing is opened on the desk.",
  positional: ["subject"],
  needsDesk: true,
  effect: "changes",
  places: ["out", "identity"],
  input: z.object({
    subject: z.array(z.string().min(1).max(100)).min(1).describe("what to open"),
    out: path.describe("request to write; must not exist"),
    reason: z.string().min(1).describe("why, kept for good and shown to the custodians; names nobody"),
    as: deciders,
    identity: path.optional().describe("file for the identity that opens the answers; in no desk"),
    recipient: ageRecipient.optional().describe("recipient of whoever combines, in place of --identity"),
  }),
  output: z.object({
    opening: z.string(),
    asked: z.array(z.object({ kind: z.string(), subject: z.string(), threshold: z.number() })),
    approvedBy: z.array(z.string()),
    recipient: z.string(),
    request: z.string(),
    bytes: z.number(),
    identity: z.string().nullable(),
  }),
  async run(context, input) {
    if ((input.identity === undefined) === (input.recipient === undefined))
      throw new DaftarError("usage.wrong", "give --identity or --recipient, one of them", {
        field: "identity",
      });
    if (betraysSomebody(input.reason))
      throw new DaftarError("usage.wrong", "the reason is kept in clear: name nobody in it", {
        field: "reason",
      });
    const out = placeOutside(context, input.out, "a request");
    const identityFile =
      input.identity === undefined ? null : placeOutside(context, input.identity, "an identity");
    return withDesk(context, async (desk) => {
      const look = await lookAt(desk);
      requireTwo(look.facts, input.as);
      const found = await findAll(desk, look.facts, input.subject);
      const made = input.recipient === undefined ? await newOpener() : null;
      const recipient = made?.recipient ?? input.recipient ?? "";
      const body = bodyOf(found, recipient);
      const [first = ""] = input.as;
      const draft = {
        type: "opening" as const,
        subject: "",
        parents: [],
        reason: input.reason,
        body,
        by: first,
      };
      const [written] = await new Signers(desk, context).write([{ draft, approvers: input.as }], {
        look,
        judge: (facts) => requireTwo(facts, input.as),
        before: async () => {
          // Before the op: an opening whose answers nobody could read would have to be asked for anew.
          if (made !== null && identityFile !== null)
            writeIdentity(identityFile, made.recipient, made.identity);
        },
      });
      if (written === undefined) throw new TypeError("an opening was asked for and not written");
      const openings = await desk.signedOps(["opening"]);
      const opening = openings.find(({ op }) => op.node === written.op.node && op.seq === written.op.seq);
      if (opening === undefined) throw new TypeError("an opening was written and is not there");
      const enrolments = await desk.signedOps(["genesis", "key", "role"]);
      const genesis = enrolments.filter(({ op }) => op.type === "genesis");
      const others = enrolments.filter(({ op }) => op.type !== "genesis");
      const asked = {
        opening,
        enrolments: [...genesis, ...others],
        asked: byEnvelope(found, await desk.handedBoxes()),
      };
      const bytes = await writeRequest(asked, recipient, sha256);
      writeNewFile(out, bytes);
      return done({
        opening: written.opId,
        asked: found.map(({ envelope: { header }, at }) => ({
          kind: header.kind,
          subject: header.items[at]!.subject,
          threshold: header.threshold,
        })),
        approvedBy: input.as.toSorted(),
        recipient,
        request: out,
        bytes: bytes.length,
        identity: identityFile,
      });
    });
  },
});
