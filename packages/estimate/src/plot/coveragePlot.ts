/**
 * How often the interval held the true number where it was known: a dot with Wilson's limits for each setting of
 * panel A, the worst first, and the settings of panel B as a heap of dots. Settings in which some people could be
 * reached by no list are set apart, with what they show.
 */
import {
  fallsShort,
  judgedOf,
  type MeasuredCoverage,
  type MeasuredScenario,
  PROMISED,
  shareCovered,
  unreachedOf,
} from "../coverage/measuredCoverage.ts";
import { fill, hollow, line } from "./paint.ts";
import { MARGIN, NARROW, type Sheet, WIDTH } from "./sheet.ts";
import { px, type TextStyle, textLine, wrapped } from "./svgText.ts";
import type { PlotWords } from "./words.ts";

const COLUMN = 54;
const GAP = 18;
const LINE = 17;
const ROW = 30;
const DOT = 9;
const LEAST_STRIP = 120;
const SMALL: TextStyle = { size: 12 };
/** How many of panel B's worst are named. */
const NAMED = 5;

const percent = (share: number): number => Math.round(1000 * share) / 10;

/** Rows as one: shares of all their tables. */
function sumOf(rows: readonly MeasuredScenario[]) {
  const total = (of: (row: MeasuredScenario) => number): number =>
    rows.reduce((sum, row) => sum + of(row), 0);
  const tables = total((row) => row.tables);
  return {
    held: total((row) => row.covered) / tables,
    tooLow: total((row) => row.tooLow) / tables,
    tooHigh: total((row) => row.tooHigh) / tables,
    refused: total((row) => row.refusedShare * row.tables) / tables,
  };
}

