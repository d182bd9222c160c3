/** What of the compared pairs a run tells: those that are joined, and those for people. Cost: a sort of them. */
import type { ComparedPairs } from "../model/comparePairs.ts";
import type { ModelFile } from "../model/override.ts";
import { GREY, type PairColumns, SURE } from "./linkResult.ts";

/** Pairs that are joined, or that people should look at, strongest first and then in the run's order. */
export function bands(
  { left, right }: ComparedPairs,
  weights: Float32Array,
  group: Int32Array,
  order: Int32Array,
  narrows: Float32Array | null,
  parted: (i: number, j: number) => boolean,
  { sure = SURE, grey = GREY }: ModelFile,
): PairColumns {
  const least = Math.log2(grey / (1 - grey));
  const joined = (at: number): boolean => group[left[at]!] === group[right[at]!];
  const shown = (at: number): boolean =>
    (weights[at]! >= least && !parted(left[at]!, right[at]!)) || joined(at);
  let count = 0;
  for (let at = 0; at < weights.length; at += 1) if (shown(at)) count += 1;
  // Weight and place in one exact number: thousandths of a bit are below 2^17 either way.
  const packed = new Float64Array(count);
  const width = 2 ** 33;
  let kept = 0;
  for (let at = 0; at < weights.length; at += 1) {
    if (!shown(at)) continue;
    packed[kept] = -Math.round(weights[at]! * 1000) * width + at;
    kept += 1;
  }
  packed.sort();
  const out = {
    sure,
    left: new Int32Array(count),
    right: new Int32Array(count),
    milliBits: new Int32Array(count),
    joined: new Uint8Array(count),
    narrows: new Int32Array(count),
  };
  for (let place = 0; place < count; place += 1) {
    const negative = Math.floor(packed[place]! / width);
    const at = packed[place]! - negative * width;
    out.left[place] = order[left[at]!]!;
    out.right[place] = order[right[at]!]!;
    out.milliBits[place] = -negative;
    out.joined[place] = joined(at) ? 1 : 0;
    if (narrows !== null) out.narrows[place] = Math.round(narrows[at]! * 1e6);
  }
  return out;
}
