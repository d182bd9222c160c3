/** The estimate as a reporter can read it: headline or refusal, every method, what it takes for granted. */
import { highEnd, lowEnd } from "@daftar/model";
import { z } from "zod";
import { interval, number, table, wrap } from "./layout.ts";
import { pooledShape, printPooled } from "./pooled.ts";
import { printSensitivity, sensitivityShape } from "./sensitivity.ts";

const nullable = z.number().nullable();
const shape = z.object({
  documented: z.number(),
  lists: z.array(z.string()),
  headline: z.object({
    low: nullable,
    high: nullable,
    level: nullable,
    lowerBound: nullable,
    refused: z.object({ code: z.string(), message: z.string() }).nullable(),
  }),
  methods: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      reason: nullable.or(z.string()),
      point: nullable,
      low: nullable,
      high: nullable,
    }),
  ),
  sensitivity: sensitivityShape.nullable(),
  pooled: pooledShape.nullable(),
  seed: z.number(),
  warnings: z.array(z.object({ message: z.string() })),
  version: z.string(),
  inputDigest: z.string().nullable(),
  label: z.string(),
  assumptions: z.array(z.string()),
  plots: z.array(z.string()),
});

export function printEstimate(result: unknown): string {
  const {
    documented,
    lists,
    headline,
    methods,
    sensitivity,
    seed,
    label,
    assumptions,
    plots,
    warnings,
    version,
    inputDigest,
    pooled,
  } = shape.parse(result);
  const bound = headline.lowerBound === null ? "" : ` Lower bound: ${number(lowEnd(headline.lowerBound))}.`;
  const first =
    headline.refused === null
      ? `Between ${interval(headline.low, headline.high, " and ")} people killed, of whom ${number(documented)} are on the ${lists.length} lists.${bound}`
      : `No interval is given: ${headline.refused.message} (${headline.refused.code}).${bound}`;
  return [
    wrap(first),
    wrap(
      `${headline.refused === null ? `${label} ` : ""}Documented here means the ${number(documented)} people in the table of overlaps of: ${lists.join(", ")}. Seed ${seed}, daftar ${version}${inputDigest === null ? "" : `, table ${inputDigest.slice(0, 16)}`}.`,
    ),
    ...warnings.map(({ message }) => wrap(`Note: ${message}`)),
    "",
    table(
      ["method", "", "point", "low", "high", ""],
      methods.map((m) => [
        m.id,
        m.status,
        number(m.point),
        m.low === null ? "–" : number(lowEnd(m.low)),
        m.high === null ? "–" : number(highEnd(m.high)),
        typeof m.reason === "string" ? m.reason : "",
      ]),
      [2, 3, 4],
    ),
    "",
    ...printPooled(pooled),
    ...printSensitivity(sensitivity, headline.refused === null),
    "Taken for granted",
    ...assumptions.map((sentence) => wrap(`- ${sentence}`, 96, "  ")),
    ...(plots.length === 0 ? [] : ["", wrap(`Plots: ${plots.join(", ")}`, 96, "  ")]),
  ].join("\n");
}
