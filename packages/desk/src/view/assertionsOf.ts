/**
 * Which values of an account come from elsewhere than the account, as somebody said (J3).
 *
 * Cost: a look-up a field that can have a lineage of its own.
 */
import {
  type AssertionField,
  type AssertionLineages,
  assertionField,
  assertionSubject,
  type Lineage,
  lineage,
  lineageBody,
  type RecordFact,
} from "@daftar/model";
import { z } from "zod";
import type { DeskView } from "./view.ts";

export const assertionShown = z.object({
  field: assertionField,
  /** Null where it was taken back: the value comes from where the account does. */
  lineage: lineage.nullable(),
  lineageFrom: z.enum(["decision", "account", "list"]).nullable(),
  /** What a decision about this value must have seen. */
  heads: z.array(z.string()),
});
export type AssertionShown = z.infer<typeof assertionShown>;

/** One field with what is said of it, where a list or a form says several. */
export const assertionSaid = z.object({ field: assertionField, lineage });

/** As an array: what shows keys shows all of them, and most fields have none. */
export function saidOf(assertions: AssertionLineages | undefined): z.infer<typeof assertionSaid>[] {
  return assertionField.options.flatMap((field) => {
    const said = assertions?.[field];
    return said === undefined ? [] : [{ field, lineage: said }];
  });
}

function heldFor(
  view: DeskView,
  { id, assertions }: Pick<RecordFact, "id" | "assertions">,
  field: AssertionField,
  ofList: AssertionLineages | undefined,
): Pick<AssertionShown, "lineage" | "lineageFrom"> {
  const { decision } = view.decisions.get("lineage", assertionSubject(id, field));
  const decided: Lineage | null = decision === null ? null : lineageBody.parse(decision.body).lineage;
  if (decided !== null) return { lineage: decided, lineageFrom: "decision" };
  const came = assertions?.[field];
  if (came !== undefined) return { lineage: came, lineageFrom: "account" };
  const declared = ofList?.[field];
  return declared === undefined
    ? { lineage: null, lineageFrom: null }
    : { lineage: declared, lineageFrom: "list" };
}

/** Fields of which something is said, or was. @param ofList what its list declares */
export function assertionsOf(
  view: DeskView,
  record: Pick<RecordFact, "id" | "assertions">,
  ofList: AssertionLineages | undefined,
): AssertionShown[] {
  return assertionField.options.flatMap((field): AssertionShown[] => {
    const held = heldFor(view, record, field, ofList);
    const heads = [...view.headsOf("lineage", assertionSubject(record.id, field))];
    return held.lineage === null && heads.length === 0 ? [] : [{ field, ...held, heads }];
  });
}
