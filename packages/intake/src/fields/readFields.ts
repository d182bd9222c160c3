/**
 * What the readable cells of one row say: names, dates, age, sex, places, cause.
 *
 * Pure and repeatable: the register is rebuilt from cells by this function, so the same cells and hints
 * must always give the same fields. A value that cannot be read rejects its row (it is mended in the
 * user's file); a word of an open vocabulary that nobody listed only leaves its field empty.
 * Several columns of one role: the first that says something holds, except names, which are all kept.
 */
import type { AgeSpan, ColumnRole, DateHint, DateSpan, RecordCell, RecordFields, Sex } from "@daftar/model";
import type { RowCode, RowFault } from "../read/table.ts";
import { saysNothing } from "./placeholder.ts";
import { readAge } from "./readAge.ts";
import { readDate } from "./readDate.ts";
import { readName, readText } from "./readText.ts";
import { readCause, readEventLink, readPopulation, readSex, readStatus } from "./readWords.ts";

export interface FieldOptions {
  /** Row to name in a fault, as the user sees it. */
  readonly row?: number | undefined;
  /** How the dates of a column are written, by its header; see `dateHints`. */
  readonly dates?: ReadonlyMap<string, DateHint> | undefined;
  /**
   * Leave fields empty instead of rejecting the row: for comparing plain files (`daftar link`), where
   * every row must come out again. Never for a desk.
   */
  readonly lenient?: boolean | undefined;
}

export type ReadFields =
  | { readonly kind: "fields"; readonly ok: RecordFields }
  | { readonly kind: "rejected"; readonly rejected: RowFault };

/** Leaves the reading of a row early; never leaves this file. */
class Rejection extends Error {
  readonly fault: RowFault;
  constructor(fault: RowFault) {
    super(fault.words);
    this.fault = fault;
  }
}

/**
 * @param cells the readable cells of a row (`divideRow`), as written
 * @returns the fields, or the fault with code `row.date`, `row.age`, `row.sex`, `row.no-identity` or
 *   `row.not-a-death`
 */
export function readFields(cells: readonly RecordCell[], options: FieldOptions = {}): ReadFields {
  const lenient = options.lenient === true;
  const fault = (cell: RecordCell | null, code: RowCode, words: string) =>
    new Rejection({
      row: options.row ?? 0,
      column: cell?.header ?? null,
      value: cell?.text ?? null,
      code,
      words,
    });
  const of = (role: ColumnRole) => cells.filter((cell) => cell.role === role && !saysNothing(cell.text));
  const text = (role: ColumnRole) => {
    const cell = of(role)[0];
    return cell === undefined ? null : readText(cell.text);
  };
  const named = (role: ColumnRole) =>
    cells
      .filter((cell) => cell.role === role)
      .map((cell) => readName(cell.text))
      .filter((name) => name !== null);

  const date = (role: ColumnRole): DateSpan | null => {
    for (const cell of cells.filter((one) => one.role === role)) {
      const read = readDate(cell.text, options.dates?.get(cell.header ?? "") ?? {});
      if (read.kind === "unreadable" && !lenient)
        throw fault(cell, "row.date", `The date cannot be read: ${read.why}.`);
      if (read.kind === "date") return read.span;
    }
    return null;
  };
  const age = (): AgeSpan | null => {
    for (const cell of of("ageYears")) {
      const read = readAge(cell.text);
      if (read.kind === "unreadable" && !lenient)
        throw fault(cell, "row.age", `The age cannot be read: ${read.why}.`);
      if (read.kind === "age") return read.age;
    }
    return null;
  };
  const sexOf = (): Sex | null => {
    for (const cell of of("sex")) {
      const read = readSex(cell.text);
      if (read.kind === "unreadable" && !lenient)
        throw fault(cell, "row.sex", `The sex cannot be read: ${read.why}.`);
      if (read.kind === "sex") return read.sex;
    }
    return null;
  };
  const first = <T>(role: ColumnRole, read: (text: string) => T | null): T | null => {
    for (const cell of of(role)) {
      const found = read(cell.text);
      if (found !== null) return found;
    }
    return null;
  };

  try {
    const given = named("given");
    const family = named("family");
    // A second given and family name are the same name in another script: a name of its own.
    const pairs = Array.from({ length: Math.max(given.length, family.length) - 1 }, (_, at) =>
      [given[at + 1], family[at + 1]].filter((part) => part !== undefined).join(" "),
    );
    const names = [...new Set([...named("name"), ...pairs])];
    const tag = text("bodyTag");
    if (
      !lenient &&
      names.length === 0 &&
      given.length === 0 &&
      family.length === 0 &&
      tag === null &&
      text("key") === null
    )
      throw fault(
        null,
        "row.no-identity",
        "The row has neither a name, nor a number of its list, nor a body's tag.",
      );
    const said = first("status", readStatus) ?? "dead";
    if (said === "living" && !lenient)
      throw fault(
        of("status")[0] ?? null,
        "row.not-a-death",
        "The row speaks of somebody who is not said to be dead.",
      );
    const status = said === "living" ? "dead" : said;
    const link = first("eventLink", readEventLink);
    return {
      kind: "fields",
      ok: {
        names,
        given: given[0] ?? null,
        father: named("father")[0] ?? null,
        grandfather: named("grandfather")[0] ?? null,
        family: family[0] ?? null,
        sex: sexOf(),
        age: age(),
        birthDate: date("birthDate"),
        injuryDate: date("injuryDate"),
        deathDate: date("deathDate"),
        birthPlace: text("birthPlace"),
        injuryPlace: { place: text("injuryPlace"), province: text("injuryProvince") },
        deathPlace: { place: text("deathPlace"), province: text("deathProvince") },
        burialPlace: text("burialPlace"),
        nationalId: text("nationalId"),
        population: first("population", readPopulation),
        cause: first("cause", readCause),
        bodyTag: tag,
        status,
        eventLink: link ?? (status === "missing-presumed" ? "missing-presumed" : null),
      },
    };
  } catch (error) {
    if (error instanceof Rejection) return { kind: "rejected", rejected: error.fault };
    throw error;
  }
}
