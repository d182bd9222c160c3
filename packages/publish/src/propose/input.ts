/**
 * What a release is made from: judged people, counts, claims and results, already the desk's own words.
 *
 * Nothing here is published as it stands: `proposeRelease` lists field by field what leaves (J16).
 * Ids of victims, counts and lists come in, since state must be kept under them, and stay behind.
 */
import type {
  AgeSpan,
  CauseClass,
  CheckerNamed,
  Claim,
  DatePrecision,
  DeathLevel,
  Dispute,
  GateSummary,
  KinInformed,
  PlacePath,
  Policy,
  Population,
  PublishedState,
  ReleaseClass,
  RenewalLeaf,
  Scope,
  Sex,
  SourceClass,
} from "@daftar/model";
import type { CommonCoverage } from "@daftar/toll";

/** One judged victim. */
export interface ReleasePerson {
  readonly victimId: string;
  readonly level: DeathLevel;
  readonly inScope: boolean;
  readonly missingPresumed: boolean;
  /** J10, by the names that accounts hold. */
  readonly named: boolean;
  /** Forms as written, the written (not transliterated) form first. */
  readonly names: readonly string[];
  readonly age: AgeSpan | null;
  readonly sex: Sex | null;
  readonly death: { readonly from: string; readonly to: string; readonly precision: DatePrecision } | null;
  readonly place: PlacePath | null;
  readonly cause: CauseClass | null;
  readonly population: Population | null;
  readonly dispute: Dispute;
  /** Number of distinct known origins. */
  readonly origins: number;
  readonly release: {
    readonly class: ReleaseClass;
    readonly kinInformed: KinInformed;
    /** Name forms consented to; empty: all that the accounts hold. */
    readonly names: readonly string[];
    /** Two people decided it, as J15 asks where kin were not informed. */
    readonly twoPeople: boolean;
  };
}

/** One judged count account. */
export interface ReleaseCount {
  readonly countId: string;
  /** Null where it is neither credible nor verified: then it stays behind. */
  readonly level: "credible" | "verified" | null;
  readonly place: PlacePath;
  readonly window: { readonly from: string; readonly to: string };
  readonly low: number;
  readonly high: number;
  readonly extent: "whole" | "partial";
  readonly release: ReleaseClass;
}

/** An estimate as `packages/estimate` prints it; diagnostics and seconds, where given, stay behind. */
export interface ReleaseEstimate {
  readonly documented: number;
  readonly lists: readonly string[];
  readonly headline: {
    readonly low: number | null;
    readonly high: number | null;
    readonly level: number | null;
    readonly lowerBound: number | null;
    readonly refused: { readonly code: string; readonly message: string } | null;
  };
  readonly methods: readonly {
    readonly id: string;
    readonly status: "ok" | "excluded" | "refused" | "failed";
    readonly reason: string | null;
    readonly point: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly level: number | null;
  }[];
  readonly seed: number | string | null;
  /** What its lists cover in common, which is what it speaks of; null where there is nothing. */
  readonly covers: CommonCoverage | null;
}

export interface ReleaseInput {
  /** The desk's name. */
  readonly name: string;
  readonly title: string;
  /** A practice desk: every page, row and id is marked, and nothing switches it off (J19). */
  readonly practice: boolean;
  readonly scope: Scope;
  readonly policy: Policy;
  readonly asOf: string;
  /** The publication slot, a day: never the time of writing (J16). */
  readonly slot: string;
  readonly approvers: number;
  readonly origin: string;
  readonly vkey: string;
  /** The audit page that this program builds; null where it has none. */
  readonly checker: CheckerNamed | null;
  readonly people: readonly ReleasePerson[];
  /** Victim pairs that are undecided (grey band, "cannot tell"). */
  readonly openPairs: readonly (readonly [string, string])[];
  /** Victim ids that now mean another victim (merges). */
  readonly redirects: ReadonlyMap<string, string>;
  readonly counts: readonly ReleaseCount[];
  readonly claims: readonly Claim[];
  readonly estimate: ReleaseEstimate | null;
  /** Memberships of the people in the estimate's table: list names, one entry a combination. */
  readonly overlaps: readonly { readonly lists: readonly string[]; readonly people: number }[];
  /** Accounts by class of source, over the whole release. */
  readonly accountsBySource: Partial<Record<SourceClass, number>>;
  readonly gate: GateSummary | null;
  /** What `proposeRelease` gave for the release before this one; null for the first. */
  readonly previous: PublishedState | null;
  /** Its first leaf, where the log was renewed since the release before; `origin` and `vkey` are the new ones. */
  readonly renewal: RenewalLeaf | null;
}

/** How many did not leave, and why: for the desk, not for the public. */
export interface LeftOut {
  readonly sealed: number;
  readonly belowReported: number;
  readonly outOfScope: number;
  /** Fewer count-only people than may be shown together. */
  readonly countOnlyTooFew: number;
  /** Count-only people who may be the same as another person in the release. */
  readonly countOnlyInOpenPairs: number;
  /** Names lowered to count-only until two people decide (J15). */
  readonly awaitingTwoPeople: number;
  readonly counts: number;
  /** Tombstones held back until enough go out together. */
  readonly tombstonesHeld: number;
}
