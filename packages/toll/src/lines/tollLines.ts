/**
 * The lines of the toll: verified and named ≤ verified ≤ reported low ≤ reported high.
 *
 * Source: rules J10 and J11. Counted from rows without names, so that a release can be counted again by
 * whoever holds it. Where J11 leaves a group joined by open pairs inside a scope whose parts are counted
 * too, the group is taken to be in one of those parts (`floating`): the rule's plain sum would let an
 * open pair raise the low above the high, and J10 holds before J11 (SPEC T6).
 * Cost: people × distinct (place, window) at most, plus the square of distinct scopes.
 */
import type { CountableCount, CountablePerson, TollFlag } from "./countable.ts";
import { joinedGroups } from "./joinedGroups.ts";
import { placeWords, type ScopeBox, scopeKey } from "./place.ts";
import { highOf, lowOf, type Placed, placeForHigh, placeGroups, placePeople } from "./placed.ts";
import { type OwnFigures, type ScopeForest, scopeForest } from "./scopeForest.ts";

/** One scope with its own figures and what stands in it. */
export interface ScopeLine extends ScopeBox {
  /** The scope that holds it, as an index into the same table; null for a root or a crossing scope. */
  readonly parent: number | null;
  readonly ownLow: number;
  readonly ownHigh: number;
  /** Only partial accounts: read `ownHigh` as "at least". */
  readonly atLeast: boolean;
  readonly verifiedLow: number;
  /** People at reported or above standing at this scope or in its parts. */
  readonly people: number;
  readonly low: number;
  readonly high: number;
  /** Crosses a larger scope: counted for high only. */
  readonly crosses: boolean;
}

export interface TollLines {
  readonly verifiedNamed: number;
  /** Verified, unnamed people in counts included. */
  readonly verified: number;
  readonly reported: { readonly low: number; readonly high: number };
  /** Of the people in reported, how many are corroborated and not verified. */
  readonly corroborated: number;
  /** Of the people in reported, how many have a dispute of identity or of the fact of death. */
  readonly disputed: number;
  /** Missing and presumed dead: in no line above. */
  readonly missingPresumed: number;
  readonly flags: readonly TollFlag[];
  readonly scopes: readonly ScopeLine[];
}

export interface TollInput {
  readonly people: readonly CountablePerson[];
  readonly counts: readonly CountableCount[];
  /** Pairs of people's ids still to be decided; ids of people not counted are passed over. */
  readonly openPairs: readonly (readonly [string, string])[];
}

function byScope(counts: readonly CountableCount[]): Map<string, CountableCount[]> {
  const groups = new Map<string, CountableCount[]>();
  for (const count of counts) {
    const key = scopeKey({ place: count.place, window: count.window });
    const group = groups.get(key);
    if (group) group.push(count);
    else groups.set(key, [count]);
  }
  return groups;
}

function verifiedLow(counts: readonly CountableCount[]): number {
  return Math.max(0, ...counts.filter((c) => c.level === "verified").map((c) => c.low));
}

function ownReported(counts: readonly CountableCount[]): Omit<OwnFigures, "box"> {
  const accounts = counts.filter((c) => c.level === "credible");
  const whole = accounts.filter((c) => c.extent === "whole");
  const told =
    whole.length > 0 ? Math.min(...whole.map((c) => c.low)) : Math.max(0, ...accounts.map((c) => c.low));
  const low = Math.max(told, verifiedLow(counts));
  return {
    low,
    high: Math.max(low, ...accounts.map((c) => c.high)),
    partialOnly: accounts.length > 0 && whole.length === 0,
  };
}

function forests(groups: ReadonlyMap<string, CountableCount[]>): {
  reported: ScopeForest;
  verified: ScopeForest;
} {
  const boxed = [...groups.values()].map((counts) => {
    const first = counts[0]!;
    return { counts, box: { place: first.place, window: first.window } };
  });
  const verified = boxed
    .map(({ counts, box }) => ({
      box,
      low: verifiedLow(counts),
      high: verifiedLow(counts),
      partialOnly: false,
    }))
    .filter((own) => own.low > 0);
  return {
    reported: scopeForest(boxed.map(({ counts, box }) => ({ box, ...ownReported(counts) }))),
    verified: scopeForest(verified),
  };
}

