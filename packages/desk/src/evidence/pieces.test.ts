import type { OpFact } from "@daftar/model";
import { expect, it } from "vitest";
import { piecesOf } from "./pieces.ts";

const ID = "e".repeat(32);

const taken = (opId: string, approvedBy: readonly string[], commitment: string): OpFact<"evidence"> => ({
  opId,
  time: `2031-01-05T08:00:0${opId}.000Z`,
  by: approvedBy[0] ?? "machine",
  approvedBy,
  approvals: [],
  body: {
    id: ID,
    about: [opId.repeat(32)],
    kind: "photo",
    mediaType: "image/jpeg",
    size: 1,
    original: "0".repeat(64),
    commitment,
    mark: "0".repeat(64),
    working: null,
  },
});

it("a piece is what a person's own key stands behind: a machine's earlier word of other bytes takes no place", () => {
  const forged = taken("1", [], "f".repeat(64));
  const real = taken("2", ["anna"], "a".repeat(64));
  const more = taken("3", ["behzad"], "a".repeat(64));
  const [piece, ...others] = piecesOf({ evidence: [forged, real, more], custody: [] });
  expect(others).toEqual([]);
  expect(piece).toMatchObject({ op: { opId: "2" }, about: ["2".repeat(32), "3".repeat(32)] });
});
