/** `gate`: may figures be released, by the written policy? */
import { conditionsBody, isoDay } from "@daftar/model";
import { incidentId } from "@daftar/toll";
import { z } from "zod";
import { withDesk } from "../session/withDesk.ts";
import { defineVerb } from "../verb/verb.ts";
import { gateOn } from "../view/gateNow.ts";
import { provinceNames } from "../view/placeNames.ts";
import { currentView } from "../view/view.ts";

const shownValue = z.union([z.number(), z.string()]).nullable();

export const gateOutput = z.object({
  open: z.boolean(),
  code: z.string(),
  policy: z.string(),
  measures: z.array(
    z.object({
      id: z.string(),
      value: shownValue,
      threshold: shownValue,
      /** Which way the threshold is met; null where there is none. */
      asks: z.enum(["at-least", "at-most"]).nullable(),
      met: z.boolean().nullable(),
      words: z.string(),
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
});

export const gate = defineVerb({
  details:
    "Each threshold of the policy with what the desk has, and what the figures would leave out (J20). Silence never opens it.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({ asOf: isoDay.optional().describe("as of the end of this day") }),
  output: gateOutput,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const view = await currentView(desk, input.asOf ?? null);
      const { open, code, measures, leftOut, widestGap, conditions } = gateOn(
        view,
        input.asOf ?? new Date(context.clock()).toISOString().slice(0, 10),
      );
      return {
        result: {
          open,
          code,
          policy: view.policy.version,
          measures: measures.map((m) => ({ ...m })),
          leftOut: leftOut.map((l) => ({
            ...l,
            provinceNames: l.province === null ? [] : provinceNames(l.province, view.scope),
          })),
          widestGap: widestGap === null ? null : incidentId(widestGap),
          conditions: conditions.map((c) => ({ ...c })),
        },
        exit: open ? 0 : 1,
      };
    }),
});
