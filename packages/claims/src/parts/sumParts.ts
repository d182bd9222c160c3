/**
 * Whether the parts of a figure add up to it.
 *
 * Source: rule J13: parts are claims of their own, disjoint or a subset or unknown; disjoint parts sum to
 * the whole where all of them are given; figures under investigation are never added to confirmed ones.
 * Worded figures reach as far as their words (`reachOf`), so a sum agrees where the reaches meet. A part
 * that its claimant superseded is added nowhere beside what took its place; the parts of a whole that was
 * superseded are summed as they stood then, apart from those of the newer whole.
 *
 * What the data can show besides: a part printed as a subset that only adds up as disjoint, or the other
 * way round; a part's number given out as a whole; one label on two parts. These are flags: they say what
 * two figures share, never who erred. Cost: linear in claims, quadratic in the parts of one whole.
 */
import type { Claim } from "@daftar/model";
import { currentClaims, inDateOrder, supersededBy } from "../chain/currentClaims.ts";
import { type Reach, reachOf } from "../verdict/reachOf.ts";

export type PartsCode =
  /** Disjoint parts add up to the whole. */
  | "complete"
  /** Every part is given, or they exceed the whole, and the sum is another. */
  | "differs"
  /** The disjoint parts given add up to less. */
  | "part-missing"
  /** No disjoint part is given, so nothing is added. */
  | "not-disjoint";

export interface PartsFlag {
  readonly code:
    | "subset-adds-up-as-disjoint"
    | "disjoint-adds-up-as-subset"
    | "part-exceeds-whole"
    | "part-given-as-whole"
    | "same-label-twice";
  /** The claims it is about. */
  readonly claims: readonly string[];
  readonly words: string;
}

export interface PartsSum {
  readonly whole: Claim;
  /** Disjoint parts that were added. */
  readonly parts: readonly Claim[];
  /** Subsets, parts of unknown kind and figures under investigation: shown, never added. */
  readonly notAdded: readonly Claim[];
  /** Sum of the numbers named; null where a part names none, or nothing was added. */
  readonly sum: number | null;
  readonly code: PartsCode;
  readonly words: string;
  readonly flags: readonly PartsFlag[];
}

const NOTHING: Reach = { low: 0, high: 0 };
const add = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

function sumReach(parts: readonly Claim[]): Reach {
  return parts.reduce<Reach>((total, part) => {
    const reach = reachOf(part) ?? { low: 0, high: null };
    return { low: add(total.low, reach.low ?? 0), high: add(total.high, reach.high) };
  }, NOTHING);
}

/** Where a sum lies to the whole. Ends that words leave open are open here too. */
function side(sum: Reach, whole: Reach): "meets" | "below" | "above" {
  if (sum.high !== null && whole.low !== null && sum.high < whole.low) return "below";
  if (sum.low !== null && whole.high !== null && sum.low > whole.high) return "above";
  return "meets";
}

/** "category 3 of 4": which of how many, where a note says so. */
function labelOf(claim: Claim): { k: number; of: number } | null {
  const match = /\b(\d{1,2}) of (\d{1,2})\b/.exec(claim.populationNote);
  return match ? { k: Number(match[1]), of: Number(match[2]) } : null;
}

function allGiven(parts: readonly Claim[]): boolean {
  const label = parts[0] && labelOf(parts[0]);
  return label !== null && label !== undefined && parts.length === label.of;
}

const named = (claim: Claim): number | null => claim.figure.value;

function partFlags(whole: Claim, parts: readonly Claim[], notAdded: readonly Claim[]): PartsFlag[] {
  const flags: PartsFlag[] = [];
  const reach = reachOf(whole);
  const labels = new Map<number, Claim>();
  for (const part of parts) {
    const label = labelOf(part);
    const twin = label && labels.get(label.k);
    if (label && twin) {
      flags.push({
        code: "same-label-twice",
        claims: [twin.id, part.id],
        words: `two parts bear the label ${label.k} of ${label.of}`,
      });
    } else if (label) labels.set(label.k, part);
  }
  if (reach === null) return flags;
  for (const part of notAdded) {
    if (part.basis === "under-investigation") continue;
    const own = reachOf(part);
    if (own?.low != null && reach.high !== null && own.low > reach.high) {
      flags.push({
        code: "part-exceeds-whole",
        claims: [part.id, whole.id],
        words: "a part names more people than the whole",
      });
    }
  }
  const total = named(whole);
  if (total === null || parts.some((part) => named(part) === null)) return flags;
  const sum = parts.reduce((n, part) => n + (named(part) ?? 0), 0);
  if (sum === total) return flags;
  for (const part of notAdded) {
    if (part.basis !== "under-investigation" && parts.length > 0 && sum + (named(part) ?? 0) === total) {
      flags.push({
        code: "subset-adds-up-as-disjoint",
        claims: [part.id],
        words: "a part given as a subset makes the sum agree only if it is added",
      });
    }
  }
  for (const part of parts) {
    if (sum - (named(part) ?? 0) === total && parts.length > 1) {
      flags.push({
        code: "disjoint-adds-up-as-subset",
        claims: [part.id],
        words: "a part given as disjoint makes the sum agree only if it is left out",
      });
    }
  }
  return flags;
}

