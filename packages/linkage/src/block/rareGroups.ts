/**
 * Groups of rows that agree on a set of attributes which is rare, and of which no part is rare by itself.
 *
 * Rare: strangers would be expected to share the values with at most so many rows, were the attributes
 * independent; in bits, the sum of -log2 of the values' shares is `least` or more. Bits are rounded to eighths:
 * a row's rarity on one attribute is then one byte. A value that no other row has takes no part: it brings nobody
 * together.
 * Sets are walked as a tree, each over the rows that its parent left: those that are not rare yet and, by the
 * rarest values still to come, may become so. Cost: one step for each row left in each set; memory some 35 bytes
 * for each row, and 2 for each row and attribute.
 */
import { mix } from "../numbering/hash.ts";
import type { Attribute } from "./attributes.ts";
import { EqualKeys, type VisitGroup } from "./equalKeys.ts";

/** Most attributes in a set. */
const MOST = 4;
const EIGHTHS = 8;

/** For each row, in eighths of a bit: how rare its value is besides the row itself; 0 for a value met once. */
function rarity({ ids, hashes }: Attribute): Uint8Array {
  const counts = new Int32Array(hashes.length);
  for (let row = 0; row < ids.length; row += 1) if (ids[row]! >= 0) counts[ids[row]!]! += 1;
  const ofValue = Uint8Array.from(counts, (count) =>
    count < 2 ? 0 : Math.max(1, Math.min(255, Math.round(-EIGHTHS * Math.log2((count - 1) / ids.length)))),
  );
  const out = new Uint8Array(ids.length);
  for (let row = 0; row < out.length; row += 1) if (ids[row]! >= 0) out[row] = ofValue[ids[row]!]!;
  return out;
}

/** Rows that a set has left, ascending, with the sum and the least of their bits and a key of their values. */
interface Left {
  readonly rows: Int32Array;
  readonly sums: Uint16Array;
  readonly weakest: Uint8Array;
  readonly keys: Int32Array;
  count: number;
}

const room = (size: number): Left => ({
  rows: new Int32Array(size),
  sums: new Uint16Array(size),
  weakest: new Uint8Array(size),
  keys: new Int32Array(size),
  count: 0,
});

/** Which sets are looked at, and who is told. */
export interface RareSets {
  readonly attributes: readonly Attribute[];
  readonly size: number;
  /** Bits at or above which a set is rare. */
  readonly least: number;
  /** Sets whose first attribute is one of these. */
  readonly from: number;
  readonly to: number;
  /** A row is asked for no more sets once so many of its were rare; 255 or more: for all. */
  readonly mostSets: number;
  /** Told every group of two rows or more, as `EqualKeys` gives them. */
  readonly visit: VisitGroup;
  /** Told how many sets that begin alike were looked at, and of how many. */
  readonly onSet?: (done: number, of: number) => void;
}

/** @returns for each row the number of its rare sets, at most 255 */
export function rareGroups(asked: RareSets): Uint8Array<ArrayBuffer> {
  const { attributes, size, least, from: begin, to, mostSets, visit, onSet = () => {} } = asked;
  const need = Math.ceil(least * EIGHTHS);
  const rare = attributes.map(rarity);
  /** The rarest value from each attribute on: the most that one more can bring. */
  const rarest: Uint8Array[] = [];
  rarest[attributes.length] = new Uint8Array(size);
  for (let at = attributes.length - 1; at >= 0; at -= 1) {
    const [own, later] = [rare[at]!, rarest[at + 1]!];
    const most = later.slice();
    for (let row = 0; row < size; row += 1) if (own[row]! > most[row]!) most[row] = own[row]!;
    rarest[at] = most;
  }
  const found = new Uint8Array(size);
  const groups = new EqualKeys(size);
  const levels = Array.from({ length: MOST }, () => room(size));
  const all = levels[0]!;
  for (let row = 0; row < size; row += 1) all.rows[row] = row;
  all.weakest.fill(255);
  all.keys.fill(17);
  all.count = size;
  const grow = (used: number, from: number, end: number, depth: number): void => {
    for (let next = from; next < end; next += 1) {
      const { facts } = attributes[next]!;
      if ((facts & used) !== 0) continue;
      const left = depth + 1 < MOST ? levels[depth + 1]! : null;
      step(next, depth, left);
      groups.visit(visit);
      if (left !== null && left.count > 1) grow(used | facts, next + 1, attributes.length, depth + 1);
      if (depth === 0) onSet(next + 1 - begin, to - begin);
    }
  };
  /** One set: the parent's rows with one attribute more. */
  const step = (attribute: number, depth: number, left: Left | null): void => {
    const { rows, sums, weakest, keys, count } = levels[depth]!;
    const { ids, hashes } = attributes[attribute]!;
    const [own, later, more] = [rare[attribute]!, rarest[attribute + 1]!, MOST - 1 - depth];
    let kept = 0;
    for (let at = 0; at < count; at += 1) {
      const row = rows[at]!;
      const bits = own[row]!;
      if (bits === 0 || found[row]! >= mostSets) continue;
      const sum = sums[at]! + bits;
      const weak = Math.min(bits, weakest[at]!);
      if (sum >= need) {
        // Rare without its commonest value: then that part is a set of its own.
        if (depth > 0 && sum - weak >= need) continue;
        groups.add(mix(mix(keys[at]!, attribute), hashes[ids[row]!]!), row);
        if (found[row]! < 255) found[row]! += 1;
      } else if (left !== null && sum + later[row]! * more >= need) {
        left.rows[kept] = row;
        left.sums[kept] = sum;
        left.weakest[kept] = weak;
        left.keys[kept] = mix(mix(keys[at]!, attribute), hashes[ids[row]!]!);
        kept += 1;
      }
    }
    if (left !== null) left.count = kept;
  };
  grow(0, begin, to, 0);
  return found;
}
