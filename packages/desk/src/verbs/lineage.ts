/** `lineage`: where an account comes from (J3, J4). */
import { type Facts, lineage as lineageSchema } from "@daftar/model";
import { z } from "zod";
import { headsSeen } from "../session/decide.ts";
import { decideAll, decided } from "../session/decideAll.ts";
import { lookAt } from "../session/look.ts";
import { knownAccounts } from "../session/subjects.ts";
import { readUserJson } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, path, reason, seen } from "../verb/options.ts";
import { defineVerb } from "../verb/verb.ts";

export const lineage = defineVerb({
  details:
    "FILE holds origin, from, household, sawThemself, body, direct, sourceClass, anonymous and sealedSource\n" +
    "(docs/codebook.md, the four questions). It replaces what the list declared for this record or count account.\n" +
    "That two sealed sources are different persons counts only where a custodian decides (--as CUSTODIAN); what else\n" +
    "the file says holds whoever decides. `victim show` tells which sources are possibly the same.",
  positional: ["account", "file"],
  needsDesk: true,
  effect: "changes",
  files: ["file"],
  input: z.object({
    account: z.string().describe("record id, or count account's id"),
    file: path.describe("JSON file"),
    as: deciders,
    reason,
    seen,
  }),
  output: decided,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const look = await lookAt(desk);
      knownAccounts(look.facts, [input.account]);
      const value = await readUserJson(context.files, input.file, lineageSchema, "lineage.invalid");
      const decided = await decideAll(
        context,
        desk,
        [
          {
            type: "lineage",
            subject: input.account,
            body: { lineage: value },
            reason: input.reason,
            ...headsSeen(input.seen),
          },
        ],
        input.as,
        { look },
      );
      const attests = (value.sealedSource?.attestedDifferentFrom.length ?? 0) > 0;
      if (attests && !isCustodian(look.facts, input.as))
        context.notice(
          "lineage.not-attested",
          "that its sealed source differs from others is kept, and counts for nothing until a custodian says so (--as)",
        );
      return decided;
    }),
});

/** T3: whether one of them is a custodian as they decide. */
function isCustodian({ people }: Pick<Facts, "people">, as: readonly string[]): boolean {
  return people.some(
    ({ person, roles, revoked }) => as.includes(person) && roles.includes("custodian") && !revoked,
  );
}
