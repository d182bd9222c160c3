/** Rival public tolls side by side, in date order, with the sentences of J14. */
import { z } from "zod";
import { cut, table, wrap } from "./layout.ts";

export const claimRow = z.object({
  id: z.string(),
  date: z.string(),
  who: z.string(),
  asWorded: z.string(),
  basis: z.string(),
  kind: z.string(),
  sourceTier: z.string(),
  partOf: z.string().nullable(),
  supersededBy: z.string().nullable(),
  verdict: z.object({ code: z.string(), words: z.string(), interval: z.string().nullable() }),
});
type ClaimRow = z.infer<typeof claimRow>;

const shape = z.object({
  claims: z.array(claimRow),
  parts: z.array(
    z.object({
      whole: z.string(),
      code: z.string(),
      words: z.string(),
      flags: z.array(z.object({ code: z.string(), words: z.string(), claims: z.array(z.string()) })),
    }),
  ),
});

/** Claims in force first by date; parts are indented beneath, superseded ones marked. */
export function claimsTable(claims: readonly ClaimRow[]): string {
  return table(
    ["as of", "who", "in their words", "basis", "beside the desk's count"],
    claims.map((claim) => [
      claim.date,
      `${claim.partOf === null ? "" : "  part: "}${cut(claim.who, 46)}`,
      cut(claim.asWorded, 34),
      claim.basis,
      [
        ...(claim.supersededBy === null ? [] : ["superseded"]),
        ...(claim.verdict.words === "" ? [] : [claim.verdict.words]),
        ...(claim.verdict.interval === null ? [] : [claim.verdict.interval]),
      ].join("; "),
    ]),
  );
}

export function printClaims(result: unknown): string {
  const { claims, parts } = shape.parse(result);
  const marks: Readonly<Record<string, string>> = {
    complete: "✓ sums",
    differs: "✗ differs",
    "part-missing": "… part missing",
    "not-disjoint": "– not added",
  };
  const reprints = claims.filter((claim) => claim.sourceTier !== "original").length;
  return [
    claimsTable(claims),
    "",
    ...(reprints > 0
      ? [
          wrap(
            `${reprints} of ${claims.length} claims are from reprints, not from where they were first published.`,
          ),
          "",
        ]
      : []),
    "Parts and wholes",
    table(
      ["whole", "", "sum"],
      parts.map((sum) => [sum.whole, marks[sum.code] ?? sum.code, sum.words]),
    ),
    ...parts.flatMap((sum) =>
      sum.flags.map((flag) => wrap(`note: ${flag.claims.join(", ")}: ${flag.words}`)),
    ),
  ].join("\n");
}
