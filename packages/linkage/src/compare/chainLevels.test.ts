import { describe, expect, it } from "vitest";
import { encode } from "../encode/columns.ts";
import { linkRecord } from "../record/linkRecord.ts";
import { tableOf } from "../table/tableOf.ts";
import { fieldSet } from "./fieldSet.ts";
import { levelsOf } from "./levels.ts";

/** Levels of given, father, grandfather, family of two whole names of a list that writes chains. */
function levels(a: string, b: string): number[] {
  const records = [a, b].map((name, at) => linkRecord({ list: "chains", id: String(at), names: [name] }));
  const columns = encode(tableOf(records), { patronymicLists: ["chains"] });
  const fields = fieldSet(columns);
  const out = new Int8Array(fields.names.length).fill(-1);
  levelsOf(columns, fields).of(0, 1, out);
  return ["given", "father", "grandfather", "family"].map((name) => out[fields.names.indexOf(name)] ?? -1);
}

describe("chains of names, one with a word more", () => {
  it("agree where a compound is written apart on one side", () => {
    expect(levels("سامر جمال فراس نورسعید دلاور", "سامر جمال فراس نور سعید دلاور")).toEqual([4, 4, 4, 4]);
    expect(levels("سامر نورجمال فراس دلاور", "سامر نور جمال فراس دلاور")).toEqual([4, 4, 4, 4]);
  });

  it("agree, less fully, where one leaves a name out", () => {
    const own = levels("سامر جمال فراس دلاور", "سامر جمال فراس زاهر دلاور");
    expect(own.slice(0, 3)).toEqual([4, 4, 4]);
    expect(own[3]).toBeGreaterThanOrEqual(3);
  });

  it("stay apart where the given names differ, and where no cut makes the rest agree", () => {
    expect(levels("سامر جمال فراس دلاور", "نبیل جمال فراس زاهر دلاور")[0]).toBe(0);
    expect(levels("سامر جمال فراس دلاور", "سامر کمیل زاهر نبیل عاصم")[3]).toBe(0);
  });
});
