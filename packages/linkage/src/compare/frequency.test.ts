import type { DateSpan } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { encode } from "../encode/columns.ts";
import { frequencyBits } from "../model/weigh.ts";
import { linkRecord } from "../record/linkRecord.ts";
import { tableOf } from "../table/tableOf.ts";
import { fieldSet } from "./fieldSet.ts";
import { frequenciesOf, sharedFrequency } from "./frequency.ts";

const on = (day: string): DateSpan => ({
  from: day,
  to: day,
  precision: "day",
  calendar: "gregorian",
  asWritten: day,
});

/** Eighty of a hundred died on one day in one town and are called alike; the rest apart, and two each. */
const accounts = Array.from({ length: 100 }, (_, at) => {
  const many = at < 80;
  const pair = many ? 0 : at >> 1;
  const letters = (seed: number): string =>
    Array.from({ length: 5 }, (_, place) => String.fromCharCode(97 + ((seed * (place + 3)) % 26))).join("");
  return linkRecord({
    list: "list",
    id: String(at).padStart(3, "0"),
    given: many ? "Nabil" : letters(pair),
    family: many ? "Delavar" : letters(pair + 7),
    deathDate: on(many ? "2031-03-08" : `2031-04-${String((pair % 20) + 1).padStart(2, "0")}`),
    deathPlace: many ? "Golrud" : letters(pair + 11),
  });
});

describe("agreement on what is frequent", () => {
  const columns = encode(tableOf(accounts), { patronymicLists: [] });
  const fields = fieldSet(columns);
  const shared = sharedFrequency(columns, frequenciesOf(columns), fields);
  /** Bits that frequency adds where rows i and j agree best, strangers doing so once in a hundred pairs. */
  const bits = (field: string, i: number, j: number): number => {
    const at = fields.names.indexOf(field);
    return frequencyBits(Math.log2(0.01), shared[at]!(i, j), true);
  };

  it("weighs less: a name, the day and the place of a mass killing", () => {
    for (const field of ["given", "family", "deathDate", "place"]) {
      expect(bits(field, 0, 1), field).toBeLessThan(-5);
      expect(bits(field, 90, 91), field).toBeGreaterThan(-2);
    }
  });
});
