/**
 * What a verb looked at before it decides.
 *
 * A decision names the heads that stood when its verb looked, not those that stand when it is written: between
 * the two a person types a passphrase, and another may decide. And what else it rests on (a level, a role, who
 * is one person) is judged again where others wrote meanwhile, at last in the write itself. Cost: nothing where
 * nobody wrote; else what the look itself cost.
 */
import { type ChainHeld, DaftarError, type DecisionType, type Facts } from "@daftar/model";
import type { OpenDesk, RestsOn } from "@daftar/store";
import { currentView, type DeskView, headsBySubject, viewOf } from "../view/view.ts";

interface Heads {
  /** Decisions of one type and subject that no other names as parent, sorted. */
  readonly headsOf: (type: DecisionType, subject: string) => readonly string[];
}

export interface Look extends Heads {
  /** `changes` of the desk at that moment. */
  readonly changes: number;
  readonly facts: Facts;
  /** How far each chain was held. */
  readonly held: readonly ChainHeld[];
}

/** The heads in these facts; found when first asked for. */
export function lookIn(facts: Facts): Heads {
  let heads: ReadonlyMap<string, readonly string[]> | null = null;
  return {
    headsOf: (type, subject) => {
      heads ??= headsBySubject(facts);
      return (heads.get(`${type} ${subject}`) ?? []).toSorted();
    },
  };
}

export async function lookAt(desk: OpenDesk): Promise<Look> {
  const looked = await desk.lookAtFacts();
  return { ...looked, ...lookIn(looked.facts) };
}

export interface LookWithView extends Look {
  readonly view: DeskView;
}

/** With victims and levels, of one moment. */
export async function lookAtView(desk: OpenDesk): Promise<LookWithView> {
  // Kept by the desk, and not derived again, where nothing was written between the two.
  const view = await currentView(desk);
  const look = await lookAt(desk);
  return { ...look, view: view.facts === look.facts ? view : viewOf(desk, look.facts) };
}

/**
 * What drafts rest on, ready for the write.
 *
 * @param judge throws where they do not hold by those facts
 */
export async function restsOn(desk: OpenDesk, look: Look, judge: (facts: Facts) => void): Promise<RestsOn> {
  const now = await desk.lookAtFacts();
  // Here, where it holds nobody up: in the write it is judged only where another writes in between.
  if (now.changes !== look.changes) judge(now.facts);
  return { changes: now.changes, judge };
}

/** @throws DaftarError `decision.stale` where who is meant by these ids is no longer the same records */
export function samePeople(
  desk: OpenDesk,
  { view }: LookWithView,
  ids: readonly string[],
): (facts: Facts) => void {
  const meant = (at: DeskView, id: string): string => {
    const victim = at.victimById(id) ?? at.victimOfRecord(id);
    return victim === null ? "" : [victim.id, ...[...victim.records].sort()].join(" ");
  };
  return (facts) => {
    const now = viewOf(desk, facts);
    const other = ids.find((id) => meant(view, id) !== meant(now, id));
    if (other !== undefined)
      throw new DaftarError("decision.stale", "its records were joined or parted meanwhile", {
        value: other,
      });
  };
}
