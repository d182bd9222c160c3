import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdSigned } from "./holdSigned.ts";
import { type PairDecision, resolveVictims } from "./resolveVictims.ts";

const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
const sets = fc.array(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }), {
  maxLength: 2,
});
const decisions = fc
  .uniqueArray(
    fc.record({
      pair: fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).filter(([a, b]) => a < b),
      verdict: fc.constantFrom("same" as const, "different" as const, "cannot-tell" as const),
    }),
    { selector: ({ pair: [a, b] }) => `${a} ${b}`, maxLength: 5 },
  )
  .map((all) => all.map(({ pair: [a, b], verdict }): PairDecision => ({ a, b, verdict })));

type Signed = Pick<Parameters<typeof holdSigned>[0], "verified" | "lowered">;
function classesOf(
  of: readonly string[],
  run: readonly number[],
  said: readonly PairDecision[],
  signed: Signed,
) {
  const clusters = of.map((id) => run[ids.indexOf(id)] ?? -1);
  const held = holdSigned({ recordIds: of, clusters, ...signed });
  // Parting a signed person takes two signatories: the caller leaves such a word out.
  const decided = said.filter(
    ({ a, b, verdict }) => verdict === "same" || !held.sets.some((one) => one.includes(a) && one.includes(b)),
  );
  return resolveVictims({ recordIds: of, clusters: held.clusters, decisions: decided, held: held.sets })
    .classes;
}

/** All that hangs together with a record by run, decisions and signatures. */
function family(
  start: string,
  run: readonly number[],
  said: readonly PairDecision[],
  signed: Signed,
): string[] {
  const found = new Set([start]);
  for (const id of found) {
    ids.forEach((other, at) => {
      if (run[at] === run[ids.indexOf(id)]) found.add(other);
    });
    for (const { a, b } of said) if (a === id || b === id) found.add(a).add(b);
    for (const one of [...signed.verified, ...signed.lowered])
      if (one.includes(id)) for (const other of one) found.add(other);
  }
  return ids.filter((id) => found.has(id));
}

describe("a family of records", () => {
  it("[V15] stands, worked out alone, as it stands among all: nothing outside moves it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(6), { minLength: ids.length, maxLength: ids.length }),
        decisions,
        sets,
        sets,
        fc.constantFrom(...ids),
        (run, said, verified, lowered, start) => {
          const signed = { verified, lowered };
          const own = family(start, run, said, signed);
          const all = classesOf(ids, run, said, signed).filter((one) => own.includes(one[0] ?? ""));
          expect(classesOf(own, run, said, signed)).toEqual(all);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
