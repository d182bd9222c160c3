/** What would change the estimate: sentences on its lists, then what no table can tell, as a curve. */
import { interactionPlot, type PlotWords } from "@daftar/estimate";
import { useCallback } from "react";
import { useReader } from "../app/reading.tsx";
import { changeWords } from "./changeWords.ts";
import { PlotFigure } from "./PlotFigure.tsx";
import type { Report, Sensitivity } from "./report.ts";

const LEAST = 340;

interface ChangesProps extends Pick<Report, "documented" | "headline" | "seed" | "practice"> {
  readonly sensitivity: Sensitivity;
}

export function Changes({ sensitivity, documented, headline, seed, practice }: ChangesProps) {
  const { say, format } = useReader();
  const { lists, models } = changeWords(sensitivity, headline.low !== null, { say, format });
  const { interaction: curves, figure } = sensitivity;
  const plot = useCallback(
    (words: PlotWords, width: number) =>
      interactionPlot({ documented, headline, curves, figure, seed, practice }, words, width),
    [documented, headline, curves, figure, seed, practice],
  );
  return (
    <>
      <h2>{say("change.title")}</h2>
      <ul className="assumptions">
        {lists.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {curves.length > 0 && (
        <>
          <h3>{say("change.noTable")}</h3>
          <PlotFigure label={say("change.curve")} plot={plot} least={LEAST} noted />
          <ul className="assumptions">
            {models.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
