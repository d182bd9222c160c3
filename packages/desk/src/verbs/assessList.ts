/** `assess list`: a list by a sample drawn by a recorded seed, by two people (J9). */
import { assessListBody, DaftarError, listName } from "@daftar/model";
import { z } from "zod";
import { decide } from "../session/decide.ts";
import { lookAt } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, reason } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { drawSample } from "../view/sample.ts";

export const assessList = defineVerb({
  details:
    "Draws the sample by the seed, prints the records to check (with --sample-only), and records what was checked\n" +
    "and the faults found. Two people and a written reason; it grants `reported` at most, for this version of the list.",
  positional: ["list"],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    list: listName.describe("the list"),
    sampleSize: z.number().int().min(1).max(1000).default(30).describe("how many records to draw"),
    seed: z.number().int().min(0).default(1).describe("seed of the sample, kept with the assessment"),
    sampleOnly: z.boolean().default(false).describe("only draw the sample; decide nothing"),
    verdict: assessListBody.shape.verdict.default("credible").describe("credible or not-credible"),
    checked: z.string().optional().describe("what was checked, in words"),
    faults: z.number().int().min(0).optional().describe("faults found in the sample"),
    as: deciders,
    reason,
  }),
  output: z.object({
    list: z.string(),
    seed: z.number(),
    sample: z.array(z.string()),
    ops: z.array(z.string()),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const look = await lookAt(desk);
      const { facts } = look;
      const records = facts.records.filter((record) => record.list === input.list).map((record) => record.id);
      if (records.length === 0) throw new DaftarError("list.unknown", `no list ${input.list} here`);
      const sample = drawSample(records, input.sampleSize, input.seed);
      if (input.sampleOnly) return done({ list: input.list, seed: input.seed, sample, ops: [] });
      if (input.reason === "" || input.checked === undefined || input.faults === undefined) {
        throw new DaftarError("assess.sample", "give --reason, --checked and --faults");
      }
      const body = {
        list: input.list,
        imports: facts.imports
          .filter((one) => one.body.list === input.list)
          .map((one) => one.opId)
          .sort(),
        verdict: input.verdict,
        sampleSeed: input.seed,
        sample,
        checked: input.checked,
        faults: input.faults,
      };
      const ops = await decide(
        new Signers(desk, context),
        [{ type: "assess-list", subject: input.list, body, reason: input.reason }],
        input.as,
        { look },
      );
      return done({ list: input.list, seed: input.seed, sample, ops });
    }),
});
