/**
 * The number of one scope that two origins reach and two signatories signed.
 *
 * Source: J7, J8, J11. At most the largest number that the lows of two accounts of different known origins
 * each reach, one of them direct. Each of the two saw accounts that carry it, none of them recorded by
 * either. It stands until two sign it lower. Cost: square of the counts of one scope, for each level signed.
 */
import type { CountFact } from "@daftar/model";
import type { AccountReader } from "./account.ts";
import type { Bench } from "./bench.ts";
import { parseCountStatement } from "./countStatement.ts";
import { bodyOf } from "./decisionBook.ts";
import { isKnown, type OriginAccount, oneOrigin } from "./origins.ts";
import { type SignedLevel, type SignedStatement, signedLevels } from "./signatures.ts";

export interface CountDraft extends OriginAccount {
  readonly fact: CountFact;
  readonly credit: "none" | "list" | "account" | "refused";
  readonly direct: boolean;
}

export function readCount(fact: CountFact, reader: AccountReader): CountDraft {
  const decision = reader.book.get("assess-account", fact.id, reader.asOf).decision;
  const verdict = bodyOf("assess-account", decision)?.verdict;
  const listed = reader.verdictOf(fact.list).granted.has(fact.opId);
  const held = reader.lineages.held(fact.id, fact.account.lineage, fact.list);
  return {
    fact,
    id: fact.id,
    list: fact.list,
    ancestry: reader.lineages.ancestry(fact.id, held, fact.list),
    credit:
      verdict === "not-credible" ? "refused" : verdict === "credible" ? "account" : listed ? "list" : "none",
    direct: held.lineage.direct,
  };
}

interface Reached {
  readonly number: number;
  readonly by: readonly string[];
}

/** The largest number that two origins each reach, one of them direct; 0 where there is none. */
function reached(drafts: readonly CountDraft[]): Reached {
  const single = drafts.filter((draft) => draft.credit === "account" && isKnown(draft));
  let best: Reached = { number: 0, by: [] };
  for (const [i, a] of single.entries())
    for (const b of single.slice(i + 1)) {
      const number = Math.min(a.fact.account.low, b.fact.account.low);
      if (number <= best.number || oneOrigin(a, b) || !(a.direct || b.direct)) continue;
      best = { number, by: [a.id, b.id].sort() };
    }
  return best;
}

/** What the accounts that each of two named carry: the lesser, since each signed what they saw. */
function carried(drafts: readonly CountDraft[], { by }: SignedLevel): Reached {
  const recorders = new Set(by.map((one) => one.person));
  const [first, second] = by.map((one) =>
    reached(drafts.filter(({ id, fact }) => one.records.includes(id) && !recorders.has(fact.recordedBy))),
  ) as [Reached, Reached];
  return first.number <= second.number ? first : second;
}

export interface SignedNumber {
  readonly number: number;
  readonly restsOn: readonly string[];
  readonly reviewAsked: boolean;
}

/** @param drafts the accounts of one scope; @param signed statements about it, oldest first */
export function signedNumber(
  bench: Bench,
  drafts: readonly CountDraft[],
  signed: readonly SignedStatement[],
): SignedNumber | null {
  const recordedBy = new Map(drafts.map(({ id, fact }) => [id, fact.recordedBy]));
  const bars = (one: SignedStatement, other: SignedStatement): boolean =>
    [...one.records, ...other.records].some((id) => recordedBy.get(id) === one.person);
  let standing: SignedNumber[] = [];
  for (const level of signedLevels(signed, bars)) {
    const number = parseCountStatement(level.count)?.number ?? 0;
    if (level.level !== "verified") {
      // Two who take a number back leave a smaller one that others signed.
      standing = standing.filter((one) => one.number < number);
      continue;
    }
    const reader = bench.at(level.time);
    const then = () =>
      carried(
        drafts.filter((d) => d.fact.time <= level.time).map((d) => readCount(d.fact, reader)),
        level,
      );
    const now = carried(drafts, level);
    const support = now.number >= number ? now : then();
    if (number === 0 || support.number < number) continue;
    const seen = new Set(level.by.flatMap((one) => one.seen));
    const reviewAsked =
      now.number < number ||
      bench.evidenceAbout(support.by).some((hash) => level.by.some((one) => !one.seen.includes(hash))) ||
      drafts.some((d) => d.credit !== "none" && d.fact.time > level.time && !seen.has(d.id));
    standing.push({ number, restsOn: support.by, reviewAsked });
  }
  return standing.at(-1) ?? null;
}
