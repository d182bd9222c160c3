import type { OpFact } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { custodyChain } from "./custodyChain.ts";

const ID = (n: number): string => `${n}`.padStart(32, "0");

/** An entry `n` after `previous`, at minute `n`. */
const entry = (n: number, previous: number | null, by: string | null = "anna"): OpFact<"custody"> => ({
  opId: `${n}`.padStart(64, "0"),
  time: `2031-01-05T08:${`${n}`.padStart(2, "0")}:00.000Z`,
  by: by ?? "machine",
  approvedBy: by === null ? [] : [by],
  approvals: [],
  body: {
    id: ID(n),
    evidence: "e".repeat(32),
    event: n === 1 ? "received" : "opened",
    holder: by ?? "anna",
    previous: previous === null ? null : ID(previous),
    tool: null,
    made: null,
    note: "",
  },
});
const told = (events: readonly OpFact<"custody">[]) => {
  const { steps, faults, last } = custodyChain(events);
  return {
    order: steps.map(({ id }) => Number(id)),
    faults: faults.map(({ code }) => code),
    last: Number(last),
  };
};

describe("a chain of custody", () => {
  it("is in the order in which entries name one another, whatever clocks say", () => {
    expect(told([entry(1, null), entry(2, 3), entry(3, 1)])).toEqual({
      order: [1, 3, 2],
      faults: [],
      last: 2,
    });
  });

  it("with an entry taken out is told as a gap; what is behind it is still shown", () => {
    expect(told([entry(1, null), entry(3, 2), entry(4, 3)])).toEqual({
      order: [1, 3, 4],
      faults: ["gap"],
      last: 4,
    });
  });

  it("without its first, with two, or with one id twice is told", () => {
    expect(told([entry(2, 1)]).faults).toEqual(["no-first", "gap"]);
    expect(told([]).faults).toEqual(["no-first"]);
    expect(told([entry(1, null), entry(2, null)]).faults).toEqual(["two-firsts"]);
    expect(told([entry(1, null), { ...entry(1, null), opId: "f".repeat(64) }]).faults).toEqual(["twice"]);
  });

  it("that two machines lengthened apart has a branch, and goes on from one end", () => {
    expect(told([entry(1, null), entry(2, 1), entry(3, 1)])).toEqual({
      order: [1, 2, 3],
      faults: ["branch"],
      last: 3,
    });
  });

  it("with an entry that no person's key stands behind is told, and a ring ends", () => {
    expect(told([entry(1, null), entry(2, 1, null)]).faults).toEqual(["nobody"]);
    expect(told([entry(1, null), entry(2, 3), entry(3, 2)])).toEqual({
      order: [1, 2, 3],
      faults: ["gap"],
      last: 1,
    });
  });
});
