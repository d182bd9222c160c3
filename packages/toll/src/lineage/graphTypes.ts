/** The lineage of one person's accounts, or of the counts of one scope, as a graph. Shapes and closed words only (J3). */
import type { AssertionField, DayWindow, SourceClass } from "@daftar/model";
import { TIES } from "../judge/origins.ts";

export const WHYS = ["not-counted", "unknown", "copies-record", ...TIES] as const;

/** Why an account adds no origin to those that others stand for. */
export interface Why {
  readonly code: (typeof WHYS)[number];
  /** The account it is one origin with; null where it is about itself alone. */
  readonly account: string | null;
  /** List, origin, body, household or pseudonymous source that the reason speaks of. */
  readonly name: string | null;
  readonly words: string;
}

export interface LineageAccount {
  readonly id: string;
  readonly list: string;
  /** What people call it here: its list, with the start of its id where two stand on one list. */
  readonly label: string;
  /** Assessed credible, so that its origin counts. */
  readonly counted: boolean;
  /** It stands for one of the distinct known origins. */
  readonly adds: boolean;
  /** Empty where it adds one. */
  readonly why: readonly Why[];
  /** Nodes and circles at which following its copies ends. */
  readonly ends: readonly string[];
  /** Lists and records it was taken from, as stated. */
  readonly from: readonly string[];
}

export const NODE_KINDS = ["list", "record", "origin", "body", "household", "source", "unknown"] as const;

export interface LineageNode {
  /** `list:NAME`, `record:ID`, `origin:…`, `body:…`, `household:…`, `source:ID` or `unknown`. */
  readonly id: string;
  readonly kind: (typeof NODE_KINDS)[number];
  /** As it was first worded; null for what is unknown. */
  readonly name: string | null;
}

export const EDGE_KINDS = ["copies", "list-copies", "origin", "body", "household", "source"] as const;

export interface LineageEdge {
  /** An account's `record:ID`, or a node. */
  readonly from: string;
  readonly to: string;
  readonly kind: (typeof EDGE_KINDS)[number];
}

export const CIRCLE_COUNTS = ["one-known", "unknown", "what-it-leads-to"] as const;

/** Accounts or lists that go back to one another. */
export interface LineageCircle {
  /** `circle:1` and on. */
  readonly id: string;
  /** `list:NAME` and `record:ID` in the order in which one leads to the next. */
  readonly members: readonly string[];
  /** Of the accounts shown: those that go round in it, or lead into it. */
  readonly accounts: readonly string[];
  /** Together: one known origin, nothing known, or that to which a way out of it leads. */
  readonly counts: (typeof CIRCLE_COUNTS)[number];
  readonly words: string;
}

export const TELLS = ["attest", "windows", "place-same", "place-within", "place-unknown", "class"] as const;

/** Two sealed sources of one class whose windows overlap and whose places are not known to be two. */
export interface SourcePair {
  /** Pseudonymous ids, sorted. */
  readonly sources: readonly [string, string];
  readonly sourceClass: SourceClass;
  readonly places: readonly [string, string];
  /** Days that both windows hold. */
  readonly overlap: DayWindow;
  /** For each of the two: accounts here that tell of it, and on which a custodian can say that it differs. */
  readonly accounts: readonly [readonly string[], readonly string[]];
  readonly attestable: readonly [readonly string[], readonly string[]];
  /** Somebody said that they differ. */
  readonly said: boolean;
  /** A custodian approved it: they count as two. */
  readonly effective: boolean;
  /** Whether the number of distinct known origins would grow if a custodian attested it. */
  readonly wouldAdd: boolean;
  /** What keeps them from being known apart, and so what would tell them apart. */
  readonly tells: readonly { readonly code: (typeof TELLS)[number]; readonly words: string }[];
  readonly words: string;
}

export const VALUE_SAID = ["decision", "account", "list", "copied"] as const;

/** One value that comes from elsewhere than its account (T25). */
export interface LineageValue {
  /** Id of the account that has it. */
  readonly account: string;
  readonly field: AssertionField;
  /** Who says so; `copied`: nobody of this value, but it comes so with what the account copies. */
  readonly said: (typeof VALUE_SAID)[number];
  /** Lists and records it was taken from, as stated: of the value, or where copied of the account. */
  readonly from: readonly string[];
  /** Origins at which following it ends, as worded; empty where none is known. */
  readonly origins: readonly string[];
  readonly known: boolean;
  /** Accounts of another origin whose value of this field is of one origin with it: they confirm it in nothing. */
  readonly oneWith: readonly string[];
  readonly words: string;
}

/** Values of one field that go back to one another. */
export interface ValueCircle {
  readonly field: AssertionField;
  /** `list:NAME` and `record:ID` in the order in which one leads to the next. */
  readonly members: readonly string[];
  /** Whether one of them names an origin; if not, the value is of unknown lineage. */
  readonly known: boolean;
  readonly words: string;
}

export interface LineageGraph {
  readonly accounts: readonly LineageAccount[];
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
  readonly circles: readonly LineageCircle[];
  readonly values: readonly LineageValue[];
  readonly valueCircles: readonly ValueCircle[];
  readonly perhapsSame: readonly SourcePair[];
  readonly attested: readonly SourcePair[];
  /** As `countOrigins` counts the counted accounts. */
  readonly origins: { readonly known: number; readonly unknown: boolean };
}
