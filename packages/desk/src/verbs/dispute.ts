/** `dispute`: marks or ends a dispute about a victim (J8). */
import { dispute as disputeOf } from "@daftar/model";
import { z } from "zod";
import { headsSeen } from "../session/decide.ts";
import { decideAll, decided } from "../session/decideAll.ts";
import { lookAtView, samePeople } from "../session/look.ts";
import { victimsOf } from "../session/subjects.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, reason, seen } from "../verb/options.ts";
import { defineVerb } from "../verb/verb.ts";

export const dispute = defineVerb({
  details:
    "none, identity, fact-of-death, circumstances or attribution. The first two stop promotion; none demotes (J8).",
  positional: ["ids"],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    ids: z.array(z.string()).min(1).describe("victims"),
    about: disputeOf.describe("what is disputed"),
    as: deciders,
    reason,
    seen,
  }),
  output: decided,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const look = await lookAtView(desk);
      const subjects = victimsOf(look.view, input.ids).map((victim) => victim.id);
      return decideAll(
        context,
        desk,
        subjects.map((subject) => ({
          type: "dispute" as const,
          subject,
          body: { dispute: input.about },
          reason: input.reason,
          ...headsSeen(input.seen),
        })),
        input.as,
        { look, judge: samePeople(desk, look, input.ids) },
      );
    }),
});
