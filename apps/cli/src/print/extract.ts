/** Drafts of claims beside the sentences they were taken from. */
import { z } from "zod";
import { wrap } from "./layout.ts";

const shape = z.object({
  claims: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      quote: z.string(),
      start: z.number(),
      end: z.number(),
      claimant: z.string().nullable(),
      via: z.array(z.string()),
      figure: z.object({ qualifier: z.string().nullable(), asWorded: z.string() }),
      population: z.string().nullable(),
      area: z.string().nullable(),
      basis: z.string().nullable(),
      partOf: z.string().nullable(),
      partKind: z.string().nullable(),
    }),
  ),
  flags: z.array(z.string()),
  out: z.string().nullable(),
});

type Draft = z.infer<typeof shape>["claims"][number];

/** What stands in the draft, without what the text leaves open. */
function facts(draft: Draft): string {
  const who = draft.claimant ?? "nobody is named";
  const via = draft.via.length === 0 ? "" : ` via ${draft.via.join(" > ")}`;
  const part = draft.partOf === null ? null : `${draft.partKind ?? "unknown"} part of ${draft.partOf}`;
  const rest = [draft.figure.qualifier ?? draft.kind, draft.population, draft.area, draft.basis, part];
  return `${who}${via}: ${rest.filter((one) => one !== null).join(", ")}`;
}

export function printExtract(result: unknown): string {
  const { claims, flags, out } = shape.parse(result);
  const drafts = claims.flatMap((draft, at) => {
    const again = claims[at - 1]?.start === draft.start;
    const quote = again
      ? []
      : ["", wrap(`“${draft.quote.replace(/\s+/g, " ")}” (${draft.start}–${draft.end})`)];
    return [...quote, `  ${draft.id}  ${draft.figure.asWorded.replace(/\s+/g, " ")}`, `    ${facts(draft)}`];
  });
  return [
    claims.length === 0
      ? "No claim was found in this text."
      : `${claims.length === 1 ? "1 draft" : `${claims.length} drafts`}. None is a claim before a person has looked at it beside the text.`,
    ...drafts,
    ...(flags.length === 0 ? [] : ["", `about the text: ${flags.join(", ")}`]),
    ...(out === null
      ? []
      : ["", `written to ${out}; claim add takes it once every row says reviewed or rejected`]),
  ].join("\n");
}
