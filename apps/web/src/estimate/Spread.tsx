/** How each method spreads its answer over the totals. */
import { type PlotWords, posteriorPlot, posteriorsOf } from "@daftar/estimate";
import { useCallback } from "react";
import { useReader } from "../app/reading.tsx";
import { PlotFigure } from "./PlotFigure.tsx";
import type { Report } from "./report.ts";

const LEAST = 340;

export function Spread({
  methods,
  documented,
  headline,
  seed,
  practice,
}: Pick<Report, "methods" | "documented" | "headline" | "seed" | "practice">) {
  const { say } = useReader();
  const plot = useCallback(
    (words: PlotWords, width: number) =>
      posteriorPlot({ documented, headline, methods: posteriorsOf(methods), seed, practice }, words, width),
    [methods, documented, headline, seed, practice],
  );
  if (posteriorsOf(methods).length === 0) return null;
  return (
    <>
      <h2>{say("estimate.spread")}</h2>
      <PlotFigure label={say("estimate.spread")} plot={plot} least={LEAST} />
    </>
  );
}
