import type { Role } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { type EnrolmentOp, People } from "./people.ts";

const keyOf = (letter: string): string => letter.repeat(64);
const by = (...people: string[]) =>
  people.map((name) => {
    const [person = "", letter = person[0] ?? ""] = name.split(":");
    return { person, key: keyOf(letter), holds: true };
  });

type Said = Pick<EnrolmentOp, "type" | "by" | "body" | "approvals"> &
  Partial<Pick<EnrolmentOp, "opId" | "parents">>;

/** Ops in order, ranked by their place. Keys are the first letter of a name, repeated. */
function people(founders: { person: string; roles: Role[] }[], ops: Said[]): People {
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
  return new People(
    [genesis, ...ops].map((op, rank) => ({
      opId: `${rank}`,
      parents: [],
      subject: "",
      reason: "",
      ...op,
      rank,
    })),
  );
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

  it("[J7] a machine alone adds nobody to founders, be there one, and changes nothing about them", () => {
    const [one] = founders;
    const all = people(
      [one!],
      [key("c", []), roles("a", ["admin", "approver"], []), key("a", [], { letter: "e" })],
    );
    expect(all.facts()).toMatchObject([{ person: "a", roles: ["admin"], keys: [{ key: keyOf("a") }] }]);
    expect(all.facts()).toHaveLength(1);
  });

  it("[J7] a machine begins a desk without founders once: a key each for two, and their first roles", () => {
    const begun = [key("a", []), key("b", []), roles("a", ["admin"], [])];
    const all = people(
      [],
      [
        ...begun,
        key("d", []),
        key("a", [], { letter: "e" }),
        roles("a", ["admin", "approver"], []),
        key("c", by("a")),
        // Whom somebody enrolled has no first roles of the machine's.
        roles("c", ["admin"], []),
      ],
    );
    expect(all.facts().map((fact) => [fact.person, fact.keys[0]?.key, fact.keys[0]?.enrolledBy])).toEqual([
      ["a", keyOf("a"), null],
      ["b", keyOf("b"), null],
      ["c", keyOf("c"), "a"],
    ]);
    expect(rolesOf(all)).toEqual({ a: ["admin"], b: [], c: [] });
    const [a] = people([], [key("a", []), key("a", [], { letter: "e" })]).facts();
    expect(a?.keys.map((held) => held.key)).toEqual([keyOf("a")]);
  });

  it("[S10] words about nobody, or about a key that its person does not hold, say nothing", () => {
    const nothing = [
      roles("c", ["admin"], by("a")),
      key("c", by("a"), { state: "revoked" }),
      key("b", by("a"), { letter: "f", state: "revoked" }),
    ];
    for (const op of nothing) expect(people(founders, [op]).facts()).toEqual(people(founders, []).facts());
  });

  it("[J7] of an op with approvals, copied and not, those count that are none", () => {
    const admins: typeof founders = [...founders, { person: "d", roles: ["admin"] }];
    const enrolled = { ...key("c", by("a")), opId: "first" };
    const revoked = { ...key("c", by("a"), { state: "revoked" }), parents: ["first"] };
    const again = (...approvals: string[]) =>
      people(admins, [enrolled, revoked, key("c", by(...approvals))]).facts();
    const c = (facts: ReturnType<typeof again>) => facts.find(({ person }) => person === "c");
    expect(c(again("a"))?.revoked).toBe(true);
    expect(c(again("a", "d"))).toMatchObject({ revoked: false, keys: [{ enrolledBy: "d" }] });
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

  it("[S10] [J7] who approved an op is told as they stood then, whatever came after", () => {
    const all = people(founders, [
      roles("b", ["signatory"], by("a")),
      key("b", by("a"), { letter: "e" }),
      roles("b", ["recorder"], by("a")),
    ]);
    const then = (rank: number, who: string) =>
      all.approvals(rank, by(who)).map(({ roles: held, key: one, enrolledBy }) => [held, one[0], enrolledBy]);
    expect(then(1, "b")).toEqual([[["assessor"], "b", null]]);
    expect(then(2, "b")).toEqual([[["signatory"], "b", null]]);
    expect(then(3, "b:e")).toEqual([[["signatory"], "e", "a"]]);
    expect(then(4, "b:e")).toEqual([[["recorder"], "e", "a"]]);
    expect(then(4, "b")).toEqual([]);
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

  describe("with passkeys", () => {
    const passkey = (letter: string) => `es256:04${letter.repeat(128)}`;
    const enrol = (
      person: string,
      letter: string,
      approvals: EnrolmentOp["approvals"],
      credential = letter,
    ) => ({
      ...key(person, approvals),
      body: { person, key: passkey(letter), state: "enrolled", credential: `0${credential}` },
    });
    const withPasskey = (person: string, letter: string) => [{ person, key: passkey(letter), holds: true }];
    const heldBy = (all: People, name: string) =>
      all
        .facts()
        .find(({ person }) => person === name)
        ?.keys.map((held) => [held.key, held.credential, held.enrolledBy, held.revoked]);

    it("[S10] a passkey stands beside the key file; both approve, and are one person", () => {
      const all = people(founders, [enrol("b", "e", by("a"))]);
      expect(heldBy(all, "b")).toEqual([
        [keyOf("b"), null, null, false],
        [passkey("e"), "0e", "a", false],
      ]);
      for (const given of [by("b"), withPasskey("b", "e"), [...by("b"), ...withPasskey("b", "e")]])
        expect(all.approvedBy(2, given)).toEqual(["b"]);
      expect(all.approvals(2, withPasskey("b", "e"))).toEqual([
        { person: "b", key: passkey("e"), enrolledBy: "a", roles: ["assessor"] },
      ]);
      expect(all.approvals(2, by("b"))).toEqual([
        { person: "b", key: keyOf("b"), enrolledBy: null, roles: ["assessor"] },
      ]);
    });

    it("[S10] another passkey takes the place of the first, and leaves the key file", () => {
      const all = people(founders, [enrol("b", "e", by("a")), enrol("b", "f", by("a"))]);
      expect(heldBy(all, "b")?.map(([held]) => held)).toEqual([keyOf("b"), passkey("f")]);
      expect(all.approvedBy(2, withPasskey("b", "e"))).toEqual(["b"]);
      expect(all.approvedBy(3, withPasskey("b", "e"))).toEqual([]);
    });

    it("[S10] each is revoked by itself; a person without a key in force is revoked", () => {
      const gone = (held: string) => ({
        ...key("b", by("a")),
        body: { person: "b", key: held, state: "revoked" },
      });
      const all = people(founders, [enrol("b", "e", by("a")), gone(passkey("e")), gone(keyOf("b"))]);
      const revokedAt = (rank: number) => [
        all.approvedBy(rank, by("b")).length === 0,
        all.approvedBy(rank, withPasskey("b", "e")).length === 0,
      ];
      expect([2, 3, 4].map(revokedAt)).toEqual([
        [false, false],
        [false, true],
        [true, true],
      ]);
      expect(all.facts()[1]?.revoked).toBe(true);
      expect(people(founders, [enrol("b", "e", by("a")), gone(passkey("e"))]).facts()[1]?.revoked).toBe(
        false,
      );
    });

    it("[S10] somebody may have a passkey alone, and an admin's passkey enrols others", () => {
      const all = people(founders, [
        enrol("c", "e", by("a")),
        roles("c", ["admin"], by("a")),
        enrol("d", "f", withPasskey("c", "e")),
      ]);
      expect(heldBy(all, "d")).toEqual([[passkey("f"), "0f", "c", false]]);
    });

    it("[J7] a key or a credential that is or was another person's enrols nobody", () => {
      const first = [enrol("b", "e", by("a")), enrol("b", "f", by("a"))];
      for (const shared of [
        enrol("c", "e", by("a"), "1"),
        enrol("c", "f", by("a"), "1"),
        enrol("c", "1", by("a"), "e"),
        enrol("c", "1", by("a"), "f"),
        key("c", by("a"), { letter: "b" }),
        {
          ...enrol("c", "1", by("a")),
          body: { person: "c", key: `eddsa:${keyOf("b")}`, state: "enrolled", credential: "01" },
        },
      ])
        expect(people(founders, [...first, shared]).facts()).toHaveLength(2);
      expect(people(founders, [...first, enrol("c", "1", by("a"))]).facts()).toHaveLength(3);
    });

    it("[S10] without founders the machine enrols two by passkeys too, and gives nobody a second key", () => {
      const all = people(
        [],
        [enrol("a", "e", []), roles("a", ["admin"], []), enrol("b", "f", []), key("a", [])],
      );
      expect(all.facts().map(({ person, keys }) => [person, keys.length])).toEqual([
        ["a", 1],
        ["b", 1],
      ]);
    });
  });
});
