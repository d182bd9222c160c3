/**
 * Facts to judged victims and counts.
 *
 * Source: rules J1–J9, J15; pure in (facts, partition, undecided pairs, scope, policy), so the same
 * function serves now, a past date (`factsAsOf`), another policy and a linkage draw.
 * Assumes: approvals were checked when the ops were applied; the classes are disjoint.
 * Cost: linear in records, decisions and signatures, times the square of one person's accounts.
 */
import type { JudgeInput } from "./judgeInput.ts";
import { Judging } from "./judging.ts";
import type { Judgement } from "./victim.ts";

/**
 * @throws RangeError when `victimIds` and `classes` differ in length, or a record is in two classes
 */
export function judge(input: JudgeInput): Judgement {
  return new Judging(input).judgement;
}
