/**
 * A claim as a form holds it, and the claim that it makes: by hand from marked words, or from a draft.
 *
 * What a person did not say stays empty; a claim is made only where nothing that it needs is missing (J13).
 */
import { type Claim, toAsciiDigits } from "@daftar/model";
import { figureOf } from "./readFigure.ts";

export interface ClaimEntry {
  readonly kind: Claim["kind"];
  readonly claimant: string;
  /** Empty until somebody says so: nothing tells it but a person. */
  readonly claimantKind: Claim["claimantKind"] | "";
  /** Nearest to the claimant first, parted by `>`. */
  readonly via: string;
  readonly qualifier: NonNullable<Claim["figure"]["qualifier"]>;
  readonly numbers: { readonly value: string; readonly low: string; readonly high: string };
  readonly counted: string;
  readonly population: string;
  readonly from: string;
  readonly to: string;
  readonly area: string;
  readonly basis: Claim["basis"] | "";
  readonly asOf: string;
  readonly publishedIn: string;
  readonly caveats: string;
  readonly responsibility: string;
}

export const EMPTY: ClaimEntry = {
  kind: "figure",
  claimant: "",
  claimantKind: "",
  via: "",
  qualifier: "exact",
  numbers: { value: "", low: "", high: "" },
  counted: "",
  population: "",
  from: "",
  to: "",
  area: "",
  basis: "",
  asOf: "",
  publishedIn: "",
  caveats: "",
  responsibility: "",
};

export type Needed = "claimant" | "claimantKind" | "basis" | "asOf" | "value" | "low" | "high";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** A whole number as typed, in any digits and with thousands parted; null where it is none. */
function whole(typed: string): number | null {
  const plain = toAsciiDigits(typed).replace(/[,٬\s]/g, "");
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
}

/** A qualifier and a kind that go together: "in words" is of a quantity in words alone. */
export function fitted(entry: ClaimEntry, changed: "kind" | "qualifier"): ClaimEntry {
  const worded = entry.qualifier === "worded";
  if (changed === "kind") {
    if (entry.kind === "worded-figure") return { ...entry, qualifier: "worded" };
    return worded ? { ...entry, qualifier: "exact" } : entry;
  }
  if (worded) return { ...entry, kind: "worded-figure" };
  return entry.kind === "worded-figure" ? { ...entry, kind: "figure" } : entry;
}

/** What a claim cannot be without and the form does not have. */
export function missing(entry: ClaimEntry): readonly Needed[] {
  const { numbers, qualifier, kind } = entry;
  const needed: Needed[] = [];
  if (oneLine(entry.claimant) === "") needed.push("claimant");
  if (entry.claimantKind === "") needed.push("claimantKind");
  if (kind === "figure" && qualifier === "between") {
    if (whole(numbers.low) === null) needed.push("low");
    if (whole(numbers.high) === null) needed.push("high");
  } else if (kind === "figure" && whole(numbers.value) === null) needed.push("value");
  if (entry.basis === "") needed.push("basis");
  if (!DAY.test(entry.asOf)) needed.push("asOf");
  return needed;
}

function figureIn({ kind, qualifier, numbers }: ClaimEntry, asWorded: string): Claim["figure"] {
  const none = { value: null, low: null, high: null };
  const value = whole(numbers.value);
  if (kind === "refusal-to-state" || (kind === "denial" && value === null))
    return { ...none, qualifier: null, asWorded };
  if (kind === "denial") return { ...figureOf("exact", value ?? 0), qualifier: "exact", asWorded };
  if (qualifier === "between")
    return { value: null, low: whole(numbers.low), high: whole(numbers.high), qualifier, asWorded };
  return { ...(value === null ? none : figureOf(qualifier, value)), qualifier, asWorded };
}

/** What a claim has besides what its form holds. */
export interface Beside {
  readonly id: string;
  readonly invented: boolean;
  readonly asWorded: string;
  readonly note: string;
  readonly links: Pick<Claim, "partOf" | "partKind" | "supersedes" | "answers" | "rebuts">;
}

export const UNLINKED: Beside["links"] = {
  partOf: null,
  partKind: null,
  supersedes: null,
  answers: null,
  rebuts: null,
};

/** The claim, or null where `missing` names anything. */
export function claimOf(entry: ClaimEntry, { id, invented, asWorded, note, links }: Beside): Claim | null {
  const { claimantKind, basis } = entry;
  if (missing(entry).length > 0 || claimantKind === "" || basis === "") return null;
  return {
    id,
    invented,
    kind: entry.kind,
    claimant: oneLine(entry.claimant),
    claimantKind,
    via: entry.via
      .split(">")
      .map(oneLine)
      .filter((one) => one !== ""),
    figure: figureIn(entry, oneLine(asWorded)),
    counted: oneLine(entry.counted),
    populationNote: oneLine(entry.population),
    window: { from: entry.from === "" ? null : entry.from, to: entry.to === "" ? null : entry.to },
    area: oneLine(entry.area),
    basis,
    stated: "stated",
    ...links,
    asOf: entry.asOf,
    caveats: oneLine(entry.caveats),
    responsibility: oneLine(entry.responsibility),
    publishedIn: oneLine(entry.publishedIn),
    sourceTier: invented ? "invented" : "",
    note: oneLine(note),
  };
}
