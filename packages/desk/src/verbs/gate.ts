/** `gate`: may figures be released, by the written policy? */
import { conditionsBody, DaftarError, isoDay } from "@daftar/model";
import { incidentId } from "@daftar/toll";
import { z } from "zod";
import { withDesk } from "../session/withDesk.ts";
import { defineVerb } from "../verb/verb.ts";
import { gateHistory, gateHistoryShape, measureShape } from "../view/gateHistory.ts";
import { missingShape, shownMissing } from "../view/gateMissing.ts";
import { gateOn } from "../view/gateNow.ts";
import { provinceNames } from "../view/placeNames.ts";
import { currentView } from "../view/view.ts";

export const gateOutput = z.object({
  open: z.boolean(),
  code: z.string(),
  policy: z.string(),
  measures: z.array(
    measureShape.extend({
      words: z.string(),
      /** What would meet it, at least; `null` where it is met or only shown. */
      missing: missingShape.nullable(),
    }),
  ),
  leftOut: z.array(
    z.object({
      what: z.string(),
      province: z.string().nullable(),
      /** Every name that the scope has for it. */
      provinceNames: z.array(z.string()),
      people: z.number(),
    }),
  ),
  /** Id of the incident where names and a count differ most (J20); null where none differs. */
  widestGap: z.string().nullable(),
  conditions: z.array(conditionsBody),
  /** The same on earlier days; `null` where that was not asked. */
  history: gateHistoryShape.nullable(),
});

export const gate = defineVerb({
  details:
    "Each threshold of the policy with what the desk has, what would meet it, and what the figures would leave out\n" +
    "(J20). Silence never opens it. With --history also each day since the first, as --as-of would say it: evenly\n" +
    "thinned to 60, on large desks to fewer, since a day on which something was received is derived anew.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({
    asOf: isoDay.optional().describe("as of the end of this day"),
    history: z.boolean().default(false).describe("also each measure on earlier days"),
    since: isoDay.optional().describe("with --history: from this day on"),
  }),
  output: gateOutput,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const day = input.asOf ?? new Date(context.clock()).toISOString().slice(0, 10);
      const { since = null } = input;
      if (since !== null && (!input.history || since > day)) {
        const why = input.history ? `--since lies after ${day}` : "--since is for --history";
        throw new DaftarError("usage.wrong", why, { field: "since" });
      }
      const view = await currentView(desk, input.asOf ?? null);
      const { open, code, measures, leftOut, widestGap, conditions } = gateOn(view, day);
      const records = view.facts.records.length;
      const { progress } = context;
      return {
        result: {
          open,
          code,
          policy: view.policy.version,
          measures: measures.map(({ missing, ...measure }) => ({
            ...measure,
            missing: missing === null ? null : shownMissing(missing, view.scope),
          })),
          leftOut: leftOut.map((l) => ({
            ...l,
            provinceNames: l.province === null ? [] : provinceNames(l.province, view.scope),
          })),
          widestGap: widestGap === null ? null : incidentId(widestGap),
          conditions: conditions.map((c) => ({ ...c })),
          history: input.history
            ? await gateHistory(desk, { from: since, to: day, records, progress })
            : null,
        },
        exit: open ? 0 : 1,
      };
    }),
});
