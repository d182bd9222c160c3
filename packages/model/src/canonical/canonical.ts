/**
 * Canonical JSON of what is signed or hashed.
 *
 * Source: RFC 8785 (JCS), by the `canonicalize` package. We allow less than the RFC: strings,
 * whole numbers up to 2^53-1, true, false, null, arrays and objects; no fractions, since their
 * printing is where implementations part. Depth is limited before anything recurses.
 */
import canonicalize from "canonicalize";
import { utf8 } from "../text/bytes.ts";

export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue };

const DEEPEST = 32;

function check(value: unknown, path: string, depth: number): void {
  if (depth > DEEPEST) throw new RangeError(`canonical JSON: deeper than ${DEEPEST} at ${path}`);
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "string") {
    // A lone surrogate has no UTF-8 form, so two programs would hash two different things.
    if (!value.isWellFormed()) throw new RangeError(`canonical JSON: broken Unicode at ${path}`);
    return;
  }
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
      throw new RangeError(`canonical JSON: not a whole number at ${path}`);
    }
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item, at) => {
      check(item, `${path}[${at}]`, depth + 1);
    });
    return;
  }
  if (typeof value === "object") {
    for (const [key, item] of Object.entries(value)) {
      check(key, `${path}{}`, depth + 1);
      check(item, `${path}.${key}`, depth + 1);
    }
    return;
  }
  throw new RangeError(`canonical JSON: ${typeof value} at ${path}`);
}

/**
 * Canonical text of a value.
 *
 * @throws RangeError naming the path of what canonical JSON here does not hold
 */
export function canonicalText(value: unknown): string {
  check(value, "$", 0);
  // What is no object has the same form in JSON and in JCS, once `check` has passed it.
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const text = canonicalize(value);
  if (text === undefined) throw new RangeError("canonical JSON: nothing to write");
  return text;
}

/** Canonical bytes of a value: `canonicalText` in UTF-8. */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8(canonicalText(value));
}
