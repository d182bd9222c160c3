import { DEFAULT_POLICY, type ReleaseClass } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../testing/nodeTools.ts";
import { SAMPLE_SCOPE, sampleInput, samplePerson } from "../../testing/sample.ts";
import { releaseBasis } from "./releaseBasis.ts";

const released = (of: ReleaseClass) =>
  ({ class: of, kinInformed: "yes", names: [], twoPeople: true }) as const;
const people = [0, 1, 2, 3].map((n) => samplePerson(n));
const [first, second, ...rest] = people;
const base = {
  people,
  openPairs: [] as [string, string][],
  counts: sampleInput().counts,
  scope: SAMPLE_SCOPE,
  policy: DEFAULT_POLICY,
};
const basis = (changed: Partial<typeof base>): string => releaseBasis({ ...base, ...changed }, sha256);

describe("[P32] [J15] what a release rests on", () => {
  it("is another where consent, kin, names, level or dispute of somebody who leaves is another", () => {
    const changes = [
      { release: released("sealed") },
      { release: released("count-only") },
      { release: { ...released("public-full"), kinInformed: "no" as const } },
      { release: { ...released("public-full"), names: ["Armita"] } },
      { level: "corroborated" as const },
      { level: "set-aside" as const },
      { dispute: "identity" as const },
      { inScope: false },
    ].map((change) => basis({ people: [{ ...first!, ...change }, second!, ...rest] }));
    expect(new Set([basis({}), ...changes]).size).toBe(changes.length + 1);
  });

  it("is another where people, open pairs between them, or the policy are others", () => {
    const others = [
      basis({ people: [first!, second!] }),
      basis({ openPairs: [[first!.victimId, second!.victimId]] }),
      basis({ policy: { ...DEFAULT_POLICY, version: "stricter" } }),
      ...base.counts.flatMap((count, at) =>
        count.release === "sealed" ? [] : [basis({ counts: base.counts.with(at, { ...count, high: 99 }) })],
      ),
    ];
    expect(new Set([basis({}), ...others]).size).toBe(6);
  });

  it("is the same in any order, and whatever comes in sealed", () => {
    const pair: [string, string] = [first!.victimId, second!.victimId];
    expect(basis({ people: people.toReversed(), openPairs: [[second!.victimId, first!.victimId]] })).toBe(
      basis({ openPairs: [pair] }),
    );
    const sealed = samplePerson(9, { release: released("sealed") });
    for (const openPairs of [[[sealed.victimId, first!.victimId]], [[first!.victimId, sealed.victimId]]] as [
      string,
      string,
    ][][])
      expect(basis({ people: [...people, sealed], openPairs })).toBe(basis({}));
    const counts = base.counts.filter(({ release }) => release !== "sealed");
    expect(counts.length).toBe(base.counts.length - 1);
    expect(basis({ counts: counts.toReversed() })).toBe(basis({}));
  });
});
