import type { ColumnRole, RecordCell } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { betraysSomebody, isDialled, numberBetraysSomebody } from "./betrays.ts";
import { sealBetraying, shownFault } from "./sealBetraying.ts";

// Everybody here is invented.
const cell = (role: ColumnRole, text: string): RecordCell => ({ role, header: role, text });
const name = cell("name", "Arash Behmanzad");
const CALL = "+00 555 010 7731";

describe("[J18] a readable cell that tells of a source", () => {
  it.each<[ColumnRole, string]>([
    ["cause", `shot, reported by somebody ${CALL}`],
    ["deathPlace", "Mirvanak, ask q@canary.example"],
    ["burialPlace", "t.me/canary"],
    ["population", "رهگذر به گفته همسایه"],
    ["status", `killed, as told ${CALL}`],
    ["eventLink", CALL],
    ["key", "۰۰۵۵ ۵۰۱ ۰۷۷۳"],
    ["nationalId", "(021) 555 0107"],
    ["bodyTag", "0912 000 0000"],
  ])("of %s is sealed by itself, and its row is taken", (role, text) => {
    const sealed = [cell("reporter", "x")];
    const row = sealBetraying({ readable: [name, cell(role, text)], sealed }, 7);
    expect(row).toEqual({
      kind: "row",
      readable: [name],
      sealed: [...sealed, cell(role, text)],
      moved: [cell(role, text)],
    });
  });

  it.each<[ColumnRole, string]>([
    ["name", `Arash Behmanzad ${CALL}`],
    ["given", "Arash (as told by the family)"],
    ["father", "q@canary.example"],
    ["deathDate", "8 May 2014, reported by a neighbour"],
    ["ageYears", `30 ${CALL}`],
    ["sex", `male ${CALL}`],
    ["status", `missing, as told ${CALL}`],
    ["eventLink", `in custody ${CALL}`],
  ])("of %s gives the row back, since without it the record would say something else", (role, text) => {
    expect(sealBetraying({ readable: [name, cell(role, text)], sealed: [] }, 7)).toMatchObject({
      kind: "rejected",
      rejected: { row: 7, column: role, value: null, code: "row.source-in-cell" },
    });
  });

  it.each<[ColumnRole, string]>([
    ["name", "Arash Behmanzad"],
    ["deathDate", "2014-05-08 12:30"],
    ["deathDate", "۱۳۹۳/۰۲/۱۸"],
    ["deathDate", "20140508"],
    ["ageYears", "20-25"],
    ["key", "0000012345678"],
    ["key", "2014-05-0012"],
    ["nationalId", "0012345678"],
    ["nationalId", "037-123456-7"],
    ["nationalId", "123-45-6789"],
    ["bodyTag", "T-12 / 2014-05-08"],
    ["deathPlace", "Mirvanak, 12 Example Square"],
    ["cause", "gunfire (2 wounds)"],
  ])("is none: %s %s stays as it is", (role, text) => {
    const readable = [cell(role, text)];
    expect(sealBetraying({ readable, sealed: [] }, 1)).toEqual({
      kind: "row",
      readable,
      sealed: [],
      moved: [],
    });
  });

  it("a fault repeats no value that tells of one", () => {
    const fault = { row: 3, column: "age", code: "row.age" as const, words: "x" };
    expect(shownFault({ ...fault, value: "0912 000 0000" }).value).toBeNull();
    expect(shownFault({ ...fault, value: "200" }).value).toBe("200");
  });
});

describe("a number written as it is dialled", () => {
  it.each([
    "+00 555 010 7731",
    "+005550107731",
    "00 555 010 7731",
    "0912-000-0000",
    "021 5550107",
    "555-010-7731",
  ])("%s", (text) => {
    expect([isDialled(text), numberBetraysSomebody(text), betraysSomebody(text)]).toEqual([true, true, true]);
  });

  it.each(["9120000000", "0012345678", "1234 5678 9012 3456", "K+12", "08.05.2014-09.05.2014"])(
    "%s is a number like others",
    (text) => {
      expect(isDialled(text)).toBe(false);
    },
  );
});
