/**
 * What judging gives: victims with their axes, counts, lists, conflicts. Types only.
 *
 * Source: rules J1–J9, J15; every axis of its own, never one status.
 */
import type {
  Acknowledgement,
  AgeSpan,
  ApprovalFact,
  CauseClass,
  CountAccount,
  DateSpan,
  DayWindow,
  DeathLevel,
  Dispute,
  EventLink,
  EvidenceRisk,
  IdentityState,
  KinInformed,
  NameForm,
  PersonFact,
  PersonStatus,
  PlacePath,
  Population,
  ProcessStage,
  ReleaseClass,
  Scope,
  SetAsideReason,
  Sex,
} from "@daftar/model";

/** What one account says of that which is missing; null where it is silent. */
export interface Said {
  readonly account: string;
  /** Its list, with the start of its id where two stand on one list. */
  readonly label: string;
  readonly value: string | null;
}

/** What is missing or in the way, in a code and in words. */
export interface Missing {
  readonly code: string;
  readonly words: string;
  /** The accounts that come nearest, where it is they who lack it. */
  readonly said?: readonly Said[];
}

/** J1, derived from the scope and the best supported values. */
export interface InScope {
  readonly state: "in" | "out" | "unknown";
  /** Rules of the scope that the victim breaks, or that nothing is known about. */
  readonly rules: readonly ("window" | "area" | "population")[];
}

/** J15: what consent and kin allow; the lowest of what stands. */
export interface Release {
  readonly class: ReleaseClass;
  /** What consent alone said, before kin who were not informed lowered it. */
  readonly consented: ReleaseClass;
  readonly kinInformed: KinInformed;
  /** Name forms consented to; empty: all that the accounts hold. */
  readonly names: readonly string[];
  /** Whether two people approved the consent decision in force. */
  readonly twoPeople: boolean;
}

export interface ValidSignature extends ApprovalFact {
  readonly opId: string;
  readonly level: DeathLevel;
  readonly time: string;
}

export interface Victim {
  readonly id: string;
  /** Record ids, sorted. */
  readonly records: readonly string[];
  /** Hashes of the newest version of each record, sorted: what a signature names as seen. */
  readonly versions: readonly string[];
  /** Commitments to the evidence about its records, sorted: seen by whoever signs (J7). */
  readonly evidence: readonly string[];
  /** Records whose account is assessed credible, by itself or by its list, sorted. */
  readonly credited: readonly string[];
  readonly level: DeathLevel;
  /** Level that the accounts support, before signatures. */
  readonly supported: "alleged" | "reported" | "corroborated";
  /** What the next level needs; empty at verified and for set-aside. */
  readonly missingForNext: readonly Missing[];
  /** J3: distinct known origins among credited accounts. */
  readonly origins: { readonly known: number; readonly unknown: boolean };
  /** Ids of the known origins, sorted; they never leave the desk. */
  readonly originIds: readonly string[];
  readonly direct: boolean;
  readonly dispute: Dispute;
  readonly acknowledgement: Acknowledgement;
  /** Official lists that hold the person, sorted. */
  readonly acknowledgedBy: readonly string[];
  readonly identity: IdentityState;
  readonly named: boolean;
  readonly names: readonly NameForm[];
  readonly sex: Sex | null;
  readonly age: AgeSpan | null;
  readonly death: DateSpan | null;
  readonly injury: DateSpan | null;
  readonly injuryPlace: PlacePath | null;
  readonly deathPlace: PlacePath | null;
  readonly population: Population | null;
  readonly cause: CauseClass | null;
  readonly eventLink: EventLink | null;
  readonly status: PersonStatus;
  /** Fields on which credited accounts disagree; all their values are kept in the records. */
  readonly disagreements: readonly string[];
  readonly risks: readonly EvidenceRisk[];
  readonly inScope: InScope;
  readonly setAside: SetAsideReason | null;
  /** Ids of victims still to be told apart from this one, sorted. */
  readonly openTo: readonly string[];
  readonly signatures: readonly ValidSignature[];
  /** A signature stands on a snapshot that is not the present one (J8). */
  readonly reviewAsked: boolean;
  /** People who may not sign: who recorded an account, who joined records in review. Sorted. */
  readonly recorders: readonly string[];
  readonly joiners: readonly string[];
  readonly release: Release;
  /** Codes of what people must look at. */
  readonly conflicts: readonly string[];
  readonly stage: ProcessStage;
  /** Lists with a credited account that is no copy: captures for an estimate (J21), sorted. */
  readonly captures: readonly string[];
  /** Scopes of credible counts that name this person and contradict nothing known of them (J11). */
  readonly countedIn: readonly { readonly place: PlacePath; readonly window: DayWindow }[];
}

/** A count account as judged, or the verified number that two of them and two signatures carry. */
export interface JudgedCount {
  readonly id: string;
  readonly kind: "account" | "verified-number";
  readonly list: string | null;
  readonly level: "alleged" | "credible" | "verified";
  readonly place: PlacePath;
  readonly window: DayWindow;
  readonly low: number;
  readonly high: number;
  readonly extent: "whole" | "partial";
  readonly direct: boolean;
  /** Null for a verified number. */
  readonly account: CountAccount | null;
  /** Victims it says it includes, sorted. */
  readonly includes: readonly string[];
  /** Accounts that a verified number rests on. */
  readonly restsOn: readonly string[];
  /** Commitments to the evidence about it, sorted: seen by whoever signs (J7). */
  readonly evidence: readonly string[];
  readonly release: Release;
  readonly missingForNext: readonly Missing[];
  readonly recorders: readonly string[];
  readonly reviewAsked: boolean;
  /** What people signed of its scope and window, whatever the number. */
  readonly signatures: readonly ValidSignature[];
}

export interface JudgedList {
  readonly name: string;
  readonly records: number;
  /** Imports whose rows two people found credible, sorted. */
  readonly granted: readonly string[];
  /** Imports assessed by one person only so far: a second is missing. */
  readonly halfAssessed: readonly string[];
  readonly aggregator: boolean;
  readonly coverageDeclared: boolean;
}

/** Heads of a decision that differ, for people to settle. */
export interface JudgedConflict {
  readonly type: string;
  readonly subject: string;
  readonly victimId: string | null;
  readonly heads: readonly string[];
}

export interface Judgement {
  readonly victims: readonly Victim[];
  readonly counts: readonly JudgedCount[];
  /** Undecided pairs of victims whose joining accounts are credited: what lowers reported low (J10). */
  readonly openPairs: readonly (readonly [string, string])[];
  /** All undecided pairs of victims, alleged ones included. */
  readonly undecidedPairs: number;
  readonly lists: readonly JudgedList[];
  readonly conflicts: readonly JudgedConflict[];
  /** Distinct known origins behind people at reported or above and credible counts. */
  readonly origins: number;
  readonly people: ReadonlyMap<string, PersonFact>;
  readonly scope: Scope | null;
}
