/**
 * Proposes what each column holds and how it is kept (J18).
 *
 * A column stays readable only where its header says what it holds and its values agree, or where its
 * values can be nothing else (words for sex or population). Everything else is sealed: as source
 * identity where header or values point at somebody who speaks, as free text otherwise.
 * Cost: linear in the sample.
 */
import { type Calendar, type ColumnClass, type ColumnRole, classOfRole } from "@daftar/model";
import { isRejectedColumn } from "../rejected/rejectedColumns.ts";
import { betraysSomebody } from "./betrays.ts";
import { dateStyle } from "./dateStyle.ts";
import { type HeaderMeaning, headerMeaning } from "./headerWords.ts";
import { type ValueShapes, valueShapes } from "./valueShapes.ts";

export interface ColumnProposal {
  /** 0-based position in the file. */
  readonly column: number;
  readonly header: string;
  readonly role: ColumnRole;
  readonly class: ColumnClass;
  /** In a few words, for the person who decides. */
  readonly why: string;
  /** False where a person should look before going on; such a column is sealed. */
  readonly sure: boolean;
  /** Of a date column; null elsewhere and where the values do not say. */
  readonly calendar: Calendar | null;
  readonly order: "dmy" | "mdy" | null;
}

export interface MappingProposal {
  readonly columns: readonly ColumnProposal[];
}

interface Verdict {
  readonly role: ColumnRole;
  readonly class?: ColumnClass;
  readonly why: string;
  readonly sure: boolean;
}

const DATES: readonly ColumnRole[] = ["birthDate", "deathDate", "injuryDate"];
const SEALED: readonly HeaderMeaning["kind"][] = [
  "phone",
  "email",
  "source",
  "institution",
  "address",
  "link",
];

const sealed = (why: string, role: ColumnRole = "text", columnClass?: ColumnClass): Verdict => ({
  role,
  class: columnClass ?? classOfRole(role),
  why,
  sure: false,
});

/** Whether the values of a column fit the role its header names. */
function fits(role: ColumnRole, shapes: ValueShapes): boolean {
  if (shapes.count === 0) return true;
  switch (role) {
    case "name":
    case "given":
    case "father":
    case "grandfather":
    case "family":
      return shapes.nameLike >= 0.9;
    case "birthPlace":
    case "deathPlace":
    case "deathProvince":
    case "injuryPlace":
    case "injuryProvince":
    case "burialPlace":
      return shapes.placeLike >= 0.9;
    case "sex":
      return shapes.sex >= 0.8;
    case "ageYears":
      return shapes.age >= 0.8;
    case "birthDate":
    case "deathDate":
    case "injuryDate":
      return shapes.date >= 0.8;
    case "key":
      return shapes.idLike >= 0.95 && shapes.distinct >= shapes.count * 0.9;
    case "nationalId":
      return shapes.idLike >= 0.95;
    case "population":
      return shapes.population >= 0.6;
    case "status":
      return shapes.status >= 0.6;
    case "cause":
    case "bodyTag":
    case "eventLink":
      return shapes.short >= 0.9;
    default:
      return true;
  }
}

/** Share of a column's values from which on they are what the column is about. */
const MANY = 0.2;

function byHeader(role: ColumnRole, shapes: ValueShapes): Verdict {
  const isNumber = role === "key" || role === "nationalId" || role === "bodyTag";
  if (isNumber && (shapes.dialled >= MANY || shapes.bareMobile >= 0.9))
    return sealed("the header fits, but the values are telephone numbers", "phone");
  // A list keeps its numbers for a few that are something else: those are sealed one by one (sealBetraying).
  const reaching = isNumber
    ? shapes.email > 0 || Math.max(shapes.link, shapes.told) >= MANY
    : contacts(shapes) > 0;
  if (reaching)
    return sealed("the header fits, but some values tell how to reach somebody", "text", "source-identity");
  if (role === "birthDate" && shapes.date < 0.2 && shapes.placeLike >= 0.9 && shapes.count > 0)
    return { role: "birthPlace", why: "header; the values are places", sure: true };
  if (!fits(role, shapes)) return sealed(`the header suggests ${role}, the values do not`);
  return {
    role,
    why: shapes.count === 0 ? "header; no values to check" : "header, and the values agree",
    sure: true,
  };
}

function contacts(shapes: ValueShapes): number {
  return Math.max(shapes.email, shapes.phone, shapes.dialled, shapes.link, shapes.told);
}

