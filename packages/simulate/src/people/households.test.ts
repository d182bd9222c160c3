/** Households killed together: who they are, how many, and what tells them apart. */
import { nameReach } from "@daftar/names";
import { describe, expect, it } from "vitest";
import { type Simulation, simulate } from "../simulate.ts";
import { HOUSEHOLDS } from "./households.ts";
import { MANY_FEMALE_NAMES, MANY_MALE_NAMES, manyFamilyNames } from "./manyNames.ts";
import type { SimulatedVictim } from "./victims.ts";

function households({ victims }: Simulation): SimulatedVictim[][] {
  const groups = new Map<string, SimulatedVictim[]>();
  for (const victim of victims) {
    if (victim.household !== null)
      groups.set(victim.household, [...(groups.get(victim.household) ?? []), victim]);
  }
  return [...groups.values()];
}

const made = simulate({ scenario: "households", victims: 20_000, lists: 6, seed: 1393 });
const families = households(made);

describe("households", () => {
  it("hold half of the dead, two to six together", () => {
    const people = families.reduce((sum, { length }) => sum + length, 0);
    expect(Math.abs(people / made.victims.length - HOUSEHOLDS.share)).toBeLessThan(0.02);
    const sizes = new Set(families.map(({ length }) => length));
    expect([...sizes].sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6]);
  });

  it("share family name, day and place; no two are named alike under one father", () => {
    for (const members of families) {
      const [first] = members;
      for (const member of members) {
        expect(member.family).toBe(first?.family);
        expect(member.city).toBe(first?.city);
        expect(member.deathDate).toBe(first?.deathDate);
      }
      const named = new Set(members.map(({ given, father }) => `${given.fa[0]} ${father.fa[0]}`));
      expect(named.size).toBe(members.length);
    }
  });

  it("are siblings, a father with his children, or children of two brothers", () => {
    const fathers = families.map((members) => new Set(members.map(({ father }) => father)).size);
    const share = (kind: (members: SimulatedVictim[], at: number) => boolean): number =>
      families.filter(kind).length / families.length;
    const withFather = (members: SimulatedVictim[]): boolean =>
      members.length > 1 && members.slice(1).every(({ father }) => father === members[0]?.given);
    expect(Math.abs(share((_, at) => fathers[at] === 1) - 0.55)).toBeLessThan(0.03);
    expect(Math.abs(share(withFather) - 0.3)).toBeLessThan(0.03);
    expect(new Set(fathers)).toEqual(new Set([1, 2]));
  });

  it("have siblings near in age, some of them twins of one sex", () => {
    let pairs = 0;
    let twins = 0;
    for (const members of families) {
      for (const [at, one] of members.entries()) {
        const next = members[at + 1];
        if (next === undefined || next.father !== one.father) continue;
        pairs += 1;
        expect(one.ageYears - next.ageYears).toBeLessThanOrEqual(4);
        expect(one.ageYears).toBeGreaterThanOrEqual(next.ageYears);
        if (one.ageYears === next.ageYears && one.sex === next.sex) twins += 1;
      }
    }
    expect(twins / pairs).toBeGreaterThan(0.01);
  });

  it("are listed together more than chance has it", () => {
    const at = new Map(made.victims.map(({ id }, index) => [id, index]));
    const on = (victim: SimulatedVictim): boolean => made.captures.on[at.get(victim.id)!]![0]!;
    const firstTwo = families.map(([a, b]) => [on(a!), on(b!)] as const);
    const share = made.captures.on.filter((row) => row[0]).length / made.victims.length;
    const both = firstTwo.filter(([a, b]) => a && b).length / firstTwo.length;
    expect(both).toBeGreaterThan(share * share + 0.03);
  });

  it("sparse: of the people on one list few are on another", () => {
    const { captures } = simulate({ scenario: "households-sparse", victims: 20_000, lists: 2, seed: 5 });
    const first = captures.on.filter((row) => row[0]);
    const both = first.filter((row) => row[1]).length;
    expect(first.length / 20_000).toBeLessThan(0.14);
    expect(both / first.length).toBeGreaterThan(0.05);
    expect(both / first.length).toBeLessThan(0.2);
  });

  it("leave a full name to one or two people: namesakes are the exception", () => {
    const named = new Map<string, number>();
    for (const { given, family } of made.victims) {
      const name = `${given.fa[0]} ${family.fa[0]}`;
      named.set(name, (named.get(name) ?? 0) + 1);
    }
    const alone = made.victims.filter(
      ({ given, family }) => named.get(`${given.fa[0]} ${family.fa[0]}`) === 1,
    );
    expect(alone.length / made.victims.length).toBeGreaterThan(0.7);
  });
});

describe("their names", () => {
  it("[J10] every given name and every family name makes a full name, in every spelling", () => {
    const short: string[] = [];
    const look = (name: string): void => {
      if (nameReach(name) !== "full") short.push(name);
    };
    const [family] = manyFamilyNames();
    for (const { fa, latin } of [...MANY_MALE_NAMES, ...MANY_FEMALE_NAMES]) {
      for (const given of fa) look(`${given} ${family!.fa[0]}`);
      for (const given of latin) look(`${given} ${family!.latin[0]}`);
    }
    for (const { fa, latin } of manyFamilyNames()) {
      for (const one of fa) look(`${MANY_MALE_NAMES[0]!.fa[0]} ${one}`);
      for (const one of latin) look(`${MANY_MALE_NAMES[0]!.latin[0]} ${one}`);
    }
    expect(short).toEqual([]);
  });

  it("are given once: no name stands twice in its table", () => {
    for (const table of [MANY_MALE_NAMES, MANY_FEMALE_NAMES, manyFamilyNames()]) {
      const usual = table.map(({ fa }) => fa[0]);
      expect(usual.filter((name, at) => usual.indexOf(name) !== at)).toEqual([]);
    }
  });
});
