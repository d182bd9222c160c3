/**
 * The rows a toll is counted from: exactly what a release holds, no names (J10, J11, J16).
 *
 * Source: rules J10, J11; the release's people and counts map onto these rows one to one, so that
 * whoever holds a release can count again. Cost: none; types only.
 */
import type { DayWindow, DeathLevel, PersonStatus, PlacePath } from "@daftar/model";

export interface CountablePerson {
  readonly id: string;
  /** Alleged and set-aside rows are counted in no line. */
  readonly level: DeathLevel;
  /** J10: full name, or given name with family or father's name. */
  readonly named: boolean;
  /** Null where not even the province is known. */
  readonly place: PlacePath | null;
  /** Days the death may have been on, both included; null while unknown. */
  readonly when: DayWindow | null;
  readonly status: PersonStatus;
  /** A dispute of identity or of the fact of death (J8). */
  readonly disputed: boolean;
}

export interface CountableCount {
  readonly id: string;
  readonly place: PlacePath;
  readonly window: DayWindow;
  readonly low: number;
  readonly high: number;
  readonly extent: "whole" | "partial";
  /**
   * `credible`: one assessed account. `verified`: the number (`low`) of this scope that two origins
   * reach and two signatories signed; it stands beside the accounts it rests on.
   */
  readonly level: "credible" | "verified";
}

/** Something a reader of the figures must be told, in a code and in words. */
export interface TollFlag {
  readonly code: string;
  readonly words: string;
}
