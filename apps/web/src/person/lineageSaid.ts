/** A lineage with what a form asks for said anew, and all that it does not ask for as it was (J3). */
import type { SOURCES } from "./closedWords.ts";
import type { Account } from "./types.ts";

type Lineage = NonNullable<Account["lineage"]>;

export interface Answers {
  readonly perceived: "saw" | "handled" | "document" | "heard";
  readonly sourceClass: (typeof SOURCES)[number];
  readonly origin: string;
  readonly household: string;
  /** It is still a copy of what it was said to be taken from. */
  readonly copy: boolean;
}

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/**
 * @param before what holds now; null where nothing is known. A body, a sealed source or an attestation that were
 *   dropped here unasked would make two origins of one.
 */
export function lineageSaid(before: Lineage | null, answers: Answers): Lineage {
  const { perceived, sourceClass, origin, household, copy } = answers;
  return {
    origin: orNull(origin),
    from: copy ? (before?.from ?? []) : [],
    household: orNull(household),
    sawThemself: perceived === "saw" || perceived === "handled",
    body: before?.body ?? null,
    direct: perceived !== "heard",
    sourceClass,
    anonymous: before?.anonymous ?? false,
    sealedSource: before?.sealedSource ?? null,
  };
}
