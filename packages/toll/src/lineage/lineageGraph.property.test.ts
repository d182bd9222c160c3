import type { Lineage } from "@daftar/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineage, resolvePlace, Story } from "../../testing/story.ts";
import { type LineageGraph, lineageGraph } from "../index.ts";

const LISTS = ["l0", "l1", "l2", "l3"];
const SOURCES = ["s0", "s1", "s2"];
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 2 });

interface Told {
  readonly own: Lineage | null;
  /** Ends of its copies: under 9 a record, else a list. */
  readonly from: readonly number[];
}

const told: fc.Arbitrary<Told> = fc.record({
  own: maybe(
    fc
      .record({
        origin: maybe(fc.constantFrom("X", "Y", "Z", "x ")),
        household: maybe(fc.constantFrom("h", "i")),
        sawThemself: fc.boolean(),
        body: maybe(fc.constantFrom("state", "other")),
        sourceClass: fc.constantFrom("medic" as const, "family" as const),
        sealedSource: maybe(
          fc
            .record({
              id: fc.constantFrom(...SOURCES),
              place: fc.constantFrom("north-a", "north", "south-a", "nowhere"),
              days: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 })),
              attestedDifferentFrom: fc.subarray(SOURCES),
            })
            .map(({ days: [from, more], ...rest }) => ({
              ...rest,
              from: `2031-01-0${from}`,
              to: `2031-01-${from + more + 10}`,
            })),
        ),
      })
      .map(({ origin, ...some }) => lineage(origin, some)),
  ),
  from: fc.array(fc.nat(12), { maxLength: 2 }),
});

const story = fc.record({
  accounts: fc.array(
    fc.record({
      told,
      list: fc.constantFrom(...LISTS),
      by: fc.constantFrom("account" as const, "ada" as const, "key-keeper" as const),
      credible: fc.constantFrom(true, true, true, false),
    }),
    { minLength: 1, maxLength: 8 },
  ),
  lists: fc.array(fc.record({ told, copies: fc.subarray(LISTS) }), { maxLength: 4 }),
});

function build({ accounts, lists }: typeof story extends fc.Arbitrary<infer T> ? T : never): {
  readonly graph: LineageGraph;
  readonly origins: { readonly known: number; readonly unknown: boolean };
} {
  const made = new Story();
  const ids = accounts.map(({ told: { own, from }, by, list }) =>
    made.record({ list, lineage: by === "account" && from.length === 0 ? own : null }),
  );
  const refs = (from: readonly number[]) =>
    from.map((to) => (to < 9 ? `record:${ids[to % ids.length]}` : `list:${LISTS[to - 9]}`));
  made.join(...ids);
  accounts.forEach(({ told: { own, from }, by, credible }, at) => {
    if (credible) made.assess(ids[at]!);
    if (own === null && from.length === 0) return;
    if (by === "account" && from.length === 0) return;
    const said = { ...(own ?? lineage(null)), from: refs(from) };
    made.decide("lineage", ids[at]!, { lineage: said }, [by === "account" ? "ada" : by]);
  });
  lists.forEach(({ told: { own, from }, copies }, at) => {
    made.coverage(LISTS[at]!, { copies, lineage: { ...(own ?? lineage(null)), from: refs(from) } });
  });
  const victim = made.victim(ids[0]!);
  return {
    graph: lineageGraph({
      facts: made.facts(),
      accounts: victim.records,
      counted: victim.credited,
      resolvePlace,
    }),
    origins: victim.origins,
  };
}

describe("the graph of lineage", () => {
  it("[J3] has as many origins as the toll counts, and says of every other account why it adds none", () => {
    fc.assert(
      fc.property(story, (one) => {
        const { graph, origins } = build(one);
        expect(graph.origins).toEqual(origins);
        expect(graph.accounts.filter(({ adds }) => adds).length).toBe(origins.known);
        const standing = new Set(graph.accounts.filter(({ adds }) => adds).map(({ id }) => id));
        for (const { adds, why, ends } of graph.accounts) {
          expect(why.length > 0).toBe(!adds);
          expect(ends.length).toBeGreaterThan(0);
          for (const { account, words } of why) {
            expect(account === null || standing.has(account)).toBe(true);
            expect(words).not.toMatch(/undefined|null/);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  it("[J3] names every circle, and its edges lead only to what is drawn", () => {
    fc.assert(
      fc.property(story, (one) => {
        const { graph } = build(one);
        const places = new Set([
          ...graph.accounts.map(({ id }) => `record:${id}`),
          ...graph.nodes.map(({ id }) => id),
        ]);
        for (const { from, to } of graph.edges) {
          expect(places.has(from)).toBe(true);
          expect(places.has(to)).toBe(true);
        }
        const circles = new Set(graph.circles.map(({ id }) => id));
        for (const end of graph.accounts.flatMap(({ ends }) => ends))
          expect(circles.has(end) || places.has(end) || end === "unknown").toBe(true);
        const inCircles = graph.circles.flatMap(({ members }) => members);
        expect(new Set(inCircles).size).toBe(inCircles.length);
      }),
      { numRuns: 300 },
    );
  });

  it("[J3] a pair of sources that an attestation would tell apart is told, and one that is attested is not", () => {
    fc.assert(
      fc.property(story, (one) => {
        const { graph } = build(one);
        for (const pair of graph.perhapsSame) expect(pair.effective).toBe(false);
        for (const pair of graph.attested) expect([pair.effective, pair.wouldAdd]).toEqual([true, false]);
        for (const { why } of graph.accounts)
          for (const { code, name } of why)
            if (code === "perhaps-same-source")
              expect(graph.perhapsSame.some(({ sources }) => sources.includes(name ?? ""))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
