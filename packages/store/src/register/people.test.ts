import type { Role } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { type EnrolmentOp, People } from "./people.ts";

const keyOf = (letter: string): string => letter.repeat(64);
const by = (...people: string[]) =>
  people.map((name) => {
    const [person = "", letter = person[0] ?? ""] = name.split(":");
    return { person, key: keyOf(letter), holds: true };
  });

/** Ops in order, ranked by their place. Keys are the first letter of a name, repeated. */
function people(founders: { person: string; roles: Role[] }[], ops: Omit<EnrolmentOp, "rank">[]): People {
  const genesis = {
    type: "genesis",
    by: "machine",
    approvals: [],
    body: {
      name: "invented",
      practice: true,
      nonce: keyOf("0"),
      nodeKey: keyOf("0"),
      logOrigin: "practice.invalid/x",
      logKey: keyOf("0"),
      custodians: [],
      founders: founders.map(({ person, roles }) => ({ person, roles, key: keyOf(person[0] ?? "") })),
    },
  };
  return new People([genesis, ...ops].map((op, rank) => ({ ...op, rank })));
}

const key = (
  person: string,
  approvals: EnrolmentOp["approvals"],
  more: { letter?: string; state?: string } = {},
) => ({
  type: "key",
  by: "machine",
  approvals,
  body: { person, key: keyOf(more.letter ?? person[0] ?? ""), state: more.state ?? "enrolled" },
});
const roles = (person: string, named: Role[], approvals: EnrolmentOp["approvals"]) => ({
  type: "role",
  by: "machine",
  approvals,
  body: { person, roles: named },
});
const founders: { person: string; roles: Role[] }[] = [
  { person: "a", roles: ["admin"] },
  { person: "b", roles: ["assessor"] },
];
const rolesOf = (all: People) => Object.fromEntries(all.facts().map((one) => [one.person, one.roles]));

describe("who is enrolled", () => {
  it("[S10] [J7] founders, by nobody", () => {
    expect(
      people(founders, [])
        .facts()
        .map(({ person, keys }) => [person, keys[0]?.enrolledBy]),
    ).toEqual([
      ["a", null],
      ["b", null],
    ]);
  });

  it("[S10] [J7] others by an admin's approval that holds, and not by themselves or the machine", () => {
    const refused = [
      key("c", []),
      key("c", by("b")),
      key("c", by("c")),
      key("c", [{ person: "a", key: keyOf("a"), holds: false }]),
      key("c", by("a:e")),
    ];
    for (const op of refused) expect(people(founders, [op]).facts()).toHaveLength(2);
    expect(people(founders, [key("c", by("b", "a"))]).facts()[2]).toMatchObject({
      person: "c",
      keys: [{ enrolledBy: "a" }],
    });
  });

  it("[S10] an op counts by what was enrolled before it, not after", () => {
    const late = people(founders, [key("d", by("c")), key("c", by("a")), roles("c", ["admin"], by("a"))]);
    expect(late.facts().map((one) => one.person)).toEqual(["a", "b", "c"]);
    const early = people(founders, [key("c", by("a")), roles("c", ["admin"], by("a")), key("d", by("c"))]);
    expect(early.facts().map((one) => one.keys[0]?.enrolledBy)).toEqual([null, null, "a", "c"]);
  });

  it("[S10] a new key takes the old one's place, and its enroller's", () => {
    const all = people(founders, [key("b", by("a"), { letter: "e" })]);
    expect(all.facts()[1]).toMatchObject({
      keys: [{ key: keyOf("e"), enrolledBy: "a" }],
      roles: ["assessor"],
    });
    expect(all.approvedBy(1, by("b"))).toEqual(["b"]);
    expect(all.approvedBy(2, by("b"))).toEqual([]);
    expect(all.approvedBy(2, by("b:e"))).toEqual(["b"]);
  });

  it("[S10] a revoked key approves nothing after; its owner or an admin revokes it, nobody else", () => {
    expect(people(founders, [key("a", by("b"), { state: "revoked" })]).facts()[0]?.revoked).toBe(false);
    for (const who of ["a", "b"]) {
      const all = people(founders, [key("b", by(who), { state: "revoked" }), key("c", by("a"))]);
      expect(all.facts()[1]?.revoked).toBe(true);
      expect(all.approvedBy(2, by("b"))).toEqual([]);
    }
    const again = people(founders, [
      key("b", by("a"), { state: "revoked" }),
      key("b", by("a"), { letter: "f" }),
    ]);
    expect(again.facts()[1]).toMatchObject({ revoked: false, keys: [{ key: keyOf("f") }] });
  });

  it("[S10] roles are given by admins, who lose them the same way", () => {
    expect(rolesOf(people(founders, [roles("b", ["admin"], by("b"))]))).toEqual({
      a: ["admin"],
      b: ["assessor"],
    });
    expect(
      rolesOf(
        people(founders, [
          roles("b", ["signatory", "admin"], by("a")),
          roles("a", ["recorder"], by("b")),
          roles("b", ["recorder"], by("a")),
        ]),
      ),
    ).toEqual({ a: ["recorder"], b: ["admin", "signatory"] });
  });

  it("[S10] without founders the machine enrols two, gives each roles once, and no third", () => {
    const all = people(
      [],
      [
        key("a", []),
        roles("a", ["admin"], []),
        key("b", []),
        roles("b", ["assessor"], []),
        roles("b", ["admin"], []),
        key("c", []),
        key("a", [], { letter: "e" }),
      ],
    );
    expect(rolesOf(all)).toEqual({ a: ["admin"], b: ["assessor"] });
    expect(all.facts().map(({ keys }) => keys.map((held) => [held.key, held.enrolledBy]))).toEqual([
      [[keyOf("a"), null]],
      [[keyOf("b"), null]],
    ]);
    // Ops of a person, or with approvals, are no beginnings.
    expect(people([], [{ ...key("a", []), by: "a" }]).facts()).toEqual([]);
    expect(people([], [key("a", by("a"))]).facts()).toEqual([]);
  });
});
