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
  output: z.object({ recipients: z.array(z.string()) }),
  run: (context) =>
    withDesk(context, async (desk) => done({ recipients: [...desk.info.genesis.custodians] })),
});
