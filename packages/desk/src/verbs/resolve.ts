/** `resolve`: chooses the value of a field on which accounts disagree. */
import { z } from "zod";
import { decideAll, decided } from "../session/decideAll.ts";
import { victimsOf } from "../session/subjects.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, reason } from "../verb/options.ts";
import { defineVerb } from "../verb/verb.ts";

export const resolveField = defineVerb({
  details:
    "FIELD is a field of the record (deathDate, sex, family …); VALUE one that an account gives. All accounts stay as they came.",
  positional: ["victim", "field", "value"],
  needsDesk: true,
  input: z.object({
    victim: z.string().describe("victim id"),
    field: z.string().min(1).describe("field"),
    value: z.string().describe("value, as shown"),
    as: deciders,
    reason,
  }),
  output: decided,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const [victim = ""] = await victimsOf(desk, [input.victim]);
      const body = { field: input.field, value: input.value };
      return decideAll(
        context,
        desk,
        [{ type: "resolve", subject: `${victim} ${input.field}`, body, reason: input.reason }],
        input.as,
      );
    }),
});
