/**
 * The people of a view in an order, and those that a search finds: made when first asked for, and kept as
 * long as the view.
 */
import type { OpenDesk } from "@daftar/store";
import type { Victim } from "@daftar/toll";
import { z } from "zod";
import type { DeskView } from "../view/view.ts";
import { NameIndex } from "./nameIndex.ts";
import { NameWords } from "./nameWords.ts";

export const victimOrder = z.enum(["id", "name", "level", "death", "place", "origins"]);
export type VictimOrder = z.infer<typeof victimOrder>;

const LEVELS = ["verified", "corroborated", "reported", "alleged", "set-aside"];

/** What is compared, as text of code units, so that the order is the same on every machine. */
const SORT_KEYS: Readonly<Record<VictimOrder, (victim: Victim) => string>> = {
  id: () => "",
  name: (victim) => victim.names[0]?.text ?? "\uffff",
  level: (victim) => String(LEVELS.indexOf(victim.level)),
  death: (victim) => victim.death?.from ?? "\uffff",
  place: (victim) => {
    const place = victim.deathPlace ?? victim.injuryPlace;
    return place === null ? "\uffff" : `${place.province ?? "\uffff"} ${place.city ?? "\uffff"}`;
  },
  origins: (victim) => String(999_999 - victim.origins.known),
};

interface Kept {
  readonly orders: Map<VictimOrder, readonly Victim[]>;
  index: NameIndex | null;
}
const kept = new WeakMap<DeskView, Kept>();
const words = new WeakMap<OpenDesk, NameWords>();

function keptOf(view: DeskView): Kept {
  const known = kept.get(view) ?? { orders: new Map(), index: null };
  kept.set(view, known);
  return known;
}

/** Everybody, by `order` and then by id. */
export function victimsInOrder(view: DeskView, order: VictimOrder): readonly Victim[] {
  const { orders } = keptOf(view);
  const known = orders.get(order);
  if (known !== undefined) return known;
  const keyed = view.judgement.victims.map((victim) => ({ victim, key: SORT_KEYS[order](victim) }));
  keyed.sort((a, b) => (a.key === b.key ? (a.victim.id < b.victim.id ? -1 : 1) : a.key < b.key ? -1 : 1));
  const sorted = keyed.map(({ victim }) => victim);
  orders.set(order, sorted);
  return sorted;
}

/** Those whom a search finds, the nearest first; an id finds its person, whatever it was before a join. */
export function searchVictims(desk: OpenDesk, view: DeskView, typed: string): readonly Victim[] {
  const byId = view.victimById(typed.trim()) ?? view.victimOfRecord(typed.trim());
  if (byId !== null) return [byId];
  const own = keptOf(view);
  const everybody = victimsInOrder(view, "id");
  if (own.index === null) {
    const known = words.get(desk) ?? new NameWords();
    words.set(desk, known);
    own.index = new NameIndex(
      everybody.map((victim) => victim.names.map((form) => form.text)),
      known,
    );
  }
  const found = own.index.find(typed);
  if (found === null) return [];
  return [...found]
    .sort(([a, x], [b, y]) => y - x || a - b)
    .flatMap(([at]) => {
      const victim = everybody[at];
      return victim === undefined ? [] : [victim];
    });
}
