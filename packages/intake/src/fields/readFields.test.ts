import type { ColumnRole, RecordCell } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { readDate } from "./readDate.ts";
import { type FieldOptions, readFields } from "./readFields.ts";

// Everybody here is invented.
const cells = (said: Partial<Record<ColumnRole, string | string[]>>): RecordCell[] =>
  Object.entries(said).flatMap(([role, texts]) =>
    [texts]
      .flat()
      .map((text, at) => ({ role: role as ColumnRole, header: at === 0 ? role : `${role} ${at + 1}`, text })),
  );
const fields = (said: Parameters<typeof cells>[0], options: FieldOptions = {}) => {
  const read = readFields(cells(said), options);
  if (read.kind === "rejected") throw new Error(read.rejected.code);
  return read.ok;
};
const fault = (said: Parameters<typeof cells>[0], options: FieldOptions = { row: 7 }) => {
  const read = readFields(cells(said), options);
  return read.kind === "rejected" ? read.rejected : null;
};

describe("what a row says", () => {
  it("a full row", () => {
    expect(
      fields({
        key: "PRACTICE-1",
        name: ["Arash Behmanzad", "آرش  بهمنزاد"],
        father: "فرهاد",
        sex: "مرد",
        ageYears: "حدود ۳۰",
        deathDate: "۱۳۹۳/۰۲/۱۸",
        deathPlace: ["Delaran", "دلاران"],
        deathProvince: "Sarvand",
        cause: "گلوله",
        population: "معترض",
        nationalId: "12*456",
      }),
    ).toMatchObject({
      names: ["Arash Behmanzad", "آرش بهمنزاد"],
      given: null,
      father: "فرهاد",
      sex: "male",
      age: { low: 25, high: 35 },
      deathDate: {
        from: "2014-05-08",
        to: "2014-05-08",
        precision: "day",
        calendar: "jalali",
        asWritten: "۱۳۹۳/۰۲/۱۸",
      },
      injuryDate: null,
      deathPlace: { place: "Delaran", province: "Sarvand" },
      injuryPlace: { place: null, province: null },
      cause: "gunfire",
      population: "protester",
      nationalId: "12*456",
      status: "dead",
      eventLink: null,
    });
  });

  it("a second given and family name, in another script, is a name of its own", () => {
    const read = fields({ given: ["Arash", "آرش"], family: ["Behmanzad", "بهمنزاد"] });
    expect([read.given, read.family, read.names]).toEqual(["Arash", "Behmanzad", ["آرش بهمنزاد"]]);
  });

  it("a word for unknown names nobody", () => {
    expect(fields({ key: "7", name: ["Unknown", "نامشخص"], father: "ناشناس" })).toMatchObject({
      names: [],
      father: null,
    });
  });

  it("the first column of a role that says something holds", () => {
    expect(
      fields({ name: "Arash B", ageYears: ["", "unknown", "30"], deathDate: ["", "2014-05-08"] }),
    ).toMatchObject({
      age: { low: 30, high: 30 },
      deathDate: { from: "2014-05-08" },
    });
  });

  it("words that nobody listed leave their field empty and lose no row", () => {
    expect(
      fields({ name: "Arash B", cause: "xyz", population: "rioter", eventLink: "perhaps" }),
    ).toMatchObject({
      cause: null,
      population: null,
      eventLink: null,
    });
  });

  it("the missing are missing-presumed, the living are no record of a death", () => {
    expect(fields({ name: "Arash B", status: "ناپدید" })).toMatchObject({
      status: "missing-presumed",
      eventLink: "missing-presumed",
    });
    expect(fault({ name: "Arash B", status: "injured" })).toMatchObject({
      code: "row.not-a-death",
      row: 7,
      column: "status",
      value: "injured",
    });
  });

  it("how a column writes dates decides what a date is", () => {
    const hint = new Map([["deathDate", { order: "mdy" as const }]]);
    expect(fields({ name: "A B", deathDate: "5/7/2014" }).deathDate?.from).toBe("2014-07-05");
    expect(fields({ name: "A B", deathDate: "5/7/2014" }, { dates: hint }).deathDate?.from).toBe(
      "2014-05-07",
    );
    const hijri = new Map([["deathDate", { calendar: "hijri" as const }]]);
    expect(fields({ name: "A B", deathDate: "1435/07/09" }, { dates: hijri }).deathDate).toMatchObject({
      from: "2014-05-08",
      calendar: "hijri",
    });
  });

  it.each<[string, Parameters<typeof cells>[0], object]>([
    [
      "a date",
      { name: "A B", deathDate: "2014-02-30" },
      { code: "row.date", column: "deathDate", value: "2014-02-30" },
    ],
    ["an age", { name: "A B", ageYears: "1994" }, { code: "row.age", column: "ageYears", value: "1994" }],
    ["a sex", { name: "A B", sex: "q" }, { code: "row.sex", column: "sex", value: "q" }],
    ["nobody", { name: "unknown", ageYears: "30" }, { code: "row.no-identity", column: null, value: null }],
    ["only a father's name", { father: "Farhad" }, { code: "row.no-identity", column: null, value: null }],
  ])("%s that cannot be read rejects the row, by row, column, value and rule", (_, said, expected) => {
    expect(fault(said)).toMatchObject({ row: 7, ...expected });
  });

  it("a number of the list, or a body's tag, is identity enough", () => {
    expect(fault({ bodyTag: "T-12" })).toBeNull();
    expect(fault({ key: "12" })).toBeNull();
  });

  it("lenient, for comparing plain files: nothing is rejected, what cannot be read is empty", () => {
    expect(
      fields(
        { name: "?", sex: "q", ageYears: "1994", deathDate: "soon", status: "injured" },
        { lenient: true },
      ),
    ).toMatchObject({
      names: [],
      sex: null,
      age: null,
      deathDate: null,
      status: "dead",
    });
  });
});

describe("dates that only columns have", () => {
  it("eight digits are year, month, day, of either calendar", () => {
    expect(readDate("19840517")).toMatchObject({ span: { from: "1984-05-17", asWritten: "19840517" } });
    expect(readDate("۱۳۹۳۰۲۱۸")).toMatchObject({ span: { from: "2014-05-08", calendar: "jalali" } });
    expect(readDate("19841317").kind).toBe("unreadable");
  });
  it("days of the centuries before are Gregorian", () => {
    expect(readDate("1712-03-04")).toMatchObject({ span: { from: "1712-03-04", calendar: "gregorian" } });
    expect(readDate("1712-02-30").kind).toBe("unreadable");
  });
  it("words for unknown are missing", () => {
    for (const text of ["", "Unknown", "غير محدد", "not known"]) expect(readDate(text).kind).toBe("missing");
  });
});
