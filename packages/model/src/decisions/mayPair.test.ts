import { describe, expect, it } from "vitest";
import type { ApprovalFact, PersonFact } from "../facts.ts";
import { anyMayPair, keysHeld, mayPair, twoWithAdmin } from "./mayPair.ts";
import { enoughPeople } from "./roleNeeded.ts";

const held = (person: string, more: Partial<ApprovalFact> = {}): ApprovalFact => ({
  person,
  key: `key of ${person}`,
  enrolledBy: null,
  roles: [],
  ...more,
});
const admin = held("anna", { roles: ["admin"] });
const puppet = held("puppet", { enrolledBy: "anna" });
const other = held("behzad");

describe("[J7] who may act together", () => {
  it("are two persons with two keys, neither of whom enrolled the other, whichever is named first", () => {
    for (const [a, b, may] of [
      [admin, other, true],
      [admin, admin, false],
      [admin, held("anna", { key: "passkey of anna" }), false],
      [admin, held("behzad", { key: "key of anna" }), false],
      [admin, puppet, false],
      [puppet, other, true],
    ] as const)
      expect([mayPair(a, b), mayPair(b, a)], `${a.key} and ${b.key}`).toEqual([may, may]);
  });

  it("among several any two will do, where they fit as well", () => {
    expect(anyMayPair([admin, puppet])).toBe(false);
    expect(anyMayPair([admin, puppet, other])).toBe(true);
    expect(anyMayPair([admin, other], (a, b) => a.person === "x" || b.person === "x")).toBe(false);
  });

  it("an admin is one of the two who pair, not a third beside them", () => {
    expect(twoWithAdmin([admin, other])).toBe(true);
    expect(twoWithAdmin([other, held("clara")])).toBe(false);
    expect(twoWithAdmin([admin, puppet])).toBe(false);
    expect(twoWithAdmin([admin, puppet, held("dimitri", { enrolledBy: "anna" })])).toBe(false);
  });

  it("[J17] nobody drops the witnesses with somebody they enrolled", () => {
    expect(enoughPeople("witness-policy", [admin, other])).toBe(true);
    expect(enoughPeople("witness-policy", [admin, puppet])).toBe(false);
    expect(enoughPeople("pair", [puppet])).toBe(true);
  });

  it("what somebody can approve with is each key in force", () => {
    const key = (name: string, revoked: boolean) => ({
      key: name,
      credential: null,
      enrolledBy: "anna",
      revoked,
    });
    const person: PersonFact = {
      person: "clara",
      roles: ["admin"],
      revoked: false,
      keys: [key("one", true), key("two", false)],
    };
    expect(keysHeld(person)).toEqual([{ person: "clara", key: "two", enrolledBy: "anna", roles: ["admin"] }]);
  });
});
