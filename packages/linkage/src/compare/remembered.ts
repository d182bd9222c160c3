/**
 * A symmetric function of two small numbers, remembered in a table of fixed size: the newest pair of a slot
 * stays. Cost: one look-up for a pair met before.
 */
const MOST_SLOT_BITS = 20;

export type OfTwo = (a: number, b: number) => number;

/** Values lie beside the larger number. */
const VALUE_BITS = 3;

/**
 * @param of gives 0 to 7; asked with the smaller number first
 * @param count how many numbers there are, or about, at most 2^28: two records alone need no table of a
 *   million slots
 */
export function remembered(of: OfTwo, count: number): OfTwo {
  const slotBits = Math.min(MOST_SLOT_BITS, 2 * (32 - Math.clz32(count)) + 2);
  // Both numbers of a slot side by side: one reach into memory.
  const slots = new Int32Array(2 << slotBits).fill(-1);
  const shift = 32 - slotBits;
  return (a, b) => {
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const slot = ((Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> shift) << 1;
    const held = slots[slot + 1]!;
    if (slots[slot] === low && held >> VALUE_BITS === high) return held & 7;
    const value = of(low, high);
    slots[slot] = low;
    slots[slot + 1] = (high << VALUE_BITS) | value;
    return value;
  };
}
