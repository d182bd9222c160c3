import { describe, expect, it } from "vitest";
import { explainPair } from "../explain/explainPair.ts";
import { linkRecords } from "../link/linkRecords.ts";
import { linkRecord } from "../record/linkRecord.ts";
import { madePeople } from "../testing/madePeople.ts";

describe("whether the pairs tell of relatives", () => {
  it("is yes where households were killed together, and the run says how many pairs and how surely", () => {
    const { relatives } = linkRecords(madePeople(11, 400).records, { seed: 1 }).parameters;
    expect(relatives.identified).toBe(true);
    expect(relatives.pairs).toBeGreaterThan(20);
    expect(relatives.gainBits).toBeGreaterThan(relatives.neededBits);
  });

  it("is no among unrelated people, and then no weight speaks of relatives", () => {
    const { records } = madePeople(11, 400);
    // Names and ages of the same people without what relatives share.
    const strangers = records.map(({ list, id, names, given, age, sex }, at) =>
      linkRecord({ list, id, names: names.slice(0, 1), given, age, sex, phone: `09${at % 230}000` }),
    );
    const { parameters } = linkRecords(strangers, { seed: 1 });
    expect(parameters.relatives.identified).toBe(false);
    const { fields } = explainPair(strangers[0]!, strangers[1]!, parameters);
    expect(fields.find(({ field }) => field === "relatives")?.bits).toBeCloseTo(0, 9);
  });
});
