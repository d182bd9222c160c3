/**
 * Who leaves, and with what: release classes applied to judged people (J15, J16).
 *
 * Nothing above a person's class is read into their draft. A name whose kin were not informed goes out
 * only by two people; until then that person is only counted. Open pairs (J10): people shown with
 * details share a random group id; a person who may only be counted is never tied to another row, so
 * of a group of such people one is left (or the verified ones), and beside a shown person none.
 * Cost: near linear in people and open pairs.
 */
import { ageBandOf, type PersonRow, type PublicLevel } from "@daftar/model";
import type { LeftOut, ReleaseInput, ReleasePerson } from "../propose/input.ts";
import { type SharedAttributes, sharedAttributes } from "./countOnly.ts";
import { monthOf } from "./monthOf.ts";
import { isNamed, nameForms } from "./nameForms.ts";

/** A row that lacks only what its publication adds. */
type PersonDraft = Omit<
  PersonRow,
  "publicId" | "version" | "group" | "firstPublished" | "changed" | "reason"
>;

export interface DraftedPerson {
  readonly victimId: string;
  readonly draft: PersonDraft;
  /** People in open pairs with each other have the same number. */
  readonly group: number | null;
}

export interface Releasable {
  readonly shown: readonly DraftedPerson[];
  /** Rows that no victim can be told from: no id stands behind them. */
  readonly countOnly: readonly PersonDraft[];
  readonly leftOut: Omit<LeftOut, "counts" | "tombstonesHeld">;
}

type PublicPerson = ReleasePerson & { readonly level: PublicLevel };

function isPublicLevel(person: ReleasePerson): person is PublicPerson {
  return person.level === "reported" || person.level === "corroborated" || person.level === "verified";
}

const nothingShown = {
  nameForms: [],
  named: false,
  ageBand: null,
  sex: null,
  date: null,
  city: null,
  province: null,
  cause: null,
  population: null,
  dispute: null,
  twoOrMoreOrigins: null,
} satisfies Partial<PersonDraft>;

function shownDraft(person: PublicPerson, invented: boolean): PersonDraft {
  const forms = nameForms(person.names, person.release.names);
  const reduced: PersonDraft = {
    ...nothingShown,
    invented,
    class: "public-reduced",
    level: person.level,
    missingPresumed: person.missingPresumed,
    nameForms: forms,
    named: isNamed(person.named, forms),
    sex: person.sex,
    date: monthOf(person.death),
    province: person.place?.province ?? null,
  };
  if (person.release.class === "public-reduced") return reduced;
  return {
    ...reduced,
    class: "public-full",
    ageBand: ageBandOf(person.age),
    date: person.death && { from: person.death.from, to: person.death.to, precision: person.death.precision },
    city: person.place?.city ?? null,
    cause: person.cause,
    population: person.population,
    dispute: person.dispute,
    twoOrMoreOrigins: person.origins >= 2,
  };
}

function attributesOf(person: PublicPerson): SharedAttributes {
  const { level, missingPresumed, population, sex, cause, place, death } = person;
  return {
    level,
    missingPresumed,
    population,
    sex,
    cause,
    ageBand: ageBandOf(person.age),
    province: place?.province ?? null,
    city: place?.city ?? null,
    date: death && { from: death.from, to: death.to, precision: death.precision },
  };
}

/** Numbers the connected groups of open pairs; only groups of two or more have a number. */
function groupsOf(ids: ReadonlySet<string>, pairs: ReleaseInput["openPairs"]): Map<string, number> {
  const neighbours = new Map<string, string[]>();
  for (const [a, b] of pairs) {
    if (a === b || !ids.has(a) || !ids.has(b)) continue;
    neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
    neighbours.set(b, [...(neighbours.get(b) ?? []), a]);
  }
  const group = new Map<string, number>();
  let next = 0;
  for (const start of [...neighbours.keys()].sort()) {
    if (group.has(start)) continue;
    const todo = [start];
    for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
      if (group.has(id)) continue;
      group.set(id, next);
      todo.push(...(neighbours.get(id) ?? []));
    }
    next += 1;
  }
  return group;
}

/** Of count-only people who may be one person: the verified ones, else one; none beside a shown person. */
function countable(
  people: readonly PublicPerson[],
  group: ReadonlyMap<string, number>,
  shownGroups: ReadonlySet<number>,
): PublicPerson[] {
  const verifiedGroups = new Set<number>();
  for (const person of people) {
    const g = group.get(person.victimId);
    if (g !== undefined && person.level === "verified") verifiedGroups.add(g);
  }
  const taken = new Set<number>();
  const order = { verified: 0, corroborated: 1, reported: 2 };
  const best = [...people].sort(
    (a, b) => order[a.level] - order[b.level] || (a.victimId < b.victimId ? -1 : 1),
  );
  return best.filter((person) => {
    const g = group.get(person.victimId);
    if (g === undefined) return true;
    if (shownGroups.has(g)) return false;
    if (verifiedGroups.has(g)) return person.level === "verified";
    if (taken.has(g)) return false;
    taken.add(g);
    return true;
  });
}

/** Applies scope, level and release class to everybody. */
export function releasable(
  input: Pick<ReleaseInput, "people" | "openPairs" | "policy" | "practice">,
): Releasable {
  const people = [...input.people].sort((a, b) => (a.victimId < b.victimId ? -1 : 1));
  const inScope = people.filter((person) => person.inScope);
  const atLevel = inScope.filter(isPublicLevel);
  const open = atLevel.filter((person) => person.release.class !== "sealed");
  const named = (person: PublicPerson) => nameForms(person.names, person.release.names).length > 0;
  const awaits = (person: PublicPerson) =>
    person.release.class !== "count-only" &&
    named(person) &&
    person.release.kinInformed !== "yes" &&
    !person.release.twoPeople;
  const isShown = (person: PublicPerson) => person.release.class !== "count-only" && !awaits(person);

  const group = groupsOf(new Set(open.map((person) => person.victimId)), input.openPairs);
  const shownPeople = open.filter(isShown);
  const groupSizes = new Map<number, number>();
  for (const person of shownPeople) {
    const g = group.get(person.victimId);
    if (g !== undefined) groupSizes.set(g, (groupSizes.get(g) ?? 0) + 1);
  }
  const shown = shownPeople.map((person): DraftedPerson => {
    const g = group.get(person.victimId);
    return {
      victimId: person.victimId,
      draft: shownDraft(person, input.practice),
      group: g !== undefined && (groupSizes.get(g) ?? 0) > 1 ? g : null,
    };
  });

  const onlyCounted = open.filter((person) => !isShown(person));
  const counted = countable(onlyCounted, group, new Set(groupSizes.keys()));
  const attributes = sharedAttributes(counted.map(attributesOf), input.policy.release.countOnlyShared);
  const countOnly = attributes
    .filter((shared) => shared !== null)
    .map(
      (shared): PersonDraft => ({
        ...nothingShown,
        invented: input.practice,
        class: "count-only",
        ...shared,
      }),
    );
  return {
    shown,
    countOnly,
    leftOut: {
      sealed: atLevel.length - open.length,
      belowReported: inScope.length - atLevel.length,
      outOfScope: people.length - inScope.length,
      countOnlyTooFew: counted.length - countOnly.length,
      countOnlyInOpenPairs: onlyCounted.length - counted.length,
      awaitingTwoPeople: open.filter(awaits).length,
    },
  };
}
