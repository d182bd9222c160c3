/** What an UpSet plot shows and in which order: the overlaps that hold most people first, then by their lists. */

export interface Overlap {
  readonly lists: readonly string[];
  readonly people: number;
}

export interface UpSetLayout {
  readonly sets: readonly { readonly name: string; readonly people: number }[];
  readonly columns: readonly { readonly of: ReadonlySet<string>; readonly people: number }[];
  /** People in columns that found no room. */
  readonly rest: { readonly columns: number; readonly people: number };
}

/** @param most columns shown; the rest is told in words, not drawn */
export function upSetLayout(
  lists: readonly string[],
  overlaps: readonly Overlap[],
  most: number,
): UpSetLayout {
  const filled = overlaps
    .filter(({ people }) => people > 0)
    .toSorted(
      (a, b) =>
        b.people - a.people || a.lists.length - b.lists.length || (a.lists.join() < b.lists.join() ? -1 : 1),
    );
  const sets = lists
    .map((name) => ({
      name,
      people: filled.filter((one) => one.lists.includes(name)).reduce((sum, one) => sum + one.people, 0),
    }))
    .toSorted((a, b) => b.people - a.people);
  const hidden = filled.slice(most);
  return {
    sets,
    columns: filled.slice(0, most).map(({ lists: of, people }) => ({ of: new Set(of), people })),
    rest: { columns: hidden.length, people: hidden.reduce((sum, one) => sum + one.people, 0) },
  };
}
