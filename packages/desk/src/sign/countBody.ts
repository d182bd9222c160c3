/**
 * What a person signs of a count: the number that two accounts of one scope, of different origins and one
 * of them direct, each reach (J11); or, lower, the number that stands signed (J8).
 */
import { assessAccountBody, DaftarError, type OpBody } from "@daftar/model";
import { countStatement, type JudgedCount, standsAgainst } from "@daftar/toll";
import { namedBefore } from "../time/notBefore.ts";
import type { DeskView } from "../view/view.ts";

function sameScope(a: JudgedCount, b: JudgedCount): boolean {
  return (
    a.place.province === b.place.province &&
    a.place.city === b.place.city &&
    a.place.incident === b.place.incident &&
    a.window.from === b.window.from &&
    a.window.to === b.window.to
  );
}

/** Assessed by itself: a list's assessment carries no verified number (J9). */
function assessedAlone(view: DeskView, count: JudgedCount): boolean {
  const { decision } = view.decisions.get("assess-account", count.id);
  return decision !== null && assessAccountBody.parse(decision.body).verdict === "credible";
}

/** The account that lifts the number furthest beside this one; null where none does. */
function partner(view: DeskView, count: JudgedCount): JudgedCount | null {
  const origin = count.account?.lineage.origin ?? null;
  const others = view.judgement.counts.filter(
    (other) =>
      other.id !== count.id &&
      other.kind === "account" &&
      other.level === "credible" &&
      assessedAlone(view, other) &&
      other.account !== null &&
      other.account.lineage.origin !== null &&
      other.account.lineage.origin !== origin &&
      (other.direct || count.direct) &&
      sameScope(count, other),
  );
  return others.reduce<JudgedCount | null>(
    (best, other) => (best === null || other.low > best.low ? other : best),
    null,
  );
}

type SignatureBody = OpBody<"signature">;

function refuseConflicts(
  view: DeskView,
  count: JudgedCount,
  recorders: readonly string[],
  person: string,
): void {
  const against = standsAgainst(view.judgement, { recorders }, person);
  if (against.length > 0) {
    throw new DaftarError("sign.conflict-of-interest", against.map((one) => one.words).join("; "), {
      value: count.id,
    });
  }
}

/** Takes back the number in force: no partner account is asked for, since it may be what is doubted. */
function loweredBody(
  view: DeskView,
  count: JudgedCount,
  person: string,
  level: SignatureBody["level"],
): SignatureBody {
  const standing = view.judgement.counts.find(
    (one) => one.kind === "verified-number" && sameScope(one, count),
  );
  if (standing === undefined)
    throw new DaftarError("sign.not-eligible", "no number stands signed for this place and window", {
      value: count.id,
    });
  refuseConflicts(view, count, standing.recorders, person);
  return {
    of: "count",
    id: count.id,
    policy: view.policy.version,
    level,
    seen: [...standing.evidence],
    records: [...standing.restsOn],
    count: countStatement({ place: standing.place, window: standing.window, number: standing.low }),
    ...namedBefore(view.facts),
  };
}

/** @throws DaftarError `sign.not-eligible`, `sign.conflict-of-interest` */
export function countBodies(
  view: DeskView,
  count: JudgedCount,
  person: string,
  level: SignatureBody["level"] = "verified",
): SignatureBody[] {
  if (level !== "verified") return [loweredBody(view, count, person, level)];
  const known =
    count.level === "credible" && count.account?.lineage.origin != null && assessedAlone(view, count);
  const other = known ? partner(view, count) : null;
  if (other === null) {
    throw new DaftarError(
      "sign.not-eligible",
      "a count needs a second account of its scope, of another origin, each assessed by itself and one of them direct",
      {
        value: count.id,
      },
    );
  }
  refuseConflicts(view, count, [...count.recorders, ...other.recorders], person);
  const number = Math.min(count.low, other.low);
  if (number < 1)
    throw new DaftarError("sign.not-eligible", "the two accounts reach no number above 0", {
      value: count.id,
    });
  return [
    {
      of: "count",
      id: count.id,
      policy: view.policy.version,
      level,
      seen: [...new Set([...count.evidence, ...other.evidence])].sort(),
      records: [count.id, other.id].sort(),
      count: countStatement({ place: count.place, window: count.window, number }),
      ...namedBefore(view.facts),
    },
  ];
}
