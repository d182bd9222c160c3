/** What the form asks, and what of it goes to the desk: in clear, and sealed. Pure. */
import { toAsciiDigits } from "@daftar/model";
import type { SOURCES } from "../person/closedWords.ts";
import { type AssertedField, answered, type ValueAnswers, valueSaid } from "../person/valueSaid.ts";

interface Texts {
  readonly given: string;
  readonly father: string;
  readonly family: string;
  readonly ageYears: string;
  readonly deathDate: string;
  readonly deathPlace: string;
  readonly deathProvince: string;
  readonly cause: string;
  readonly bodyTag: string;
  readonly asWorded: string;
  readonly low: string;
  readonly high: string;
  readonly from: string;
  readonly to: string;
  readonly city: string;
  readonly province: string;
  /** A pseudonym for whoever perceived, so that two accounts of theirs are known to be one origin. */
  readonly origin: string;
  readonly household: string;
  readonly sourceName: string;
  readonly sourceContact: string;
  readonly sourceSaid: string;
  readonly consentSaid: string;
}
export type TextName = keyof Texts;

export interface Form extends Texts {
  readonly about: "person" | "number";
  readonly sex: "female" | "male" | "";
  readonly whatCounted: "bodies-seen" | "registered" | "buried" | "told";
  readonly extent: "whole" | "partial";
  readonly perceived: "saw" | "handled" | "document" | "heard";
  readonly sourceClass: (typeof SOURCES)[number];
  readonly anonymous: boolean;
  /** Values that come from elsewhere than the account, as far as that was said. */
  readonly elsewhere: Readonly<Partial<Record<AssertedField, ValueAnswers>>>;
}

/** Values that may come from elsewhere, each with the answers that give it. */
const MAY_DIFFER: readonly (readonly [AssertedField, ...(TextName | "sex")[]])[] = [
  ["deathDate", "deathDate"],
  ["deathPlace", "deathPlace", "deathProvince"],
  ["age", "ageYears"],
  ["sex", "sex"],
  ["cause", "cause"],
];

/** Those of them that are given. */
export function mayDiffer(form: Form): AssertedField[] {
  return MAY_DIFFER.flatMap(([field, ...names]) =>
    names.some((name) => form[name].trim() !== "") ? [field] : [],
  );
}

export const EMPTY: Form = {
  about: "person",
  given: "",
  father: "",
  family: "",
  ageYears: "",
  sex: "",
  deathDate: "",
  deathPlace: "",
  deathProvince: "",
  cause: "",
  bodyTag: "",
  asWorded: "",
  low: "",
  high: "",
  from: "",
  to: "",
  city: "",
  province: "",
  whatCounted: "bodies-seen",
  extent: "partial",
  perceived: "saw",
  sourceClass: "witness",
  origin: "",
  household: "",
  sourceName: "",
  sourceContact: "",
  sourceSaid: "",
  consentSaid: "",
  anonymous: false,
  elsewhere: {},
};

type Wanting = "name" | "figure" | "window" | "whence";
export type Told =
  | { readonly kind: "wanting"; readonly what: Wanting }
  | {
      readonly kind: "person" | "number";
      readonly form: Readonly<Record<string, unknown>>;
      /** Never sent in clear. */
      readonly source: Readonly<Record<string, string>>;
    };

const filled = (parts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parts)
      .map(([name, text]) => [name, text.trim()] as const)
      .filter(([, text]) => text !== ""),
  );
const orNull = (text: string) => (text.trim() === "" ? null : text.trim());
const count = (text: string) => {
  const plain = toAsciiDigits(text.trim()).replace(/[,٬]/g, "");
  return /^\d{1,7}$/.test(plain) ? Number(plain) : null;
};
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function lineageOf(form: Form) {
  return {
    origin: orNull(form.origin),
    from: [],
    household: orNull(form.household),
    sawThemself: form.perceived === "saw" || form.perceived === "handled",
    body: null,
    direct: form.perceived !== "heard",
    sourceClass: form.sourceClass,
    anonymous: form.anonymous,
    sealedSource: null,
  };
}

export function formOf(form: Form): Told {
  const source = filled({
    name: form.sourceName,
    contact: form.sourceContact,
    said: form.sourceSaid,
    consent: form.consentSaid,
  });
  if (form.about === "number") {
    const [low, high] = [count(form.low), count(form.high === "" ? form.low : form.high)];
    if (low === null || high === null || low > high) return { kind: "wanting", what: "figure" };
    const [from, to] = [
      toAsciiDigits(form.from.trim()),
      toAsciiDigits((form.to === "" ? form.from : form.to).trim()),
    ];
    if (!DAY.test(from) || !DAY.test(to) || from > to) return { kind: "wanting", what: "window" };
    return {
      kind: "number",
      source,
      form: {
        account: {
          place: { province: orNull(form.province), city: orNull(form.city), incident: null },
          window: { from, to },
          low,
          high,
          asWorded: form.asWorded.trim(),
          whatCounted: form.whatCounted,
          extent: form.extent,
          includes: [],
          lineage: lineageOf(form),
        },
      },
    };
  }
  const cells = filled({
    given: form.given,
    father: form.father,
    family: form.family,
    ageYears: form.ageYears,
    sex: form.sex,
    deathDate: form.deathDate,
    deathPlace: form.deathPlace,
    deathProvince: form.deathProvince,
    cause: form.cause,
    bodyTag: form.bodyTag,
  });
  const known = cells["given"] ?? cells["family"] ?? cells["bodyTag"] ?? cells["sex"] ?? cells["ageYears"];
  if (known === undefined) return { kind: "wanting", what: "name" };
  const told = mayDiffer(form).flatMap((field) => {
    const answers = form.elsewhere[field];
    return answers === undefined ? [] : [[field, answers] as const];
  });
  if (told.some(([, answers]) => !answered(answers))) return { kind: "wanting", what: "whence" };
  const assertions = Object.fromEntries(
    told.map(([field, answers]) => [field, valueSaid(undefined, null, answers)]),
  );
  return { kind: "person", source, form: { cells, lineage: lineageOf(form), assertions } };
}
