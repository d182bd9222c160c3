/**
 * A drafted victim with what its neighbours, the scope and consent add.
 *
 * Source: J1 (scope), J5 (what the next level needs), J10 (open pairs block promotion), J15 (release),
 * J11 (counts that name the person),
 * J21 (captures). Cost: linear in one person's accounts and open pairs.
 */
import { type EvidenceRisk, mayPair, type ProcessStage, type Scope } from "@daftar/model";
import { ownStanding } from "../lines/asCountable.ts";
import { narrowTo } from "../lines/narrowTo.ts";
import { capturesOf } from "./captures.ts";
import type { CountScopes } from "./countScopes.ts";
import { blocksPromotion, type Draft } from "./draftVictim.ts";
import { inScopeOf } from "./inScope.ts";
import { lackMissing } from "./lackWords.ts";
import { countOrigins } from "./origins.ts";
import { releaseOf } from "./releaseClass.ts";
import { isSignatory } from "./signatures.ts";
import type { Missing, ValidSignature, Victim } from "./victim.ts";

const missing = (code: string, words: string): Missing => ({ code, words });

const TOWARDS_REPORTED: readonly Missing[] = [
  missing("assessment", "an account assessed credible, by itself or by its list"),
];

/** Why a second origin is missing: by what their accounts say, not by how many they are. */
function secondOrigin({ support: { credited, origins } }: Draft): Missing {
  const many = credited.length;
  if (origins.known === 0)
    return missing(
      "second-origin",
      many === 1
        ? "one more independent origin; where the one account comes from is not known yet"
        : `one more independent origin; where the ${many} accounts come from is not known yet`,
    );
  return missing(
    "second-origin",
    many === 1
      ? "one more independent origin"
      : `one more independent origin; the ${many} credible accounts have one known origin`,
  );
}

/** Accounts that stand by their list's assessment alone. */
function byListAlone({ support: { credited } }: Draft): string {
  const lists = new Set(credited.filter((one) => one.credit === "list").map((one) => one.list));
  return [...lists].sort().join(", ");
}

function towardsCorroborated(draft: Draft): Missing[] {
  const { support, bench } = draft;
  const single = support.credited.filter((account) => account.credit === "account");
  if (countOrigins(single).known < 2) {
    return support.origins.known >= 2
      ? [
          missing(
            "single-assessment",
            `accounts of two origins assessed one by one (a list's assessment grants reported at most: ${byListAlone(draft)})`,
          ),
        ]
      : [secondOrigin(draft)];
  }
  const { nearest } = support;
  if (nearest === null) return [];
  return support.lacks.map((lack) => lackMissing(lack, nearest, bench.policy.agreement));
}

function towardsVerified(draft: Draft, near: readonly Near[], scope: Scope | null): Missing[] {
  const found: Missing[] = [];
  if (scope === null) found.push(missing("scope", "a scope: until one is set nothing is verified"));
  if (!draft.support.direct) found.push(missing("direct-account", "a direct account, assessed by itself"));
  for (const risk of draft.support.blocking)
    found.push(missing(`risk-${risk}`, `an account free of "${risk}": it stands on all of them`));
  if (blocksPromotion(draft.dispute))
    found.push(missing("dispute", `the dispute (${draft.dispute}) settled`));
  const strong = near.filter((other) => other.level === "corroborated" || other.level === "verified").length;
  if (strong > 0)
    found.push(
      missing("open-pair", `${strong} open review pair(s) to people at corroborated or above decided`),
    );
  const waiting = unpaired(draft).map(({ person }) => person);
  found.push(
    waiting.length > 0
      ? missing("second-signature", `a second signatory: ${[...new Set(waiting)].sort().join(", ")} signed`)
      : missing("two-signatures", "two signatories"),
  );
  return found;
}

/** Statements for verified by people who may sign, that found no partner yet: a partner is one who may sign too. */
function unpaired(draft: Draft): ValidSignature[] {
  const { bench, records } = draft;
  const counting = draft.signatures.filter(
    (one) => one.level === "verified" && isSignatory(one) && !bench.bars(one.person, records, one.time),
  );
  return counting.filter((one) => !counting.some((other) => mayPair(one, other)));
}

const NO_RISKS: readonly EvidenceRisk[] = [];

function risksOf({ support, accounts }: Draft): readonly EvidenceRisk[] {
  const risks = new Set<EvidenceRisk>(support.blocking);
  for (const account of support.credited) for (const risk of account.risks) risks.add(risk);
  const origins = support.origins.known + (support.origins.known === 0 && support.origins.unknown ? 1 : 0);
  if (origins === 1 && accounts.length > 0) risks.add("single-origin");
  // Said of single accounts, it is a trait of the victim only where it stands on all of them.
  if (!support.blocking.includes("anonymous-only")) risks.delete("anonymous-only");
  return risks.size === 0 ? NO_RISKS : [...risks].sort();
}

