/** The gate: open or shut, each measure against the policy, and what the figures leave out. */
import { z } from "zod";
import { table, wrap } from "./layout.ts";

const value = z.union([z.number(), z.string()]).nullable();
const shape = z.object({
  open: z.boolean(),
  code: z.string(),
  policy: z.string(),
  measures: z.array(
    z.object({ id: z.string(), value, threshold: value, met: z.boolean().nullable(), words: z.string() }),
  ),
  leftOut: z.array(
    z.object({
      what: z.string(),
      province: z.string().nullable(),
      provinceNames: z.array(z.string()),
      people: z.number(),
    }),
  ),
});

export function printGate(result: unknown): string {
  const { open, code, policy, measures, leftOut } = shape.parse(result);
  const first = open
    ? `The gate is open by policy ${policy}: figures may be proposed for release.`
    : code === "gate.silence-is-not-convergence"
      ? `The gate is shut by policy ${policy}: intake has fallen, and silence is not convergence.`
      : `The gate is shut by policy ${policy}.`;
  const mark = (met: boolean | null): string => (met === null ? "shown" : met ? "met" : "NOT MET");
  return [
    wrap(first),
    "",
    table(
      ["measure", "", ""],
      measures.map((m) => [m.id, mark(m.met), m.words]),
    ),
    "",
    "What the figures leave out",
    table(
      ["", "people"],
      leftOut.map((l) => [
        l.province === null ? l.what : `  ${l.what}, ${l.provinceNames[0] ?? l.province}`,
        String(l.people),
      ]),
      [1],
    ),
  ].join("\n");
}