/** Below this a number is shared by chance too often to say anything. */
const SMALLEST_TELLING_NUMBER = 100;

function givenAsWhole(parts: readonly Claim[], claims: readonly Claim[]): PartsFlag[] {
  return parts.flatMap((part) => {
    const value = named(part);
    if (value === null || value < SMALLEST_TELLING_NUMBER) return [];
    return claims
      .filter((other) => other.partOf === null && named(other) === value && other.asOf >= part.asOf)
      .map(
        (other): PartsFlag => ({
          code: "part-given-as-whole",
          claims: [part.id, other.id],
          words: `${value} is a part here and a whole there`,
        }),
      );
  });
}

function judge(whole: Claim, parts: readonly Claim[]): Pick<PartsSum, "sum" | "code" | "words"> {
  const sum = parts.every((part) => named(part) !== null)
    ? parts.reduce((n, part) => n + (named(part) ?? 0), 0)
    : null;
  if (parts.length === 0) {
    return { sum: null, code: "not-disjoint", words: "no disjoint part is given; subsets are not added" };
  }
  const reach = reachOf(whole);
  const terms = parts.map((part) => named(part) ?? part.figure.asWorded).join(" + ");
  // One part is no sum: "4251 of 4519", not "4251 = 4251 of 4519".
  const added = (otherwise: string): string =>
    parts.length === 1 ? terms : `${terms} = ${sum ?? otherwise}`;
  const asWhole = named(whole) ?? whole.figure.asWorded;
  if (reach === null) {
    return { sum, code: "part-missing", words: `${terms}; the whole names no number to compare` };
  }
  const summed = sumReach(parts);
  const where = side(summed, reach);
  // A part worded "at least" could make up any rest; what is named still falls short of the whole.
  const short = where === "below" || (summed.high === null && sum !== null && sum < (reach.low ?? 0));
  if (!short && where === "meets") {
    return { sum, code: "complete", words: `${added("the whole")}; the whole is ${asWhole}` };
  }
  if (short && !allGiven(parts)) {
    return {
      sum,
      code: "part-missing",
      words: `${added("less")} of ${asWhole}; the rest is not given`,
    };
  }
  return { sum, code: "differs", words: `${added("another sum")}; the whole is ${asWhole}` };
}

/** Parts as they stand, or stood when their whole still did. */
function partsInForce(made: readonly Claim[]): (whole: Claim) => readonly Claim[] {
  const successors = new Map<string, Claim[]>();
  const partsOf = new Map<string, Claim[]>();
  const under = (map: Map<string, Claim[]>, key: string | null, claim: Claim): void => {
    if (key === null) return;
    const group = map.get(key);
    if (group) group.push(claim);
    else map.set(key, [claim]);
  };
  for (const claim of made) {
    under(successors, claim.supersedes, claim);
    under(partsOf, claim.partOf, claim);
  }
  const by = supersededBy(made);
  return (whole) => {
    const end = by.get(whole.id)?.asOf ?? null;
    const replaced = (part: Claim): boolean =>
      (successors.get(part.id) ?? []).some(
        // A part of the newer whole takes the place of one of the older, which stands in its own sum.
        (next) => end === null || next.partOf === whole.id || next.asOf < end,
      );
    return (partsOf.get(whole.id) ?? []).filter((part) => !replaced(part));
  };
}

/**
 * One entry for every claim that has parts, in date order.
 *
 * @param asOf ISO day; claims made later are left out. Without it, all claims are read
 */
export function sumParts(claims: readonly Claim[], asOf: string | null = null): PartsSum[] {
  const { current, superseded } = currentClaims(claims, asOf);
  const made = inDateOrder([...current, ...superseded.map(({ claim }) => claim)]);
  const partsOf = partsInForce(made);
  return made.flatMap((whole) => {
    const all = partsOf(whole);
    if (all.length === 0) return [];
    const added = all.filter(
      (part) =>
        part.partKind === "disjoint" &&
        (part.basis === "under-investigation") === (whole.basis === "under-investigation"),
    );
    const notAdded = all.filter((part) => !added.includes(part));
    return [
      {
        whole,
        parts: added,
        notAdded,
        ...judge(whole, added),
        flags: [...partFlags(whole, added, notAdded), ...givenAsWhole(added, made)],
      },
    ];
  });
}
