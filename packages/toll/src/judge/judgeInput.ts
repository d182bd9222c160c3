/** What judging reads. Types only. */
import type { Facts, Policy, Scope } from "@daftar/model";
import type { ResolvePlace } from "./account.ts";

export interface JudgeInput {
  readonly facts: Facts;
  /** Record ids of each victim; every record in one class at most. */
  readonly classes: readonly (readonly string[])[];
  /** Ids in the order of `classes`. */
  readonly victimIds: readonly string[];
  /**
   * Pairs of records in the grey band or judged "cannot tell", undecided; with the time since when, so that
   * a pair that was open when somebody signed blocks that signature (J10). Without a time it blocks only
   * what is signed from now on.
   */
  readonly openPairs: readonly (readonly [a: string, b: string, since?: string | undefined])[];
  /** "Same" decisions that others make impossible, and that the classes do not follow: flagged. */
  readonly notFollowed?: readonly (readonly [string, string])[];
  readonly scope: Scope | null;
  readonly policy: Policy;
  readonly resolvePlace: ResolvePlace;
  /** The record that a former victim id was made from, so that decisions follow a merge. */
  readonly anchorOf?: (formerVictimId: string) => string | null;
}
