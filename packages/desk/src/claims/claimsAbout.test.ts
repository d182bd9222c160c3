import { type Claim, claim as claimSchema, type Scope } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { claimsAbout } from "./claimsAbout.ts";

const scope: Scope = {
  name: "the nights (invented)",
  window: { from: "2031-01-07", to: "2031-01-10" },
  laterDeathsUntil: "2031-02-10",
  area: {
    name: "Sarvand",
    provinces: [{ id: "north", names: ["Northland"], cities: [{ id: "a", names: ["Arvandis", "اروندیس"] }] }],
  },
  populations: ["protester", "bystander", "security-forces", "prisoner"],
  waysOfDying: ["killed"],
};

const said = (id: string, some: Partial<Claim> = {}): Claim =>
  claimSchema.parse({
    id,
    invented: true,
    kind: "figure",
    claimant: "a committee (invented)",
    claimantKind: "other",
    via: [],
    figure: { value: 4, low: 4, high: 4, qualifier: "exact", asWorded: "four" },
    counted: "killed",
    populationNote: "all populations",
    window: { from: "2031-01-07", to: "2031-01-10" },
    area: "Arvandis",
    basis: "stated",
    stated: "stated",
    partOf: null,
    partKind: null,
    asOf: "2031-01-20",
    supersedes: null,
    answers: null,
    rebuts: null,
    caveats: "",
    responsibility: "",
    publishedIn: "invented",
    sourceTier: "original",
    note: "",
    ...some,
  });

const city = { province: "north", city: "a", incident: null };
const nights = { place: city, window: scope.window };
const night = { place: city, window: { from: "2031-01-07", to: "2031-01-07" } };
const about = (box: Parameters<typeof claimsAbout>[1], ...claims: Claim[]) =>
  claimsAbout({ scope, claims }, box, [], null).map(({ id, verdict }) => [id, verdict.code]);

describe("claims about an incident", () => {
  it("[J14] are those of its place, by any name of it, and of its days", () => {
    const claims = [
      said("city"),
      said("script", { area: "اروندیس" }),
      said("province", { area: "Northland" }),
      said("before", { window: { from: "2030-12-01", to: "2030-12-31" } }),
    ];
    expect(about(nights, ...claims).map(([id]) => id)).toEqual(["city", "script"]);
    expect(about({ place: { ...city, city: null }, window: scope.window }, ...claims)).toEqual([
      ["province", "not-exceeded"],
    ]);
  });

  it("[J14] are compared where window and place are the incident's: one about all nights is not set beside one", () => {
    const open = said("open", { window: { from: "2031-01-07", to: null } });
    expect(about(nights, said("closed"), open)).toEqual([
      ["closed", "not-exceeded"],
      ["open", "not-exceeded"],
    ]);
    expect(about(night, said("closed"), open)).toEqual([
      ["closed", "not-comparable"],
      ["open", "not-comparable"],
    ]);
  });

  it("of a desk without a scope are none: no place has a name there", () => {
    expect(claimsAbout({ scope: null, claims: [said("city")] }, nights, [], null)).toEqual([]);
  });
});
