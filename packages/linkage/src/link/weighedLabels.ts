/** What the run weighed the pairs that people labelled, not knowing the labels. Cost: one look at each compared pair. */
import type { WeighedLabel } from "../label/labelReport.ts";
import type { ComparedPairs } from "../model/comparePairs.ts";
import type { PairLabel } from "./linkOptions.ts";

/** Labels with what their pairs weigh: where they were compared after lists competed, else by their fields alone. */
export function weighedLabels(
  labels: readonly PairLabel[],
  place: Int32Array,
  { left, right }: ComparedPairs,
  weights: Float32Array,
  weigh: (i: number, j: number) => number,
): WeighedLabel[] {
  const size = place.length;
  const keyOf = (i: number, j: number): number => Math.min(i, j) * size + Math.max(i, j);
  const keys = labels.map((label) => keyOf(place[label.left]!, place[label.right]!));
  const wanted = new Set(keys);
  const found = new Map<number, number>();
  for (let at = 0; at < weights.length; at += 1) {
    const key = keyOf(left[at]!, right[at]!);
    if (wanted.has(key)) found.set(key, weights[at]!);
  }
  return labels.map(({ left: a, right: b, verdict }, at) => ({
    verdict,
    compared: found.has(keys[at]!),
    weight: found.get(keys[at]!) ?? weigh(place[a]!, place[b]!),
  }));
}
