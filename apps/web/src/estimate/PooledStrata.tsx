/** Strata estimated apart and summed: the total in a sentence, the table, and how it was made. */
import { highEnd, lowEnd } from "@daftar/model";
import { useReader } from "../app/reading.tsx";
import { Scroll } from "../design/Scroll.tsx";
import { refusalWords } from "../toll/refusalWords.ts";
import { OnScale, useScale } from "./OnScale.tsx";
import { madeWords, totalWords } from "./pooledWords.ts";
import type { Pooled } from "./report.ts";
import { stratumWords } from "./stratumWords.ts";

type Stratum = Pooled["strata"][number];

export function PooledStrata({ pooled }: { readonly pooled: Pooled }) {
  const reader = useReader();
  const { say, format } = reader;
  const { by, strata } = pooled;
  const ends = strata.flatMap(({ high, people }) => [high ?? 0, people.high]);
  const at = useScale(0, Math.max(1, ...ends));
  /** As the clusterings have it, where they differ. */
  const documentedOf = ({ documented, people }: Stratum): string =>
    format.interval(Math.min(documented, people.low), Math.max(documented, people.high));
  return (
    <>
      <p className="answer">
        <b>{totalWords(pooled, reader)}</b>
      </p>
      <p className="soft">{say("estimate.never")}</p>
      <Scroll label={say("strata.title")}>
        <table className="methods">
          <thead>
            <tr>
              <th scope="col">{say("strata.stratum")}</th>
              <th scope="col" className="n">
                {say("strata.documented")}
              </th>
              <th scope="col" className="n">
                {say("estimate.interval")}
              </th>
              <th scope="col">
                <span className="unseen">{say("estimate.picture")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {strata.map((one) => (
              <tr key={one.stratum}>
                <th scope="row">{stratumWords(one.stratum, by, reader)}</th>
                <td className="n" data-label={say("strata.documented")}>
                  {documentedOf(one)}
                </td>
                <td className="n" data-label={say("estimate.interval")}>
                  {one.low === null || one.high === null ? "–" : format.interval(one.low, one.high)}
                </td>
                <td>
                  {one.low === null || one.high === null ? (
                    <small className="soft">
                      {one.refused === null ? say("strata.counted") : refusalWords(one.refused, say)}
                    </small>
                  ) : (
                    <OnScale
                      at={at}
                      documented={one.documented}
                      low={lowEnd(one.low)}
                      high={highEnd(one.high)}
                      point={null}
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {madeWords(pooled, reader).map((sentence) => (
        <p key={sentence} className="small soft">
          {sentence}
        </p>
      ))}
    </>
  );
}
