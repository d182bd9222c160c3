/**
 * Whether all of a proposal is what this desk makes of it, its estimate, overlaps, sources and gate included: asked before
 * each approval, and before anything is published.
 *
 * These rest on everything the desk judges, and a busy desk hears something new every minute. So a proposal says how far
 * its desk held each chain, and the same is made of those ops alone where it is not what all ops give now; whatever was
 * erased, or came from machines that were put out since, is in neither (decision 0073).
 * Cost: an estimate, once for a proposal in one process; a view of a past moment where something came since.
 */
import {
  type ChainHeld,
  DaftarError,
  type Facts,
  nodeBody,
  type OpBody,
  type Progress,
  RELEASE_PATHS,
} from "@daftar/model";
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
  // One that nobody approved puts nobody out, and must not pass for the reason why a forgery differs.
  const out = decisions.filter(
    ({ type, body, approvedBy }) =>
      type === "node" && approvedBy.length > 0 && nodeBody.parse(body).state === "revoked",
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

/** @throws DaftarError `release.incomplete` where it was made from ops that are not here, `release.not-ours` */
async function refuseIncomplete(
  desk: OpenDesk,
  proposal: Proposal,
  from: readonly ChainHeld[],
): Promise<void> {
  // Of a chain named twice every look would take another stretch.
  if (new Set(from.map(({ node, epoch }) => `${node} ${epoch}`)).size < from.length)
    throw notOurs(proposal, FROM);
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

/** Those of these ops that lie beyond what was held. */
async function opsBeyond(
  desk: OpenDesk,
  ops: readonly string[],
  held: readonly ChainHeld[],
): Promise<ReadonlySet<string>> {
  const next = new Map(held.map((chain) => [`${chain.node} ${chain.epoch}`, chain.next]));
  const places = await desk.placesOf(ops);
  const beyond = [...places].filter(([, { node, epoch, seq }]) => seq >= (next.get(`${node} ${epoch}`) ?? 0));
  return new Set(beyond.map(([op]) => op));
}

/** Claims that are not in it. */
const absentOf = ({ claims }: Facts, theirs: Theirs) =>
  claims.filter(({ body }) => !theirs.claims.has(body.claim.id));

/**
 * A release holds all claims that its desk had: also where the op that proposes it bears an earlier time than they do.
 *
 * @throws DaftarError `release.stale` where another desk had written some that had not come yet, `release.not-ours`
 */
async function refuseUnheard(desk: OpenDesk, facts: Facts, proposal: Proposal, theirs: Theirs) {
  const absent = absentOf(facts, theirs);
  const beyond = await opsBeyond(
    desk,
    absent.map(({ opId }) => opId),
    theirs.from,
  );
  if (absent.some(({ opId }) => !beyond.has(opId))) throw notOurs(proposal, RELEASE_PATHS.claims);
  if (absent.some(({ time }) => time <= proposal.time))
    throw stale(
      proposal,
      "claims that had not come yet to the desk that proposed this; hand it a bundle first",
    );
}

const opsIn = (held: readonly ChainHeld[]): number => held.reduce((sum, { next }) => sum + next, 0);

function ofNow(desk: OpenDesk, view: DeskView, proposal: Proposal): boolean | null {
  try {
    const theirs = theirsOf(desk, proposal.candidate);
    if (theirs === null) return null;
    if (absentOf(view.facts, theirs).length > 0) return false;
    const own = { ...resultsOf(view, theirs.asOf, () => {}), estimate: null };
    return otherResults(theirs, own, { policy: view.policy, practice: desk.info.practice }) === null;
  } catch (error) {
    // What does not read is told to whoever approves it.
    if (error instanceof DaftarError) return null;
    throw error;
  }
}

const known = new WeakMap<DeskView, { readonly candidate: string; readonly isOfNow: boolean | null }>();

/**
 * Whether it holds all claims, and its estimate, overlaps, sources and gate are what everything that is here gives now:
 * told before somebody approves. Cost: people × lists, once for a view.
 *
 * @returns null where that cannot be told
 */
export function resultsOfNow(desk: OpenDesk, view: DeskView, proposal: Proposal): boolean | null {
  const { candidate } = proposal;
  const kept = known.get(view);
  if (kept?.candidate === candidate) return kept.isOfNow;
  const isOfNow = ofNow(desk, view, proposal);
  known.set(view, { candidate, isOfNow });
  return isOfNow;
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
    // No desk hears of a decision before those that it follows from.
    const parents = then.facts.decisions.flatMap((decision) => decision.parents);
    if ((await opsBeyond(desk, parents, theirs.from)).size > 0) throw notOurs(proposal, FROM);
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
    if (other && (await opsBeyond(desk, takingAway(look.facts), theirs.from)).size > 0)
      throw stale(proposal, "an account was erased, or a machine put out, since this was proposed");
    throw error;
  }
  const claims = absentOf(look.facts, theirs).length;
  if (!before && claims === 0) return;
  const since = opsIn(look.held) - opsIn(theirs.from);
  const without = claims === 0 ? "" : `, with ${claims} claims that are not in it`;
  notice(
    "release.earlier-results",
    `its estimate, overlaps, sources, gate or claims are of before; ${since} ops came since${without}`,
  );
}

/** The same in a write, after it was asked: what came in between. @throws DaftarError as `refuseStaleIn` */
export function refuseNotOursSince(desk: OpenDesk, view: DeskView, proposal: Proposal, here: Here): void {
  refuseStaleIn(desk, view, proposal, here);
  if (!isFound(desk, view.facts, proposal))
    throw stale(proposal, "an account was erased, or a machine put out, meanwhile");
}
