import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StrictUtf8 } from "./strictUtf8.ts";

/** What the platform's strict decoder says of the whole. */
function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function inPieces(bytes: Uint8Array, length: number): boolean {
  const strict = new StrictUtf8();
  let fine = true;
  for (let at = 0; at < bytes.length; at += length)
    fine = strict.take(bytes.subarray(at, at + length)) && fine;
  return fine && strict.whole;
}

describe("StrictUtf8", () => {
  it("says of pieces what a decoder says of the whole, wherever it is cut and whatever is changed", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "é", "آ", "\u2003", "\ufeff", "😀", "\n"),
      maxLength: 12,
    });
    const change = fc.tuple(
      fc.nat(40),
      fc.constantFrom(0x41, 0x80, 0xbf, 0xc0, 0xc3, 0xe0, 0xed, 0xf0, 0xf5, 0xff),
    );
    fc.assert(
      fc.property(
        text,
        fc.array(change, { maxLength: 2 }),
        fc.integer({ min: 1, max: 7 }),
        (whole, changes, length) => {
          const bytes = new TextEncoder().encode(whole);
          for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
          expect(inPieces(bytes, length)).toBe(decodes(bytes));
        },
      ),
      { numRuns: 5000 },
    );
  });
});
