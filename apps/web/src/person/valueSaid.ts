/** Where one value of an account comes from, as a form asks for it (J3): a value may be copied where a death was seen. */
import { lineageSaid } from "./lineageSaid.ts";
import type { Account } from "./types.ts";

export type Assertion = Account["assertions"][number];
export type AssertedField = Assertion["field"];
type Lineage = NonNullable<Assertion["lineage"]>;

export const ASSERTED: readonly AssertedField[] = [
  "deathDate",
  "deathPlace",
  "injuryDate",
  "injuryPlace",
  "age",
  "sex",
  "population",
  "cause",
  "eventLink",
];

export const WHENCE = ["account", "taken", "other", "unknown"] as const;

export interface ValueAnswers {
  readonly whence: (typeof WHENCE)[number] | null;
  /** What it was taken from: `list:NAME` and `record:ID`. */
  readonly from: readonly string[];
  readonly origin: string;
  readonly sourceClass: Lineage["sourceClass"];
  /** Whether that source knew it at first hand. */
  readonly direct: boolean;
}

const NOTHING: ValueAnswers = {
  whence: null,
  from: [],
  origin: "",
  sourceClass: "witness",
  direct: false,
};

/** What is known already is asked again, so that nobody empties it unseen. */
export function answersOf(said: Assertion | undefined): ValueAnswers {
  const lineage = said?.lineage ?? null;
  if (lineage === null) return NOTHING;
  const { from, origin, sourceClass, direct } = lineage;
  const whence = from.length > 0 ? "taken" : origin === null ? "unknown" : "other";
  return { whence, from, origin: origin ?? "", sourceClass, direct };
}

export function answered({ whence, from, origin }: ValueAnswers): boolean {
  if (whence === "taken") return from.length > 0;
  return whence === "other" ? origin.trim() !== "" : whence !== null;
}

/**
 * @param before what is said of the value now
 * @param account what holds for the account
 * @returns null: what was decided is taken back. That brings the account's own source only where neither the form
 *   nor the list said otherwise; there the account's is said of the value
 */
export function valueSaid(
  before: Assertion | undefined,
  account: Account["lineage"],
  { whence, from, origin, sourceClass, direct }: ValueAnswers,
): Lineage | null {
  const nothing = lineageSaid(null, {
    perceived: "heard",
    sourceClass: "other",
    origin: "",
    household: "",
    copy: false,
  });
  if (whence === "account") {
    const came = before?.lineageFrom === "account" || before?.lineageFrom === "list";
    return came ? (account ?? nothing) : null;
  }
  if (whence === "taken") return { ...nothing, from: [...from] };
  if (whence !== "other") return nothing;
  // A body, a household or a sealed source that were dropped here unasked would make two origins of one.
  const kept = before?.lineage ?? nothing;
  return { ...kept, from: [], origin: origin.trim(), sourceClass, direct, sawThemself: direct };
}
