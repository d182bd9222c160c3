/** What counts as erased: what two people approved, one of them an admin, and what a machine tells of it. */
import { describe, expect, it } from "vitest";
import { idOf, readOp } from "../testing/readOps.suite.ts";
import type { HeldApproval } from "./approvals.ts";
import { erasedBy } from "./erased.ts";

const hash = (letter: string) => letter.repeat(64);
const held = (person: string, enrolledBy: string | null = null): HeldApproval => ({
  person,
  key: person.repeat(8),
  enrolledBy,
});
const admins = new Set(["ada"]);
const erase = (seq: number, letter: string, of: number | null = null) =>
  readOp(seq, {
    type: "erase",
    body: {
      records: [`${seq}`.padStart(32, "0")],
      rows: [{ chunk: hash("1"), leaves: [hash(letter)] }],
      blobs: [hash(letter)],
      of: of === null ? null : idOf(of),
      lines: null,
    },
  });
const erasedIn = (ops: ReturnType<typeof erase>[], approvals: readonly HeldApproval[]) => {
  const { leaves, blobs, records } = erasedBy(ops, new Map([[idOf(0), approvals]]), { admins });
  return {
    leaves: [...leaves].map(([chunk, all]) => [chunk, [...all].sort()]),
    blobs: [...blobs].sort(),
    records,
  };
};

describe("[J7] what is erased", () => {
  it("is what two people approved, one of them an admin, whoever comes first", () => {
    for (const two of [
      [held("ada"), held("bel")],
      [held("bel"), held("ada")],
    ])
      expect(erasedIn([erase(0, "a")], two)).toEqual({
        leaves: [[hash("1"), [hash("a")]]],
        blobs: [hash("a")],
        records: 1,
      });
  });

  it("is nothing by one, by two of whom none is an admin, or by two of whom one enrolled the other", () => {
    for (const approvals of [
      [],
      [held("ada")],
      [held("ada"), held("ada")],
      [held("bel"), held("cyd")],
      [held("ada"), held("bel", "ada")],
      // Two may act together, and the admin is none of them: she enrolled the one, the other her.
      [held("ada", "bel"), held("bel"), held("cyd", "ada")],
    ])
      expect(erasedIn([erase(0, "a")], approvals)).toEqual({ leaves: [], blobs: [], records: 0 });
  });

  it("is what a machine tells of what was approved, in the same rows too, and of nothing else", () => {
    const two = [held("ada"), held("bel")];
    const ops = [erase(0, "a"), erase(1, "b", 0), erase(2, "c"), erase(3, "d", 2)];
    expect(erasedIn(ops, two)).toEqual({
      leaves: [[hash("1"), [hash("a"), hash("b")]]],
      blobs: [hash("a"), hash("b")],
      records: 2,
    });
  });
});
