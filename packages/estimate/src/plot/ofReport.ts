/** What plots need of a report that was read back from JSON, where diagnostics are of no known shape. */
import type { Bins } from "./bins.ts";
import type { PosteriorInput } from "./posteriorPlot.ts";

/** A method as it stands in a report. */
export interface ReportedMethod {
  readonly id: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly diagnostics: unknown;
}

const field = (of: unknown, key: string): unknown =>
  typeof of === "object" && of !== null ? new Map(Object.entries(of)).get(key) : undefined;

/** Whether a method's interval makes the headline. */
export const makesHeadline = ({ diagnostics }: ReportedMethod): boolean =>
  field(diagnostics, "role") === "headline";

function binsIn(diagnostics: unknown): Bins | null {
  const bins = field(diagnostics, "bins");
  const [from, width, beyond] = ["from", "width", "beyond"].map((key) => field(bins, key));
  const shares = field(bins, "shares");
  if (typeof from !== "number" || typeof width !== "number" || typeof beyond !== "number") return null;
  if (!Array.isArray(shares) || !shares.every((share) => typeof share === "number")) return null;
  return { from, width, shares, beyond };
}

/** The methods that tell how their answer spreads over the totals. */
export const posteriorsOf = (methods: readonly ReportedMethod[]): PosteriorInput["methods"] =>
  methods.flatMap((method) => {
    const { id, low, high, diagnostics } = method;
    const bins = binsIn(diagnostics);
    if (low === null || high === null || bins === null) return [];
    return [{ id, low, high, bins, headline: makesHeadline(method) }];
  });
