import type { BreakdownPerson } from "@daftar/toll";
import { describe, expect, it } from "vitest";
import { labelOf, stratumFields } from "./stratumLabel.ts";

/** An invented person of whom nothing is known but what is told. */
const person = (more: Partial<BreakdownPerson>): BreakdownPerson => ({
  id: "v",
  level: "reported",
  named: true,
  place: null,
  when: null,
  status: "dead",
  disputed: false,
  sex: null,
  ageBand: null,
  cause: null,
  population: null,
  ...more,
});

describe("the stratum of a person", () => {
  const known = person({
    sex: "female",
    ageBand: "18-29",
    when: { from: "2014-05-07", to: "2014-05-07" },
    place: { city: "mirvanak", province: "kuhmand", incident: null },
    cause: "gunfire",
  });

  it("is the province, the day, the month, the cause, the sex or the age band", () => {
    const labels = (["place", "date", "month", "cause", "sex", "age"] as const).map((field) =>
      labelOf(known, [field]),
    );
    expect(labels).toEqual(["kuhmand", "2014-05-07", "2014-05", "gunfire", "female", "18-29"]);
  });

  it("may cross several, and is not known where one of them is not", () => {
    expect(labelOf(known, ["place", "sex"])).toBe("kuhmand · female");
    expect(labelOf(person({ sex: "female" }), ["place", "sex"])).toBeNull();
  });

  it("is missing where accounts leave several days, or say that the cause is unknown", () => {
    const vague = person({ when: { from: "2014-05-07", to: "2014-05-09" }, cause: "unknown" });
    expect(labelOf(vague, ["date"])).toBeNull();
    expect(labelOf(vague, ["month"])).toBe("2014-05");
    expect(labelOf(vague, ["cause"])).toBeNull();
  });

  it("is all without fields", () => {
    expect(labelOf(person({}), [])).toBe("all");
  });

  it("comes from fields that there are, each once", () => {
    expect(stratumFields(["place", "age"])).toEqual(["place", "age"]);
    expect(() => stratumFields(["place", "place"])).toThrow(/--by takes/);
    expect(() => stratumFields(["height"])).toThrow(/--by takes/);
  });
});
