/**
 * An article in pieces: paragraphs as they are shown, with the sentence of every draft and the words of its
 * figure marked. Offsets are those of the text; what markup was is blank already. Cost: linear, by drafts.
 */

export interface Place {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly figureStart: number;
  readonly figureEnd: number;
}

export interface Piece {
  readonly from: number;
  readonly text: string;
  /** It belongs to the sentence of a draft. */
  readonly quoted: boolean;
  /** The draft whose figure this is. */
  readonly id: string | null;
}

/** Marks that turn the order of signs round: a number would be shown otherwise than it is read. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

interface Figure {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** Figures in order, none over another: of two that overlap the second begins where the first ends. */
function figuresOf(places: readonly Place[]): Figure[] {
  const figures: Figure[] = [];
  let end = 0;
  for (const { id, figureStart, figureEnd } of [...places].sort((a, b) => a.figureStart - b.figureStart)) {
    const from = Math.max(figureStart, end);
    if (from >= figureEnd) continue;
    figures.push({ id, from, to: figureEnd });
    end = figureEnd;
  }
  return figures;
}

/** The paragraphs of a text that hold anything, each in pieces. */
export function paragraphsOf(text: string, places: readonly Place[]): readonly (readonly Piece[])[] {
  const figures = figuresOf(places);
  const quotes = [...places].sort((a, b) => a.start - b.start);
  const paragraphs: Piece[][] = [];
  let [nextFigure, nextQuote] = [0, 0];
  for (const { index, 0: line } of text.matchAll(/[^\n]+/g)) {
    if (line.trim() === "") continue;
    const end = index + line.length;
    while ((figures[nextFigure]?.to ?? end) <= index && nextFigure < figures.length) nextFigure += 1;
    while ((quotes[nextQuote]?.end ?? end) <= index && nextQuote < quotes.length) nextQuote += 1;
    const own = figures.slice(nextFigure).filter(({ from }) => from < end);
    const said = quotes.slice(nextQuote).filter(({ start }) => start < end);
    const cuts = new Set([index, end]);
    for (const { from, to } of own) for (const at of [from, to]) if (at > index && at < end) cuts.add(at);
    for (const { start, end: to } of said)
      for (const at of [start, to]) if (at > index && at < end) cuts.add(at);
    const edges = [...cuts].sort((a, b) => a - b);
    paragraphs.push(
      edges.slice(0, -1).map((from, at) => {
        const to = edges[at + 1] ?? end;
        return {
          from,
          text: text.slice(from, to).replace(TURNS, ""),
          quoted: said.some((one) => one.start <= from && to <= one.end),
          id: own.find((one) => one.from <= from && to <= one.to)?.id ?? null,
        };
      }),
    );
  }
  return paragraphs;
}
