import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idHistory, type PartitionThen, type VictimThen } from "./idHistory.ts";
import { type PairDecision, resolveVictims } from "./resolveVictims.ts";
import { victimIds } from "./victimIds.ts";

const records = ["a", "b", "c", "d", "e", "f"];

/** As a desk names people: by the earliest imported record, records being imported in the order of letters. */
function stand(classes: readonly (readonly string[])[], published: readonly string[] = []): PartitionThen {
  const { idOf } = victimIds({
    classes,
    firstSeenOrder: records,
    published: published.length === 0 ? null : new Map(published.map((id, at) => [id, at])),
    hmac: (id) => `V-${id}`,
  });
  return { classes, idOf };
}
const told = (moments: PartitionThen[]) =>
  idHistory(moments).map(({ moment, kind, before, after, undoneAt }) =>
    [moment, kind, before.map(({ id }) => id).join("+"), after.map(({ id }) => id).join("+"), undoneAt].join(
      " ",
    ),
  );

describe("idHistory", () => {
  it("[V15] tells who was born, joined and parted, and which moment undid it", () => {
    expect(
      told([
        stand([["a"], ["b"]]),
        stand([["a", "b"]]),
        stand([["a", "b"], ["c"]]),
        stand([["a"], ["b"], ["c"]]),
        stand([["a"], ["b", "c"]]),
      ]),
    ).toEqual([
      "0 born  V-a ",
      "0 born  V-b ",
      "1 joined V-a+V-b V-a 3",
      "2 born  V-c ",
      "3 parted V-a V-a+V-b ",
      "4 joined V-b+V-c V-b ",
    ]);
  });

  it("[V15] tells records that came into a person at once, people regrouped, and a name given by a release", () => {
    expect(told([stand([["a"]]), stand([["a", "b"]])])[1]).toBe("1 grew V-a V-a ");
    expect(
      told([stand([["a", "b"], ["c"]]), stand([["a"], ["b", "c"]]), stand([["a", "b"], ["c"]])]).slice(2),
    ).toEqual(["1 regrouped V-a+V-c V-a+V-b 2", "2 regrouped V-a+V-b V-a+V-c "]);
    expect(told([stand([["a", "b"]]), stand([["a", "b"]], ["b"])])[1]).toBe("1 renamed V-a V-b ");
  });

  it("[V15] counts nothing as undone that came back under another id", () => {
    const moments = [stand([["a", "b"]]), stand([["a"], ["b"]], ["b"]), stand([["a", "b"]], ["b"])];
    expect(told(moments)[1]).toBe("1 parted V-a V-a+V-b ");
  });

  it("refuses a record that is gone, and ids that do not fit", () => {
    expect(() => idHistory([stand([["a"], ["b"]]), stand([["a"]])])).toThrow(RangeError);
    expect(() => idHistory([{ classes: [["a"]], idOf: [] }])).toThrow(RangeError);
  });
});

const clusters = fc.array(fc.nat(3), { minLength: records.length, maxLength: records.length });
const pair = fc.tuple(fc.constantFrom(...records), fc.constantFrom(...records)).filter(([a, b]) => a < b);
const decisions = fc
  .uniqueArray(fc.record({ pair, verdict: fc.constantFrom("same" as const, "different" as const) }), {
    selector: ({ pair: [a, b] }) => `${a} ${b}`,
    maxLength: 6,
  })
  .map((all) => all.map(({ pair: [a, b], verdict }): PairDecision => ({ a, b, verdict })));
const resolved = (run: number[], said: readonly PairDecision[]): PartitionThen =>
  stand(resolveVictims({ recordIds: records, clusters: run, decisions: said }).classes);

describe("over random runs and decisions", () => {
  it("[V15] the changes, replayed, give every partition with its ids: nothing is left out", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(clusters, decisions), { minLength: 1, maxLength: 6 }), (steps) => {
        const moments = steps.map(([run, said]) => resolved(run, said));
        const changes = idHistory(moments);
        const standing = new Map<string, VictimThen>();
        moments.forEach(({ classes, idOf }, at) => {
          const here = changes.filter(({ moment }) => moment === at);
          for (const { before } of here)
            for (const one of before) {
              expect(standing.get(one.id)).toEqual(one);
              standing.delete(one.id);
            }
          for (const { after } of here) for (const one of after) standing.set(one.id, one);
          expect(new Map([...standing].map(([id, one]) => [id, one.records]))).toEqual(
            new Map(classes.map((members, k) => [idOf[k], members])),
          );
        });
      }),
      { numRuns: 1000 },
    );
  });

  it("[V10] [V15] a decision taken back gives every former id and its records back, and is told as undone", () => {
    const verdict = fc.constantFrom("same" as const, "different" as const);
    fc.assert(
      fc.property(clusters, decisions, pair, verdict, (run, said, [a, b], word) => {
        const others = said.filter((one) => one.a !== a || one.b !== b);
        const with_ = (last: PairDecision["verdict"]) => resolved(run, [...others, { a, b, verdict: last }]);
        const moments = [resolved(run, others), with_(word), with_("cannot-tell")];
        expect(moments[2]).toEqual(moments[0]);
        for (const { moment, undoneAt } of idHistory(moments)) if (moment === 1) expect(undoneAt).toBe(2);
      }),
      { numRuns: 1000 },
    );
  });

  it("[V15] a join that people part again gives back the ids, also where other accounts came in between", () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(4), (i, j) => {
        fc.pre(i < j);
        const [a, b] = [records[i] ?? "", records[j] ?? ""];
        const others = records
          .slice(0, 5)
          .filter((id) => id !== a && id !== b)
          .map((id) => [id]);
        const moments = [
          stand([...others, [a], [b]]),
          stand([...others, [a, b]]),
          stand([...others, [a, b, "f"]]),
          stand([...others, [a, "f"], [b]]),
        ];
        expect(idHistory(moments).find(({ kind }) => kind === "joined")?.undoneAt).toBe(3);
      }),
    );
  });
});
