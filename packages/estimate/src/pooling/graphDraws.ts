/** Draws of `decomposable/graphAveraging.ts`: the posterior's own. Cost: the average without the names of its graphs. */
import type { Rng } from "@daftar/numeric";
import { MAX_LISTS_GRAPHS, MIN_LISTS_GRAPHS } from "../decomposable/chordalGraphs.ts";
import { graphAveraging } from "../decomposable/graphAveraging.ts";
import { UNBOUNDED_FACTOR } from "../loglinear/profile.ts";
import type { CaptureTable } from "../table/captureTable.ts";
import type { Drawn } from "./drawMethod.ts";

export function graphDraws(table: CaptureTable, stream: Rng, count: number): Drawn {
  const lists = table.lists.length;
  if (lists < MIN_LISTS_GRAPHS || lists > MAX_LISTS_GRAPHS) {
    const reason = `It is for ${MIN_LISTS_GRAPHS} to ${MAX_LISTS_GRAPHS} lists that share people; here are ${lists}.`;
    return { undocumented: null, reason };
  }
  const found = graphAveraging(table, { graphs: 0 });
  const most = UNBOUNDED_FACTOR * found.documented;
  const undocumented = Float64Array.from(found.draws(stream, count), (people) =>
    people > most ? Number.POSITIVE_INFINITY : people,
  );
  return { undocumented, reason: null };
}
