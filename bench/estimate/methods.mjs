/**
 * What is measured: methods of `@daftar/estimate` by their ids, and unions of them.
 *
 * A method that the package does not have yet is left out by name and joins as soon as it is there.
 */

/** What a headline would be, and what its width is compared with. */
export const UNIONS = {
  headline: ["averaged"],
  envelope: ["dga", "lcmcr", "loglinear-bic", "loglinear-aic"],
};

/** Models whose points may refuse a union, by how far outside it they are; none for the envelope. */
export const CHECKS = { headline: ["loglinear-bic", "loglinear-aic"] };

/** Single methods that the unions and their checks name. */
export const SINGLE = [...new Set([...Object.values(UNIONS), ...Object.values(CHECKS)].flat())];

/** Beyond this a total counts as having no upper limit: 20 undocumented for each documented person. */
export const UNBOUNDED = 21;

/**
 * One interval from those of several methods: the lowest low, the highest high. A method without an interval
 * (excluded, failed) says nothing; one without an upper limit leaves the union without one.
 *
 * @param found results by method: {status, point, low, high}, `null` where unknown
 * @param checks ids of models that may refuse it
 * @returns {low, high, points, checks, of} or null where no method has an interval
 */
export function unionOf(ids, found, checks = []) {
  const with_ = ids.filter((id) => found[id] !== undefined && found[id].low !== null);
  if (with_.length === 0) return null;
  const highs = with_.map((id) => found[id].high);
  return {
    low: Math.min(...with_.map((id) => found[id].low)),
    high: highs.includes(null) ? null : Math.max(...highs),
    points: with_.map((id) => found[id].point).filter((point) => point !== null),
    checks: checks.flatMap((id) => (found[id]?.status === "ok" ? [found[id].point] : [])),
    of: with_,
  };
}
