/** `resolve`: chooses the value of a field on which accounts disagree. */
import { DaftarError } from "@daftar/model";
import { settles } from "@daftar/toll";
import { z } from "zod";
import { headsSeen } from "../session/decide.ts";
import { decideAll, decided } from "../session/decideAll.ts";
import { lookAtView, samePeople } from "../session/look.ts";
import { victimsOf } from "../session/subjects.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, reason, seen } from "../verb/options.ts";
import { defineVerb } from "../verb/verb.ts";

export const resolveField = defineVerb({
  details:
    "FIELD and VALUE: sex, population, cause, eventLink, identity or acknowledgement by their vocabulary; deathDate or\n" +
    "injuryDate as DAY or DAY/DAY; age as YEARS or LOW-HIGH; deathPlace or injuryPlace as province or province/city, ids\n" +
    "of the scope. All accounts stay as they came.",
  positional: ["victim", "field", "value"],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    victim: z.string().describe("victim id"),
    field: z.string().min(1).describe("field"),
    value: z.string().describe("value, as shown"),
    as: deciders,
    reason,
    seen,
  }),
  output: decided,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const look = await lookAtView(desk);
      const [victim = ""] = victimsOf(look.view, [input.victim]).map(({ id }) => id);
      if (!settles(input.field, input.value)) {
        throw new DaftarError("usage.wrong", "no such field, or no value of it; see --help", {
          field: input.field,
          value: input.value,
        });
      }
      const body = { field: input.field, value: input.value };
      return decideAll(
        context,
        desk,
        [
          {
            type: "resolve",
            subject: `${victim} ${input.field}`,
            body,
            reason: input.reason,
            ...headsSeen(input.seen),
          },
        ],
        input.as,
        { look, judge: samePeople(desk, look, [input.victim]) },
      );
    }),
});
