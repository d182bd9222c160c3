/** One piece of evidence, and between which times an op was made, in words. */
import { z } from "zod";
import { table } from "./layout.ts";

const bound = z.object({ time: z.string(), authority: z.string(), why: z.string() }).nullable();
const bracket = z.object({
  claimed: z.string(),
  notBefore: bound,
  notAfter: bound,
  authorities: z.array(z.string()),
  checkpoint: z.object({ size: z.number(), root: z.string() }).nullable(),
});

const WHY: Readonly<Record<string, string>> = {
  stamped: "it was stamped",
  "after-on-its-chain": "its word was on the chain before it",
  "named-in-what-was-signed": "what was signed names its word",
};

function bracketLines({ claimed, notBefore, notAfter, authorities, checkpoint }: z.infer<typeof bracket>) {
  const said = (one: z.infer<typeof bound>): string =>
    one === null ? "nobody says" : `${one.time} (${one.authority}; ${WHY[one.why] ?? one.why})`;
  return [
    `not before  ${said(notBefore)}`,
    `not after   ${said(notAfter)}`,
    ...(authorities.length > 1
      ? [`            by ${authorities.length} authorities: ${authorities.join("; ")}`]
      : []),
    `the clock of the machine says  ${claimed}`,
    ...(checkpoint === null ? [] : [`the public log had ${checkpoint.size} leaves, as what was signed says`]),
  ];
}

export function printBracket(result: unknown): string {
  return bracketLines(bracket.parse(result)).join("\n");
}

const listed = z.object({
  evidence: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      received: z.string(),
      by: z.string(),
      workingCopy: z.unknown(),
      about: z.array(z.string()),
      events: z.number(),
      custodyHolds: z.boolean(),
    }),
  ),
});

export function printEvidenceList(result: unknown): string {
  const { evidence } = listed.parse(result);
  if (evidence.length === 0)
    return "No evidence has been taken in: daftar evidence add FILE --about ID --as PERSON.";
  return table(
    ["id", "kind", "copy", "taken in", "by", "about", "custody"],
    evidence.map((one) => [
      one.id,
      one.kind,
      one.workingCopy === null ? "no" : "yes",
      one.received,
      one.by,
      `${one.about.length} ${one.about.length === 1 ? "account" : "accounts"}`,
      `${one.events} ${one.events === 1 ? "entry" : "entries"}${one.custodyHolds ? "" : ", does not hold together"}`,
    ]),
  );
}

const shown = z.object({
  id: z.string(),
  kind: z.string(),
  mediaType: z.string(),
  about: z.array(z.string()),
  workingCopy: z.object({ width: z.number(), height: z.number() }).nullable(),
  custody: z.array(
    z.object({
      time: z.string(),
      event: z.string(),
      holder: z.string(),
      by: z.string(),
      tool: z.string().nullable(),
      note: z.string(),
    }),
  ),
  custodyHolds: z.boolean(),
  faults: z.array(z.object({ code: z.string(), words: z.string() })),
  time: bracket,
});

export function printEvidence(result: unknown): string {
  const { id, kind, mediaType, about, workingCopy, custody, custodyHolds, faults, time } =
    shown.parse(result);
  const copy =
    workingCopy === null
      ? "no copy to look at: there is only the sealed original"
      : `a copy to look at, ${workingCopy.width} × ${workingCopy.height}; the original is sealed`;
  return [
    `${kind}, ${mediaType}: ${copy}`,
    `id     ${id}`,
    `about  ${about.join(" ")}`,
    "",
    ...bracketLines(time),
    "",
    table(
      ["custody", "holder", "written down", "by", "program", "note"],
      custody.map((step) => [step.event, step.holder, step.time, step.by, step.tool ?? "–", step.note]),
    ),
    ...(faults.length === 0
      ? []
      : [
          "",
          custodyHolds ? "Of the chain of custody:" : "The chain of custody does not hold together:",
          ...faults.map(({ code, words }) => `  ${code}: ${words}`),
        ]),
  ].join("\n");
}
