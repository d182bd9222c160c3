/**
 * The one interval that may be quoted, or the refusal to give one.
 *
 * Source: rules J10 and J21. Union of the intervals of the admissible headline methods; a lower bound is
 * never an end of it. Refused, with a code, where the lists cannot carry an estimate; the lower bound and
 * every method's own numbers stay in the report. A refusal is a result. Cost: constant.
 */
import { outward } from "@daftar/model";
import { LEVEL } from "../interval/logInterval.ts";
import type { CaptureTable } from "../table/captureTable.ts";
import type { Overlapping } from "../table/overlapping.ts";
import { people } from "../table/people.ts";
import { METHODS } from "./methods.ts";
import { repeatedLists } from "./repeatedLists.ts";
import type { Headline, MethodResult, Refusal } from "./types.ts";

/** Points further apart than this factor are not one finding. */
export const DISAGREEMENT_FACTOR = 2;

const refusal = (code: Refusal["code"], message: string): Refusal => ({ code, message });

/** What the lists themselves rule out, whatever the methods find. */
export function refusedByLists(
  table: CaptureTable,
  { table: shared, setAside }: Overlapping,
): Refusal | null {
  if (table.cells.length === 0) return refusal("estimate.nobody", "The table counts nobody.");
  const held = table.lists.filter((_, i) => table.cells.some((cell) => (cell.history >> i) & 1));
  if (held.length < 2) {
    return refusal(
      "estimate.one-list",
      "Only one list holds people; without overlap nothing can be estimated.",
    );
  }
  if (shared === null) return refusal("estimate.no-overlap", "Nobody is on two lists.");
  if (shared.lists.length === 2) {
    const aside = setAside.map(({ list }) => list);
    const why =
      aside.length === 0 ? "" : ` (${aside.join(", ")}: set aside, sharing nobody with another list)`;
    return refusal(
      "estimate.two-lists",
      `Two lists can never show whether they are independent${why}. Chapman's estimate is shown with what it would be at other odds ratios.`,
    );
  }
  return repeatedLists(shared);
}

function refusedByMethods(headline: readonly MethodResult[]): Refusal | null {
  if (headline.length === 0) {
    return refusal("estimate.no-headline-method", "None of the methods asked for gives a headline.");
  }
  const bounded = headline.filter((method) => method.status === "ok");
  const unbounded = headline.filter((method) => method.low !== null && method.high === null);
  if (unbounded.length > 0) {
    return refusal(
      "estimate.unbounded",
      `The data set no finite upper limit (${unbounded.map(({ id }) => id).join(", ")}).`,
    );
  }
  if (bounded.length === 0) {
    return refusal("estimate.not-identifiable", "No admissible model of this table has an estimate.");
  }
  const points = bounded.map(({ point }) => people(point!));
  const [least, most] = [Math.min(...points), Math.max(...points)];
  const told = outward({ low: least, high: most });
  if (most > DISAGREEMENT_FACTOR * least) {
    return refusal(
      "estimate.methods-disagree",
      `Admissible methods give from ${told.low} to ${told.high}, more than a factor of ${DISAGREEMENT_FACTOR} apart.`,
    );
  }
  return null;
}

/**
 * @param table as given
 * @param shared the same, split by overlap
 * @param methods results of the methods that were run
 */
export function headlineOf(
  table: CaptureTable,
  shared: Overlapping,
  methods: readonly MethodResult[],
): Headline {
  const bounds = methods.flatMap((method) =>
    METHODS[method.id].role === "lower-bound" && method.status === "ok" ? [method.point!] : [],
  );
  bounds.sort((a, b) => people(a) - people(b));
  const lowerBound = bounds[0] ?? null;
  const candidates = methods.filter((method) => METHODS[method.id].role === "headline");
  const refused = refusedByLists(table, shared) ?? refusedByMethods(candidates);
  if (refused !== null) return { low: null, high: null, level: null, lowerBound, refused };
  const admissible = candidates.filter((method) => method.status === "ok");
  const lows = admissible.map(({ low }) => low!).sort((a, b) => people(a) - people(b));
  const highs = admissible.map(({ high }) => high!).sort((a, b) => people(b) - people(a));
  return { low: lows[0]!, high: highs[0]!, level: LEVEL, lowerBound, refused: null };
}
