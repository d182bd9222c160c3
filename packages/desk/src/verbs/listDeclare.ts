/** `list declare` and `list show`: what a list set out to cover, what it copies, where its rows come from (J3, J21). */
import { coverageBody, listName, type OpBody } from "@daftar/model";
import { z } from "zod";
import { decide } from "../session/decide.ts";
import { lookAt } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { readUserJson } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, path, reason } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { assertionSaid, saidOf } from "../view/assertionsOf.ts";
import { coveragesInForce } from "../view/settings.ts";

const coverageShown = coverageBody.extend({
  /** Fields that the list takes from elsewhere than the rest. */
  assertions: z.array(assertionSaid),
});

function shownOf({ assertions, ...coverage }: OpBody<"coverage">): z.infer<typeof coverageShown> {
  return { ...coverage, assertions: saidOf(assertions) };
}

export const listDeclare = defineVerb({
  details:
    "FILE holds window, provinces, populations, howGathered, copies, askedOthers, aggregator, onePerPerson and\n" +
    "lineage (docs/codebook.md), and assertions where the list takes single fields from elsewhere. Without a declaration a list's rows have unknown lineage and it enters no estimate.",
  positional: ["name", "file"],
  needsDesk: true,
  effect: "changes",
  files: ["file"],
  input: z.object({
    name: listName.describe("the list"),
    file: path.describe("JSON file"),
    as: deciders,
    reason,
  }),
  output: z.object({ list: z.string(), coverage: coverageShown }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const look = await lookAt(desk);
      const declared = await readUserJson(
        context.files,
        input.file,
        coverageBody.omit({ list: true }),
        "usage.wrong",
      );
      const body = { ...declared, list: input.name };
      await decide(
        new Signers(desk, context),
        [{ type: "coverage", subject: input.name, body, reason: input.reason }],
        input.as,
        { look },
      );
      return done({ list: input.name, coverage: shownOf(body) });
    }),
});

export const listShow = defineVerb({
  details: "Counts only.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({}),
  output: z.object({
    lists: z.array(
      z.object({
        list: z.string(),
        records: z.number(),
        editions: z.number(),
        missingFromNewest: z.number(),
        coverage: coverageShown.nullable(),
      }),
    ),
  }),
  run: (context) =>
    withDesk(context, async (desk) => {
      const facts = await desk.facts();
      const coverages = coveragesInForce(facts);
      const names = new Set([...facts.records.map((record) => record.list), ...coverages.keys()]);
      const lists = [...names].sort().map((list) => {
        const records = facts.records.filter((record) => record.list === list);
        const coverage = coverages.get(list);
        return {
          list,
          records: records.length,
          editions: facts.imports.filter((one) => one.body.list === list).length,
          missingFromNewest: records.filter((record) => record.missingFromEdition).length,
          coverage: coverage === undefined ? null : shownOf(coverage),
        };
      });
      return done({ lists });
    }),
});
