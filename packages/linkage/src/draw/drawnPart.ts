/**
 * A part as it is kept: its rows, each grouping that was drawn once, and which of them each draw is.
 *
 * Few groupings of a part are ever drawn, so this is a few numbers a row. Cost: linear in rows and draws.
 */

export interface DrawnPart {
  /** Rows of the part. */
  readonly rows: readonly number[];
  /** Groupings that were drawn: for each row the place, among these rows, of the first of its group. */
  readonly seen: readonly (readonly number[])[];
  /** For each draw its place in `seen`; empty where every draw is the one grouping. */
  readonly of: readonly number[];
}

function placesOf(label: ArrayLike<number>): number[] {
  const places = Array.from<number>({ length: label.length });
  if (label.length > FEW) {
    const first = new Map<number, number>();
    for (let at = 0; at < label.length; at += 1) {
      places[at] = first.get(label[at]!) ?? at;
      first.set(label[at]!, places[at]!);
    }
    return places;
  }
  for (let at = 0; at < label.length; at += 1) {
    let first = 0;
    while (label[first] !== label[at]) first += 1;
    places[at] = first;
  }
  return places;
}
/** Rows among which looking is faster than a table. */
const FEW = 16;

const alike = (a: readonly number[], b: readonly number[]): boolean => {
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
};

/** @param labels of the rows, for each draw */
export function packed(rows: ArrayLike<number>, labels: readonly ArrayLike<number>[]): DrawnPart {
  const seen: number[][] = [];
  const of = Array.from<number>({ length: labels.length });
  for (let draw = 0; draw < labels.length; draw += 1) {
    const places = placesOf(labels[draw]!);
    // Few groupings are met, and mostly the same ones again.
    let known = 0;
    while (known < seen.length && !alike(seen[known]!, places)) known += 1;
    if (known === seen.length) seen.push(places);
    of[draw] = known;
  }
  return { rows: Array.from(rows), seen, of: seen.length === 1 ? [] : of };
}

/** Whether every draw puts the rows as the run did. */
export function asRun({ rows, seen }: DrawnPart, group: Int32Array): boolean {
  return seen.length === 1 && placesOf(rows.map((row) => group[row]!)).join() === seen[0]!.join();
}

/**
 * Clusters of one draw.
 *
 * @param clusters those of the run, by row
 * @param at which draw, from 0
 * @returns for each row a number that it shares with the rows of its person; numbers do not follow each other
 */
export function drawnClusters(
  clusters: ArrayLike<number>,
  parts: readonly DrawnPart[],
  at: number,
): Int32Array {
  const out = Int32Array.from(clusters);
  let most = 0;
  for (const own of out) most = Math.max(most, own);
  for (const { rows, seen, of } of parts) {
    const places = seen[of[at] ?? 0]!;
    rows.forEach((row, place) => {
      out[row] = most + 1 + rows[places[place]!]!;
    });
  }
  return out;
}
