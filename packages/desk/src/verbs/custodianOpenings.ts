/** `custodian openings`: every opening that was asked for on this desk or on another of the organisation. */
import { z } from "zod";
import { withDesk } from "../session/withDesk.ts";
import { defineVerb, done } from "../verb/verb.ts";

export const custodianOpenings = defineVerb({
  details:
    "What was asked for, by whom, and why; whether custodians answered is not known here, nor what was found. As many\n" +
    "custodians as the threshold can open together without any of this.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({}),
  output: z.object({
    openings: z.array(
      z.object({
        opening: z.string(),
        time: z.string(),
        approvedBy: z.array(z.string()),
        reason: z.string(),
        asked: z.array(z.object({ kind: z.string(), subject: z.string() })),
      }),
    ),
  }),
  run: (context) =>
    withDesk(context, async (desk) => {
      const openings = await desk.openings();
      return done({
        openings: openings.map(({ opId, time, approvedBy, reason, body }) => ({
          opening: opId,
          time,
          approvedBy: [...approvedBy],
          reason,
          asked: body.items.map(({ kind, subject }) => ({ kind, subject })),
        })),
      });
    }),
});
