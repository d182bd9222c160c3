import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY, policy } from "./policy.ts";
import { policyContradiction, policyFile, sameNumbers } from "./policyFile.ts";

const faultOf = (file: unknown) => {
  const read = policyFile.safeParse(file);
  return read.success ? null : (read.error.issues[0]?.path.join(".") ?? "");
};

describe("a policy as somebody writes it", () => {
  it("an empty one is the default, and the default contradicts nothing", () => {
    expect(policyFile.parse({})).toEqual(DEFAULT_POLICY);
    expect(policyContradiction(DEFAULT_POLICY)).toBeNull();
  });

  it("[J20] refuses shares below none and above all, at the number", () => {
    for (const gate of [
      { undecidedPairsPerMille: -1 },
      { undecidedPairsPerMille: 1001 },
      { countGapPerMille: 5000 },
      { silencePerMille: 1001 },
      { minimumOrigins: 2.5 },
      { placesWithoutSource: "3" },
    ])
      expect(faultOf({ version: "one", gate })).toBe(`gate.${Object.keys(gate)[0]}`);
  });

  it("refuses keys it does not know, at any depth", () => {
    for (const file of [{ gates: {} }, { gate: { minimumOrigin: 2 } }, { agreement: { corroborated: 3 } }])
      expect(policyFile.safeParse(file).success).toBe(false);
  });

  it("[J6] [J20] names numbers that cannot stand together", () => {
    const field = (some: object) =>
      policyContradiction(policyFile.parse({ version: "one", ...some }))?.field ?? null;
    expect(field({ agreement: { widenDays: 15 } })).toBe("agreement.widenDays");
    expect(field({ agreement: { widenDays: 1, longestWindowDays: 1 } })).toBeNull();
    expect(field({ gate: { silencePerMille: 0 } })).toBe("gate.silencePerMille");
    expect(field({ gate: { silencePerMille: 1 } })).toBeNull();
    expect(policyContradiction(policyFile.parse({ gate: { minimumOrigins: 1 } }))?.field).toBe("version");
  });

  it("takes whatever it takes as a policy that ops can hold, unchanged", () => {
    const numbers = fc.record({ minimumOrigins: fc.nat(9), undecidedPairsPerMille: fc.nat(1000) });
    fc.assert(
      fc.property(numbers, (gate) => {
        const given = policyFile.parse({ version: "one", gate });
        expect(policy.parse(given)).toEqual(given);
        expect(sameNumbers(given, { ...given, version: "two" })).toBe(true);
        const other = { ...given.gate, minimumOrigins: gate.minimumOrigins + 1 };
        expect(sameNumbers(given, { ...given, gate: other })).toBe(false);
      }),
    );
  });
});
