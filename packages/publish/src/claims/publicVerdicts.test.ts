import type { Claim, PersonRow } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { SAMPLE_SCOPE, sampleClaim } from "../../testing/sample.ts";
import { publicVerdicts } from "./publicVerdicts.ts";

const row: PersonRow = {
  invented: true,
  publicId: "PRACTICE-P1",
  version: 1,
  class: "public-full",
  group: null,
  level: "verified",
  named: true,
  nameForms: [{ text: "Behrang Sangbaripour", script: "latin" }],
  ageBand: null,
  sex: null,
  date: { from: "2014-05-08", to: "2014-05-08", precision: "day" },
  city: null,
  province: "north",
  cause: null,
  population: "protester",
  dispute: "none",
  twoOrMoreOrigins: true,
  missingPresumed: false,
  firstPublished: "2014-07-01",
  changed: "2014-07-01",
  reason: null,
};
const claim = (given: Partial<Claim> = {}): Claim =>
  sampleClaim({
    id: "c",
    figure: { value: 1, low: 1, high: 1, qualifier: "exact", asWorded: "one" },
    ...given,
  });
const NO_ESTIMATE = { invented: true, estimate: null };
const codes = (rows: readonly Partial<PersonRow>[], of: Claim = claim(), scope = SAMPLE_SCOPE) =>
  publicVerdicts(
    [of],
    rows.map((some) => ({ ...row, ...some })),
    scope,
    NO_ESTIMATE,
  ).map(({ code }) => code);

describe("verdicts of a release", () => {
  it("[J14] only people of a population that the claim counts exceed its figure", () => {
    expect(codes([{}, {}])).toEqual(["exceeded"]);
    for (const population of [null, "unknown", "security-forces"] as const)
      expect(codes([{}, { population }])).toEqual(["not-exceeded"]);
  });

  it("[J14] [J21] the interval stands beside a claim only where it speaks of the scope, and to its end", () => {
    const { window, area, populations } = SAMPLE_SCOPE;
    const covers = { window, provinces: area.provinces.map(({ id }) => id), populations };
    const beside = (told: typeof covers | null, of: Claim) =>
      publicVerdicts([of], [row], SAMPLE_SCOPE, {
        invented: true,
        estimate: {
          documented: 1,
          lists: [],
          headline: { low: 5, high: 9, level: 0.95, lowerBound: null, refused: null },
          methods: [],
          seed: 1,
          covers: told,
        },
      }).map(({ code }) => code);
    const late = claim({ asOf: window.to });
    for (const same of [covers, { ...covers, provinces: [], populations: [] }])
      expect(beside(same, late)).toEqual(["not-exceeded", "below"]);
    expect(beside(covers, claim({ asOf: "2014-05-11" }))).toEqual(["not-exceeded"]);
    for (const other of [
      null,
      { ...covers, provinces: ["north"] },
      { ...covers, populations: ["protester" as const] },
      { ...covers, window: { ...window, to: "2014-05-11" } },
    ])
      expect(beside(other, late)).toEqual(["not-exceeded"]);
  });

  it("[J14] somebody of unknown population counts where the claim counts all populations", () => {
    const scope = { ...SAMPLE_SCOPE, populations: [...SAMPLE_SCOPE.populations, "security-forces" as const] };
    const all = claim({ populationNote: "all populations" });
    expect(codes([{}, { population: null }], all, scope)).toEqual(["exceeded"]);
  });

  it("[J14] people signed outside the scope's area or days are compared with no claim", () => {
    for (const outside of [
      { province: "abroad" },
      { province: null },
      { date: { from: "2014-05-01", to: "2014-05-02", precision: "range" as const } },
    ])
      expect(codes([{}, outside])).toEqual(["not-exceeded"]);
  });
});
