/**
 * A symmetric function of two small numbers, remembered in a table of fixed size: the newest pair of a slot
 * stays. Cost: one look-up for a pair met before.
 */
const MOST_SLOT_BITS = 20;

export type OfTwo = (a: number, b: number) => number;

/**
 * @param of gives 0 to 127; asked with the smaller number first
 * @param count how many numbers there are, or about: two records alone need no table of a million slots
 */
export function remembered(of: OfTwo, count: number): OfTwo {
  const slotBits = Math.min(MOST_SLOT_BITS, 2 * (32 - Math.clz32(count)) + 2);
  const slots = 1 << slotBits;
  const lows = new Int32Array(slots).fill(-1);
  const highs = new Int32Array(slots);
  const values = new Int8Array(slots);
  return (a, b) => {
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - slotBits);
    if (lows[slot] === low && highs[slot] === high) return values[slot]!;
    const value = of(low, high);
    lows[slot] = low;
    highs[slot] = high;
    values[slot] = value;
    return value;
  };
}
