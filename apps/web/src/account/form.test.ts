import { assertionLineages, countAccount, lineage, UNKNOWN_LINEAGE } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { answersOf } from "../person/valueSaid.ts";
import { EMPTY, formOf, mayDiffer } from "./form.ts";

const CANARY = "canary-of-a-source";

describe("what the form sends", () => {
  it("[J23] what is said of a source is in no part that goes in clear", () => {
    const told = formOf({
      ...EMPTY,
      given: "Azar",
      sourceName: CANARY,
      sourceContact: CANARY,
      sourceSaid: CANARY,
      consentSaid: CANARY,
    });
    if (told.kind === "wanting") throw new Error("the form is filled");
    expect(JSON.stringify(told.form)).not.toContain(CANARY);
    expect(Object.values(told.source)).toEqual([CANARY, CANARY, CANARY, CANARY]);
  });

  it("[J4] only who saw, handled or holds a document is direct", () => {
    for (const [perceived, direct] of [
      ["saw", true],
      ["handled", true],
      ["document", true],
      ["heard", false],
    ] as const) {
      const told = formOf({ ...EMPTY, given: "Azar", perceived });
      if (told.kind === "wanting") throw new Error("the form is filled");
      expect(lineage.parse(told.form["lineage"]).direct).toBe(direct);
    }
  });

  it("[J2] a number stays a number, with its window and its ends", () => {
    const told = formOf({
      ...EMPTY,
      about: "number",
      low: "۱۲",
      high: "20",
      from: "2014-05-08",
      province: "Navaris",
      city: "Navakand",
    });
    if (told.kind === "wanting") throw new Error("the form is filled");
    expect(countAccount.parse(told.form["account"])).toMatchObject({
      low: 12,
      high: 20,
      window: { from: "2014-05-08", to: "2014-05-08" },
    });
  });

  it("[J3] a value that comes from elsewhere says so in a form the desk takes; of what is not given nothing is said", () => {
    const taken = { ...answersOf(undefined), whence: "taken", from: ["list:registry"] } as const;
    const told = formOf({
      ...EMPTY,
      given: "Azar",
      deathDate: "2014-05-08",
      elsewhere: { deathDate: taken, cause: taken },
    });
    if (told.kind === "wanting") throw new Error("the form is filled");
    expect(assertionLineages.parse(told.form["assertions"])).toEqual({
      deathDate: { ...UNKNOWN_LINEAGE, from: ["list:registry"] },
    });
    expect(mayDiffer({ ...EMPTY, deathProvince: "Navaris", ageYears: "20" })).toEqual(["deathPlace", "age"]);
    const unsaid = { deathDate: answersOf(undefined) };
    expect(formOf({ ...EMPTY, given: "Azar", deathDate: "2014", elsewhere: unsaid })).toEqual({
      kind: "wanting",
      what: "whence",
    });
  });

  it("says what is wanting instead of sending half of an account", () => {
    expect(formOf(EMPTY)).toEqual({ kind: "wanting", what: "name" });
    expect(formOf({ ...EMPTY, about: "number", low: "9", high: "3" })).toEqual({
      kind: "wanting",
      what: "figure",
    });
    expect(formOf({ ...EMPTY, about: "number", low: "3" })).toEqual({ kind: "wanting", what: "window" });
  });
});
