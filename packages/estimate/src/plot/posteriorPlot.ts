/**
 * How each method spreads its answer over the totals: posteriors, and the confidence distribution of an average
 * over models. One row a method on one scale; a filled shape makes the headline, outlined ones are shown beside it.
 *
 * A shape's area in a stretch is the share that lies there, on an even scale and on one of ratios. Each has its
 * own height, else the narrowest would press all others flat.
 */
import { highEnd, lowEnd } from "@daftar/model";
import { axisOf } from "./axis.ts";
import type { Bins } from "./bins.ts";
import { fill, line } from "./paint.ts";
import { MARGIN, type Sheet, WIDTH } from "./sheet.ts";
import { px, textLine } from "./svgText.ts";
import type { PlotWords } from "./words.ts";

export interface PosteriorInput {
  readonly documented: number;
  readonly headline: {
    readonly low: number | null;
    readonly high: number | null;
    readonly refused: { readonly code: string; readonly message: string } | null;
  };
  readonly methods: readonly {
    readonly id: string;
    readonly bins: Bins;
    readonly low: number;
    readonly high: number;
    /** Whether its interval makes the headline. */
    readonly headline: boolean;
  }[];
  readonly seed: number;
  readonly practice: boolean;
}

/** Room for the documented and the headline's ends. */
const HEAD = 40;
const NAME = 24;
const BENEATH = 26;
/** Tails are drawn no further than this many times the way from the documented to the highest end. */
const REACH = 1.5;
/** Per cent outside the picture that are told of each by its name; bars leave out a hundredth of everything. */
const TOLD = 1.2;

/** The share in a stretch of the scale, for its length. */
const heightOf = (a: number, b: number, share: number): number => share / Math.max(b - a, 1e-9);

/** @returns `null` where no method has a distribution */
export function posteriorPlot(input: PosteriorInput, words: PlotWords, width = WIDTH): Sheet | null {
  const { documented, headline, seed, practice } = input;
  if (input.methods.length === 0) return null;
  const { dir, number, posterior: own } = words;
  const methods = input.methods.toSorted((a, b) => Number(b.headline) - Number(a.headline));
  const { low, high, refused } = headline;
  const ends =
    low === null || high === null
      ? null
      : { low, high, lowest: number(lowEnd(low)), highest: number(highEnd(high)) };
  const least = Math.max(documented, 1);
  const furthest = Math.max(...methods.map((method) => method.high), high ?? 0, least + 1);
  const last = Math.max(...methods.map(({ bins }) => bins.from + bins.width * bins.shares.length), furthest);
  const until = Math.min(last, least + REACH * (furthest - least));
  const axis = axisOf(least, until);
  const tallOf = (headlined: boolean): number => (headlined ? 130 : 70);
  const height = HEAD + methods.reduce((sum, one) => sum + NAME + tallOf(one.headline) + BENEATH, 0) + 24;
  const from = MARGIN + 8;
  const to = width - MARGIN - 8;
  const along = (value: number): number =>
    Math.min(1, Math.max(0, axis.at(axis.kind === "tens" ? Math.max(least, value) : value)));
  const shapes = methods.map(({ bins }) => {
    const bars = bins.shares.flatMap((share, i) => {
      const [a, b] = [bins.from + i * bins.width, bins.from + (i + 1) * bins.width];
      return a < until ? [{ a: along(a), b: along(b), share }] : [];
    });
    const drawn = bars.reduce((sum, { share }) => sum + share, 0);
    const tallest = Math.max(...bars.map(({ a, b, share }) => heightOf(a, b, share)));
    return { bars, tallest, outside: Math.max(0, Math.round(1000 * (1 - drawn)) / 10) };
  });
  return {
    width,
    words,
    title:
      ends === null
        ? words.methods.refused(refused?.code ?? "", refused?.message ?? "", number(documented))
        : own.title(ends.lowest, ends.highest),
    subtitle: ends !== null ? `${own.subtitle} ${words.methods.band}` : own.subtitle,
    height,
    kind: "estimated",
    seed,
    practice,
    notes: [
      own.marks,
      ...methods.flatMap(({ id }, i) => {
        const { outside } = shapes[i]!;
        return outside > TOLD ? [own.outside(words.methods.name(id), words.multiplier(outside))] : [];
      }),
      ...(axis.kind === "tens" ? [words.methods.logScale] : []),
    ],
    draw: (above, turn) => {
      const place = (part: number): number => turn(from + (to - from) * part);
      const x = (value: number): number => place(along(value));
      const top = above + HEAD;
      const bottom = above + height - 24;
      const drawn = [
        textLine(x(documented), top - 28, words.documented(number(documented)), dir, {
          size: 11,
          ink: "soft",
        }),
        `<path d="M${px(x(documented))} ${px(top - 24)}v18M${px(turn(from))} ${px(bottom)}H${px(turn(to))}" ${line("soft", 1)}/>`,
      ];
      for (const tick of axis.ticks) {
        if (axis.at(tick) < -0.001 || axis.at(tick) > 1.001) continue;
        drawn.push(
          `<path d="M${px(x(tick))} ${px(bottom)}v6" ${line("soft", 1)}/>`,
          textLine(x(tick), bottom + 20, number(tick), dir, { size: 12, ink: "soft", anchor: "middle" }),
        );
      }
      if (ends !== null) {
        const middle = (x(ends.low) + x(ends.high)) / 2;
        drawn.push(
          textLine(middle, top - 8, own.ends(ends.lowest, ends.highest), dir, {
            bold: true,
            anchor: "middle",
          }),
        );
      }
      let y = top;
      methods.forEach((method, i) => {
        const { bars, tallest } = shapes[i]!;
        const tall = tallOf(method.headline);
        const [head, base] = [y + NAME, y + NAME + tall];
        const down = `${px(head)}V${px(base + BENEATH - 6)}`;
        if (ends !== null) {
          const [a, b] = [x(ends.low), x(ends.high)];
          drawn.push(
            `<rect x="${px(Math.min(a, b))}" y="${px(head)}" width="${px(Math.abs(b - a))}" height="${px(tall + BENEATH - 6)}" ${fill("wash")}/>`,
            `<path d="M${px(a)} ${down}M${px(b)} ${down}" ${line("soft", 1)}/>`,
          );
        }
        const steps = bars.map(
          ({ a, b, share }) => `V${px(base - (tall * heightOf(a, b, share)) / tallest)}H${px(place(b))}`,
        );
        const outline = `M${px(place(bars[0]?.a ?? 0))} ${px(base)}${steps.join("")}V${px(base)}`;
        const [a, b] = [x(method.low), x(method.high)];
        const said = own.row(
          words.methods.name(method.id),
          number(lowEnd(method.low)),
          number(highEnd(method.high)),
        );
        drawn.push(
          `<path d="M${px(x(documented))} ${down}" ${line("ink", 1)}/>`,
          `<path d="${outline}Z" ${method.headline && ends !== null ? fill("soft") : line("ink", 1.5)}/>`,
          `<path d="M${px(a)} ${px(base + 10)}H${px(b)}M${px(a)} ${px(base + 5)}v10M${px(b)} ${px(base + 5)}v10" ${line("ink", 2)}/>`,
          textLine(turn(from), y + 16, said, dir, { bold: method.headline }),
        );
        y = base + BENEATH;
      });
      return drawn.join("\n");
    },
  };
}
