/** `custodian share`: a custodian's answer to a request, on their own machine, without a desk. */
import { DaftarError, recipientEnd } from "@daftar/model";
import { answerRequest } from "@daftar/seal";
import { sha256, writeNewFile } from "@daftar/store";
import { z } from "zod";
import { placeOutside, readIdentity, readRequestFile } from "../opening/files.ts";
import { type JudgedRequest, judgeRequest } from "../opening/judgeRequest.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

const WORDS = {
  cells: "what a list says of the source of record",
  account: "who told of record",
  count: "who told of count",
  original: "a whole file, of an import or taken in as evidence,",
} as const;

const NO_FOUNDERS =
  "Careful: this desk was begun without founders, so whoever has the key of its first machine can make people up\n" +
  "who approve. Ask those whom you know to be its approvers.";

/** What is asked, in words, before anything is handed out. */
function inWords(request: JudgedRequest): string {
  const { deskName, asked, reason, approvedBy, time, founders, desk, opening, recipient } = request;
  // Other people's words stay on one line, so that they pass for no line of ours.
  const flat = (text: string): string => text.replace(/\s+/g, " ");
  return [
    `The desk "${flat(deskName)}" (${desk.slice(0, 16)}) asks to open:`,
    ...asked.map(({ kind, subject }) => `  ${WORDS[kind]} ${subject}`),
    `Reason given: ${flat(reason)}`,
    `Approved by ${approvedBy.join(" and ")}, ${time.slice(0, 10)} by that desk's clock (opening ${opening.slice(0, 16)}).`,
    ...(founders ? [] : [NO_FOUNDERS]),
    `Your answer is for whoever has the key of ${recipientEnd(recipient)}, and for nobody else.`,
    "Ask them by voice, for those letters too, before you answer. Your shares of these, and of nothing else, are handed out. Do so?",
  ].join("\n");
}

export const custodianShare = defineVerb({
  details:
    "Says what is asked, why, and who approved it, and checks their approvals with the request alone; then asks.\n" +
    "--yes answers without asking; without it and without a terminal nothing is handed out. The answer holds your\n" +
    "shares of what is asked and of nothing else, encrypted to whoever combines. No desk and no network is needed.\n" +
    "What the request cannot show: that a key was revoked since. Ask the people named, by voice.",
  positional: ["request"],
  needsDesk: false,
  effect: "changes",
  places: ["request", "identity", "out"],
  input: z.object({
    request: path.describe("request that daftar custodian open wrote"),
    identity: path.describe("your identity, as daftar custodian new made it, unlocked"),
    out: path.describe("answer to write; must not exist"),
    yes: z.boolean().default(false).describe("hand out without asking"),
  }),
  output: z.object({
    desk: z.string(),
    deskName: z.string(),
    opening: z.string(),
    asked: z.array(z.object({ kind: z.string(), subject: z.string() })),
    reason: z.string(),
    approvedBy: z.array(z.string()),
    time: z.string(),
    /** Whether the desk's first op names its first people: else the key of its first machine makes up who approved. */
    founders: z.boolean(),
    /** Whose key alone reads the answer. */
    recipient: z.string(),
    custodian: z.string(),
    /** Null where nothing was handed out. */
    file: z.string().nullable(),
    shares: z.number(),
  }),
  async run(context, input) {
    const out = placeOutside(context, input.out, "an answer");
    const request = await readRequestFile(context, input.request);
    const judged = judgeRequest(request);
    if (judged.status === "refused")
      throw new DaftarError("opening.unapproved", judged.words, { file: input.request });
    const identity = await readIdentity(context, input.identity);
    const answered = await answerRequest(request, identity, judged.request.recipient, sha256);
    if (answered.status === "not-yours")
      throw new DaftarError("opening.not-yours", "nothing in the request is sealed to this identity", {
        file: input.identity,
      });
    if (answered.status === "dealt-wrong")
      throw new DaftarError(
        "opening.dealt-wrong",
        "what is sealed to this identity is no share of what is asked",
        {
          value: answered.subject,
        },
      );
    if (answered.status === "handed-wrong")
      throw new DaftarError(
        "handover.altered",
        "what was handed over to this identity is no share of what is asked",
        { value: answered.subject },
      );
    const agreed = input.yes || (context.ask !== null && (await context.ask(inWords(judged.request))));
    if (agreed) writeNewFile(out, answered.file);
    const { asked, approvedBy, ...said } = judged.request;
    return done({
      ...said,
      asked: [...asked],
      approvedBy: [...approvedBy],
      custodian: answered.custodian,
      file: agreed ? out : null,
      shares: agreed ? answered.shares : 0,
    });
  },
});
