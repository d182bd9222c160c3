/** `custodian open`: asks the custodians to open what is sealed; an op with two approvals, and a file to carry. */
import { ageRecipient, DaftarError, type Facts, type OpBody, toHex } from "@daftar/model";
import { newOpener } from "@daftar/seal";
import { checkRecipients, type OpenDesk, writeNewFile } from "@daftar/store";
import { z } from "zod";
import { requireReason, requireTwo, writeByTwo } from "../opening/byTwo.ts";
import { placeOutside, writeIdentity } from "../opening/files.ts";
import { type Found, findSealed } from "../opening/findSealed.ts";
import { requestOf } from "../opening/requestOf.ts";
import { lookAt } from "../session/look.ts";
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

export const custodianOpen = defineVerb({
  details:
    "SUBJECT is the id of a record (daftar victim show), of a count or of a piece of evidence; or a list, whose newest\n" +
    "file is wanted, or the id of an earlier import. Two approvers ask together (--as twice), with a reason that names\n" +
    "nobody: both are kept in an op for good. REQUEST goes to the custodians by any way; each answers with daftar\n" +
    "custodian share. What opens their answers is written to --identity, outside every desk; better, make it on the\n" +
    "machine that will combine them (daftar custodian new there) and give --recipient here. Without --out, daftar\n" +
    "custodian request writes the request afterwards. Nothing is opened on the desk.",
  positional: ["subject"],
  needsDesk: true,
  effect: "changes",
  places: ["out", "identity"],
  input: z.object({
    subject: z.array(z.string().min(1).max(100)).min(1).max(100).describe("what to open"),
    out: path.optional().describe("request to write; must not exist"),
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
    /** Null where it was not written yet. */
    request: z.string().nullable(),
    bytes: z.number().nullable(),
    identity: z.string().nullable(),
  }),
  async run(context, input) {
    if ((input.identity === undefined) === (input.recipient === undefined))
      throw new DaftarError("usage.wrong", "give --identity or --recipient, one of them", {
        field: "identity",
      });
    requireReason(input.reason);
    const out = input.out === undefined ? null : placeOutside(context, input.out, "a request");
    const identityFile =
      input.identity === undefined ? null : placeOutside(context, input.identity, "an identity");
    return withDesk(context, async (desk) => {
      const look = await lookAt(desk);
      requireTwo(look.facts, input.as);
      // Before the op: nobody could read the answers to a recipient that does not read.
      if (input.recipient !== undefined) await checkRecipients([input.recipient]);
      const found = await findAll(desk, look.facts, input.subject);
      const made = input.recipient === undefined ? await newOpener() : null;
      const recipient = made?.recipient ?? input.recipient ?? "";
      const body = bodyOf(found, recipient);
      const { opId } = await writeByTwo(
        desk,
        context,
        { type: "opening", body, reason: input.reason, as: input.as },
        {
          look,
          before: async () => {
            // Before the op: an opening whose answers nobody could read would have to be asked for anew.
            if (made !== null && identityFile !== null)
              writeIdentity(identityFile, made.recipient, made.identity);
          },
        },
      );
      const bytes = out === null ? null : (await requestOf(desk, await desk.facts(), opId)).bytes;
      if (out !== null && bytes !== null) writeNewFile(out, bytes);
      return done({
        opening: opId,
        asked: found.map(({ envelope: { header }, at }) => ({
          kind: header.kind,
          subject: header.items[at]!.subject,
          threshold: header.threshold,
        })),
        approvedBy: input.as.toSorted(),
        recipient,
        request: out,
        bytes: bytes?.length ?? null,
        identity: identityFile,
      });
    });
  },
});
