/**
 * Room for words in a picture: each claim's wording at its end, where nothing else stands.
 *
 * Greedy: labels are offered in the order of importance to the reader, each in turn to the places about
 * its mark, in reading direction first; what finds no room keeps its number alone, and its words stand in
 * the table. Nothing is cut. Widths are estimated on the wide side, since no font is known. Cost: labels².
 */

/** A rectangle in the chart's own units; x runs along the reading direction. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Label {
  readonly lines: readonly string[];
  readonly anchor: "start" | "middle" | "end";
  readonly x: number;
  /** Of the first line's base. */
  readonly y: number;
}

export const LINE = 14;
const LETTER = 6.5;
const LONGEST_LINE = 22;
const MOST_LINES = 3;

export const widthOf = (text: string) => [...text].length * LETTER;

/** Words on up to three lines; null where they need more, since nothing is cut off. */
export function linesOf(text: string): string[] | null {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= LONGEST_LINE)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= MOST_LINES && lines.every((line) => line.length <= LONGEST_LINE + 6) ? lines : null;
}

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Places about a mark: after it, before it, above, below. */
function places(mark: Box, width: number, height: number): (Box & Pick<Label, "anchor">)[] {
  const middle = mark.x + mark.width / 2;
  const after = mark.x + mark.width + 4;
  const before = mark.x - 4 - width;
  const level = (y: number) => [
    { anchor: "start" as const, x: after, y, width, height },
    { anchor: "end" as const, x: before, y, width, height },
  ];
  const bottom = mark.y + mark.height;
  return [
    ...level(mark.y + mark.height / 2 - height / 2),
    ...level(bottom - height),
    ...level(mark.y),
    { anchor: "middle", x: middle - width / 2, y: mark.y - height - 3, width, height },
    { anchor: "middle", x: middle - width / 2, y: bottom + 3, width, height },
    ...level(mark.y - height + 6),
    ...level(bottom - 6),
  ];
}

export interface Room {
  /** A place for these lines about a mark, taken from then on; null where there is none. */
  readonly place: (lines: readonly string[], mark: Box) => Label | null;
}

/** @param frame where labels may stand @param taken what they may not cover */
export function roomIn(frame: Box, taken: readonly Box[]): Room {
  const held: Box[] = [...taken];
  const free = (box: Box) =>
    box.x >= frame.x &&
    box.x + box.width <= frame.x + frame.width &&
    box.y >= frame.y &&
    box.y + box.height <= frame.y + frame.height &&
    !held.some((other) => overlap(box, other));
  return {
    place: (lines, mark) => {
      const width = Math.max(...lines.map(widthOf));
      const found = places(mark, width, lines.length * LINE).find(free);
      if (found === undefined) return null;
      held.push(found);
      const { anchor } = found;
      const x = anchor === "start" ? found.x : anchor === "end" ? found.x + width : found.x + width / 2;
      return { lines, anchor, x, y: found.y + LINE - 3 };
    },
  };
}
