/**
 * The gate on each of many days: what `gate --as-of` says of that day, no more and no less (J12, J20).
 *
 * Facts are read as of each day anew, so that nothing received later is in it; days on which nothing came rest on the
 * same view, with silence counted up to the day itself. Cost: a view for each day on which something was received.
 */
import type { Progress } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { z } from "zod";
import { gateOn } from "./gateNow.ts";
import { historyDays } from "./historyDays.ts";
import { currentView, type DeskView } from "./view.ts";

const shownValue = z.union([z.number(), z.string()]).nullable();

/** What a measure had, and how that stood to the policy. */
export const measureShape = z.object({
  id: z.string(),
  value: shownValue,
  threshold: shownValue,
  /** Which way the threshold is met; null where there is none. */
  asks: z.enum(["at-least", "at-most"]).nullable(),
  met: z.boolean().nullable(),
});

export const gateHistoryShape = z.object({
  /** 1 where each day is told of. */
  everyDays: z.number(),
  /** The first day of those told of on which it was open; `null` for none. */
  firstOpen: z.string().nullable(),
  points: z.array(
    z.object({
      day: z.string(),
      open: z.boolean(),
      code: z.string(),
      /** The policy in force on that day. */
      policy: z.string(),
      measures: z.array(measureShape),
    }),
  ),
});
export type GateHistory = z.infer<typeof gateHistoryShape>;

export interface HistoryAsked {
  readonly from: string | null;
  /** The last day told of. */
  readonly to: string;
  readonly records: number;
  readonly progress: Progress;
}

export async function gateHistory(
  desk: OpenDesk,
  { from, to, records, progress }: HistoryAsked,
): Promise<GateHistory> {
  const { days, everyDays } = historyDays(await desk.receivedDays(), { from, to }, records);
  const points: GateHistory["points"] = [];
  let derived: { readonly of: string | null; readonly view: DeskView | null } = { of: null, view: null };
  for (const [at, { day, rests }] of days.entries()) {
    progress({ what: `the gate on ${day}`, done: at, total: days.length });
    const view =
      derived.of === rests && derived.view !== null ? derived.view : await currentView(desk, rests);
    derived = { of: rests, view };
    const { open, code, measures } = gateOn(view, day);
    points.push({
      day,
      open,
      code,
      policy: view.policy.version,
      measures: measures.map(({ id, value, threshold, asks, met }) => ({ id, value, threshold, asks, met })),
    });
  }
  return { everyDays, firstOpen: points.find(({ open }) => open)?.day ?? null, points };
}
