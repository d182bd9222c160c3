import type { Scope } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { placeNames, provinceNames } from "./placeNames.ts";

const scope: Scope = {
  name: "an invented scope",
  window: { from: "2031-01-01", to: "2031-01-31" },
  laterDeathsUntil: "2031-02-28",
  area: {
    name: "Invented",
    provinces: [
      { id: "north", names: ["North", "شمال"], cities: [{ id: "mill", names: ["Mill Town", "آسیاب"] }] },
      { id: "south", names: ["South"], cities: [{ id: "port", names: ["Port"] }] },
    ],
  },
  populations: ["protester"],
  waysOfDying: ["killed in the events"],
};

describe("names of a place", () => {
  it("are all that the scope has, city first", () => {
    expect(placeNames({ province: "north", city: "mill", incident: null }, scope)).toEqual([
      ["Mill Town", "آسیاب"],
      ["North", "شمال"],
    ]);
    expect(placeNames({ province: null, city: "port", incident: null }, scope)).toEqual([["Port"]]);
    expect(placeNames({ province: "south", city: null, incident: null }, scope)).toEqual([["South"]]);
    expect(placeNames(null, scope)).toEqual([]);
  });

  it("are the id where the scope does not have it, or no scope is set", () => {
    expect(placeNames({ province: "north", city: "port", incident: null }, scope)).toEqual([
      ["port"],
      ["North", "شمال"],
    ]);
    expect(placeNames({ province: "west", city: null, incident: null }, null)).toEqual([["west"]]);
    expect(provinceNames("west", scope)).toEqual(["west"]);
  });
});
