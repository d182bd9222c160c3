/**
 * How draws of the total lie: a posterior, or estimates on resamples, in bars of equal width.
 *
 * Bars rather than a smoothed curve: a smooth line invents a shape between two heaps, and totals by different
 * models do lie in heaps.
 */
import { highEnd, lowEnd } from "@daftar/model";
import { axisOf } from "./axis.ts";
import type { Bins } from "./bins.ts";
import { fill, line } from "./paint.ts";
import { MARGIN, type Sheet, WIDTH } from "./sheet.ts";
import { px, textLine } from "./svgText.ts";
import type { PlotWords } from "./words.ts";

export interface DensityInput {
  readonly bins: Bins;
  /** Of the same draws. */
  readonly low: number;
  readonly high: number;
  readonly source: "posterior" | "resamples";
  readonly seed: number;
  readonly practice: boolean;
}

const TALL = 220;

export function densityPlot(input: DensityInput, words: PlotWords): Sheet {
  const { bins, low, high, seed, practice } = input;
  const { dir, number, density: own } = words;
  const last = bins.from + bins.width * bins.shares.length;
  const axis = axisOf(Math.max(0, Math.min(bins.from, low)), Math.max(last, high));
  const even = axis.kind === "even";
  const tallest = Math.max(...bins.shares, 1e-9);
  const from = MARGIN + 8;
  const to = WIDTH - MARGIN - 8;
  const ends = [number(lowEnd(low)), number(highEnd(high))] as const;
  return {
    width: WIDTH,
    words,
    title: own.title(...ends),
    subtitle: own.subtitle(input.source),
    height: TALL + 62,
    kind: "estimated",
    seed,
    practice,
    notes: [
      ...(bins.beyond > 0 ? [own.beyond(words.multiplier(Math.round(bins.beyond * 1000) / 10))] : []),
      ...(even ? [] : [words.methods.logScale]),
    ],
    draw: (top, turn) => {
      const x = (value: number): number =>
        turn(from + (to - from) * Math.min(1, Math.max(0, axis.at(value))));
      const base = top + TALL;
      const drawn = bins.shares.flatMap((share, i) => {
        if (share === 0) return [];
        const [a, b] = [x(bins.from + i * bins.width), x(bins.from + (i + 1) * bins.width)];
        const tall = (TALL * share) / tallest;
        return [
          `<rect x="${px(Math.min(a, b))}" y="${px(base - tall)}" width="${px(Math.max(0.5, Math.abs(b - a) - 0.7))}" height="${px(tall)}" ${fill("soft")}/>`,
        ];
      });
      for (const tick of axis.ticks) {
        if (axis.at(tick) < -0.001 || axis.at(tick) > 1.001) continue;
        drawn.push(
          `<path d="M${px(x(tick))} ${px(base)}v6" ${line("soft", 1)}/>`,
          textLine(x(tick), base + 20, number(tick), dir, { size: 12, ink: "soft", anchor: "middle" }),
        );
      }
      const at = base + 40;
      const [a, b] = [x(low), x(high)];
      return [
        ...drawn,
        `<path d="M${px(turn(from))} ${px(base)}H${px(turn(to))}" ${line("soft", 1)}/>`,
        `<path d="M${px(a)} ${px(at)}H${px(b)}M${px(a)} ${px(at - 7)}v14M${px(b)} ${px(at - 7)}v14" ${line("ink", 2.25)}/>`,
        textLine((a + b) / 2, at + 18, ends.join(" – "), dir, { size: 13, bold: true, anchor: "middle" }),
      ].join("\n");
    },
  };
}
