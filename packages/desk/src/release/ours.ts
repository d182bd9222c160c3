/**
 * Whether all of a proposal is what this desk makes of it, its estimate, overlaps, sources and gate included: asked before
 * each approval, and before anything is published.
 *
 * These rest on everything the desk judges, and a busy desk hears something new every minute. So a proposal says how far
 * its desk held each chain, and the same is made of those ops alone where it is not what all ops give now; whatever was
 * erased, or came from machines that were put out since, is in neither (decision 0073).
 * Cost: an estimate, once for a proposal in one process; a view of a past moment where something came since.
 */
import { type ChainHeld, DaftarError, type Facts, nodeBody, type OpBody, type Progress } from "@daftar/model";
import { otherResults, releaseBasis } from "@daftar/publish";
import { type OpenDesk, sha256 } from "@daftar/store";
import type { LookWithView } from "../session/look.ts";
import type { VerbContext } from "../verb/context.ts";
import { type DeskView, viewOf } from "../view/view.ts";
import type { Proposal } from "./approvals.ts";
import { resultsOf } from "./results.ts";
import { type Here, refuseStaleIn, releasedPart } from "./standing.ts";
import { type Theirs, theirsOf } from "./theirs.ts";

type Named = Pick<OpBody<"release">, "digest" | "candidate">;

/** Ops that take something away from what was there when a release was proposed. */
function takingAway({ erased, decisions }: Facts): string[] {
  const out = decisions.filter(
    ({ type, body }) => type === "node" && nodeBody.parse(body).state === "revoked",
  );
  return [...new Set([...erased, ...out].map(({ opId }) => opId))];
}

const keyOf = (facts: Facts, { digest, candidate }: Named): string =>
  [digest, candidate, ...takingAway(facts)].join(" ");

/** Proposals whose results were found to be ours, with what had been taken away by then. */
const found = new WeakMap<OpenDesk, Set<string>>();

const isFound = (desk: OpenDesk, facts: Facts, proposal: Named): boolean =>
  found.get(desk)?.has(keyOf(facts, proposal)) ?? false;

/** What this process itself has made of these facts is not made again. */
export function rememberOurs(desk: OpenDesk, facts: Facts, proposal: Named): void {
  found.set(desk, (found.get(desk) ?? new Set<string>()).add(keyOf(facts, proposal)));
}

const stale = (proposal: Named, why: string): DaftarError =>
  new DaftarError("release.stale", why, { value: proposal.digest });
const notOurs = (proposal: Named, what: string): DaftarError =>
  new DaftarError("release.not-ours", `not what this desk would show: ${what}`, { value: proposal.digest });

const FROM = "how far it says it held the log";

/** @throws DaftarError `release.incomplete` where it was made from ops that are not here */
async function refuseIncomplete(
  desk: OpenDesk,
  proposal: Proposal,
  from: readonly ChainHeld[],
): Promise<void> {
  const places = await desk.placesOf(from.map(({ head }) => head));
  for (const { node, epoch, next, head } of from) {
    const place = places.get(head);
    if (place === undefined)
      throw new DaftarError("release.incomplete", "some of what it was made from is not on this desk", {
        value: proposal.digest,
      });
    const is = place.node === node && place.epoch === epoch && place.seq === next - 1;
    if (!is) throw notOurs(proposal, FROM);
  }
}

/** Whether any of these ops is none of those. */
async function anyBeyond(desk: OpenDesk, ops: readonly string[], held: readonly ChainHeld[]) {
  const next = new Map(held.map((chain) => [`${chain.node} ${chain.epoch}`, chain.next]));
  const places = await desk.placesOf(ops);
  return [...places.values()].some(({ node, epoch, seq }) => seq >= (next.get(`${node} ${epoch}`) ?? 0));
}