/** @returns `null` where nothing is judged */
export function coveragePlot(
  measured: MeasuredCoverage,
  practice: boolean,
  words: PlotWords,
  width = WIDTH,
): Sheet | null {
  const { dir, coverage: own } = words;
  const said = (share: number): string => words.multiplier(percent(share));
  const judged = judgedOf(measured);
  const unreached = unreachedOf(measured);
  const [chosenOn, after] = (["A", "B"] as const).map((panel) => judged.filter((one) => one.panel === panel));
  if (chosenOn === undefined || after === undefined || judged.length === 0) return null;
  const worst = judged[0]!;
  const short = judged.filter(fallsShort);
  const end = width - MARGIN;
  // On a phone only how often it held the number has room.
  const columns = width < NARROW ? 1 : own.columns.length;
  const firstColumn = end - columns * COLUMN;
  const strip = Math.max(LEAST_STRIP, (firstColumn - MARGIN) * 0.44);
  const to = firstColumn - GAP;
  const from = to - strip;
  const room = from - GAP - MARGIN;
  const least = Math.floor(10 * Math.min(PROMISED - 0.05, ...judged.map(({ low }) => low))) / 10;
  const at = (share: number): number => from + ((to - from) * (share - least)) / (1 - least);
  const ticks = Array.from({ length: 11 }, (_, i) => i / 10).filter((tick) => tick >= least);

  // Dots that would cover one another are heaped.
  const heaps = new Map<number, MeasuredScenario[]>();
  for (const one of after) {
    const place = Math.round(at(shareCovered(one)) / DOT);
    heaps.set(place, [...(heaps.get(place) ?? []), one]);
  }
  const heap = DOT * Math.max(0, ...[...heaps.values()].map(({ length }) => length));
  const afterwards = own.afterwards(words.number(after.length));
  // Bold letters are wider.
  const headed = (text: string): string[] => wrapped(text, 13, end - MARGIN);
  const headingOf = (text: string): number => LINE * (1 + headed(text).length);
  const nameOf = (row: MeasuredScenario): string[] => wrapped(own.setting(row.scenario), 12, room);
  const tallOf = (row: MeasuredScenario): number => Math.max(ROW, 12 + LINE * nameOf(row).length);
  const sum = (rows: readonly MeasuredScenario[]): number => rows.reduce((all, row) => all + tallOf(row), 0);
  const worstOf = after.filter(fallsShort).slice(0, NAMED);
  const heapTall = Math.max(heap + 16, 12 + LINE * 3);
  const judgedTall =
    (chosenOn.length > 0 ? headingOf(own.chosenOn) + sum(chosenOn) : 0) +
    (after.length > 0 ? headingOf(afterwards) + heapTall : 0);
  const HEAD = 44;
  const height =
    HEAD + judgedTall + 30 + (unreached.length > 0 ? headingOf(own.unreached) + sum(unreached) : 0);
  const tables = measured.scenarios.map((one) => one.tables);
  return {
    words,
    width,
    title: own.title(said(sumOf(judged).held), said(shareCovered(worst))),
    subtitle: own.subtitle,
    height,
    kind: "measured",
    seed: null,
    practice,
    notes: [
      ...(short.length > 0 ? [own.short(words.number(short.length), words.number(judged.length))] : []),
      ...(worstOf.length > 0
        ? [own.worst(worstOf.map((one) => [one.scenario, said(shareCovered(one))] as const))]
        : []),
      ...(unreached.length > 0 ? [own.unknowable] : []),
      own.measured(measured.day, words.number(Math.min(...tables)), words.number(Math.max(...tables))),
    ],
    draw: (top, turn) => {
      const drawn: string[] = [];
      const say = (x: number, y: number, text: string, style: TextStyle = SMALL): void => {
        drawn.push(textLine(turn(x), y, text, dir, style));
      };
      const numbers = (y: number, { held, tooLow, tooHigh, refused }: ReturnType<typeof sumOf>): void => {
        [held, tooLow, tooHigh, refused].slice(0, columns).forEach((share, i) => {
          say(firstColumn + (i + 1) * COLUMN, y, said(share), {
            ...SMALL,
            anchor: "end",
            ink: i === 0 ? "ink" : "soft",
            bold: i === 0,
          });
        });
      };
      const heading = (y: number, text: string): number => {
        drawn.push(`<path d="M${MARGIN} ${px(y + 6)}H${px(end)}" ${line("rule", 1)}/>`);
        headed(text).forEach((row, i) => {
          say(MARGIN, y + 26 + i * LINE, row, { ...SMALL, bold: true, halo: true });
        });
        return y + headingOf(text);
      };
      const mark = (x: number, y: number, row: MeasuredScenario): string =>
        fallsShort(row)
          ? `<path d="M${px(x)} ${px(y - 5)}l5 5 -5 5 -5 -5z" ${hollow("needs")}/>`
          : `<circle cx="${px(x)}" cy="${px(y)}" r="4" ${fill("ink")}/>`;
      const named = (y: number, row: MeasuredScenario): number => {
        nameOf(row).forEach((text, i) => {
          say(MARGIN, y + 18 + i * LINE, text);
        });
        numbers(y + 18, sumOf([row]));
        return y + tallOf(row);
      };
      // Heads of columns, each over its own end.
      own.columns.slice(0, columns).forEach((column, i) => {
        wrapped(column, 11, COLUMN - 6).forEach((text, r) => {
          say(firstColumn + (i + 1) * COLUMN, top + 16 + r * 14, text, {
            size: 11,
            ink: "soft",
            anchor: "end",
          });
        });
      });
      const bottom = top + HEAD + judgedTall;
      for (const tick of ticks) {
        const x = turn(at(tick));
        drawn.push(
          `<path d="M${px(x)} ${px(top + HEAD)}V${px(bottom)}" ${line("rule", 1)}/>`,
          textLine(x, bottom + 16, said(tick), dir, { size: 11, ink: "soft", anchor: "middle" }),
        );
      }
      const promised = turn(at(PROMISED));
      drawn.push(
        `<path d="M${px(promised)} ${px(top + HEAD - 6)}V${px(bottom)}" ${line("ink", 1.5)}/>`,
        textLine(promised, top + HEAD - 12, own.promised, dir, { size: 11, ink: "soft", anchor: "middle" }),
      );
      let y = top + HEAD;
      if (chosenOn.length > 0) {
        y = heading(y, own.chosenOn);
        for (const row of chosenOn) {
          const [a, b, x] = [turn(at(row.low)), turn(at(row.high)), turn(at(shareCovered(row)))];
          drawn.push(
            `<path d="M${px(a)} ${px(y + 14)}H${px(b)}" ${line("ink", 1.5)}/>`,
            mark(x, y + 14, row),
          );
          y = named(y, row);
        }
      }
      if (after.length > 0) {
        y = heading(y, afterwards);
        wrapped(own.heap, 12, room).forEach((text, i) => {
          say(MARGIN, y + 18 + i * LINE, text, { ...SMALL, ink: "soft" });
        });
        for (const [place, rows] of heaps) {
          rows.forEach((row, i) => {
            drawn.push(mark(turn(place * DOT), y + heapTall - 8 - i * DOT, row));
          });
        }
        numbers(y + 18, sumOf(after));
        y += heapTall;
      }
      y += 30;
      if (unreached.length > 0) {
        y = heading(y - 6, own.unreached);
        for (const row of unreached) y = named(y, row);
      }
      return drawn.join("\n");
    },
  };
}
