/** `link`: which records tell of the same person, on the desk or on plain files. */
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type LinkParameters, linkedPair } from "@daftar/linkage";
import { DaftarError } from "@daftar/model";
import { z } from "zod";
import { linkDesk } from "../link/deskRun.ts";
import { readPlainFiles } from "../link/plainFiles.ts";
import { writeLinkFiles } from "../link/writeLinkFiles.ts";
import { readUserJson } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

/**
 * What a run learnt, without its tables of common names and places and of spellings: those are made of the
 * accounts themselves, and what is printed ends up in logs.
 */
function printable({ frequencies: _, readings: __, ...learnt }: LinkParameters) {
  return z.json().parse(JSON.parse(JSON.stringify(learnt)));
}

export const link = defineVerb({
  details:
    "Without files, links the desk: links, a grey band for people (daftar review), clusters. With files (CSV, Parquet)\n" +
    "it needs no desk: --id names the column of each row's id, --out the folder for pairs.csv and clusters.csv.\n" +
    'Weights are in bits. --config is {"columns": {header: role}, "lists": {name: {"onePerPerson": true}}}.',
  positional: ["files"],
  needsDesk: false,
  effect: "changes",
  stoppable: true,
  places: ["files", "out", "config"],
  input: z.object({
    files: z.array(path).default([]).describe("tables to link; none: the desk"),
    id: z.string().optional().describe("column with each row's id"),
    out: path.optional().describe("folder for pairs.csv and clusters.csv"),
    list: z.string().optional().describe("column that names each row's list; else the file's name"),
    config: path.optional().describe("roles of columns and statements about lists (JSON)"),
    seed: z.number().int().min(0).default(1).describe("seed"),
  }),
  output: z.object({
    records: z.number(),
    comparedPairs: z.number(),
    links: z.number(),
    review: z.number(),
    clusters: z.number(),
    seconds: z.number(),
    parameters: z.json(),
  }),
  async run(context, input) {
    if (input.files.length === 0) {
      return withDesk(context, async (desk) => {
        const run = await linkDesk(desk, {
          seed: input.seed,
          clock: context.clock,
          progress: context.progress,
          linkAll: context.linkAll,
        });
        return done({ ...run.counts, seconds: run.seconds, parameters: printable(run.parameters) });
      });
    }
    if (input.id === undefined) throw new DaftarError("link.id-column", "--id was not given");
    if (input.out === undefined)
      throw new DaftarError("usage.wrong", "--out was not given", { field: "out" });
    const out = resolve(context.cwd, input.out);
    if ((await stat(out).catch(() => null))?.isDirectory() === false)
      throw new DaftarError("usage.wrong", "--out names a file; name a folder", { field: "out" });
    const started = context.clock();
    const config =
      input.config === undefined
        ? {}
        : await readUserJson(context.files, input.config, z.json(), "link.config");
    const { table, onePerPerson } = await readPlainFiles(context.cwd, input.files, {
      id: input.id,
      list: input.list ?? null,
      config,
      configFile: input.config ?? null,
      progress: context.progress,
    });
    const result = await context.linkAll(table, {
      seed: input.seed,
      onePerPerson,
      progress: context.progress,
    });
    let links = 0;
    for (let at = 0; at < result.pairs.left.length; at += 1)
      if (linkedPair(result.pairs, at).band === "link") links += 1;
    await writeLinkFiles(out, table, result);
    return done({
      records: table.size,
      comparedPairs: result.comparedPairs,
      links,
      review: result.pairs.left.length - links,
      clusters: result.clusters.reduce((most, cluster) => Math.max(most, cluster + 1), 0),
      seconds: (context.clock() - started) / 1000,
      parameters: printable(result.parameters),
    });
  },
});
