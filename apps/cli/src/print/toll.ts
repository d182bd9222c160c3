/** The toll: first in words, then the four lines, then what others claim. */
import { z } from "zod";
import { changesShape, printChanges } from "./changes.ts";
import { claimRow, claimsTable } from "./claims.ts";
import { interval, number, table, wrap } from "./layout.ts";

const nullable = z.number().nullable();
const shape = z.object({
  asOf: z.string().nullable(),
  deathsThrough: z.string().nullable(),
  practice: z.boolean(),
  scope: z
    .object({
      name: z.string(),
      window: z.object({ from: z.string(), to: z.string() }),
      laterDeathsUntil: z.string(),
      area: z.string(),
      populations: z.array(z.string()),
    })
    .nullable(),
  policy: z.string(),
  lines: z.object({
    verifiedNamed: z.number(),
    verified: z.number(),
    reported: z.object({ low: z.number(), high: z.number() }),
    estimated: z.object({
      low: nullable,
      high: nullable,
      level: nullable,
      refused: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  }),
  beside: z.object({
    corroborated: z.number(),
    disputed: z.number(),
    missingPresumed: z.number(),
    undated: z.number(),
  }),
  flags: z.array(z.object({ code: z.string(), words: z.string() })),
  claims: z.array(claimRow),
  changes: changesShape.extend({ since: z.string() }).nullable(),
});
type Toll = z.infer<typeof shape>;

const PRACTICE_MARK = "PRACTICE: every person, place and claim here is invented.";

function inWords({ lines }: Toll): string {
  const { verifiedNamed, verified, reported, estimated } = lines;
  const estimate =
    estimated.refused !== null
      ? `no estimate is made (${estimated.refused.message.replace(/\.$/, "")})`
      : `an estimated ${interval(estimated.low, estimated.high)} killed, listed or not`;
  const unnamed = verified > verifiedNamed ? ` (${number(verified)} with unnamed people)` : "";
  return `${number(verifiedNamed)} people verified by name${unnamed}; ${interval(reported.low, reported.high)} reported; ${estimate}.`;
}

export function printToll(result: unknown): string {
  const toll = shape.parse(result);
  const { lines, beside, scope } = toll;
  const when = [
    toll.asOf === null ? "as of now" : `as of the end of ${toll.asOf} (UTC)`,
    ...(toll.deathsThrough === null ? [] : [`deaths through ${toll.deathsThrough}`]),
  ].join(", ");
  const about =
    scope === null
      ? "scope: none is set, so nothing can be verified or released"
      : `scope: ${scope.name}; ${scope.area}, ${scope.window.from} to ${scope.window.to}, later deaths until ${scope.laterDeathsUntil}; ${scope.populations.join(", ")}`;
  const estimated =
    lines.estimated.refused === null
      ? interval(lines.estimated.low, lines.estimated.high, " – ")
      : "not estimable";
  const head = [
    ...(toll.practice ? [PRACTICE_MARK, ""] : []),
    wrap(inWords(toll)),
    "",
    wrap(`${when}; ${about}; policy ${toll.policy}`),
    "",
    table(
      ["line", "people", ""],
      [
        ["verified and named", number(lines.verifiedNamed), ""],
        ["verified, unnamed people included", number(lines.verified), ""],
        ["reported", interval(lines.reported.low, lines.reported.high, " – "), ""],
        [
          "estimated",
          estimated,
          lines.estimated.refused?.code ?? "people no list could ever reach are in no number",
        ],
      ],
      [1],
    ),
    "",
    wrap(
      `The lines are never summed. Beside them: ${number(beside.corroborated)} corroborated, ${number(beside.disputed)} disputed, ${number(beside.missingPresumed)} missing and presumed dead${beside.undated > 0 ? `, ${number(beside.undated)} whose day of death is not known well enough for this cut` : ""}.`,
    ),
    ...toll.flags.map((flag) => wrap(`note: ${flag.words}`)),
    ...(toll.changes === null
      ? []
      : ["", printChanges(toll.changes, `Since the end of ${toll.changes.since} (UTC)`)]),
  ];
  if (toll.claims.length === 0) return head.join("\n");
  return [...head, "", "Claimed by others", claimsTable(toll.claims)].join("\n");
}