/** A column whose header says nothing that is known here. */
function byValues(shapes: ValueShapes): Verdict {
  if (shapes.email >= 0.2) return { role: "email", why: "the values are e-mail addresses", sure: true };
  if (shapes.link >= 0.2)
    return { role: "text", class: "source-identity", why: "the values are web addresses", sure: true };
  if (shapes.phone >= 0.2 && shapes.date < 0.5)
    return sealed("the values look like telephone numbers", "phone");
  if (contacts(shapes) > 0)
    return sealed("some values tell how to reach somebody, or who told", "text", "source-identity");
  if (shapes.count >= 3 && shapes.sex >= 0.95 && shapes.distinct <= 8)
    return { role: "sex", why: "the values are words for sex", sure: true };
  if (shapes.count >= 3 && shapes.population >= 0.95 && shapes.distinct <= 20)
    return { role: "population", why: "the values are words for population", sure: true };
  if (shapes.ordinal)
    return { role: "ignore", why: "rows are numbered; a row's number says nothing", sure: true };
  if (shapes.count >= 3 && shapes.date >= 0.8) return sealed("the values are dates, but of what is not said");
  if (shapes.count >= 3 && shapes.nameLike >= 0.9 && shapes.distinct > shapes.count * 0.5)
    return sealed("the values may be names, but whose is not said", "text", "source-identity");
  return sealed("neither header nor values say what this is");
}

/**
 * A column called just "date". In a list it is the death's; on a form that also names a teller it may be
 * the day of telling, and two forms filled in on one day would seem to agree on a death (J6).
 */
function plainDate(shapes: ValueShapes, clear: boolean): Verdict {
  if (clear && shapes.count > 0 && shapes.date >= 0.8)
    return { role: "deathDate", why: "the only date of a list of the dead", sure: true };
  return sealed("a date, but of what is not said");
}

function sealedByHeader(kind: HeaderMeaning["kind"]): Verdict {
  if (kind === "phone") return { role: "phone", why: "header: a way to reach somebody", sure: true };
  if (kind === "email") return { role: "email", why: "header: a way to reach somebody", sure: true };
  if (kind === "address") return { role: "address", why: "header: an address", sure: true };
  if (kind === "link")
    return { role: "text", class: "source-identity", why: "header: links lead to people", sure: true };
  if (kind === "institution")
    return {
      role: "text",
      class: "source-identity",
      why: "header: it narrows down who could tell",
      sure: true,
    };
  return { role: "reporter", why: "header: it speaks of a source", sure: true };
}

/**
 * @param table header and a sample of rows (a thousand is plenty); cells in the order of the header
 * @returns one proposal per column, in their order
 */
export function proposeMapping(table: {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}): MappingProposal {
  const { header, rows } = table;
  const meanings = header.map(headerMeaning);
  const roleAt = meanings.map((meaning) => (meaning.kind === "role" ? meaning.role : null));
  const hasFamily = roleAt.includes("family");
  const hasAddress = meanings.some((meaning) => meaning.kind === "address");
  const hasTellers = meanings.some(({ kind }) => kind === "source" || kind === "phone" || kind === "email");
  const soleDate =
    meanings.filter(({ kind }) => kind === "plain-date").length === 1 &&
    !roleAt.some((role) => role === "deathDate" || role === "injuryDate");
  let key: number | null = null;

  const columns = header.map((name, column): ColumnProposal => {
    const values = rows.map((row) => row[column] ?? "");
    const shapes = valueShapes(values);
    const meaning = meanings[column] ?? { kind: "unknown" };
    let verdict: Verdict;
    if (headerIsOurs(name)) verdict = { role: "ignore", why: "written by Daftar itself", sure: true };
    else if (SEALED.includes(meaning.kind)) verdict = sealedByHeader(meaning.kind);
    else if (betraysSomebody(name))
      verdict = sealed("the header tells how to reach somebody, or who told", "text", "source-identity");
    else if (meaning.kind === "row-number")
      verdict =
        shapes.ordinal || shapes.count === 0
          ? { role: "ignore", why: "rows are numbered; a row's number says nothing", sure: true }
          : sealed("a number, but of what is not said");
    else if (meaning.kind === "free-text") verdict = { role: "text", why: "header: free text", sure: true };
    else if (meaning.kind === "plain-date") verdict = plainDate(shapes, soleDate && !hasTellers);
    else if (meaning.kind === "role") {
      let role = meaning.role;
      // "نام" beside "نام خانوادگی", and "name" beside "surname", is the given name.
      if (role === "name" && hasFamily && mostlyOneWord(values) && !roleAt.includes("given")) role = "given";
      // In a register of residents a state is part of an address.
      if (role === "deathProvince" && hasAddress) verdict = sealedByHeader("address");
      else verdict = byHeader(role, shapes);
      if (verdict.role === "key") {
        if (key !== null) verdict = sealed("a second key; the first holds");
        else key = column;
      }
    } else verdict = byValues(shapes);

    const style = DATES.includes(verdict.role) ? dateStyle(name, values) : null;
    return {
      column,
      header: name,
      role: verdict.role,
      class: verdict.class ?? classOfRole(verdict.role),
      why: style?.mixed ? `${verdict.why}; day and month change places, so check` : verdict.why,
      sure: verdict.sure && !style?.mixed,
      calendar: style?.calendar ?? null,
      order: style?.order ?? null,
    };
  });
  return { columns };
}

function headerIsOurs(header: string): boolean {
  return header === "invented" || isRejectedColumn(header);
}

function mostlyOneWord(values: readonly string[]): boolean {
  const said = values.map((value) => value.trim()).filter((value) => value !== "");
  return said.filter((value) => !/\s/.test(value)).length * 2 >= said.length;
}
