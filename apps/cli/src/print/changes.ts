/** Why lines moved: each line in a sentence, then person by person; for use inside, since it names ids. */
import { z } from "zod";
import { interval, number, table, wrap } from "./layout.ts";

const lines = z.object({
  verifiedNamed: z.number(),
  verified: z.number(),
  reported: z.object({ low: z.number(), high: z.number() }),
});
const standing = z.object({ id: z.string(), standing: z.string(), named: z.boolean() });

export const changesShape = z.object({
  before: lines,
  after: lines,
  people: z.array(
    z.object({ before: z.array(standing), after: z.array(standing), reasons: z.array(z.string()) }),
  ),
  totals: z.array(z.object({ line: z.string(), reason: z.string(), more: z.number(), fewer: z.number() })),
});
export type Changes = z.infer<typeof changesShape>;

/** How a reason reads after "by". */
const REASONS: Readonly<Record<string, string>> = {
  "new-accounts": "new accounts",
  joined: "records joined as one person",
  parted: "records parted into several people",
  "set-aside": "setting aside",
  "set-aside-ended": "a setting aside that ended",
  signature: "signatures",
  dispute: "disputes begun or ended",
  assessment: "assessments",
  origins: "what is known of origins",
  values: "what accounts say",
  settings: "the scope or policy in force",
};
const LINES: Readonly<Record<string, string>> = {
  verifiedNamed: "verified and named",
  verified: "verified",
  reported: "reported",
};
/** More are in --json. */
const MOST_ROWS = 40;

function lineWords({ totals }: Changes, line: string, from: string, to: string): string {
  const moved = totals.filter((one) => one.line === line);
  const steps = moved.flatMap(({ reason, more, fewer }) => [
    ...(more > 0 ? [`${number(more)} more by ${REASONS[reason] ?? reason}`] : []),
    ...(fewer > 0 ? [`${number(fewer)} fewer by ${REASONS[reason] ?? reason}`] : []),
  ]);
  const why =
    steps.length > 0 ? steps.join(", ") : from === to ? "" : "no person moved: counts or open pairs did";
  return wrap(
    `${LINES[line] ?? line}: ${from === to ? `${to} as before` : `${from} before, ${to} after`}${why === "" ? "." : `; ${why}.`}`,
  );
}

const people = (side: Changes["people"][number]["before"]): string =>
  side.length === 0
    ? "nobody yet"
    : side.map(({ id, standing: at }) => `${id} ${at.replaceAll("-", " ")}`).join(", ");

/** @param title what the two sides are */
export function printChanges(changes: Changes, title: string): string {
  const { before, after } = changes;
  const rows = changes.people.slice(0, MOST_ROWS);
  const rest = changes.people.length - rows.length;
  return [
    title,
    lineWords(changes, "verifiedNamed", number(before.verifiedNamed), number(after.verifiedNamed)),
    lineWords(changes, "verified", number(before.verified), number(after.verified)),
    lineWords(
      changes,
      "reported",
      interval(before.reported.low, before.reported.high, " – "),
      interval(after.reported.low, after.reported.high, " – "),
    ),
    ...(rows.length === 0
      ? ["No person's place in the lines differs."]
      : [
          "",
          table(
            ["before", "after", "what differs"],
            rows.map(({ before: was, after: is, reasons }) => [people(was), people(is), reasons.join(", ")]),
          ),
        ]),
    ...(rest > 0 ? [`and ${number(rest)} more: --json`] : []),
  ].join("\n");
}
