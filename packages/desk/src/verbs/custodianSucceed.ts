/** `custodian succeed`: a hand-over that both custodians signed becomes so on the desk; two people approve it. */
import { DaftarError, OP_BODIES, type OpBody, toHex } from "@daftar/model";
import { counts, custodiansAfter, type SuccessionFile } from "@daftar/seal";
import { checkRecipients, type OpenDesk, sha256, verify } from "@daftar/store";
import { z } from "zod";
import { requireReason, requireTwo, writeByTwo } from "../opening/byTwo.ts";
import { lookAt } from "../session/look.ts";
import { unkeptBlob } from "../session/unkept.ts";
import { withDesk } from "../session/withDesk.ts";
import { allEnvelopes } from "../succession/allEnvelopes.ts";
import { readSuccessionFile } from "../succession/files.ts";
import { sharesOf } from "../succession/sharesOf.ts";
import { WHY_NOT } from "../succession/words.ts";
import { deciders, path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

/** @throws DaftarError handover.refused, handover.altered */
function bodyIn(desk: OpenDesk, file: SuccessionFile, path: string): OpBody<"succession"> {
  const refuse = (words: string): DaftarError => new DaftarError("handover.refused", words, { file: path });
  if (file.desk !== desk.info.id) throw refuse("it is a hand-over of another desk's custodian");
  if (file.succession.accepted === null) throw refuse(WHY_NOT["not-accepted"]);
  const body = OP_BODIES.succession.parse(file.succession);
  const whole = body.boxes === null ? file.boxes.length === 0 : toHex(sha256(file.boxes)) === body.boxes;
  if (!whole)
    throw new DaftarError("handover.altered", "its boxes are not those that were signed for", { file: path });
  return body;
}

/** How it would count with two people's approvals. @throws DaftarError handover.refused */
async function standingOf(desk: OpenDesk, body: OpBody<"succession">, path: string) {
  const { custodians, consentKeys, threshold } = desk.info.genesis;
  const begin = { desk: desk.info.id, custodians, consentKeys, threshold };
  const { ops } = await desk.custodians();
  const { judged } = custodiansAfter(begin, [...ops, { opId: "", body, approved: true }], verify);
  const standing = judged.at(-1)?.standing ?? "not-approved";
  if (!counts(standing)) throw new DaftarError("handover.refused", WHY_NOT[standing], { file: path });
  if (standing === "again")
    throw new DaftarError("handover.refused", "it counts already, as it is", { file: path });
  return standing;
}

export const custodianSucceed = defineVerb({
  details:
    "ACCEPTED is what daftar custodian accept wrote. Two approvers approve it together (--as twice), with a reason that\n" +
    "names nobody: both are kept in an op for good. Without the custodians' own signatures nobody can do it, and they are\n" +
    "checked wherever the op is read. From then on the desk seals to the successor; their shares of what was sealed\n" +
    "before are kept beside the old ones, which stay where they are and go on opening for the old key. What was sealed\n" +
    "since the boxes were written out is told: the custodian who leaves hands that over in the same way once more.",
  positional: ["accepted"],
  needsDesk: true,
  effect: "changes",
  files: ["accepted"],
  input: z.object({
    accepted: path.describe("accepted hand-over"),
    reason: z.string().min(1).describe("why, kept for good; names nobody"),
    as: deciders,
  }),
  output: z.object({
    op: z.string(),
    from: z.string(),
    to: z.string(),
    standing: z.enum(["handed-over", "replaced", "more-shares"]),
    approvedBy: z.array(z.string()),
    /** Envelopes of the desk of which the successor now has a share, and of which not. */
    envelopes: z.number(),
    without: z.number(),
  }),
  async run(context, input) {
    requireReason(input.reason);
    const file = await readSuccessionFile(context.files, input.accepted);
    return withDesk(context, async (desk) => {
      const look = await lookAt(desk);
      const body = bodyIn(desk, file, input.accepted);
      // Before it counts: a desk could seal nothing any more to a recipient that does not read.
      await checkRecipients([body.to]);
      const standing = await standingOf(desk, body, input.accepted);
      requireTwo(look.facts, input.as);
      const blob = body.boxes === null ? null : unkeptBlob(desk, file.boxes);
      const { opId } = await writeByTwo(
        desk,
        context,
        { type: "succession", body, reason: input.reason, as: input.as },
        { look, before: async () => blob?.keep() },
      );
      const { envelopes, without } = await sharesOf(desk, body.to, await allEnvelopes(desk));
      if (without > 0)
        context.notice(
          "handover.without",
          `the successor has no share of ${without} of the ${envelopes + without} envelopes sealed so far`,
        );
      return done({
        op: opId,
        from: body.from,
        to: body.to,
        standing,
        approvedBy: input.as.toSorted(),
        envelopes,
        without,
      });
    });
  },
});
