import { nameReach } from "@daftar/names";
import { describe, expect, it } from "vitest";
import { FAMILY_NAMES } from "./familyNames.ts";
import { FEMALE_NAMES, MALE_NAMES } from "./givenNames.ts";

describe("names of the invented dead", () => {
  it("[J10] every given name with every family name, in every spelling, is a full name", () => {
    const short: string[] = [];
    for (const given of [...MALE_NAMES, ...FEMALE_NAMES])
      for (const family of FAMILY_NAMES) {
        for (const a of given.fa)
          for (const b of family.fa) if (nameReach(`${a} ${b}`) !== "full") short.push(`${a} ${b}`);
        for (const a of given.latin)
          for (const b of family.latin) if (nameReach(`${a} ${b}`) !== "full") short.push(`${a} ${b}`);
      }
    expect(short).toEqual([]);
  });
});
