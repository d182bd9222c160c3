/**
 * Count accounts judged, each scope's signed number beside them.
 *
 * Source: J2, J7, J8, J11. Of accounts that claim one id the first is the account: a later one inherits
 * nothing that was said of it. Cost: square of the counts of one scope.
 */
import { type CountAccount, type CountFact, canonicalText, type Facts, type PlacePath } from "@daftar/model";
import { scopeKey } from "../lines/place.ts";
import type { Bench } from "./bench.ts";
import { parseCountStatement } from "./countStatement.ts";
import { countInScope } from "./inScope.ts";
import { isKnown, originId } from "./origins.ts";
import { releaseOf } from "./releaseClass.ts";
import { type SignedStatement, statements } from "./signatures.ts";
import { type CountDraft, readCount, signedNumber } from "./signedNumber.ts";
import type { JudgedCount, Missing } from "./victim.ts";

function missingFor(draft: CountDraft, inScope: boolean): Missing[] {
  if (!inScope) return [{ code: "out-of-scope", words: "a place and window inside the desk's scope" }];
  if (draft.credit === "account" || draft.credit === "list") return [];
  return [{ code: "assessment", words: "the account assessed credible, by itself or by its list" }];
}

const samePlace = (a: PlacePath, b: PlacePath): boolean =>
  a.province === b.province && a.city === b.city && a.incident === b.incident;

/** Statements of signatures by scope, whichever account of that scope they name. */
function statementsByScope(signatures: CountsInput["signatures"]): Map<string, SignedStatement[]> {
  const found = new Map<string, SignedStatement[]>();
  for (const one of statements(signatures.filter((fact) => fact.body.of === "count"))) {
    const said = parseCountStatement(one.count);
    if (said === null) continue;
    const key = scopeKey(said);
    const group = found.get(key);
    if (group) group.push(one);
    else found.set(key, [one]);
  }
  return found;
}

function firstOfEachId(counts: readonly CountFact[]): CountFact[] {
  const first = new Map<string, CountFact>();
  for (const one of counts) {
    const known = first.get(one.id);
    if (known === undefined || before(one, known)) first.set(one.id, one);
  }
  return [...first.values()];
}

const before = (a: CountFact, b: CountFact): boolean =>
  a.time !== b.time ? a.time < b.time : a.opId < b.opId;

/** Ids that more than one op claims for accounts: for people to look at. */
export function claimedTwice(counts: readonly CountFact[]): { subject: string; heads: readonly string[] }[] {
  const ops = new Map<string, string[]>();
  for (const { id, opId } of counts) ops.set(id, [...(ops.get(id) ?? []), opId]);
  return [...ops]
    .filter(([, heads]) => heads.length > 1)
    .map(([subject, heads]) => ({ subject, heads: heads.sort() }))
    .sort((a, b) => (a.subject < b.subject ? -1 : 1));
}

export type CountsInput = Pick<Facts, "counts" | "signatures">;

export function judgeCounts(bench: Bench, facts: CountsInput): JudgedCount[] {
  const { scope } = bench;
  bench.countOrigins.clear();
  const bySigned = statementsByScope(facts.signatures);
  const signaturesOf = (one: Pick<CountAccount, "place" | "window">) => bySigned.get(scopeKey(one)) ?? [];
  const drafts = firstOfEachId(facts.counts)
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
      const at = bench.people.placeOf(id);
      return at === undefined ? [] : [bench.people.idOf(at)];
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
      evidence: bench.evidenceAbout([draft.id]),
      release: releaseOf([bench.book.get("consent", draft.id)]),
      missingForNext: missingFor(draft, inScope),
      recorders: [recordedBy],
      reviewAsked: false,
      signatures: signaturesOf(account),
    });
  }
  if (scope === null) return judged;
  for (const [key, signed] of bySigned) {
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
      evidence: bench.evidenceAbout(number.restsOn),
      release: lowestRelease(judged, number.restsOn),
      missingForNext: [],
      recorders: [...new Set(rests.map((draft) => draft.fact.recordedBy))].sort(),
      reviewAsked: number.reviewAsked,
      signatures: signed,
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
