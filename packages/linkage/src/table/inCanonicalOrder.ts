/**
 * A table in an order that does not depend on how its rows came: sums and ties then fall the same way.
 *
 * Rows are ordered by neighbourhood where one is given, then by a hash of list and id (by their texts where
 * hashes meet), lists by name, and values are numbered as the ordered rows meet them. A sort by hash costs a
 * tenth of one by text. Cost: near linear.
 */
import { foldBytes, foldText } from "../numbering/hash.ts";
import { compareIds, endOf, startOf } from "./idColumn.ts";
import type { LinkColumn, LinkTable } from "./linkTable.ts";

/** Rows beside a 30-bit hash in one exact number. */
const MOST_ROWS = 8_388_608;

export interface OrderedTable {
  readonly table: LinkTable;
  /** Row of the given table at each place of the ordered one. */
  readonly order: Int32Array;
}

function hash30(folded: number): number {
  let hash = folded ^ (folded >>> 15);
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  hash = Math.imul(hash, 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 2;
}

/** Orders rows by neighbourhood, those of one as they stood. */
function gathered(order: Int32Array, neighbourhood: Int32Array, neighbourhoods: number): Int32Array {
  const next = new Int32Array(neighbourhoods + 1);
  for (const near of neighbourhood) next[near + 1]! += 1;
  for (let near = 0; near < neighbourhoods; near += 1) next[near + 1]! += next[near]!;
  const out = new Int32Array(order.length);
  for (const row of order) {
    const near = neighbourhood[row]!;
    out[next[near]!] = row;
    next[near]! += 1;
  }
  return out;
}

/** @throws RangeError for too many rows, or an id met twice in a list */
function rowOrder(table: LinkTable): Int32Array {
  const { size, ids, list, lists } = table;
  if (size > MOST_ROWS) throw new RangeError(`records: at most ${MOST_ROWS}; there are ${size}`);
  const seeds = lists.map((name) => hash30(foldText(name)));
  const packed = new Float64Array(size);
  for (let row = 0; row < size; row += 1)
    packed[row] =
      hash30(foldBytes(ids.bytes, startOf(ids, row), endOf(ids, row), seeds[list[row]!]!)) * MOST_ROWS + row;
  packed.sort();
  const order = new Int32Array(size);
  const hashAt = (at: number): number => Math.floor(packed[at]! / MOST_ROWS);
  for (let at = 0; at < size; at += 1) order[at] = packed[at]! - hashAt(at) * MOST_ROWS;
  const compare = (a: number, b: number): number => {
    const [x, y] = [lists[list[a]!]!, lists[list[b]!]!];
    if (x !== y) return x < y ? -1 : 1;
    const apart = compareIds(ids, a, b);
    if (apart === 0) throw new RangeError(`records: two have one id in list ${x}`);
    return apart;
  };
  for (let start = 0; start < size; ) {
    let end = start + 1;
    while (end < size && hashAt(end) === hashAt(start)) end += 1;
    if (end - start > 1) order.subarray(start, end).sort(compare);
    start = end;
  }
  return order;
}

function ordered<C extends LinkColumn>(column: C, order: Int32Array): C {
  const at = new Int32Array(order.length);
  const renumbered = new Int32Array(column.values.length).fill(-1);
  const first: number[] = [];
  for (let place = 0; place < order.length; place += 1) {
    const value = column.at[order[place]!]!;
    if (value < 0) {
      at[place] = -1;
      continue;
    }
    if (renumbered[value]! < 0) {
      renumbered[value] = first.length;
      first.push(value);
    }
    at[place] = renumbered[value]!;
  }
  return { ...column, at, values: first.map((value) => column.values[value]!) };
}

/** Rows that are to lie near one another: a number for each row, 0 to `count - 1`, made from its values. */
export interface Neighbourhoods {
  readonly of: Int32Array;
  readonly count: number;
}

/** @throws RangeError above 8,388,608 rows, or for an id met twice in a list */
export function inCanonicalOrder(table: LinkTable, near?: Neighbourhoods): OrderedTable {
  const byId = rowOrder(table);
  const order = near ? gathered(byId, near.of, near.count) : byId;
  const lists = [...table.lists].sort();
  const place = new Map(lists.map((name, at) => [name, at]));
  const renumbered = table.lists.map((name) => place.get(name)!);
  return {
    order,
    table: {
      size: table.size,
      lists,
      list: order.map((row) => renumbered[table.list[row]!]!),
      ids: { ...table.ids, at: order.map((row) => table.ids.at[row]!) },
      columns: table.columns.map((column) => ordered(column, order)),
    },
  };
}
