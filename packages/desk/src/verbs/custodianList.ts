/** `custodian list`: to whom this desk seals what is said of sources (J18), and who succeeded whom. */
import { counts } from "@daftar/seal";
import { z } from "zod";
import { withDesk } from "../session/withDesk.ts";
import { WHY_NOT } from "../succession/words.ts";
import { defineVerb, done } from "../verb/verb.ts";

export const custodianList = defineVerb({
  details:
    "Recipients, which anybody may know: a form that seals what is said of a source before it is sent needs them.\n" +
    "Their secret halves lie with the custodians, on no desk. A custodian with a consent key can hand their part over\n" +
    "(daftar custodian hand-over); successions that count for nothing are told with the reason.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({}),
  output: z.object({
    recipients: z.array(z.string()),
    /** How many of them open together; null on a desk made before envelopes, where any one opens alone. */
    threshold: z.number().nullable(),
    /** Id of the organisation's desks, which an envelope is made for. */
    desk: z.string(),
    custodians: z.array(
      z.object({
        recipient: z.string(),
        /** Null for one who gave none, and can consent to nothing. */
        consentKey: z.string().nullable(),
        /** Whose part it was before; null for one of the beginning. */
        after: z.string().nullable(),
      }),
    ),
    successions: z.array(
      z.object({
        op: z.string(),
        time: z.string(),
        from: z.string(),
        to: z.string(),
        /** Whether it counts, and as what; or why it counts for nothing. */
        standing: z.string(),
        counts: z.boolean(),
        approvedBy: z.array(z.string()),
        reason: z.string(),
      }),
    ),
  }),
  run: (context) =>
    withDesk(context, async (desk) => {
      const { id, genesis } = desk.info;
      const { now, judged } = await desk.custodians();
      return done({
        recipients: now.map(({ recipient }) => recipient),
        threshold: genesis.threshold ?? null,
        desk: id,
        custodians: now.map(({ recipient, key, after }) => ({
          recipient,
          consentKey: key,
          after: after?.recipient ?? null,
        })),
        successions: judged.map(({ opId, time, from, to, standing, approvedBy, reason }) => ({
          op: opId,
          time,
          from,
          to,
          standing: counts(standing) ? standing : WHY_NOT[standing],
          counts: counts(standing),
          approvedBy: [...approvedBy],
          reason,
        })),
      });
    }),
});