function stageOf(draft: Draft, joiners: readonly string[]): ProcessStage {
  if (draft.level === "verified") return "signed";
  if (joiners.length > 0) return "reviewed";
  if (draft.accounts.some((account) => account.assessed)) return "assessed";
  return draft.records.length > 1 ? "linked" : "received";
}

function countedInOf({ id, level, values }: Draft, counts: CountScopes): Victim["countedIn"] {
  const including = counts.including.get(id);
  if (including === undefined) return NOT_COUNTED_IN;
  return narrowTo(ownStanding(values), including, level === "verified" ? counts.verified : []).by;
}

const NOT_COUNTED_IN: Victim["countedIn"] = [];

/** Somebody still to be told apart from. */
export type Near = Pick<Draft, "id" | "level">;

/** Most people have none of most things: a hundred thousand empty arrays are one. */
const NONE: readonly never[] = [];
const sorted = (found: ReadonlySet<string>): readonly string[] =>
  found.size === 0 ? NONE : [...found].sort();

function creditedOf({ support, records }: Draft): readonly string[] {
  if (support.credited.length === 0) return NONE;
  if (support.credited.length === records.length) return records;
  return support.credited.map((account) => account.id).sort();
}

function recordersOf({ bench, records }: Draft): readonly string[] {
  const found = records.flatMap((id) => bench.records.get(id)?.recordedBy || []);
  return found.length === 0 ? NONE : [...new Set(found)].sort();
}

/** Who said of two of the records that they are one person's. */
function joinersOf({ bench, records }: Draft): readonly string[] {
  if (bench.joins.size === 0 || records.length < 2) return NONE;
  const own = new Set(records);
  const found = new Set<string>();
  for (const id of records)
    for (const join of bench.joins.get(id) ?? []) if (own.has(join.other)) found.add(join.person);
  return sorted(found);
}

export function finishVictim(
  draft: Draft,
  near: readonly Near[],
  scope: Scope | null,
  counts: CountScopes,
): Victim {
  const { bench, support, values, records } = draft;
  const recorders = recordersOf(draft);
  const joinerList = joinersOf(draft);
  const level = draft.level;
  const next =
    level === "alleged"
      ? TOWARDS_REPORTED
      : level === "reported"
        ? support.level === "corroborated"
          ? [missing("signed-lower", "two signatories lowered it: two must sign it up again")]
          : towardsCorroborated(draft)
        : level === "corroborated"
          ? towardsVerified(draft, near, scope)
          : NONE;
  const inScope = inScopeOf(values, scope);
  const consent = bench.about("consent", draft.at).map(({ subject }) => bench.book.get("consent", subject));
  const conflicts = new Set(draft.conflicts);
  if (level === "verified" && inScope.state === "out") conflicts.add("signed-but-out-of-scope");
  if (bench.keptApart(draft.at)) conflicts.add("same-not-followed");
  if (bench.partedInside(draft.at)) conflicts.add("different-needs-two");
  if (consent.some((state) => state.conflict)) conflicts.add("consent");
  for (const { subject } of bench.about("dispute", draft.at))
    if (bench.book.get("dispute", subject).conflict) conflicts.add("dispute");
  for (const account of draft.accounts) {
    for (const type of account.contested) conflicts.add(type);
    if (account.stale) conflicts.add("newer-version-not-assessed");
  }
  // Field by field: spreading a hundred thousand objects of twenty fields costs more than judging them.
  return {
    identity: values.identity,
    named: values.named,
    names: values.names,
    sex: values.sex,
    age: values.age,
    death: values.death,
    injury: values.injury,
    injuryPlace: values.injuryPlace,
    deathPlace: values.deathPlace,
    population: values.population,
    cause: values.cause,
    eventLink: values.eventLink,
    status: values.status,
    acknowledgement: values.acknowledgement,
    acknowledgedBy: values.acknowledgedBy.length === 0 ? NONE : values.acknowledgedBy,
    disagreements: values.disagreements.length === 0 ? NONE : values.disagreements,
    id: draft.id,
    records,
    versions: draft.versions,
    evidence: draft.evidence,
    credited: creditedOf(draft),
    level,
    supported: support.level,
    missingForNext: next,
    origins: { known: support.origins.known, unknown: support.origins.unknown },
    originIds: support.origins.ids,
    direct: support.direct,
    dispute: draft.dispute,
    risks: risksOf(draft),
    inScope,
    setAside: draft.setAside,
    openTo: near.length === 0 ? NONE : near.map((other) => other.id).sort(),
    signatures: draft.signatures.length === 0 ? NONE : draft.signatures,
    reviewAsked: draft.reviewAsked,
    recorders,
    joiners: joinerList,
    release: releaseOf(consent),
    conflicts: sorted(conflicts),
    stage: stageOf(draft, joinerList),
    captures: capturesOf(draft.accounts, bench.now.lineages),
    countedIn: countedInOf(draft, counts),
  };
}
