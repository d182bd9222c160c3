import { type Claim, claim, type Population, type Scope } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { verdictOn } from "./verdicts.ts";

const SCOPE: Scope = {
  name: "Invented autumn",
  window: { from: "2031-01-01", to: "2031-01-31" },
  laterDeathsUntil: "2031-03-31",
  area: { name: "Invented land", provinces: [] },
  populations: ["protester", "bystander", "prisoner", "unknown"],
  waysOfDying: ["any"],
};
const two = (some: Partial<Claim> = {}): Claim =>
  claim.parse({
    id: "c",
    invented: true,
    kind: "figure",
    claimant: "Invented office",
    claimantKind: "official",
    via: [],
    figure: { value: 2, low: 2, high: 2, qualifier: "exact", asWorded: "two" },
    counted: "killed",
    populationNote: "security forces excluded",
    window: { from: "2031-01-01", to: null },
    area: "Invented land",
    basis: "stated",
    stated: "stated",
    partOf: null,
    partKind: null,
    asOf: "2031-02-01",
    supersedes: null,
    answers: null,
    rebuts: null,
    caveats: "",
    responsibility: "",
    publishedIn: "",
    sourceTier: "",
    note: "",
    ...some,
  });
const people = (...populations: (Population | null)[]) =>
  populations.map((population) => ({ diedBy: "2031-01-10", population }));

describe("a claim beside the desk", () => {
  it("[J14] people whose population is unknown exceed no figure that leaves one out", () => {
    const on = (...populations: (Population | null)[]) =>
      verdictOn(two(), people(...populations), SCOPE, null).words;
    expect(on("protester", "bystander", "prisoner")).toMatch(/^3 people verified by name .* exceed/);
    expect(on(null, "unknown", "protester")).toBe("the desk documents 1, which does not exceed this figure");
    expect(on("security-forces", "protester", "protester")).toMatch(/documents 2/);
  });

  it("[J14] the desk's interval stands beside a claim of the scope's end or later, where it speaks of the scope", () => {
    const covers = { window: SCOPE.window, provinces: [], populations: [] };
    const beside = (some: Partial<typeof covers> | null, asOf = "2031-02-01") =>
      verdictOn(two({ asOf }), people("protester"), SCOPE, {
        low: 500,
        high: 900,
        covers: some && { ...covers, ...some },
      }).interval?.code;
    expect(beside({})).toBe("below");
    expect(beside({}, "2031-01-31")).toBe("below");
    expect(beside({}, "2031-01-02")).toBeUndefined();
    expect(beside(null)).toBeUndefined();
    expect(beside({ window: { from: "2031-01-01", to: "2031-01-20" } })).toBeUndefined();
  });

  it("[J14] where a claim counts all populations, everybody is of one of them", () => {
    const all: Scope = { ...SCOPE, populations: [...SCOPE.populations, "security-forces"] };
    const claimed = two({ populationNote: "all populations" });
    expect(verdictOn(claimed, people(null, "unknown", "protester"), all, null).code).toBe("exceeded");
  });
});
