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

/** What canonical JSON here does not hold, and where. */
interface Fault {
  readonly what: string;
  readonly path: string;
}

/** The path is made where there is a fault alone: a release is millions of values, and whole. */
function faultIn(value: unknown, depth: number): Fault | null {
  if (depth > DEEPEST) return { what: `deeper than ${DEEPEST}`, path: "" };
  if (value === null || typeof value === "boolean") return null;
  // A lone surrogate has no UTF-8 form, so two programs would hash two different things.
  if (typeof value === "string") return value.isWellFormed() ? null : { what: "broken Unicode", path: "" };
  if (typeof value === "number")
    return Number.isSafeInteger(value) && !Object.is(value, -0)
      ? null
      : { what: "not a whole number", path: "" };
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      const fault = faultIn(item, depth + 1);
      if (fault !== null) return { what: fault.what, path: `[${at}]${fault.path}` };
    }
    return null;
  }
  if (typeof value !== "object") return { what: typeof value, path: "" };
  for (const [key, item] of Object.entries(value)) {
    if (!key.isWellFormed()) return { what: "broken Unicode", path: "{}" };
    const fault = faultIn(item, depth + 1);
    if (fault !== null) return { what: fault.what, path: `.${key}${fault.path}` };
  }
  return null;
}

/**
 * Canonical text of a value.
 *
 * @throws RangeError naming the path of what canonical JSON here does not hold
 */
export function canonicalText(value: unknown): string {
  const fault = faultIn(value, 0);
  if (fault !== null) throw new RangeError(`canonical JSON: ${fault.what} at $${fault.path}`);
  // What is no object has the same form in JSON and in JCS, once it is known to be held.
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const text = canonicalize(value);
  if (text === undefined) throw new RangeError("canonical JSON: nothing to write");
  return text;
}

/** Whether the keys of every object stand in the order of canonical JSON. */
function isInOrder(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before: string | null = null;
  for (const [key, item] of Object.entries(value)) {
    if ((before !== null && key <= before) || !isInOrder(item)) return false;
    before = key;
  }
  return true;
}

/**
 * The value of a text, where the text is its canonical one; undefined where it is not, or is no JSON at all. A value
 * whose keys are in order already is written by the engine, which is a tenth of the cost of `canonicalText`.
 */
export function parseCanonical(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (faultIn(value, 0) !== null) return undefined;
    if (isInOrder(value) && JSON.stringify(value) === text) return value;
    return canonicalText(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Canonical bytes of a value: `canonicalText` in UTF-8. */
export function canonicalBytes(value: unknown): Uint8Array {
  return utf8(canonicalText(value));
}
