/**
 * The plots of an estimate as files, in English and Persian: made from what `estimate` gives back, so that
 * they can be written where its answer is read, be that here or on another machine.
 */
import { lstat, readdir } from "node:fs/promises";
import {
  coveragePlot,
  densityPlot,
  interactionPlot,
  MEASURED,
  makesHeadline,
  methodsPlot,
  overlapsPlot,
  type PlotWords,
  posteriorPlot,
  posteriorsOf,
  type Sheet,
  sheetText,
} from "@daftar/estimate";
import { DaftarError } from "@daftar/model";
import { persian } from "@daftar/publish";
import { writeOut } from "../release/writeOut.ts";
import type { EstimateOutput } from "./estimateOutput.ts";
import { ENGLISH, PERSIAN } from "./plotWords.ts";

type Method = EstimateOutput["methods"][number];

const STATUSES = ["ok", "excluded", "refused", "failed"] as const;

/** Why a method has no number, in Persian where there are words for it. */
function persianReason(method: Method, lists: number): string | null {
  const status = STATUSES.find((one) => one === method.status);
  return status === undefined ? null : persian.estimate.reason({ ...method, status }, lists);
}

function plotsIn(words: PlotWords, result: EstimateOutput): [string, string][] {
  const { documented, lists, headline, methods, overlaps, practice, seed, sensitivity } = result;
  const named = (name: string, plot: Sheet | null): [string, string][] =>
    plot === null ? [] : [[`${name}-${words.lang}.svg`, sheetText(plot)]];
  const bootstrap = sensitivity?.bootstrap ?? null;
  const shown = methods.map((method) => ({
    ...method,
    reason: (words.lang === "fa" ? persianReason(method, lists.length) : null) ?? method.reason,
    headline: makesHeadline(method),
  }));
  return [
    ...(lists.length > 0
      ? named("overlaps", overlapsPlot({ lists, overlaps, documented, practice }, words))
      : []),
    ...(shown.length > 0
      ? named("methods", methodsPlot({ documented, headline, methods: shown, seed, practice }, words))
      : []),
    ...named(
      "posterior",
      posteriorPlot({ documented, headline, methods: posteriorsOf(methods), seed, practice }, words),
    ),
    ...named("coverage", coveragePlot(MEASURED, practice, words)),
    ...(sensitivity === null
      ? []
      : named(
          "interaction",
          interactionPlot(
            {
              documented,
              headline,
              curves: sensitivity.interaction,
              figure: sensitivity.figure,
              seed,
              practice,
            },
            words,
          ),
        )),
    ...(bootstrap === null
      ? []
      : named(
          "resamples",
          densityPlot(
            { bins: bootstrap.bins, ...bootstrap.percentile, source: "resamples", seed, practice },
            words,
          ),
        )),
  ];
}

/** File names and SVG text: overlaps, methods, posteriors, measured coverage, and where they were reckoned the multiplier and the resamples. */
function estimatePlots(result: EstimateOutput): ReadonlyMap<string, string> {
  return new Map([ENGLISH, PERSIAN].flatMap((words) => plotsIn(words, result)));
}

/**
 * Looked at before anything is reckoned: a full folder is told at once.
 *
 * @param named the folder as the user named it
 * @throws DaftarError `usage.wrong` where there is a file, or a folder that holds anything
 */
export async function checkPlotFolder(out: string, named: string): Promise<void> {
  const there = await lstat(out).catch(() => null);
  if (there === null) return;
  const wrong = !there.isDirectory()
    ? "there is a file of this name"
    : (await readdir(out)).length > 0
      ? "the folder is not empty"
      : null;
  if (wrong !== null) throw new DaftarError("usage.wrong", wrong, { field: "plot", file: named });
}

/**
 * Writes all plots, or none.
 * @returns the result with their names
 */
export async function writePlots(out: string, result: EstimateOutput): Promise<EstimateOutput> {
  const files = estimatePlots(result);
  const utf8 = new TextEncoder();
  await writeOut(out, new Map([...files].map(([name, svg]) => [name, utf8.encode(svg)])));
  return { ...result, plots: [...files.keys()] };
}
