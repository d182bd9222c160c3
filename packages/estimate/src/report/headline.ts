/**
 * The one interval that may be quoted, or the refusal to give one.
 *
 * Source: rules J10 and J21; docs/decisions/0051. The interval averaged over models, up to five lists; beyond, the
 * union of the intervals of the models of least BIC and AIC. A lower bound is never an end of it. Refused, with a
 * code, where the lists cannot carry an estimate, where it is too wide to say anything, and where a model chosen by
 * itself is far outside it; the lower bound and every method's own numbers stay in the report. A refusal is a result.
 * Its ends are told no finer than a hundredth of its width, outward. Cost: constant.
 */
import { outward } from "@daftar/model";
import { LEVEL } from "../interval/logInterval.ts";
import { type CaptureTable, peopleIn } from "../table/captureTable.ts";
import type { Overlapping } from "../table/overlapping.ts";
import { type EstimatedTotal, estimatedTotal, people } from "../table/people.ts";
import { headlineMethods, METHODS } from "./methods.ts";
import { repeatedLists } from "./repeatedLists.ts";
import type { Headline, MethodId, MethodResult, Refusal } from "./types.ts";

/** Points of a union further apart than this factor are not one finding. */
export const DISAGREEMENT_FACTOR = 2;
/** A chosen model's point beyond an end of the interval by more than this factor refuses it. */
export const OUTSIDE_FACTOR = 3;
/** Ends further apart than this factor say too little to be quoted. */
export const WIDTH_FACTOR = 4;
/** Of an interval's width: finer than that its ends are not told. */
const FINEST = 0.01;

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

interface Ends {
  readonly low: number;
  readonly high: number;
}

/** The union of bounded intervals, one at least, its ends outward to the power of ten within a hundredth of its width. */
function unionOf(bounded: readonly MethodResult[], documented: number): Ends {
  const low = Math.min(...bounded.map((method) => people(method.low!)));
  const high = Math.max(...bounded.map((method) => people(method.high!)));
  let step = 1;
  while (10 * step <= FINEST * (high - low)) step *= 10;
  return { low: Math.max(documented, Math.floor(low / step) * step), high: Math.ceil(high / step) * step };
}

const named = (methods: readonly MethodResult[]): string => methods.map(({ id }) => id).join(", ");

/** What the headline's own methods rule out. */
function refusedByMethods(asked: readonly MethodResult[], missing: readonly MethodId[]): Refusal | null {
  if (missing.length > 0) {
    return refusal("estimate.no-headline-method", `The headline needs ${missing.join(", ")}.`);
  }
  const unbounded = asked.filter((method) => method.low !== null && method.high === null);
  if (unbounded.length > 0) {
    return refusal("estimate.unbounded", `The data set no finite upper limit (${named(unbounded)}).`);
  }
  if (asked.every((method) => method.status !== "ok")) {
    return refusal("estimate.not-identifiable", "No admissible model of this table has an estimate.");
  }
  return null;
}

/** What an interval rules out by itself, and beside models that were chosen by one criterion. */
function refusedByEnds({ low, high }: Ends, chosen: readonly MethodResult[]): Refusal | null {
  const told = outward({ low, high });
  if (high > WIDTH_FACTOR * low) {
    return refusal(
      "estimate.too-wide",
      `From ${told.low} to ${told.high}: ends more than a factor of ${WIDTH_FACTOR} apart say too little.`,
    );
  }
  const far = chosen.find(({ status, point }) => {
    const at = status === "ok" ? people(point!) : low;
    return OUTSIDE_FACTOR * at < low || at > OUTSIDE_FACTOR * high;
  });
  if (far === undefined) return null;
  return refusal(
    "estimate.methods-disagree",
    `${far.id} gives ${Math.round(people(far.point!))}, more than a factor of ${OUTSIDE_FACTOR} outside the interval from ${told.low} to ${told.high}.`,
  );
}

/** Points of a union further apart than the factor: it would hold all of them and mean nothing. */
function refusedByPoints(bounded: readonly MethodResult[]): Refusal | null {
  const points = bounded.map(({ point }) => people(point!));
  const [least, most] = [Math.min(...points), Math.max(...points)];
  if (most <= DISAGREEMENT_FACTOR * least) return null;
  const told = outward({ low: least, high: most });
  return refusal(
    "estimate.methods-disagree",
    `Admissible methods give from ${told.low} to ${told.high}, more than a factor of ${DISAGREEMENT_FACTOR} apart.`,
  );
}

function lowerBoundOf(methods: readonly MethodResult[]): EstimatedTotal | null {
  const bounds = methods.flatMap((method) =>
    METHODS[method.id].role === "lower-bound" && method.status === "ok" ? [method.point!] : [],
  );
  return bounds.sort((a, b) => people(a) - people(b))[0] ?? null;
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
  const lowerBound = lowerBoundOf(methods);
  const refusedWith = (refused: Refusal): Headline => ({
    low: null,
    high: null,
    level: null,
    lowerBound,
    refused,
  });
  const ruledOut = refusedByLists(table, shared);
  if (ruledOut !== null) return refusedWith(ruledOut);
  const needed = headlineMethods(shared.table?.lists.length ?? 0);
  const asked = methods.filter(({ id }) => needed.includes(id));
  const missing = needed.filter((id) => !asked.some((method) => method.id === id));
  const chosen = methods.filter(({ id }) => METHODS[id].role === "check");
  const bounded = asked.filter((method) => method.status === "ok");
  const refused = refusedByMethods(asked, missing) ?? refusedByPoints(bounded);
  if (refused !== null) return refusedWith(refused);
  const ends = unionOf(bounded, peopleIn(table));
  const tooFar = refusedByEnds(ends, chosen);
  if (tooFar !== null) return refusedWith(tooFar);
  return {
    low: estimatedTotal(ends.low),
    high: estimatedTotal(ends.high),
    level: LEVEL,
    lowerBound,
    refused: null,
  };
}
