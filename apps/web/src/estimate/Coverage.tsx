/** How often such intervals held the true number where it was known. */
import { coveragePlot, MEASURED, type PlotWords } from "@daftar/estimate";
import { useCallback } from "react";
import { useReader } from "../app/reading.tsx";
import { PlotFigure } from "./PlotFigure.tsx";

const LEAST = 340;

export function Coverage({ practice }: { readonly practice: boolean }) {
  const { say } = useReader();
  const plot = useCallback(
    (words: PlotWords, width: number) => coveragePlot(MEASURED, practice, words, width),
    [practice],
  );
  return (
    <>
      <h2>{say("estimate.coverage")}</h2>
      <PlotFigure label={say("estimate.coverage")} plot={plot} least={LEAST} titled />
    </>
  );
}
