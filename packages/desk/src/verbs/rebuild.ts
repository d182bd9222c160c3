/** `rebuild`: derives the register anew from the ops. */
import { z } from "zod";
import { withDesk } from "../session/withDesk.ts";
import { defineVerb, done } from "../verb/verb.ts";

export const rebuild = defineVerb({
  details:
    "Prints the register's digest before and after; they are equal on a sound desk. --shuffle applies the ops in another order.",
  positional: [],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    shuffle: z.number().int().min(0).optional().describe("seed of another order of the ops"),
  }),
  output: z.object({ before: z.string(), after: z.string(), same: z.boolean() }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const before = await desk.registerDigest();
      await desk.rebuild(input.shuffle === undefined ? {} : { shuffleSeed: input.shuffle });
      const after = await desk.registerDigest();
      return done({ before, after, same: before === after });
    }),
});
