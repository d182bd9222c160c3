import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdSigned } from "./holdSigned.ts";
import { type PairDecision, resolveVictims } from "./resolveVictims.ts";

const ids = ["a", "b", "c", "d", "e", "f"];
interface Signed {
  readonly verified?: readonly (readonly string[])[];
  readonly lowered?: readonly (readonly string[])[];
}
function resolve(clusters: number[], signed: Signed, decisions: PairDecision[] = []) {
  const held = holdSigned({ recordIds: ids, clusters, verified: [], lowered: [], ...signed });
  return resolveVictims({
    recordIds: ids,
    clusters: held.clusters,
    decisions,
    review: held.apart,
    held: held.sets,
  });
}

describe("what people signed as one person", () => {
  it("[V11] [J8] stays one whatever a run parts; what nobody signed goes where the run says", () => {
    expect(resolve([0, 1, 0, 1, 1, 2], { verified: [["a", "b"]] }).classes).toEqual([
      ["a", "b", "c"],
      ["d", "e"],
      ["f"],
    ]);
    expect(resolve([0, 1, 2, 3, 4, 5], { lowered: [["a", "b", "c"]] }).classes[0]).toEqual(["a", "b", "c"]);
  });

  it("[V11] [J8] a run that makes two signed people one leaves them two and asks; people may join them", () => {
    const signed = {
      verified: [
        ["a", "b"],
        ["c", "d"],
      ],
    };
    const { classes, openPairs } = resolve([0, 0, 0, 0, 0, 1], signed);
    expect(classes).toEqual([["a", "b", "e"], ["c", "d"], ["f"]]);
    expect(openPairs).toEqual([{ a: "a", b: "c" }]);
    const joined = resolve([0, 0, 0, 0, 0, 1], signed, [{ a: "b", b: "c", verdict: "same" }]);
    expect(joined).toMatchObject({ classes: [["a", "b", "c", "d", "e"], ["f"]], openPairs: [] });
  });

  it("[V11] decisions about other records part no signed person; that which would is reported", () => {
    const { classes, conflicts } = resolve([0, 0, 0, 1, 2, 3], { verified: [["a", "b"]] }, [
      { a: "a", b: "c", verdict: "different" },
      { a: "b", b: "c", verdict: "same" },
    ]);
    expect(classes).toEqual([["a", "b"], ["c"], ["d"], ["e"], ["f"]]);
    expect(conflicts).toEqual([{ a: "b", b: "c" }]);
  });

  it("[V11] whoever was lowered is parted by people, as anybody is", () => {
    const decisions: PairDecision[] = [{ a: "a", b: "b", verdict: "different" }];
    expect(resolve([0, 1, 2, 3, 4, 5], { lowered: [["a", "b"]] }, decisions).classes[0]).toEqual(["a"]);
  });

  it("[V11] over random runs and decisions, no signed person is parted and every record is kept once", () => {
    const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).filter(([a, b]) => a < b);
    const decisions = fc.uniqueArray(
      fc.record({ pair, verdict: fc.constantFrom("same" as const, "different" as const) }),
      { selector: ({ pair: [a, b] }) => `${a} ${b}`, maxLength: 6 },
    );
    const cluster = fc.array(fc.nat(5), { minLength: 6, maxLength: 6 });
    const sets = fc.array(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }), {
      maxLength: 2,
    });
    fc.assert(
      fc.property(cluster, sets, sets, decisions, (clusters, verified, lowered, said) => {
        const { sets: held } = holdSigned({ recordIds: ids, clusters, verified, lowered });
        const kept = said
          .map(({ pair: [a, b], verdict }) => ({ a, b, verdict }))
          // Parting a signed person takes two signatories: the caller leaves such a word out.
          .filter(
            ({ a, b, verdict }) =>
              verdict === "same" || !held.some((one) => one.includes(a) && one.includes(b)),
          );
        const { classes } = resolve(clusters, { verified, lowered }, kept);
        expect(classes.flat().sort()).toEqual(ids);
        for (const one of verified)
          expect(classes.some((ids_) => one.every((id) => ids_.includes(id)))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
