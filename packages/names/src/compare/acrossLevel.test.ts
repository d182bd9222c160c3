import { describe, expect, it } from "vitest";
import { readingTable } from "../read/readingTable.ts";
import { compareForms, compareNames } from "./compareNames.ts";
import { nameForm } from "./nameForm.ts";

const level = (a: string, b: string, learnt?: ReturnType<typeof readingTable>): number =>
  compareForms(nameForm(a), nameForm(b), learnt);

describe("comparing across scripts", () => {
  it("tells two well-known names apart, however alike they sound", () => {
    expect(level("محمد", "mahmoud")).toBeLessThanOrEqual(1);
    expect(level("محمود", "mohammad")).toBeLessThanOrEqual(1);
    expect(level("احمد", "hamad")).toBeLessThanOrEqual(1);
    expect(level("حسن", "hussein")).toBeLessThanOrEqual(1);
    expect(level("محمود", "mahmoud")).toBe(4);
  });

  it("calls words similar where every sound agrees but the reading is unknown", () => {
    expect(level("سلمان", "soleiman")).toBeGreaterThanOrEqual(1);
    expect(level("سلمان", "karimi")).toBe(0);
  });

  it("grades spellings that no table knows by how likely the reading is", () => {
    expect(level("کیانمهر", "kianmehr")).toBe(4);
    expect(level("چالشتری", "chaleshtory")).toBeGreaterThanOrEqual(3);
    expect(level("چالشتری", "javanmard")).toBe(0);
  });

  it("believes pairs learnt from records in both scripts over the table", () => {
    const learnt = readingTable([["محمد", "mahmoud", 5]]);
    expect(level("محمد", "mahmoud", learnt)).toBe(4);
    expect(level("mahmoud", "محمد", learnt)).toBe(4);
    expect(level("محمد", "hasan", learnt)).toBe(0);
  });

  it("lets an initial agree weakly with what it may begin", () => {
    expect(compareNames("Reza K", "Reza K")).not.toBeNull();
    expect(level("m", "mohammad")).toBe(1);
    expect(level("m", "محمد")).toBe(1);
    expect(level("ع", "ali")).toBe(1);
    expect(level("m", "m")).toBe(1);
    expect(level("m", "reza")).toBe(0);
    expect(level("ر", "محمد")).toBe(0);
    expect(level("م", "محمد")).toBe(1);
  });
});
