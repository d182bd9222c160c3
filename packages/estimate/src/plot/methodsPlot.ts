/**
 * The methods' intervals side by side: filled marks make the headline, hollow ones are shown beside it, broken
 * lines were refused, and methods without a number say why.
 */
import { highEnd, lowEnd } from "@daftar/model";
import { axisOf } from "./axis.ts";
import { fill, hollow, line } from "./paint.ts";
import { MARGIN, type Sheet, WIDTH } from "./sheet.ts";
import { px, textLine, widthOf, wrapped } from "./svgText.ts";
import type { PlotWords } from "./words.ts";

export interface MethodsInput {
  readonly documented: number;
  readonly headline: {
    readonly low: number | null;
    readonly high: number | null;
    readonly refused: { readonly code: string; readonly message: string } | null;
  };
  /** At least one. */
  readonly methods: readonly {
    readonly id: string;
    readonly status: string;
    /** In words of the reader's language where there are any. */
    readonly reason: string | null;
    readonly point: number | null;
    readonly low: number | null;
    readonly high: number | null;
    /** Whether its interval makes the headline. */
    readonly headline: boolean;
  }[];
  readonly seed: number;
  readonly practice: boolean;
}

const ROW = 34;
const LINE = 16;
/** Room for the words at the line of the documented. */
const HEAD = 22;

export function methodsPlot(input: MethodsInput, words: PlotWords): Sheet {
  const { documented, headline, methods, seed, practice } = input;
  const { dir, number, methods: own } = words;
  const named = methods.map((method) => own.name(method.id));
  const from = MARGIN + Math.min(260, Math.max(...named.map((name) => widthOf(name, 13)), 0)) + 16;
  const to = WIDTH - MARGIN - 24;
  const ends = methods.flatMap(({ point, low, high }) => [point, low, high].filter((end) => end !== null));
  const least = Math.max(documented, 1);
  const axis = axisOf(least, Math.max(...ends, least + 1));
  const reasons = methods.map(({ status, reason, low }) =>
    low !== null || reason === null ? [] : wrapped(`${own.status(status)}: ${reason}`, 12, to - from),
  );
  const heights = reasons.map((rows) => Math.max(ROW, rows.length * LINE + 16));
  const height = heights.reduce((sum, one) => sum + one, 0) + HEAD + 28;
  const shown = headline.low !== null && headline.high !== null;
  return {
    width: WIDTH,
    words,
    title: shown
      ? own.title(number(lowEnd(headline.low)), number(highEnd(headline.high)), number(documented))
      : own.refused(headline.refused?.code ?? "", headline.refused?.message ?? "", number(documented)),
    subtitle: shown ? `${own.subtitle} ${own.band}` : own.subtitle,
    height,
    kind: "estimated",
    seed,
    practice,
    notes: [
      own.marks,
      ...(methods.some(({ low, high }) => low !== null && high === null) ? [own.noUpper] : []),
      ...(axis.kind === "tens" ? [own.logScale] : []),
    ],
    draw: (above, turn) => {
      const top = above + HEAD;
      const at = (value: number): number => turn(from + (to - from) * axis.at(Math.max(least, value)));
      const bottom = above + height - 26;
      const drawn: string[] = [];
      if (shown) {
        const [a, b] = [at(headline.low), at(headline.high)];
        drawn.push(
          `<rect x="${px(Math.min(a, b))}" y="${px(top)}" width="${px(Math.abs(b - a))}" height="${px(bottom - top)}" ${fill("wash")}/>`,
        );
      }
      for (const tick of axis.ticks) {
        const along = axis.at(tick);
        if (along < -0.001 || along > 1.001) continue;
        const x = turn(from + (to - from) * along);
        drawn.push(
          `<path d="M${px(x)} ${px(top)}V${px(bottom)}" ${line("rule", 1)}/>`,
          textLine(x, bottom + 18, number(tick), dir, { size: 12, ink: "soft", anchor: "middle" }),
        );
      }
      const here = at(documented);
      drawn.push(
        `<path d="M${px(here)} ${px(top - 4)}V${px(bottom)}" ${line("ink", 1)}/>`,
        textLine(here, top - 9, words.documented(number(documented)), dir, { size: 11, ink: "soft" }),
      );
      let y = top;
      methods.forEach((method, i) => {
        const middle = y + ROW / 2;
        const headlined = method.headline;
        drawn.push(textLine(turn(MARGIN), middle + 4, named[i]!, dir, { bold: headlined }));
        const { low, high, point, status } = method;
        if (low === null) {
          reasons[i]!.forEach((row, r) => {
            drawn.push(
              textLine(turn(from + 6), middle + 4 + r * LINE, row, dir, {
                size: 12,
                ink: "soft",
                halo: true,
              }),
            );
          });
        } else {
          const [a, b] = [at(low), high === null ? turn(to + 14) : at(high)];
          const way = dir === "rtl" ? -1 : 1;
          const end =
            high === null
              ? `M${px(b - way * 7)} ${px(middle - 5)}L${px(b)} ${px(middle)}L${px(b - way * 7)} ${px(middle + 5)}`
              : `M${px(b)} ${px(middle - 6)}v12`;
          drawn.push(
            `<path d="M${px(a)} ${px(middle)}H${px(b)}" ${line("ink", 2, status !== "ok")}/>`,
            `<path d="M${px(a)} ${px(middle - 6)}v12${end}" ${line("ink", 2)}/>`,
          );
          if (point !== null) {
            drawn.push(
              `<circle cx="${px(at(point))}" cy="${px(middle)}" r="4.5" ${headlined && status === "ok" ? fill("ink") : hollow("ink")}/>`,
            );
          }
        }
        y += heights[i]!;
      });
      return drawn.join("\n");
    },
  };
}
