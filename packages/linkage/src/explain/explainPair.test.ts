import { describe, expect, it } from "vitest";
import { linkRecords } from "../link/linkRecords.ts";
import { madePeople } from "../testing/madePeople.ts";
import { explainPair } from "./explainPair.ts";

describe("explainPair", () => {
  const { records } = madePeople(21, 250);
  const { pairs, parameters } = linkRecords(records, { seed: 1 });

  it("gives the weight of the run, and fields that sum to it", () => {
    expect(pairs.length).toBeGreaterThan(50);
    for (const pair of pairs.slice(0, 50)) {
      const explained = explainPair(records[pair.left]!, records[pair.right]!, parameters);
      expect(explained.weight).toBeCloseTo(pair.weight, 2);
      expect(explained.fields.reduce((sum, field) => sum + field.bits, 0)).toBeCloseTo(explained.weight, 9);
    }
  });

  it("says in words what agreed, what differed and what was not told", () => {
    const [one, other] = [records[0]!, { ...records[0]!, id: "again", list: "other", sex: null }];
    const { fields } = explainPair(one, other, parameters);
    const level = (name: string): string | undefined => fields.find(({ field }) => field === name)?.level;
    expect(level("given")).toBe("same");
    expect(level("sex")).toBe("not told");
    expect(level("start")).toBe("how rarely two records are one person");
  });

  it("does not take a column of text that neither account has for a difference", () => {
    const withTrade = records.map((record, at) => ({
      ...record,
      text: { trade: at % 2 ? "baker" : "smith" },
    }));
    const { parameters: learnt } = linkRecords(withTrade, { seed: 1 });
    const { fields } = explainPair(records[0]!, records[1]!, learnt);
    expect(fields.find(({ field }) => field === "text:trade")).toEqual({
      field: "text:trade",
      level: "not told",
      bits: 0,
    });
  });

  it("survives being written as JSON and read again", () => {
    const pair = pairs[0]!;
    const copy: typeof parameters = JSON.parse(JSON.stringify(parameters));
    expect(explainPair(records[pair.left]!, records[pair.right]!, copy)).toEqual(
      explainPair(records[pair.left]!, records[pair.right]!, parameters),
    );
  });
});
