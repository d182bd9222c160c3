/** Whole numbers of 32 bits out of texts and numbers, well mixed and the same everywhere. */

const START = 0x811c9dc5;

/** FNV-1a over UTF-16 units, signed and not yet mixed. */
export function foldText(text: string, start = START): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** The same over bytes: equal for a text of ASCII and its bytes. */
export function foldBytes(bytes: Uint8Array, from: number, to: number, start: number): number {
  let hash = start;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  return hash;
}

export function hashText(text: string): number {
  return mix(foldText(text) >>> 0, text.length);
}

export function mix(a: number, b: number): number {
  let x = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
