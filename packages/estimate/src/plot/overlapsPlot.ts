/**
 * Overlaps of lists as an UpSet plot: a column is the people on exactly the lists whose dots are filled.
 *
 * Source: Lex, Gehlenborg, Strobelt, Vuillemot & Pfister (2014), IEEE TVCG 20:1983.
 */
import { fill, hollow, line } from "./paint.ts";
import { MARGIN, type Sheet, WIDTH } from "./sheet.ts";
import { isolated, px, textLine, widthOf } from "./svgText.ts";
import { type Overlap, upSetLayout } from "./upSetLayout.ts";
import type { PlotWords } from "./words.ts";

export interface OverlapsInput {
  readonly lists: readonly string[];
  readonly overlaps: readonly Overlap[];
  readonly documented: number;
  readonly practice: boolean;
}

/** A list's number of people stands between its name and its bar. */
const NUMBERS = 52;
const BARS = 70;
/** Names longer than this run under the numbers of shorter lists rather than be cut. */
const LONGEST_NAME = 300;
const COLUMN = 26;
const TALL = 170;
const ROW = 26;
/** Fewer people than this on exactly the same lists are few enough to be pointed to (J16). */
const FEW = 50;

export function overlapsPlot(input: OverlapsInput, words: PlotWords): Sheet {
  const { dir, number, overlaps: own } = words;
  const names = Math.min(LONGEST_NAME, Math.max(...input.lists.map((name) => widthOf(name, 13)), 0));
  const bars = MARGIN + names + NUMBERS + BARS;
  const first = bars + 16;
  // As many columns as the sheet is wide; the rest is told in words.
  const most = Math.floor((WIDTH - MARGIN - first) / COLUMN);
  const { sets, columns, rest } = upSetLayout(input.lists, input.overlaps, most);
  const largest = Math.max(1, ...columns.map(({ people }) => people));
  const fullest = Math.max(1, ...sets.map(({ people }) => people));
  return {
    width: WIDTH,
    words,
    title: own.title(number(input.documented), number(input.lists.length)),
    subtitle: own.subtitle,
    height: TALL + 24 + sets.length * ROW,
    kind: "documented",
    seed: null,
    practice: input.practice,
    notes: [
      ...(rest.columns > 0 ? [own.rest(number(rest.columns), number(rest.people))] : []),
      ...(input.overlaps.some(({ people }) => people > 0 && people < FEW) ? [own.small] : []),
    ],
    draw: (top, turn) => {
      const base = top + TALL;
      const row = (at: number): number => base + 24 + at * ROW;
      const drawn = columns.map(({ of, people }, at) => {
        const x = turn(first + at * COLUMN + COLUMN / 2);
        const tall = ((TALL - 24) * people) / largest;
        const on = sets.flatMap(({ name }, r) => (of.has(name) ? [row(r)] : []));
        const dots = sets.map(
          ({ name }, r) =>
            `<circle cx="${px(x)}" cy="${px(row(r))}" r="5" ${of.has(name) ? fill("ink") : fill("wash")}/>`,
        );
        const stem =
          on.length > 1 ? `<path d="M${px(x)} ${px(on[0]!)}V${px(on.at(-1)!)}" ${line("ink", 2)}/>` : "";
        return `<rect x="${px(x - 8)}" y="${px(base - tall)}" width="16" height="${px(tall)}" ${fill("ink")}/>${textLine(x, base - tall - 5, number(people), dir, { size: 11, anchor: "middle" })}${dots.join("")}${stem}`;
      });
      const named = sets.map(({ name, people }, r) => {
        const long = (BARS * people) / fullest;
        const [a, b] = [turn(bars), turn(bars - long)];
        return `${textLine(turn(MARGIN), row(r) + 4, isolated(name), dir)}<rect x="${px(Math.min(a, b))}" y="${px(row(r) - 5)}" width="${px(long)}" height="10" ${hollow("soft")}/>${textLine(turn(bars - long - 6), row(r) + 4, number(people), dir, { size: 11, ink: "soft", anchor: "end" })}`;
      });
      return [
        ...drawn,
        `<path d="M${px(turn(first))} ${px(base)}H${px(turn(WIDTH - MARGIN))}" ${line("soft", 1)}/>`,
        ...named,
      ].join("\n");
    },
  };
}
