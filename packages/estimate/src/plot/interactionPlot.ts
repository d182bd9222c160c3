/** The total at every multiplier that no table can tell: one curve for each model, with the headline behind. */
import { highEnd, lowEnd } from "@daftar/model";
import { atInteraction, INTERACTIONS } from "../sensitivity/topInteraction.ts";
import { axisOf, tensAxis } from "./axis.ts";
import { fill, hollow, line } from "./paint.ts";
import { MARGIN, NARROW, type Sheet, WIDTH } from "./sheet.ts";
import { px, textLine, widthOf } from "./svgText.ts";
import type { PlotWords } from "./words.ts";

export interface InteractionInput {
  readonly documented: number;
  readonly headline: { readonly low: number | null; readonly high: number | null };
  /** One for each model, with the multipliers at which it leaves the headline. */
  readonly curves: readonly {
    readonly id: string;
    readonly point: number;
    readonly toLow: number | null;
    readonly toHigh: number | null;
  }[];
  /** Someone's figure that was asked about; not ours. */
  readonly figure: number | null;
  readonly seed: number;
  readonly practice: boolean;
}

const TALL = 300;
/** Curves are told apart by their dashes, and by their names at the end. */
const DASHES = ["", ' stroke-dasharray="7 4"', ' stroke-dasharray="2 3"'] as const;

/** @returns `null` where there are no models to multiply */
export function interactionPlot(input: InteractionInput, words: PlotWords, width = WIDTH): Sheet | null {
  const { documented, headline, figure, seed, practice } = input;
  // Models that agree have one curve, which bears both names.
  const curves: { ids: string[]; undocumented: number }[] = [];
  for (const { id, point } of input.curves) {
    const undocumented = point - documented;
    const same = curves.find((one) => Math.abs(one.undocumented - undocumented) < 0.01);
    if (same === undefined) curves.push({ ids: [id], undocumented });
    else same.ids.push(id);
  }
  if (curves.length === 0) return null;
  const { dir, number, interaction: own } = words;
  const most = INTERACTIONS.at(-1)!;
  const high = Math.max(
    ...curves.map(({ undocumented }) => atInteraction(documented, undocumented, most)),
    headline.high ?? 0,
    figure ?? 0,
    documented + 1,
  );
  const people = axisOf(documented, high);
  const times = tensAxis(INTERACTIONS[0]!, most);
  const from = MARGIN + 66;
  const named = curves.map(({ ids }) => ids.map(own.curve).join(" · "));
  // Where there is no room beside the curves their names stand above their ends.
  const narrow = width < NARROW;
  const beside = narrow ? 0 : Math.min(190, Math.max(...named.map((name) => widthOf(name, 12))));
  const to = width - MARGIN - beside - 10;
  return {
    width,
    words,
    title: own.title,
    subtitle: own.subtitle,
    height: TALL + 48,
    kind: "estimated",
    seed,
    practice,
    notes: input.curves.map(({ id, toLow, toHigh }) =>
      own.leaves(
        own.curve(id),
        toLow === null ? null : words.multiplier(toLow),
        toHigh === null ? null : words.multiplier(toHigh),
      ),
    ),
    draw: (top, turn) => {
      const x = (xi: number): number => turn(from + (to - from) * times.at(xi));
      const y = (total: number): number => top + TALL - TALL * Math.max(0, people.at(total));
      const drawn: string[] = [];
      const across = `H${px(turn(to))}`;
      if (headline.low !== null && headline.high !== null) {
        const [a, b] = [turn(from), turn(to)];
        drawn.push(
          `<rect x="${px(Math.min(a, b))}" y="${px(y(headline.high))}" width="${px(Math.abs(b - a))}" height="${px(y(headline.low) - y(headline.high))}" ${fill("wash")}/>`,
        );
      }
      for (const tick of people.ticks) {
        if (people.at(tick) < -0.001 || people.at(tick) > 1.001) continue;
        drawn.push(
          `<path d="M${px(turn(from))} ${px(y(tick))}${across}" ${line("rule", 1)}/>`,
          textLine(turn(from - 8), y(tick) + 4, number(tick), dir, { size: 12, ink: "soft", anchor: "end" }),
        );
      }
      for (const xi of [0.25, 0.5, 1, 2, 4]) {
        drawn.push(
          `<path d="M${px(x(xi))} ${px(top)}V${px(top + TALL)}" ${line("rule", 1, xi !== 1)}/>`,
          textLine(x(xi), top + TALL + 18, words.multiplier(xi), dir, {
            size: 12,
            ink: "soft",
            anchor: "middle",
          }),
        );
      }
      drawn.push(
        textLine(turn((from + to) / 2), top + TALL + 38, own.axis, dir, {
          size: 12,
          ink: "soft",
          anchor: "middle",
        }),
      );
      if (headline.low !== null && headline.high !== null) {
        const said = words.headline(number(lowEnd(headline.low)), number(highEnd(headline.high)));
        drawn.push(textLine(turn(from + 6), y(headline.high) - 6, said, dir, { size: 12, ink: "soft" }));
      }
      if (figure !== null && figure > documented) {
        // Someone's figure is a claim: hollow and in the colour of claims, never in a mark of ours.
        const at = y(figure);
        drawn.push(
          `<path d="M${px(turn(from))} ${px(at)}${across}" ${line("accent", 1.5, true)}/>`,
          `<path d="M${px(turn(from))} ${px(at - 6)}l6 6 -6 6 -6 -6z" ${hollow("accent")}/>`,
          textLine(turn(from + 14), at - 6, words.figure(number(figure)), dir, {
            size: 12,
            ink: "accent",
          }),
        );
      }
      const ends = labelled(
        curves.map(({ undocumented }) => y(atInteraction(documented, undocumented, most))),
      );
      curves.forEach(({ undocumented }, i) => {
        const path = INTERACTIONS.map(
          (xi, k) =>
            `${k === 0 ? "M" : "L"}${px(x(xi))} ${px(y(atInteraction(documented, undocumented, xi)))}`,
        ).join("");
        drawn.push(
          `<path d="${path}" ${line("ink", 2)}${DASHES[i % DASHES.length]}/>`,
          `<circle cx="${px(x(1))}" cy="${px(y(documented + undocumented))}" r="4.5" ${fill("ink")}/>`,
          narrow
            ? textLine(turn(to - 4), ends[i]! - 8, named[i]!, dir, { size: 12, anchor: "end", halo: true })
            : textLine(turn(to + 8), ends[i]! + 4, named[i]!, dir, { size: 12 }),
        );
      });
      return drawn.join("\n");
    },
  };
}

/** Heights of labels, moved down where two would cover one another. */
function labelled(heights: readonly number[]): number[] {
  const placed = [...heights];
  const order = heights.map((_, i) => i).sort((a, b) => heights[a]! - heights[b]!);
  for (let k = 1; k < order.length; k++) {
    const above = placed[order[k - 1]!]!;
    placed[order[k]!] = Math.max(placed[order[k]!]!, above + 16);
  }
  return placed;
}
