/** How a proposed release is said to differ from ours: by a path or a part, never by a value. */
import { canonicalText } from "@daftar/model";

export class Other extends Error {}

/** @throws Other */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Other(what);
}

/** @returns what of it differs; null where nothing does */
export function otherIn(compare: () => void): string | null {
  try {
    compare();
    return null;
  } catch (error) {
    if (error instanceof Other) return error.message;
    throw error;
  }
}

export const alike = (a: unknown, b: unknown): boolean => canonicalText(a) === canonicalText(b);

export const sameBytes = (a: Uint8Array | undefined, b: Uint8Array): boolean =>
  a !== undefined && a.length === b.length && a.every((byte, at) => byte === b[at]);
