/** The lineage of accounts in plain English; pages say the same in their reader's language, by the codes. */
import type { AssertionField } from "@daftar/model";
import type { LineageCircle, LineageValue, SourcePair, Why } from "./graphTypes.ts";

export const quoted = (text: string): string => `“${text}”`;

const named = (name: string | null): string => (name === null ? "" : ` ${quoted(name)}`);

const WHY: Readonly<Record<Why["code"], (name: string | null, other: string) => string>> = {
  "not-counted": () => "not assessed credible, so its origin is not counted",
  unknown: () =>
    "its lineage is unknown: all such accounts together are one origin, or none beside a known one",
  "same-circle": (_, other) =>
    other === ""
      ? "it goes round in a circle that names no origin"
      : `it goes round in one circle with ${other}`,
  "copies-record": (_, other) => `it copies the account ${other}`,
  "copies-list": (name) => `it copies list${named(name)}`,
  "copied-by-list": (name) => `list${named(name)} takes from it`,
  "same-origin": (name, other) => `it goes back to the origin${named(name)}, as ${other} does`,
  "same-list": (name, other) => `it copies list${named(name)}, as ${other} does`,
  "same-body": (name, other) => `it comes from the body${named(name)}, as ${other} does`,
  "same-source": (name, other) => `it comes from the sealed source${named(name)}, as ${other} does`,
  household: (name, other) => `same household${named(name)} as ${other}, and not both saw for themselves`,
  "perhaps-same-source": (name, other) =>
    `possibly the same sealed source as ${other}${name === null ? "" : ` (${name})`}: no custodian attested that they differ`,
};

/** @param other label of the account it is one origin with; empty where it is about itself */
export function whyWords(code: Why["code"], name: string | null, other: string): string {
  return WHY[code](name, other);
}

const COUNTS: Readonly<Record<LineageCircle["counts"], string>> = {
  "one-known": "together they are one origin, however many they are",
  unknown: "none of them names an origin: together they are one of unknown lineage",
  "what-it-leads-to": "the circle adds nothing: only that to which a way out of it leads is counted",
};

/** @param members labels in the order of the circle */
export function circleWords(members: readonly string[], counts: LineageCircle["counts"]): string {
  return `${roundWords(members)}; ${COUNTS[counts]}`;
}

function roundWords(members: readonly string[]): string {
  const [only = ""] = members;
  return members.length === 1
    ? `${only} goes back to itself`
    : `${members.join(" → ")} → ${only}: they go back to one another`;
}

const FIELDS: Readonly<Record<AssertionField, string>> = {
  deathDate: "date of death",
  deathPlace: "place of death",
  injuryDate: "date of injury",
  injuryPlace: "place of injury",
  age: "age",
  sex: "sex",
  population: "population",
  cause: "cause",
  eventLink: "link to the events",
};

const listed = (names: readonly string[]): string =>
  names.length < 3 ? names.join(" and ") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;

type Valued = Pick<LineageValue, "field" | "said" | "origins" | "known"> & { readonly label: string };

/** @param from labels of what it was taken from; @param oneWith of accounts whose value is one with it */
export function valueWords(value: Valued, from: readonly string[], oneWith: readonly string[]): string {
  const { label, field, said, origins, known } = value;
  const origin = listed(origins.map(quoted));
  const taken = from.length > 0 ? ` from ${listed(from)}` : "";
  const ends = known ? `${taken === "" ? " from" : ", which goes back to"} ${origin}` : "";
  const unknown = known ? "" : `${taken === "" ? "" : ","} from nobody known`;
  const copied = said === "copied" ? ", as what it copies has it" : "";
  const shared =
    oneWith.length === 0
      ? ""
      : `; ${listed(oneWith)} ${oneWith.length === 1 ? "has" : "have"} it from the same origin, which confirms nothing`;
  return `${label} has its ${FIELDS[field]}${taken}${ends}${unknown}${copied}${shared}`;
}

export function valueCircleWords(field: AssertionField, members: readonly string[], known: boolean): string {
  const count = known ? "together it is one origin’s" : "nobody in it names an origin";
  return `${FIELDS[field]}: ${roundWords(members)}; ${count}`;
}

export function pairWords(
  { sources, accounts }: Pick<SourcePair, "sources" | "accounts">,
  said: string,
): string {
  const side = (at: 0 | 1): string => `${quoted(sources[at])} (${accounts[at].join(", ")})`;
  return `${side(0)} and ${side(1)} ${said}`;
}
