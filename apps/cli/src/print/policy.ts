/** The policy, as plain lines; and whom another would move, in words. */
import { z } from "zod";
import { changesShape, printChanges } from "./changes.ts";
import { number, table } from "./layout.ts";
import { printPlain } from "./plain.ts";

const count = z.object({ people: z.number(), verified: z.number() });
const shape = z.object({
  policy: z.looseObject({ version: z.string() }),
  changed: z.boolean(),
  compared: changesShape
    .extend({
      with: z.string(),
      gate: z.object({ before: z.object({ open: z.boolean() }), after: z.object({ open: z.boolean() }) }),
      kinds: z.array(z.object({ kind: z.string(), value: z.string(), before: count, after: count })),
    })
    .nullable(),
});

export function printPolicy(result: unknown): string {
  const { policy, changed, compared } = shape.parse(result);
  if (compared === null) return printPlain({ policy, changed });
  const kinds = compared.kinds.map(({ kind, value, before, after }) => [
    kind,
    value,
    `${number(before.people)} to ${number(after.people)}`,
    `${number(before.verified)} to ${number(after.verified)}`,
  ]);
  const stands = (open: boolean): string => (open ? "open" : "shut");
  const { before, after } = compared.gate;
  return [
    printChanges(compared, `Nothing is set. Under ${compared.with} in place of ${policy.version}:`),
    before.open === after.open
      ? `The gate would stay ${stands(after.open)}.`
      : `The gate is ${stands(before.open)} and would be ${stands(after.open)}.`,
    ...(kinds.length === 0
      ? []
      : [
          "",
          "Kinds of people whose numbers differ (documented, none of them estimated)",
          table(["kind", "", "reported and above", "verified"], kinds),
        ]),
  ].join("\n");
}
