/** `set-aside`: takes a victim out of the count for a stated reason (J5). */
import { DaftarError, setAsideReason } from "@daftar/model";
import { z } from "zod";
import { headsSeen } from "../session/decide.ts";
import { decideAll, decided } from "../session/decideAll.ts";
import { lookAtView, samePeople } from "../session/look.ts";
import { victimsOf } from "../session/subjects.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, reason, seen } from "../verb/options.ts";
import { defineVerb } from "../verb/verb.ts";

export const setAside = defineVerb({
  details:
    "out-of-scope, found-alive, pre-existing-death, fabricated or insufficient; --undo brings them back. Never for duplicates: link those.",
  positional: ["ids"],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    ids: z.array(z.string()).min(1).describe("victims"),
    for: setAsideReason.optional().describe("why they are taken out"),
    undo: z.boolean().default(false).describe("bring them back"),
    as: deciders,
    reason,
    seen,
  }),
  output: decided,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      if (!input.undo && input.for === undefined)
        throw new DaftarError("set-aside.reason", "no reason was given");
      const look = await lookAtView(desk);
      const victims = victimsOf(look.view, input.ids);
      const said = input.undo ? null : (input.for ?? null);
      return decideAll(
        context,
        desk,
        victims.map(({ id, records }) => ({
          type: "set-aside" as const,
          subject: id,
          body: { reason: said, records: [...records] },
          reason: input.reason,
          ...headsSeen(input.seen),
        })),
        input.as,
        { look, judge: samePeople(desk, look, input.ids) },
      );
    }),
});
