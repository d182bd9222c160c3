/**
 * The picture of origins: accounts on one side, what they go back to on the other.
 *
 * Pure: rows are placed by the page, as their words wrap; this says in which order they stand, and draws lines
 * between marks of which it is told the height. `x` runs along the reading direction and is turned round for pages
 * read from the right. Cost: square of one person's accounts.
 */
import type { Lineage, LineageAccount } from "./types.ts";

/** What an account can go back to in the picture. */
export interface End {
  readonly id: string;
  readonly kind: "origin" | "circle" | "unknown";
  readonly name: string | null;
  /** Somebody stands for it, so that it counts. */
  readonly counts: boolean;
}

/** Two ends that count as one, and why. */
export interface Bond {
  readonly a: string;
  readonly b: string;
  readonly kind: "perhaps" | "one";
}

export interface Plan {
  readonly accounts: readonly LineageAccount[];
  readonly ends: readonly End[];
  /** From an account to an end; `copy` where it tells what another told. */
  readonly lines: readonly { readonly from: string; readonly to: string; readonly copy: boolean }[];
  readonly bonds: readonly Bond[];
}

/** Each account that stands for an origin, then those that are one with it; the unknown and the uncounted last. */
function ordered(accounts: readonly LineageAccount[]): LineageAccount[] {
  const first = accounts.filter(({ adds }) => adds);
  const withFirst = first.flatMap((one) => [
    one,
    ...accounts.filter(({ adds, why }) => !adds && why[0]?.account === one.record),
  ]);
  const rest = accounts.filter((one) => !withFirst.includes(one));
  return [...withFirst, ...rest.filter(({ counted }) => counted), ...rest.filter(({ counted }) => !counted)];
}

function endOf(id: string, lineage: Lineage): End {
  const counts = lineage.accounts.some(({ adds, ends }) => adds && ends.includes(id));
  if (lineage.circles.some((circle) => circle.id === id)) return { id, kind: "circle", name: null, counts };
  const name = lineage.nodes.find((node) => node.id === id)?.name ?? null;
  return { id, kind: id === "unknown" ? "unknown" : "origin", name, counts };
}

const APART_CODES: ReadonlySet<string> = new Set(["household", "same-body", "same-source"]);

function bondsOf(lineage: Lineage): Bond[] {
  const byRecord = new Map(lineage.accounts.map((one) => [one.record, one]));
  const bonds = new Map<string, Bond>();
  const join = (x: string | undefined, y: string | undefined, kind: Bond["kind"]): void => {
    if (x === undefined || y === undefined || x === y) return;
    const [a, b] = x < y ? [x, y] : [y, x];
    if (!bonds.has(`${a} ${b}`)) bonds.set(`${a} ${b}`, { a, b, kind });
  };
  for (const { ends, why } of lineage.accounts)
    for (const { code, account } of why)
      if (APART_CODES.has(code)) join(ends[0], byRecord.get(account ?? "")?.ends[0], "one");
  for (const { accounts } of lineage.perhapsSame)
    join(
      byRecord.get(accounts.first[0] ?? "")?.ends[0],
      byRecord.get(accounts.second[0] ?? "")?.ends[0],
      "perhaps",
    );
  return [...bonds.values()];
}

export function planOf(lineage: Lineage): Plan {
  const accounts = ordered(lineage.accounts);
  const ids = [...new Set(accounts.flatMap(({ ends }) => ends))];
  // What is not known is no origin, and comes after them.
  const sorted = [...ids.filter((id) => id !== "unknown"), ...ids.filter((id) => id === "unknown")];
  const byRecord = new Map(accounts.map((one) => [one.record, one]));
  const lines = accounts.flatMap((one) => {
    const copied = one.why.filter(({ code }) => code === "copies-list" || code === "copied-by-list");
    const beyond = copied.flatMap(({ account }) => byRecord.get(account ?? "")?.ends ?? []);
    return [
      ...one.ends.map((to) => ({ from: one.record, to, copy: one.from.length > 0 })),
      ...beyond.filter((to) => !one.ends.includes(to)).map((to) => ({ from: one.record, to, copy: true })),
    ];
  });
  return { accounts, ends: sorted.map((id) => endOf(id, lineage)), lines, bonds: bondsOf(lineage) };
}

/** Heights of the marks, in pixels from the top of the picture. */
export type Heights = ReadonlyMap<string, number>;

export interface Drawn {
  readonly lines: readonly { readonly key: string; readonly d: string; readonly copy: boolean }[];
  readonly bonds: readonly { readonly key: string; readonly d: string; readonly kind: Bond["kind"] }[];
}

/** Room that a mark takes at the edge of the drawing. */
export const MARK = 8;
const tenth = (length: number): number => Math.round(length * 10) / 10;

/** @param width of the strip between accounts and ends */
export function draw({ lines, bonds }: Plan, heights: Heights, width: number, dir: "ltr" | "rtl"): Drawn {
  const x = (along: number): number => tenth(dir === "rtl" ? width - along : along);
  const y = (id: string): number | null => heights.get(id) ?? null;
  const [start, end] = [2 * MARK + 1, width - 2 * MARK - 3];
  const middle = (start + end) / 2;
  return {
    lines: lines.flatMap(({ from, to, copy }) => {
      const [a, b] = [y(from), y(to)];
      if (a === null || b === null) return [];
      const d = `M${x(start)} ${tenth(a)}C${x(middle)} ${tenth(a)} ${x(middle)} ${tenth(b)} ${x(end)} ${tenth(b)}`;
      return [{ key: `${from} ${to}`, d, copy }];
    }),
    bonds: bonds.flatMap(({ a, b, kind }) => {
      const [from, to] = [y(a), y(b)];
      if (from === null || to === null) return [];
      // Out into the strip and back, between the two marks.
      const out = Math.max(end - 26, middle);
      const d = `M${x(end + 2)} ${tenth(from)}C${x(out)} ${tenth(from)} ${x(out)} ${tenth(to)} ${x(end + 2)} ${tenth(to)}`;
      return [{ key: `${a} ${b}`, d, kind }];
    }),
  };
}
