/** `estimate`: how many were killed, on a list or not; or why that cannot be said. */

import { resolve } from "node:path";
import {
  type CaptureTable,
  canonicalTable,
  DRAWN_METHODS,
  estimateReport,
  estimate as estimateTable,
  headlineWords,
  type PooledReport,
  parseLabelledTable,
  parseTable,
  pooledEstimate,
  pooledReport,
  type SensitivityOptions,
  wholeOf,
} from "@daftar/estimate";
import { readTable } from "@daftar/intake";
import { toHex, utf8 } from "@daftar/model";
import { sha256 } from "@daftar/store";
import { z } from "zod";
import {
  type EstimateOutput,
  estimateOutput,
  type PooledOutput,
  pooledOutput,
  reportOutput,
} from "../estimate/estimateOutput.ts";
import { tablesBeside } from "../estimate/tablesBeside.ts";
import { readUserBytes } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { VERSION } from "../version.ts";

type Report = z.infer<typeof reportOutput>;

/** Values given comma-separated or repeated. */
function listed(given: readonly string[]): string[] {
  return given
    .flatMap((one) => one.split(","))
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** The report as plain JSON: arrays that may be written, diagnostics as they print. */
function plain(report: unknown): Report {
  return reportOutput.parse(JSON.parse(JSON.stringify(report)));
}

/** By which program, from what: what a figure needs beside its seed and settings to be made again. */
const made = (table: CaptureTable | null): Pick<EstimateOutput, "version" | "inputDigest"> => ({
  version: VERSION,
  inputDigest: table === null ? null : toHex(sha256(utf8(canonicalTable(table)))),
});
function plainPooled(
  report: PooledReport,
  by: readonly string[],
  notPooled: PooledOutput["notPooled"],
): PooledOutput {
  return pooledOutput.parse(JSON.parse(JSON.stringify({ by, ...report, notPooled })));
}

export const estimate = defineVerb({
  details:
    "With TABLE.csv (one 0/1 column per list, and a column named count) it needs no desk and takes the lists to cover\n" +
    "one population. Without it, the overlaps of the desk's linked lists, on what they cover in common (J21).\n" +
    "There latent classes (lcmcr) run only where --methods names them: they take seconds.\n" +
    "A refusal is a result. People whom no list could ever reach are in no number.\n" +
    "With --bootstrap the model is chosen anew on so many resamples: 1,000 take a second for four lists, ten for\n" +
    "five, half a minute for six. With --plot pictures are written as SVG, in English and Persian.\n" +
    "With --by strata are estimated apart and their draws summed: of a desk by place, date, month, cause, sex or age,\n" +
    "several of them crossed; of a table by the columns named. What cannot be estimated stays a count, and the total\n" +
    "is then a partial lower bound. A desk pools the clusterings its linkage run drew (--draws), a minute or two for\n" +
    "twenty strata, on as many threads as there are cores. Fix the strata before looking at a number.",
  positional: ["table"],
  needsDesk: false,
  effect: "reads",
  files: ["table"],
  places: ["plot"],
  input: z.object({
    table: path.optional().describe("table of overlaps; without it the desk"),
    methods: z
      .array(z.string())
      .default([])
      .describe("methods to run, comma-separated or repeated; else all"),
    seed: z.number().int().min(0).default(1).describe("seed"),
    figure: z
      .number()
      .int()
      .min(0)
      .max(1_000_000_000)
      .optional()
      .describe("somebody's figure: what would have to be so for it to be reached"),
    bootstrap: z
      .number()
      .int()
      .min(1)
      .max(100_000)
      .optional()
      .describe("resamples on which the model is chosen anew; else none"),
    plot: path.optional().describe("folder for plots (SVG); must be empty or missing"),
    by: z
      .array(z.string())
      .default([])
      .describe("strata: place, date, month, cause, sex, age; of a table, names of columns"),
    draws: z
      .number()
      .int()
      .min(0)
      .max(10_000)
      .optional()
      .describe("clusterings of the linkage run to pool; all with --by, else none"),
    imputations: z
      .number()
      .int()
      .min(1)
      .max(10_000)
      .default(20)
      .describe("of missing stratum labels, where no clusterings are pooled"),
    combine: z
      .enum(["pooled", "rubin", "rubin-verdata"])
      .default("pooled")
      .describe("how clusterings and imputations become one interval"),
  }),
  output: estimateOutput,
  async run(context, input) {
    const named = listed(input.methods);
    const by = listed(input.by);
    const methods = named.length === 0 ? undefined : named;
    const words = (of: CaptureTable | null) => {
      const { label, assumptions } = headlineWords(of);
      return { label, assumptions: [...assumptions] };
    };
    const { table: file, seed, plot } = input;
    const sensitivity: SensitivityOptions = {
      ...(input.figure === undefined ? {} : { figure: input.figure }),
      ...(input.bootstrap === undefined ? {} : { replicates: input.bootstrap }),
    };
    const place = plot === undefined ? null : resolve(context.cwd, plot);
    if (place !== null && plot !== undefined) {
      const { checkPlotFolder } = await import("../estimate/plots.ts");
      await checkPlotFolder(place, plot);
    }
    const pooling = {
      seed,
      methods: methods === undefined ? null : methods.filter((id) => DRAWN_METHODS.includes(id)),
      imputations: input.imputations,
      combining: input.combine,
      progress: context.progress,
      run: tablesBeside(new URL("../estimate/tablesWorker.js", import.meta.url)),
    };
    const finished = async (result: EstimateOutput) => {
      if (place === null) return done(result);
      const { writePlots } = await import("../estimate/plots.ts");
      return done(await writePlots(place, result));
    };
    if (file === undefined) {
      return withDesk(context, async (desk) => {
        // Only here: a table of overlaps needs nothing that links and judges people.
        const [{ estimateDesk }, { currentView }, { stratumFields }] = await Promise.all([
          import("../estimate/deskEstimate.ts"),
          import("../view/view.ts"),
          import("../estimate/stratumLabel.ts"),
        ]);
        const fields = stratumFields(by);
        const view = await currentView(desk);
        const { report, table, overlaps, leftOut } = estimateDesk(view, {
          seed,
          methods,
          clock: context.clock,
          progress: context.progress,
          sensitivity,
        });
        const clusterings = input.draws ?? (by.length > 0 ? null : 0);
        let pooled: EstimateOutput["pooled"] = null;
        if (by.length > 0 || clusterings !== 0) {
          const { pooledDesk } = await import("../estimate/pooledDesk.ts");
          const found = await pooledDesk(desk, view, { ...pooling, by: fields, clusterings });
          if (found !== null) pooled = plainPooled(found.report, by, found.notPooled);
        }
        return finished({
          ...plain(report),
          ...made(table),
          pooled,
          overlaps: overlaps.map(({ lists, people }) => ({ lists: [...lists], people })),
          ...words(table),
          leftOut: leftOut === null ? null : { ...leftOut },
          practice: desk.info.practice,
          plots: [],
        });
      });
    }
    const table = await readTable(await readUserBytes(context.files, file), { name: file });
    const rows: string[][] = [[...table.header]];
    for await (const batch of table.batches()) for (const row of batch) rows.push([...row.cells]);
    const labelled = by.length === 0 ? null : parseLabelledTable(rows, by, file);
    const parsed = labelled === null ? parseTable(rows, file) : wholeOf(labelled);
    const report = estimateTable(parsed, {
      seed,
      ...(methods === undefined ? {} : { methods }),
      clock: context.clock,
      progress: context.progress,
      sensitivity,
    });
    const overlaps = parsed.cells.map(({ history, count }) => ({
      lists: parsed.lists.filter((_, at) => ((history >> at) & 1) === 1),
      people: count,
    }));
    const { methods: drawn, ...rest } = pooling;
    const pooled =
      labelled === null
        ? null
        : await pooledEstimate(
            { own: labelled, clusterings: [] },
            { ...rest, ...(drawn === null ? {} : { methods: drawn }) },
          );
    return finished({
      ...plain(estimateReport(report)),
      ...made(parsed),
      pooled: pooled === null ? null : plainPooled(pooledReport(pooled), by, null),
      overlaps,
      ...words(parsed),
      leftOut: null,
      practice: table.header.some((name) => name.trim().toLowerCase() === "invented"),
      plots: [],
    });
  },
});
