/**
 * The sheet that every plot is drawn on: practice mark, title that states, subtitle that limits, the picture,
 * then how it is known and of whom it cannot speak. No plot leaves without these sentences.
 */
import { fill, line, STYLE } from "./paint.ts";
import { px, textLine, wrapped, xmlText } from "./svgText.ts";
import type { PlotWords } from "./words.ts";

export const WIDTH = 760;
export const MARGIN = 28;
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
  /** Whether what is drawn is estimated, or documented people. */
  readonly kind: "estimated" | "documented";
  readonly seed: number | null;
  /** Invented material: marked, and nothing switches it off (J19). */
  readonly practice: boolean;
}

export function sheet({ words, title, subtitle, height, draw, notes, kind, seed, practice }: Sheet): string {
  const { dir } = words;
  const turn = (x: number): number => (dir === "rtl" ? WIDTH - x : x);
  const room = WIDTH - 2 * MARGIN;
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
      `<path d="M${MARGIN} ${px(y)}H${WIDTH - MARGIN}M${MARGIN} ${px(y + 3)}H${WIDTH - MARGIN}" ${line("needs", 1)}/>`,
    );
    y += 8;
  }
  put(title, 19, 28, { bold: true });
  y += 4;
  put(subtitle, 13, 21, { ink: "soft" });
  y += 20;
  parts.push(draw(y, turn));
  y += height + 12;
  parts.push(`<path d="M${MARGIN} ${px(y)}H${WIDTH - MARGIN}" ${line("rule", 1)}/>`);
  y += 6;
  for (const note of notes) put(note, 12, 19, { ink: "soft" });
  put(kind === "estimated" ? words.estimated : words.overlaps.counted, 12, 19, {});
  put(words.unreachable, 12, 19, {});
  if (seed !== null) put(words.seed(seed), 11, 18, { ink: "soft" });
  const tall = Math.ceil(y + 18);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${tall}" viewBox="0 0 ${WIDTH} ${tall}" role="img" xml:lang="${xmlText(words.lang)}" font-family="${FONTS}"><title>${xmlText(title)}</title><desc>${xmlText(`${subtitle} ${words.unreachable}`)}</desc>${STYLE}<rect width="${WIDTH}" height="${tall}" ${fill("paper")}/>${parts.join("\n")}</svg>\n`;
}
