/** Seeded order of rows, and the half that a person belongs to. */

/** Numbers in [0, 1) from a seed (mulberry32); the benchmark's own, so that its rows never change order. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The numbers below `count` in an order that the seed decides (Fisher and Yates). */
export function shuffled(count, seed) {
  const random = randomFrom(seed);
  const order = new Int32Array(count).map((_, at) => at);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order;
}

/**
 * Half of a person: 0 is A, on which rules may be chosen, 1 is B, held out. By a hash of what the truth
 * calls the person (FNV-1a, its bits mixed), so that it is the same in every case and on every machine.
 */
export function halfOf(person) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < person.length; at += 1)
    hash = Math.imul(hash ^ person.charCodeAt(at), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) >>> 0;
  return (hash ^ (hash >>> 16)) & 1;
}
