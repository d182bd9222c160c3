import { assertionField, UNKNOWN_LINEAGE } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { ASSERTED, type Assertion, answered, answersOf, valueSaid } from "./valueSaid.ts";

const said = (some: Partial<Assertion>): Assertion => ({
  field: "deathDate",
  lineage: { ...UNKNOWN_LINEAGE },
  lineageFrom: "decision",
  heads: [],
  ...some,
});
const ofAccount = { ...UNKNOWN_LINEAGE, origin: "nurse-3", direct: true };

describe("where one value comes from, said anew", () => {
  it("[J3] can be said of every field that has a lineage of its own", () => {
    expect([...ASSERTED].sort()).toEqual([...assertionField.options].sort());
  });

  it("[T25] is the account's again by taking back, or in words where form or list said otherwise", () => {
    const answers = { ...answersOf(undefined), whence: "account" as const };
    expect(valueSaid(undefined, ofAccount, answers)).toBeNull();
    expect(valueSaid(said({}), ofAccount, answers)).toBeNull();
    expect(valueSaid(said({ lineageFrom: "list" }), ofAccount, answers)).toEqual(ofAccount);
    expect(valueSaid(said({ lineageFrom: "account" }), null, answers)).toEqual(UNKNOWN_LINEAGE);
  });

  it("[J3] names what it was taken from, and nothing of its own beside", () => {
    const before = said({ lineage: { ...UNKNOWN_LINEAGE, from: ["list:a", "record:b"] } });
    expect(answersOf(before)).toMatchObject({ whence: "taken", from: ["list:a", "record:b"] });
    expect(valueSaid(before, ofAccount, answersOf(before))).toEqual(before.lineage);
    expect(answered({ ...answersOf(before), from: [] })).toBe(false);
  });

  it("[J3] of another source keeps its body, household and sealed source", () => {
    const lineage = { ...UNKNOWN_LINEAGE, origin: "clerk", body: "office", household: "h" };
    const answers = answersOf(said({ lineage }));
    expect(answers.whence).toBe("other");
    const again = valueSaid(said({ lineage }), null, { ...answers, origin: " clerk-2 ", direct: true });
    expect(again).toEqual({ ...lineage, origin: "clerk-2", direct: true, sawThemself: true });
    expect(answered({ ...answers, origin: " " })).toBe(false);
  });

  it("[T26] of nobody known holds nothing", () => {
    const answers = { ...answersOf(undefined), whence: "unknown" as const };
    expect(valueSaid(said({}), ofAccount, answers)).toEqual(UNKNOWN_LINEAGE);
    expect(answersOf(said({})).whence).toBe("unknown");
  });
});
