import { type Rng, rng } from "@daftar/numeric";
import { describe, expect, it } from "vitest";
import { type LabelledCell, labelledTable } from "../table/labelledTable.ts";
import { pooledEstimate } from "./pooledEstimate.ts";
import { pooledReport } from "./types.ts";

const STRATA = 4;
const IN_EACH = 600;
const REPETITIONS = 20;

/** How often the interval of the total holds everybody, each stratum reached more easily than the one before. */
async function covered(name: string, missing: number, person: (stream: Rng, ease: number) => number) {
  let held = 0;
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const stream = rng("strata").fork(name).fork(String(repetition));
    const cells: LabelledCell[] = [];
    for (let stratum = 0; stratum < STRATA; stratum++) {
      for (let i = 0; i < IN_EACH; i++) {
        const history = person(stream, 0.7 + 0.2 * stratum);
        const label = stream.bernoulli(missing) ? null : `stratum ${stratum}`;
        if (history !== 0) cells.push({ label, history, count: 1 });
      }
    }
    const own = labelledTable(["a", "b", "c", "d"], cells);
    const options = { seed: repetition, draws: 1000, imputations: 2 };
    const { total } = pooledReport(await pooledEstimate({ own, clusterings: [] }, options));
    expect(total.partial).toBe(false);
    if (total.low! <= STRATA * IN_EACH && STRATA * IN_EACH <= total.high!) held += 1;
  }
  return held;
}

const lists = (stream: Rng, ...chances: number[]): number =>
  chances.reduce((history, p, i) => history | (stream.bernoulli(p) ? 1 << i : 0), 0);

describe("2,400 invented people in four strata, 20 desks", () => {
  it("are covered by the total where lists are independent, nine times in ten or more", async () => {
    const held = await covered("independent", 0, (stream, ease) =>
      lists(stream, 0.3 * ease, 0.25 * ease, 0.2 * ease, 0.15 * ease),
    );
    expect(held).toBeGreaterThanOrEqual(18);
  });

  it("are covered where a fifth of the labels is missing", async () => {
    const held = await covered("missing", 0.2, (stream, ease) =>
      lists(stream, 0.3 * ease, 0.25 * ease, 0.2 * ease, 0.15 * ease),
    );
    expect(held).toBeGreaterThanOrEqual(18);
  });
});
