/**
 * The sheet that every plot is drawn on: practice mark, title that states, subtitle that limits, the picture,
 * then how it is known and of whom it cannot speak. No plot leaves without these sentences.
 */
import { fill, line, STYLE } from "./paint.ts";
import { px, textLine, wrapped, xmlText } from "./svgText.ts";
import type { PlotWords } from "./words.ts";

export const WIDTH = 760;
export const MARGIN = 28;
/** Below this width plots leave out or move what would have no room. */
export const NARROW = 560;
const FONTS = "Vazirmatn,'Vazirmatn Variable','Noto Sans','Noto Sans Arabic','Segoe UI',Tahoma,sans-serif";

export interface Sheet {
  readonly words: PlotWords;
  readonly title: string;
  readonly subtitle: string;
  /** Height of the picture, in pixels. */
  readonly height: number;
  /** The picture, its top at `top`; x is from the start of reading and turned by `turn`. */
  readonly draw: (top: number, turn: (x: number) => number) => string;
  /** Sentences beneath, before those that every plot has. */
  readonly notes: readonly string[];
  /** Whether what is drawn is estimated, documented people, or measured on invented ones. */
  readonly kind: "estimated" | "documented" | "measured";
  readonly seed: number | null;
  /** Invented material: marked, and nothing switches it off (J19). */
  readonly practice: boolean;
  /** In pixels; as wide as the picture was laid out for. */
  readonly width: number;
}

const turning =
  ({ words, width }: Sheet) =>
  (x: number): number =>
    words.dir === "rtl" ? width - x : x;

/** What stands beneath every plot. */
const closing = ({ words, kind }: Sheet): readonly string[] => [
  ...(kind === "measured" ? [] : [kind === "estimated" ? words.estimated : words.overlaps.counted]),
  words.unreachable,
];

/** A plot in parts, for pages that set the words themselves and have colours of their own. */
export interface Figure {
  readonly title: string;
  readonly subtitle: string;
  /** SVG of the picture alone; its inks are classes, `daftar-ink` and so on. */
  readonly picture: string;
  /** What this plot says beneath it. */
  readonly notes: readonly string[];
  /** What every plot says: of whom it cannot speak. */
  readonly closing: readonly string[];
}

const CROPPED = 16;
/** By how much a figure is narrower than its sheet. */
export const FIGURE_INSET = 2 * CROPPED;
/** Labels at the top of a scale reach above the picture. */
const ABOVE = 8;

export function figureOf(of: Sheet): Figure {
  const { title, subtitle, width, height, draw } = of;
  return {
    title,
    subtitle,
    // Without most of the sheet's margins, which labels of scales reach into.
    picture: `<svg xmlns="http://www.w3.org/2000/svg" width="${width - FIGURE_INSET}" height="${height + ABOVE}" viewBox="${CROPPED} 0 ${width - FIGURE_INSET} ${height + ABOVE}" role="img" aria-label="${xmlText(title)}">${draw(ABOVE, turning(of))}</svg>`,
    notes: of.notes,
    closing: closing(of),
  };
}

/** The whole sheet as an SVG file. */
export function sheetText(of: Sheet): string {
  const { words, title, subtitle, height, draw, seed, practice, width } = of;
  const { dir } = words;
  const turn = turning(of);
  const room = width - 2 * MARGIN;
  const parts: string[] = [];
  let y = 12;
  const put = (text: string, size: number, leading: number, style: Parameters<typeof textLine>[4]): void => {
    // Bold letters are wider.
    for (const row of wrapped(text, size, style?.bold === true ? room / 1.08 : room)) {
      y += leading;
      parts.push(textLine(turn(MARGIN), y, row, dir, { ...style, size }));
    }
  };
  if (practice) {
    put(words.practice, 13, 20, { ink: "needs", bold: true });
    y += 8;
    parts.push(
      `<path d="M${MARGIN} ${px(y)}H${width - MARGIN}M${MARGIN} ${px(y + 3)}H${width - MARGIN}" ${line("needs", 1)}/>`,
    );
    y += 8;
  }
  put(title, 19, 28, { bold: true });
  y += 4;
  put(subtitle, 13, 21, { ink: "soft" });
  y += 20;
  parts.push(draw(y, turn));
  y += height + 12;
  parts.push(`<path d="M${MARGIN} ${px(y)}H${width - MARGIN}" ${line("rule", 1)}/>`);
  y += 6;
  for (const note of of.notes) put(note, 12, 19, { ink: "soft" });
  for (const sentence of closing(of)) put(sentence, 12, 19, {});
  if (seed !== null) put(words.seed(seed), 11, 18, { ink: "soft" });
  const tall = Math.ceil(y + 18);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${tall}" viewBox="0 0 ${width} ${tall}" role="img" xml:lang="${xmlText(words.lang)}" font-family="${FONTS}"><title>${xmlText(title)}</title><desc>${xmlText(`${subtitle} ${words.unreachable}`)}</desc>${STYLE}<rect width="${width}" height="${tall}" ${fill("paper")}/>${parts.join("\n")}</svg>\n`;
}
