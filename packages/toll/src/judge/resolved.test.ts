import { describe, expect, it } from "vitest";
import { settles } from "./resolved.ts";

describe("what a person may settle", () => {
  it.each([
    ["sex", "female"],
    ["age", "31"],
    ["age", "30-35"],
    ["deathDate", "2014-05-08"],
    ["deathDate", "2014-05-08/2014-05-10"],
    ["deathPlace", "arvandis"],
    ["injuryPlace", "arvandis/mirvanak"],
    ["acknowledgement", "denied"],
    ["identity", "pseudonym"],
  ])("%s as %s", (field, value) => {
    expect(settles(field, value)).toBe(true);
  });

  it.each([
    ["sex", "woman"],
    ["age", "about thirty"],
    ["age", "35-30"],
    ["deathDate", "2014-02-30"],
    ["deathDate", "2014-05-10/2014-05-08"],
    ["deathPlace", ""],
    ["family", "Navarsi"],
    ["toString", "x"],
  ])("never %s as %j: a decision of it would settle nothing", (field, value) => {
    expect(settles(field, value)).toBe(false);
  });
});
