/**
 * What was found of what the reader brought along, in sentences of the page's language.
 *
 * None of them vouches for the copy (J22): each says on what it rests, which is where the reader has the checkpoint,
 * and the policy, from.
 */
import type { OutsideReport } from "@daftar/audit";
import type { Kept, Policy } from "./broughtAlong.ts";
import type { Words } from "./words.ts";

export interface Said {
  /** `needs`: it says no, and needs the reader. `item`: one signature of several. */
  readonly is: "told" | "needs" | "item";
  readonly text: string;
  /** In English whatever the page's language, as `daftar audit` says it; null for none. */
  readonly detail: string | null;
}

/** How numbers and times are written in the page's language. */
export interface Written {
  readonly number: (value: number) => string;
  /** @param seconds since 1970 */
  readonly time: (seconds: number) => string;
}

const said = (text: string): Said => ({ is: "told", text, detail: null });
const needs = (text: string, detail: string | null = null): Said => ({ is: "needs", text, detail });

/** @param seen null where the log of this copy cannot be read to its end */
export function sayKept(
  kept: Kept,
  seen: OutsideReport["seen"],
  { outside }: Words,
  { number }: Written,
): readonly Said[] {
  if (kept.is === "nothing") return [];
  if (kept.is === "unreadable") return [needs(outside.keptUnreadable)];
  if (seen === null) return [needs(outside.logUnreadable)];
  const here = number(seen.here);
  if (seen.is === "other-log" || seen.kept === null) return [needs(outside.otherLog)];
  const before = number(seen.kept);
  if (seen.is === "older-copy") return [needs(outside.olderCopy(before, here))];
  if (seen.is === "rewritten") return [needs(outside.rewritten(before, here))];
  if (seen.kept === seen.here) return [said(outside.sameCheckpoint(here)), said(outside.restsOnKept)];
  if (seen.kept === 0) return [said(outside.keptNothing)];
  return [said(outside.continues(before, number(seen.here - seen.kept))), said(outside.restsOnKept)];
}

/** @param witnesses null where the checkpoint of this copy cannot be read */
export function sayWitnesses(
  policy: Policy,
  witnesses: OutsideReport["witnesses"],
  { outside }: Words,
  { number, time }: Written,
): readonly Said[] {
  if (policy.is === "nothing") return [];
  if (policy.is === "unreadable") {
    const text =
      policy.line === 0 ? outside.policyUnreadable : outside.policyLineUnreadable(number(policy.line));
    return [needs(text, policy.why)];
  }
  if (witnesses === null) return [needs(outside.logUnreadable)];
  const { cosigned, missing, newest, refused } = witnesses;
  if (refused !== null) return [needs(outside.notUnderPolicy, refused)];
  const of = number(policy.policy.witnesses.length);
  const count = outside.cosigned(number(cosigned.length), of);
  return [
    missing > 0
      ? needs(`${count} ${outside.tooFew(number(missing))}`)
      : said(
          policy.policy.quorum === null ? `${count} ${outside.asksForNone}` : `${count} ${outside.enough}`,
        ),
    ...cosigned.map(
      (one): Said => ({ is: "item", text: outside.signedAt(one.name, time(one.time)), detail: null }),
    ),
    ...(newest === null
      ? []
      : newest.age === "ahead"
        ? [needs(outside.ahead)]
        : newest.age === "old"
          ? [needs(outside.old(number(newest.days)))]
          : [said(outside.fresh(number(newest.days)))]),
    ...(cosigned.length > 0 ? [said(outside.restsOnPolicy)] : []),
  ];
}
