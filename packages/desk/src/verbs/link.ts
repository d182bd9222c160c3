/** `link`: which records tell of the same person, on the desk or on plain files. */
import { stat, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import {
  GREY,
  type LabelReport,
  type LinkParameters,
  linkedPair,
  MOST_DRAWS,
  modelFileOf,
  SURE,
} from "@daftar/linkage";
import { DaftarError } from "@daftar/model";
import { z } from "zod";
import { type BlockingShown, blockingShown } from "../link/blockingShown.ts";
import { readLabels } from "../link/labelsFile.ts";
import { modelFile } from "../link/modelFile.ts";
import { readPlainFiles } from "../link/plainFiles.ts";
import { asRepeatedId } from "../link/repeatedId.ts";
import { earlierClusters, runFile, runFileOf } from "../link/runFile.ts";
import type { RunReach } from "../link/runResult.ts";
import { type drawsShown, shownDraws } from "../link/shownDraws.ts";
import { ComparedRows, writeLinkFiles } from "../link/writeLinkFiles.ts";
import { readUserJson } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

/**
 * What a run learnt, without its tables of common names and places and of spellings: those are made of the
 * accounts themselves, and what is printed ends up in logs. With it `draws`, how many people there may be,
 * `labels`, what people said beside what the run weighed, `reach`, what new accounts reached, and `blocking`, why pairs
 * were compared; null where nothing was drawn, said, gone on from or compared. The shape around it is one that others rely on, and stays as it is.
 */
function printable(
  { frequencies: _, readings: __, ...learnt }: LinkParameters,
  draws: z.infer<typeof drawsShown> | null,
  labels: LabelReport | null,
  reach: RunReach | null,
  blocking: BlockingShown | null,
) {
  return z.json().parse(JSON.parse(JSON.stringify({ ...learnt, draws, labels, reach, blocking })));
}

/** A million rows are some 40 MB. */
const LARGEST_RUN = 512 * 1024 * 1024;

/** Enough for the spread of the number of people; an estimate over each costs as much again. */
const DESK_DRAWS = 40;

export const link = defineVerb({
  details:
    "Without files, links the desk: links, a grey band for people (daftar review), clusters. With files (CSV, Parquet)\n" +
    "it needs no desk: --id names the column of each row's id, --out the folder for pairs.csv and clusters.csv.\n" +
    'Weights are in bits. --config is {"columns": {header: role}, "lists": {name: {"onePerPerson": true}}}.\n' +
    "--draws clusterings are drawn from the posterior (on a desk 40 unless told): draws.csv has the rows that vary.\n" +
    "Each draw corrects all weights by what they may be off by together; where no list is said to have one row for each\n" +
    "person (draws.corrections.known is null), little bounds that, and the number of people stands in a wide range.\n" +
    "--model holds figures instead of learning them; --save-model writes those of this run. --labels is a CSV of\n" +
    "left_list,left_id,right_list,right_id,verdict (same, different, cannot-tell); a desk's are its review decisions.\n" +
    "Answers join and part their pairs; where forty or more show the weights to be wrong, all weights are corrected.\n" +
    "--plan says how many pairs a run would compare and for what reasons, before it is made; nothing is written.\n" +
    "--go-on (a desk) and --go-on-from (files) weigh with the figures of an earlier run: accounts that came since are\n" +
    "joined to whom they speak of, nobody else is regrouped, and it is told how many a run anew would regroup.",
  positional: ["files"],
  needsDesk: false,
  effect: "changes",
  stoppable: true,
  places: ["files", "out", "config", "labels", "saveModel", "saveRun", "goOnFrom"],
  input: z.object({
    files: z.array(path).default([]).describe("tables to link; none: the desk"),
    id: z.string().optional().describe("column with each row's id"),
    out: path.optional().describe("folder for pairs.csv and clusters.csv"),
    list: z.string().optional().describe("column that names each row's list; else the file's name"),
    config: path.optional().describe("roles of columns and statements about lists (JSON)"),
    seed: z.number().int().min(0).default(1).describe("seed"),
    draws: z.number().int().min(0).max(MOST_DRAWS).optional().describe("clusterings to draw; 0 for none"),
    labels: path.optional().describe("what people said of pairs of the files (CSV)"),
    model: path.optional().describe("figures to hold instead of learning them (JSON)"),
    saveModel: path.optional().describe("where to write this run's figures (JSON)"),
    saveRun: path
      .optional()
      .describe("where to write what a later run needs to go on from this one (JSON; common names in it)"),
    goOnFrom: path.optional().describe("a file of --save-run: go on from that run, on its files and more"),
    candidates: z
      .boolean()
      .default(false)
      .describe("also write candidates.csv: every pair that was compared, to see what blocking misses"),
    plan: z
      .boolean()
      .default(false)
      .describe("with files: say how many pairs would be compared and why, and stop before comparing them"),
    goOn: z
      .boolean()
      .default(false)
      .describe("on a desk: go on from the run in force instead of learning anew"),
  }),
  output: z.object({
    records: z.number(),
    comparedPairs: z.number(),
    /** null with `plan`, as the next two. */
    links: z.number().nullable(),
    review: z.number().nullable(),
    clusters: z.number().nullable(),
    seconds: z.number(),
    parameters: z.json(),
  }),
  async run(context, input) {
    const model =
      input.model === undefined
        ? null
        : await readUserJson(context.files, input.model, modelFile, "link.model");
    if (input.files.length === 0) {
      for (const field of ["labels", "saveModel", "saveRun", "goOnFrom", "candidates", "plan"] as const)
        if (input[field] !== undefined && input[field] !== false)
          throw new DaftarError(
            "usage.wrong",
            "this goes with files; a desk has review decisions, and prints its parameters",
            {
              field,
            },
          );
      // What judges a desk's records is not read for plain files.
      const { linkDesk } = await import("../link/deskRun.ts");
      return withDesk(context, async (desk) => {
        const run = await linkDesk(desk, {
          seed: input.seed,
          draws: input.draws ?? DESK_DRAWS,
          model,
          goOn: input.goOn,
          clock: context.clock,
          progress: context.progress,
          linkAll: context.linkAll,
        });
        return done({
          ...run.counts,
          seconds: run.seconds,
          parameters: printable(
            run.parameters,
            run.draws === null
              ? null
              : shownDraws({ ...run.draws, variance: run.draws.varianceMillionths / 1e6 }),
            run.labels,
            run.reach,
            run.blocking,
          ),
        });
      });
    }
    if (input.goOn)
      throw new DaftarError("usage.wrong", "this goes with a desk; with files it is --go-on-from", {
        field: "goOn",
      });
    if (input.goOnFrom !== undefined && model !== null)
      throw new DaftarError("usage.wrong", "the run that is gone on from has its figures already", {
        field: "model",
      });
    if (input.id === undefined) throw new DaftarError("link.id-column", "--id was not given");
    if (input.out === undefined && !input.plan)
      throw new DaftarError("usage.wrong", "--out was not given", { field: "out" });
    const out = resolve(context.cwd, input.out ?? ".");
    if ((await stat(out).catch(() => null))?.isDirectory() === false)
      throw new DaftarError("usage.wrong", "--out names a file; name a folder", { field: "out" });
    const started = context.clock();
    const config =
      input.config === undefined
        ? {}
        : await readUserJson(context.files, input.config, z.json(), "link.config");
    const plain = await readPlainFiles(context.cwd, input.files, {
      id: input.id,
      list: input.list ?? null,
      config,
      configFile: input.config ?? null,
      progress: context.progress,
    });
    const { table, onePerPerson } = plain;
    const labels = input.labels === undefined ? [] : await readLabels(context.cwd, input.labels, table);
    const before =
      input.goOnFrom === undefined
        ? null
        : await readUserJson(context.files, input.goOnFrom, runFile, "link.go-on", LARGEST_RUN);
    const options = {
      seed: input.seed,
      onePerPerson,
      labels,
      draws: input.draws ?? 0,
      ...(model === null ? {} : { override: model }),
      ...(before === null
        ? {}
        : {
            model: before.parameters,
            earlier: earlierClusters(input.goOnFrom ?? "", before, table, onePerPerson),
          }),
      progress: context.progress,
    };
    if (input.plan) {
      const { planHere } = await import("../link/linkHere.ts");
      const plan = await planHere(table, options).catch(async (error: unknown) => {
        throw await asRepeatedId(error, plain);
      });
      return done({
        records: table.size,
        comparedPairs: plan.comparedPairs,
        links: null,
        review: null,
        clusters: null,
        seconds: (context.clock() - started) / 1000,
        parameters: z.json().parse({ blocking: blockingShown(plan) }),
      });
    }
    const compared = input.candidates ? new ComparedRows() : null;
    const result = await context
      .linkAll(table, { ...options, ...(compared === null ? {} : { onCompared: compared.add }) })
      .catch(async (error: unknown) => {
        throw await asRepeatedId(error, plain);
      });
    let links = 0;
    for (let at = 0; at < result.pairs.left.length; at += 1)
      if (linkedPair(result.pairs, at).band === "link") links += 1;
    await writeLinkFiles(out, table, result, compared);
    if (input.saveModel !== undefined)
      await writeFile(
        resolve(context.cwd, input.saveModel),
        `${JSON.stringify(modelFileOf(result.parameters, model ?? {}, { sure: SURE, grey: GREY }), null, 2)}\n`,
      );
    if (input.saveRun !== undefined)
      await writeFile(
        resolve(context.cwd, input.saveRun),
        `${JSON.stringify(runFileOf(table, result, onePerPerson, before))}\n`,
        { mode: 0o600 },
      );
    return done({
      records: table.size,
      comparedPairs: result.comparedPairs,
      links,
      review: result.pairs.left.length - links,
      clusters: result.clusters.reduce((most, cluster) => Math.max(most, cluster + 1), 0),
      seconds: (context.clock() - started) / 1000,
      parameters: printable(
        result.parameters,
        result.draws === null ? null : shownDraws(result.draws),
        result.labels,
        result.reach && { ...result.reach, learntFrom: before?.learntFrom ?? table.size },
        blockingShown(result),
      ),
    });
  },
});
