/**
 * Count accounts judged, and the numbers that two origins and two signatories carry.
 *
 * Source: J2, J7, J8, J11. A scope's verified number is at most the largest that the lows of two accounts
 * of different known origins each reach, one of them direct; two people sign scope, window and number.
 * Cost: square of the counts of one scope.
 */
import { type CountFact, canonicalText, type PlacePath } from "@daftar/model";
import { scopeKey } from "../lines/place.ts";
import type { AccountReader } from "./account.ts";
import type { Bench } from "./bench.ts";
import { parseCountStatement } from "./countStatement.ts";
import { bodyOf } from "./decisionBook.ts";
import { countInScope } from "./inScope.ts";
import { isKnown, type OriginAccount, oneOrigin, originId } from "./origins.ts";
import { releaseOf } from "./releaseClass.ts";
import { type SignedStatement, signedLevels, statements } from "./signatures.ts";
import type { JudgedCount, Missing } from "./victim.ts";

interface CountDraft extends OriginAccount {
  readonly fact: CountFact;
  readonly credit: "none" | "list" | "account" | "refused";
  readonly direct: boolean;
}

function readCount(fact: CountFact, reader: AccountReader): CountDraft {
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

/** The largest number that two origins each reach, one of them direct; 0 where there is none. */
function reached(drafts: readonly CountDraft[]): { number: number; by: readonly string[] } {
  const single = drafts.filter((draft) => draft.credit === "account" && isKnown(draft));
  let best: { number: number; by: readonly string[] } = { number: 0, by: [] };
  for (const [i, a] of single.entries())
    for (const b of single.slice(i + 1)) {
      const number = Math.min(a.fact.account.low, b.fact.account.low);
      if (number <= best.number || oneOrigin(a, b) || !(a.direct || b.direct)) continue;
      best = { number, by: [a.id, b.id].sort() };
    }
  return best;
}

interface SignedNumber {
  readonly number: number;
  readonly restsOn: readonly string[];
  readonly reviewAsked: boolean;
}

function signedNumber(
  bench: Bench,
  drafts: readonly CountDraft[],
  signed: readonly SignedStatement[],
): SignedNumber | null {
  const bars = (one: SignedStatement, _: SignedStatement, upTo: string): boolean =>
    drafts.some(
      ({ fact, id }) =>
        fact.recordedBy === one.person &&
        (one.records.includes(id) || (fact.time <= upTo && one.records.length === 0)),
    );
  const now = reached(drafts);
  for (const level of signedLevels(signed, bars).toReversed()) {
    if (level.level !== "verified") return null;
    const number = parseCountStatement(level.count)?.number ?? 0;
    const reader = bench.at(level.time);
    const then = () =>
      reached(drafts.filter((d) => d.fact.time <= level.time).map((d) => readCount(d.fact, reader)));
    const support = now.number >= number ? now : then();
    if (number === 0 || support.number < number) continue;
    const seen = new Set(level.by.flatMap((one) => one.seen));
    const reviewAsked =
      now.number < number ||
      drafts.some((d) => d.credit !== "none" && d.fact.time > level.time && !seen.has(d.id));
    return { number, restsOn: support.by, reviewAsked };
  }
  return null;
}

function missingFor(draft: CountDraft, inScope: boolean): Missing[] {
  if (!inScope) return [{ code: "out-of-scope", words: "a place and window inside the desk's scope" }];
  if (draft.credit === "account" || draft.credit === "list") return [];
  return [{ code: "assessment", words: "the account assessed credible, by itself or by its list" }];
}

const samePlace = (a: PlacePath, b: PlacePath): boolean =>
  a.province === b.province && a.city === b.city && a.incident === b.incident;

/** Statements of signatures by scope, whichever account of that scope they name. */
function statementsByScope(bench: Bench): Map<string, SignedStatement[]> {
  const found = new Map<string, SignedStatement[]>();
  for (const one of statements(bench.input.facts.signatures.filter((fact) => fact.body.of === "count"))) {
    const said = parseCountStatement(one.count);
    if (said === null) continue;
    const key = scopeKey(said);
    const group = found.get(key);
    if (group) group.push(one);
    else found.set(key, [one]);
  }
  return found;
}

export function judgeCounts(bench: Bench): JudgedCount[] {
  const { facts, scope } = bench.input;
  const drafts = facts.counts
    .map((fact) => readCount(fact, bench.now))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const judged: JudgedCount[] = [];
  const byScope = new Map<string, CountDraft[]>();
  for (const draft of drafts) {
    const { account, list, recordedBy } = draft.fact;
    const inScope = countInScope(account.place, account.window, scope);
    const credible = inScope && (draft.credit === "account" || draft.credit === "list");
    if (inScope) {
      const key = scopeKey(account);
      const group = byScope.get(key);
      if (group) group.push(draft);
      else byScope.set(key, [draft]);
    }
    if (credible && isKnown(draft)) bench.countOrigins.add(originId(draft));
    const included = account.includes.flatMap((id) => {
      const at = bench.classOf.get(id);
      return at === undefined ? [] : [bench.input.victimIds[at]!];
    });
    judged.push({
      id: draft.id,
      kind: "account",
      list,
      level: credible ? "credible" : "alleged",
      place: account.place,
      window: account.window,
      low: account.low,
      high: account.high,
      extent: account.extent,
      direct: draft.direct,
      account,
      includes: [...new Set(included)].sort(),
      restsOn: [],
      release: releaseOf([bench.book.get("consent", draft.id)]),
      missingForNext: missingFor(draft, inScope),
      recorders: [recordedBy],
      reviewAsked: false,
    });
  }
  if (scope === null) return judged;
  for (const [key, signed] of statementsByScope(bench)) {
    const group = byScope.get(key) ?? [];
    const number = signedNumber(bench, group, signed);
    const first = group[0]?.fact.account;
    if (number === null || first === undefined) continue;
    const rests = group.filter((draft) => number.restsOn.includes(draft.id));
    judged.push({
      id: `verified ${canonicalText({ place: first.place, window: first.window })}`,
      kind: "verified-number",
      list: null,
      level: "verified",
      place: first.place,
      window: first.window,
      low: number.number,
      high: number.number,
      extent: rests.some(
        (d) => d.fact.account.extent === "whole" && samePlace(d.fact.account.place, first.place),
      )
        ? "whole"
        : "partial",
      direct: true,
      account: null,
      includes: [],
      restsOn: number.restsOn,
      release: lowestRelease(judged, number.restsOn),
      missingForNext: [],
      recorders: [...new Set(rests.map((draft) => draft.fact.recordedBy))].sort(),
      reviewAsked: number.reviewAsked,
    });
  }
  return judged;
}

const ORDER = ["sealed", "count-only", "public-reduced", "public-full"];

/** A number that rests on two accounts leaves only as far as both may. */
function lowestRelease(judged: readonly JudgedCount[], ids: readonly string[]): JudgedCount["release"] {
  const releases = judged.filter((one) => ids.includes(one.id)).map((one) => one.release);
  return (
    releases.reduce<JudgedCount["release"] | null>(
      (low, one) => (low === null || ORDER.indexOf(one.class) < ORDER.indexOf(low.class) ? one : low),
      null,
    ) ?? releaseOf([])
  );
}
