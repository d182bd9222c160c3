/** `custodian list`: to whom this desk seals what is said of sources (J18). */
import { z } from "zod";
import { withDesk } from "../session/withDesk.ts";
import { defineVerb, done } from "../verb/verb.ts";

export const custodianList = defineVerb({
  details:
    "Recipients, which anybody may know: a form that seals what is said of a source before it is sent needs them.\n" +
    "Their secret halves lie with the custodians, on no desk.",
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
  }),
  run: (context) =>
    withDesk(context, async ({ info: { id, genesis } }) =>
      done({ recipients: [...genesis.custodians], threshold: genesis.threshold ?? null, desk: id }),
    ),
});