/** @throws DaftarError `release.stale` where another desk had written claims that had not come yet: a release holds all */
async function refuseUnheard(desk: OpenDesk, { claims }: Facts, proposal: Proposal, theirs: Theirs) {
  const absent = claims.filter(
    ({ time, body }) => time <= proposal.time && !theirs.claims.has(body.claim.id),
  );
  const ops = absent.map(({ opId }) => opId);
  if (ops.length > 0 && (await anyBeyond(desk, ops, theirs.from)))
    throw stale(
      proposal,
      "claims that had not come yet to the desk that proposed this; hand it a bundle first",
    );
}

const opsIn = (held: readonly ChainHeld[]): number => held.reduce((sum, { next }) => sum + next, 0);

/**
 * Whether they are what everything that is here gives now: told before somebody approves. Cost: next to nothing.
 *
 * @returns null where that cannot be told
 */
export function resultsOfNow(desk: OpenDesk, view: DeskView, proposal: Proposal): boolean | null {
  try {
    const theirs = theirsOf(desk, proposal.candidate);
    if (theirs === null) return null;
    const own = { ...resultsOf(view, theirs.asOf, () => {}), estimate: null };
    return otherResults(theirs, own, { policy: view.policy, practice: desk.info.practice }) === null;
  } catch (error) {
    // What does not read is told to whoever approves it.
    if (error instanceof DaftarError) return null;
    throw error;
  }
}

/** @returns whether they are of before. @throws DaftarError `release.not-ours` */
async function refuseOtherResults(
  desk: OpenDesk,
  { view, facts }: LookWithView,
  proposal: Proposal,
  { theirs, progress }: { readonly theirs: Theirs; readonly progress: Progress },
): Promise<boolean> {
  if (isFound(desk, facts, proposal)) return resultsOfNow(desk, view, proposal) === false;
  const by = { policy: view.policy, practice: desk.info.practice };
  const otherBy = (seen: DeskView): string | null =>
    otherResults(theirs, resultsOf(seen, theirs.asOf, progress), by);
  const before = otherBy(view) !== null;
  if (before) {
    progress({ what: "what it was proposed from", done: 0, total: 1 });
    const then = viewOf(desk, await desk.factsWithin(theirs.from));
    const samePart = then.scope !== null && releaseBasis(releasedPart(then), sha256) === theirs.basis;
    const other = samePart ? otherBy(then) : FROM;
    if (other !== null) throw notOurs(proposal, other);
  }
  rememberOurs(desk, facts, proposal);
  return before;
}

/** @throws DaftarError `release.incomplete`, and as `refuseStaleIn` */
export async function refuseNotOurs(
  desk: OpenDesk,
  look: LookWithView,
  proposal: Proposal,
  { here, notice, progress }: Pick<VerbContext, "progress" | "notice"> & { readonly here: Here },
): Promise<void> {
  const theirs = theirsOf(desk, proposal.candidate);
  if (theirs === null) throw stale(proposal, "it was proposed by an earlier version of this program");
  await refuseIncomplete(desk, proposal, theirs.from);
  await refuseUnheard(desk, look.facts, proposal, theirs);
  let before: boolean;
  try {
    refuseStaleIn(desk, look.view, proposal, here);
    before = await refuseOtherResults(desk, look, proposal, { theirs, progress });
  } catch (error) {
    const other = error instanceof DaftarError && error.code === "release.not-ours";
    if (other && (await anyBeyond(desk, takingAway(look.facts), theirs.from)))
      throw stale(proposal, "an account was erased, or a machine put out, since this was proposed");
    throw error;
  }
  if (!before) return;
  const since = opsIn(look.held) - opsIn(theirs.from);
  notice(
    "release.earlier-results",
    `its estimate, overlaps, sources and gate are of before; ${since} ops came since`,
  );
}

/** The same in a write, after it was asked: what came in between. @throws DaftarError as `refuseStaleIn` */
export function refuseNotOursSince(desk: OpenDesk, view: DeskView, proposal: Proposal, here: Here): void {
  refuseStaleIn(desk, view, proposal, here);
  if (!isFound(desk, view.facts, proposal))
    throw stale(proposal, "an account was erased, or a machine put out, meanwhile");
}
