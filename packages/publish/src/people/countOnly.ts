/**
 * Attributes of people who may only be counted: each row shows only what enough rows share (J16).
 *
 * Method: top-down recoding. All rows begin as one group that shows nothing but "reported"; attributes
 * are taken in a fixed order, and a group is split by one only where every part, the part that hides
 * the attribute included, keeps at least `shared` rows. So each combination shown, not only each
 * value, is shared by that many. A level held by too few is lowered, never raised: the reported lines
 * stay right and the verified ones err on the low side. People left over at
 * the lowest level, too few to be shown, are not shown at all.
 * Cost: rows × attributes.
 */
import { canonicalText, type PersonRow, type PublicLevel } from "@daftar/model";
import { monthOf } from "./monthOf.ts";

/** What a count-only row may show; `null` hides. */
export type SharedAttributes = Pick<
  PersonRow,
  "level" | "missingPresumed" | "province" | "date" | "population" | "sex" | "ageBand" | "city" | "cause"
>;

const HIDDEN: SharedAttributes = {
  level: "reported",
  missingPresumed: false,
  province: null,
  date: null,
  population: null,
  sex: null,
  ageBand: null,
  city: null,
  cause: null,
};

interface Group {
  readonly rows: readonly { readonly of: SharedAttributes; readonly at: number }[];
  readonly shown: SharedAttributes;
}

interface Part {
  readonly rows: Group["rows"];
  /** Rows that do not show the attribute, theirs being unknown or shared by too few. */
  readonly hides: boolean;
}

/** Splits a group by a key, hiding (key "") what too few share. */
function partsOf(group: Group, keyOf: (of: SharedAttributes) => string, shared: number): Part[] {
  const parts = new Map<string, Group["rows"][number][]>();
  for (const row of group.rows) {
    const key = keyOf(row.of);
    const part = parts.get(key);
    if (part) part.push(row);
    else parts.set(key, [row]);
  }
  const hidden = [...(parts.get("") ?? [])];
  parts.delete("");
  // Smallest part first, so that hiding costs the fewest rows; ties by the value itself.
  const kept = [...parts].sort(([a, x], [b, y]) => x.length - y.length || (a < b ? -1 : 1));
  while (kept[0] && (kept[0][1].length < shared || (hidden.length > 0 && hidden.length < shared))) {
    hidden.push(...(kept.shift()?.[1] ?? []));
  }
  const shown = kept.map(([, rows]): Part => ({ rows, hides: false }));
  return hidden.length > 0 ? [...shown, { rows: hidden, hides: true }] : shown;
}

/** What a row would show of one attribute; null hides. Finer attributes stand after coarser ones. */
type Shows = (of: SharedAttributes, shown: SharedAttributes) => Partial<SharedAttributes> | null;
const ATTRIBUTES: readonly Shows[] = [
  ({ province }) => (province === null ? null : { province }),
  ({ date }) => (date === null ? null : { date: monthOf(date) }),
  ({ date }) => (date === null ? null : { date }),
  ({ population }) => (population === null ? null : { population }),
  ({ sex }) => (sex === null ? null : { sex }),
  ({ ageBand }) => (ageBand === null ? null : { ageBand }),
  // A city is never shown without its province.
  ({ city }, shown) => (city === null || shown.province === null ? null : { city }),
  ({ cause }) => (cause === null ? null : { cause }),
];

/** Lowers a level that too few share: verified to corroborated to reported. */
function levelGroups(rows: Group["rows"], shared: number): Group[] {
  const groups: Group[] = [];
  let carried: Group["rows"][number][] = [];
  const levels: readonly PublicLevel[] = ["verified", "corroborated", "reported"];
  for (const level of levels) {
    const here = [...carried, ...rows.filter((row) => row.of.level === level)];
    if (here.length >= shared) {
      groups.push({ rows: here, shown: { ...HIDDEN, level } });
      carried = [];
    } else carried = here;
  }
  return groups;
}

/**
 * What each count-only person may show.
 *
 * @param people what is known of each, in any order
 * @param shared how many rows must show the same; 1 or more
 * @returns in the order given; null for everybody of a kind (dead, or missing) too few to be shown
 */
export function sharedAttributes(
  people: readonly SharedAttributes[],
  shared: number,
): (SharedAttributes | null)[] {
  if (!Number.isSafeInteger(shared) || shared < 1) throw new RangeError("shared: a whole number, 1 or more");
  const shown: (SharedAttributes | null)[] = people.map(() => null);
  const rows = people.map((of, at) => ({ of, at }));
  for (const missingPresumed of [false, true]) {
    let groups = levelGroups(
      rows.filter((row) => row.of.missingPresumed === missingPresumed),
      shared,
    );
    for (const shows of ATTRIBUTES) {
      groups = groups.flatMap((group) => {
        const keyOf = (of: SharedAttributes) => {
          const would = shows(of, group.shown);
          return would === null ? "" : canonicalText(would);
        };
        return partsOf(group, keyOf, shared).map(({ rows: part, hides }): Group => {
          const would = hides || !part[0] ? null : shows(part[0].of, group.shown);
          return { rows: part, shown: would === null ? group.shown : { ...group.shown, ...would } };
        });
      });
    }
    for (const group of groups) {
      for (const { at } of group.rows) shown[at] = { ...group.shown, missingPresumed };
    }
  }
  return shown;
}
