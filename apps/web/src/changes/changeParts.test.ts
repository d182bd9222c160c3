import { describe, expect, it } from "vitest";
import { byReason, type Changes, type PersonChange, restOf } from "./changeParts.ts";

const change = (...reasons: PersonChange["reasons"]): PersonChange => ({ before: [], after: [], reasons });
const side = (verifiedNamed: number, verified: number, low: number) => ({
  verifiedNamed,
  verified,
  reported: { low, high: low },
});

describe("what moved, for reading", () => {
  it("groups people by the first reason, the largest group first", () => {
    const groups = byReason([change("joined"), change("signature", "values"), change("signature"), change()]);
    expect([...groups].map(([reason, people]) => [reason, people.length])).toEqual([
      ["signature", 2],
      ["joined", 1],
    ]);
  });

  it("[J10, J11] what no person's change tells is told apart", () => {
    const changes: Changes = {
      before: side(3, 5, 20),
      after: side(5, 9, 16),
      people: [],
      totals: [
        { line: "verifiedNamed", reason: "signature", more: 3, fewer: 0 },
        { line: "verifiedNamed", reason: "set-aside", more: 0, fewer: 1 },
        { line: "verified", reason: "signature", more: 2, fewer: 0 },
        { line: "reported", reason: "joined", more: 0, fewer: 1 },
      ],
    };
    expect([
      restOf(changes, "verifiedNamed"),
      restOf(changes, "verified"),
      restOf(changes, "reported"),
    ]).toEqual([0, 2, -3]);
  });
});