function flagsOf(
  forest: ScopeForest,
  joined: number,
  lows: ReadonlyMap<string, number>,
  placed: Placed,
): TollFlag[] {
  const flags: TollFlag[] = [];
  for (const node of forest.kept) {
    if (node.children.length === 0 || node.partialOnly) continue;
    const inner = node.children.reduce(
      (sum, c) => sum + (lows.get(c.key) ?? 0),
      placed.at.get(node.key) ?? 0,
    );
    if (inner > node.high)
      flags.push({
        code: "toll.inner-above-outer",
        words: `In ${placeWords(node.box.place)}, ${node.box.window.from} to ${node.box.window.to}, the parts sum to ${inner}, above the figure ${node.high} for the whole; the sum stands and nothing is averaged.`,
      });
  }
  if (forest.dropped.length > 0)
    flags.push({
      code: "toll.scopes-cross",
      words: `${forest.dropped.length} counted scope(s) cross another without one holding the other: for low only the larger counts, for high both. Split them where the accounts allow it.`,
    });
  if ([...forest.kept, ...forest.dropped].some((node) => node.partialOnly))
    flags.push({
      code: "toll.high-is-at-least",
      words: "Some scopes have only partial counts: the high figure is to be read as at least that.",
    });
  if (joined > 0)
    flags.push({
      code: "toll.open-pairs",
      words: `${joined} fewer in the low figure than in the high: people who may turn out to be the same.`,
    });
  return flags;
}

/**
 * @param input people at any level (alleged and set aside are passed over), credible and verified counts,
 *   undecided pairs
 * @returns the lines; for every input verifiedNamed ≤ verified ≤ reported.low ≤ reported.high
 */
export function tollLines(input: TollInput): TollLines {
  const counted = input.people.filter(
    (p) => p.level === "reported" || p.level === "corroborated" || p.level === "verified",
  );
  const dead = counted.filter((p) => p.status === "dead");
  const verifiedPeople = dead.filter((p) => p.level === "verified");
  const groups = byScope(input.counts);
  const { reported: forest, verified: verifiedForest } = forests(groups);

  const verified = lowOf(verifiedForest, placePeople(verifiedForest, verifiedPeople)).total;
  const joined = joinedGroups(dead, input.openPairs);
  const units = placeGroups(forest, joined);
  const everyone = placeForHigh(forest, dead);
  const lows = lowOf(forest, units);
  const highs = highOf(forest, everyone);
  // A scope that only credible counts name can make a verified person's place uncertain; the verified
  // line does not read those counts, so it may stand above the sum, and then it is the floor (J10).
  const low = Math.max(lows.total, verified);
  const high = Math.max(highs.total, low);

  const nodes = [...forest.kept, ...forest.dropped];
  const index = new Map(nodes.map((node, at) => [node.key, at]));
  const droppedKeys = new Set(forest.dropped.map((node) => node.key));
  const scopes = nodes.map(
    (node): ScopeLine => ({
      ...node.box,
      parent: node.parent ? (index.get(node.parent.key) ?? null) : null,
      ownLow: node.low,
      ownHigh: node.high,
      atLeast: node.partialOnly,
      verifiedLow: verifiedLow(groups.get(node.key) ?? []),
      people: everyone.inside.get(node.key) ?? 0,
      low: lows.byKey.get(node.key) ?? node.low,
      high: highs.byKey.get(node.key) ?? node.high,
      crosses: droppedKeys.has(node.key),
    }),
  );
  const saved = dead.length - units.total;
  return {
    verifiedNamed: verifiedPeople.filter((p) => p.named).length,
    verified,
    reported: { low, high },
    corroborated: dead.filter((p) => p.level === "corroborated").length,
    disputed: dead.filter((p) => p.disputed).length,
    missingPresumed: counted.length - dead.length,
    flags: flagsOf(forest, saved, lows.byKey, units),
    scopes,
  };
}
