/** The band of the desk's own lines: filled marks on the same scale, a column each, never summed (J10). */

import type { Scale } from "@daftar/claims";
import { LINE } from "@daftar/claims";
import { outwardEnds } from "@daftar/model";
import { escapeHtml, type Html, raw } from "../html.ts";
import type { PageData } from "../pageData.ts";
import type { Words } from "../words/words.ts";
import { AXIS, across, BOTTOM, type Frame, grid, HEIGHT, heightOf } from "./frame.ts";
import { countedMark, estimatedMark } from "./marks.ts";
import { svgText } from "./svgText.ts";

const WIDTH = 316;
const COLUMN = (WIDTH - AXIS) / 4;

interface Line {
  readonly name: string;
  readonly low: number | null;
  readonly high: number | null;
  /** Said where there is no number. */
  readonly instead: string;
  readonly open: boolean;
  readonly estimated: boolean;
}

/** Whether the reported high is only "at least" so much (J11). */
const highIsAtLeast = (data: PageData) =>
  data.toll.flags.some(({ code }) => code === "toll.high-is-at-least");

function linesOf(data: PageData, words: Words): Line[] {
  const { verifiedNamed, verified, reported } = data.toll.lines;
  const headline = data.estimate.estimate?.headline;
  const counted = (name: string, low: number, high: number, open = false): Line => ({
    name,
    low,
    high,
    open,
    instead: "",
    estimated: false,
  });
  const ends = headline === undefined ? null : outwardEnds(headline);
  return [
    counted(words.lines.verifiedNamed[0], verifiedNamed, verifiedNamed),
    counted(words.lines.verified[0], verified, verified),
    counted(words.lines.reported[0], reported.low, reported.high, highIsAtLeast(data)),
    {
      name: words.lines.estimated[0],
      low: ends?.low ?? null,
      high: ends?.high ?? null,
      instead: headline === undefined ? words.lines.noEstimate : words.chart.notEstimable,
      open: false,
      estimated: true,
    },
  ];
}

/** A phrase on lines short enough for a column. */
function narrowLines(phrase: string): string[] {
  const lines: string[] = [];
  for (const word of phrase.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= 10)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function column(frame: Frame, line: Line, at: number): string {
  const { words } = frame;
  const x = AXIS + COLUMN * (at + 0.5);
  const write = (text: string, y: number, kind: string) =>
    svgText(frame, text, { x, y, anchor: "middle", kind });
  const stack = (lines: readonly string[], y: number, kind: string) =>
    lines.map((text, index) => write(text, y + index * LINE, kind)).join("");
  const name = stack(narrowLines(line.name), BOTTOM + 20, "line");
  const { low, high } = line;
  if (low === null || high === null) {
    return (
      name +
      stack(narrowLines(line.instead), (BOTTOM + heightOf(frame, frame.scale.ticks.at(-1) ?? 0)) / 2, "line")
    );
  }
  const drawn = across(frame, x);
  const mark = line.estimated
    ? estimatedMark(frame, drawn, low, high)
    : countedMark(frame, drawn, low, high, line.open);
  const top = heightOf(frame, high) - (line.open ? 16 : 13);
  const above = write(words.number(high), top, "value");
  const least = line.open ? write(words.terms.qualifier["at-least"], top - LINE, "line") : "";
  const below = low === high ? "" : write(words.number(low), heightOf(frame, low) + 22, "value");
  return `${mark}${above}${least}${below}${name}`;
}

/** The band, with what it shows in one sentence for those who do not see it. */
export function ownPanel(data: PageData, scale: Scale, words: Words): Html {
  const frame: Frame = { scale, words, width: WIDTH };
  const lines = linesOf(data, words);
  const said = lines
    .map(({ name, low, high, instead }) => {
      if (low === null || high === null) return `${name}: ${instead}`;
      return `${name}: ${low === high ? words.number(low) : words.lines.between(words.number(low), words.number(high))}`;
    })
    .join("; ");
  return raw(
    `<svg class="band" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(`${words.headings.own}. ${said}`)}">${grid(frame)}${lines.map((line, at) => column(frame, line, at)).join("")}</svg>`,
  );
}
