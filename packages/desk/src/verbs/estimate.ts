/** `estimate`: how many were killed, on a list or not; or why that cannot be said. */
import {
  assumptionsOf,
  estimateReport,
  estimate as estimateTable,
  HEADLINE_LABEL,
  parseTable,
} from "@daftar/estimate";
import { readTable } from "@daftar/intake";
import { z } from "zod";
import { readUserBytes } from "../session/userFile.ts";
import { withDesk } from "../session/withDesk.ts";
import { path } from "../verb/options.ts";
import { defineVerb, done } from "../verb/verb.ts";

const nullable = z.number().nullable();
const refused = z.object({ code: z.string(), message: z.string() }).nullable();

export const estimateOutput = z.object({
  documented: z.number(),
  lists: z.array(z.string()),
  headline: z.object({ low: nullable, high: nullable, level: nullable, lowerBound: nullable, refused }),
  methods: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      reason: z.string().nullable(),
      point: nullable,
      low: nullable,
      high: nullable,
      level: nullable,
      seconds: z.number(),
      diagnostics: z.json(),
    }),
  ),
  seed: z.number(),
  /** How many people are on exactly these lists. */
  overlaps: z.array(z.object({ lists: z.array(z.string()), people: z.number() })),
  label: z.string(),
  assumptions: z.array(z.string()),
  leftOut: z
    .object({
      identity: z.number(),
      outsideCoverage: z.number(),
      coverageUnknown: z.number(),
      onNoList: z.number(),
    })
    .nullable(),
});

type Report = Omit<z.infer<typeof estimateOutput>, "overlaps" | "label" | "assumptions" | "leftOut">;

/** The report as plain JSON: arrays that may be written, diagnostics as they print. */
function plain(report: unknown): Report {
  return estimateOutput
    .omit({ overlaps: true, label: true, assumptions: true, leftOut: true })
    .parse(JSON.parse(JSON.stringify(report)));
}

export const estimate = defineVerb({
  details:
    "With TABLE.csv (one 0/1 column per list, and a column named count) it needs no desk and takes the lists to cover\n" +
    "one population. Without it, the overlaps of the desk's linked lists, on what they cover in common (J21).\n" +
    "There latent classes (lcmcr) run only where --methods names them: they take seconds.\n" +
    "A refusal is a result. People whom no list could ever reach are in no number.",
  positional: ["table"],
  needsDesk: false,
  effect: "reads",
  files: ["table"],
  input: z.object({
    table: path.optional().describe("table of overlaps; without it the desk"),
    methods: z
      .array(z.string())
      .default([])
      .describe("methods to run, comma-separated or repeated; else all"),
    seed: z.number().int().min(0).default(1).describe("seed"),
  }),
  output: estimateOutput,
  async run(context, input) {
    const named = input.methods
      .flatMap((one) => one.split(","))
      .map((one) => one.trim())
      .filter((one) => one !== "");
    const methods = named.length === 0 ? undefined : named;
    const words = { label: HEADLINE_LABEL, assumptions: [...assumptionsOf("loglinear-bic")] };
    const { table: file, seed } = input;
    if (file === undefined) {
      return withDesk(context, async (desk) => {
        // Only here: a table of overlaps needs nothing that links and judges people.
        const [{ estimateDesk }, { currentView }] = await Promise.all([
          import("../estimate/deskEstimate.ts"),
          import("../view/view.ts"),
        ]);
        const view = await currentView(desk);
        const { report, overlaps, leftOut } = estimateDesk(view, {
          seed,
          methods,
          clock: context.clock,
          progress: context.progress,
        });
        return done({
          ...plain(report),
          overlaps: overlaps.map(({ lists, people }) => ({ lists: [...lists], people })),
          ...words,
          leftOut: leftOut === null ? null : { ...leftOut },
        });
      });
    }
    const table = await readTable(await readUserBytes(context.files, file), { name: file });
    const rows: string[][] = [[...table.header]];
    for await (const batch of table.batches()) for (const row of batch) rows.push([...row.cells]);
    const parsed = parseTable(rows, file);
    const report = estimateTable(parsed, {
      seed,
      ...(methods === undefined ? {} : { methods }),
      clock: context.clock,
      progress: context.progress,
    });
    const overlaps = parsed.cells.map(({ history, count }) => ({
      lists: parsed.lists.filter((_, at) => ((history >> at) & 1) === 1),
      people: count,
    }));
    return done({ ...plain(estimateReport(report)), overlaps, ...words, leftOut: null });
  },
});
