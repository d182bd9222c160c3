/** A ceremony in words: what was asked, what was handed out, what was opened. */
import { recipientEnd } from "@daftar/model";
import { z } from "zod";
import { wrap } from "./layout.ts";

const item = z.object({ kind: z.string(), subject: z.string() });

const WHAT: Readonly<Record<string, string>> = {
  cells: "what a list says of the source of record",
  account: "who told of record",
  count: "who told of count",
  original: "a whole file, of an import or taken in as evidence,",
};

/** Other people's words on one line, so that they pass for no line of ours. */
const flat = (text: string): string => text.replace(/\s+/g, " ");
const listed = (asked: readonly z.infer<typeof item>[]): string[] =>
  asked.map(({ kind, subject }) => `  ${WHAT[kind] ?? kind} ${subject}`);
const shares = (count: number): string => (count === 1 ? "one share" : `${count} shares`);

const openShape = z.object({
  opening: z.string(),
  asked: z.array(item.extend({ threshold: z.number() })),
  approvedBy: z.array(z.string()),
  request: z.string().nullable(),
  identity: z.string().nullable(),
});

export function printOpen(result: unknown): string {
  const { opening, asked, approvedBy, request, identity } = openShape.parse(result);
  const takes = Math.max(...asked.map(({ threshold }) => threshold));
  return [
    "Asked to open:",
    ...listed(asked),
    `Approved by ${approvedBy.join(" and ")}; kept as opening ${opening.slice(0, 16)}.`,
    "",
    `request   ${request ?? `not written yet: daftar custodian request ${opening.slice(0, 16)} --out FILE`}`,
    ...(identity === null
      ? []
      : [
          `opener    ${identity}`,
          "          opens the answers: take it off this machine, destroy it afterwards",
        ]),
    "",
    `The request goes to the custodians; it takes ${takes} of them (daftar custodian share).`,
  ].join("\n");
}

const requestShape = z.object({ opening: z.string(), asked: z.array(item), request: z.string().nullable() });

export function printRequest(result: unknown): string {
  const { opening, asked, request } = requestShape.parse(result);
  return [
    `Opening ${opening.slice(0, 16)} asks to open:`,
    ...listed(asked),
    "",
    `request   ${request ?? `not written: daftar custodian request ${opening.slice(0, 16)} --out FILE`}`,
    "",
    "It goes to the custodians (daftar custodian share); it holds nothing that opens anything.",
  ].join("\n");
}

const shareShape = z.object({
  desk: z.string(),
  deskName: z.string(),
  asked: z.array(item),
  reason: z.string(),
  approvedBy: z.array(z.string()),
  time: z.string(),
  founders: z.boolean(),
  recipient: z.string(),
  file: z.string().nullable(),
  shares: z.number(),
});

const NO_FOUNDERS = wrap(
  "Careful: this desk was begun without founders, so whoever has the key of its first machine can make people up who approve. Ask those whom you know to be its approvers.",
);

export function printShare(result: unknown): string {
  const said = shareShape.parse(result);
  return [
    `The desk "${flat(said.deskName)}" (${said.desk.slice(0, 16)}) asks to open:`,
    ...listed(said.asked),
    wrap(`Reason given: ${flat(said.reason)}`),
    `Approved by ${said.approvedBy.join(" and ")}, ${said.time.slice(0, 10)} by that desk's clock.`,
    ...(said.founders ? [] : [NO_FOUNDERS]),
    `Answers are for whoever has the key of ${recipientEnd(said.recipient)}, and for nobody else.`,
    "",
    said.file === null
      ? "Nothing was handed out. Ask them by voice; then again with --yes."
      : `Handed out ${shares(said.shares)}, to whoever combines and nobody else: ${said.file}`,
  ].join("\n");
}

const combineShape = z.object({
  opened: z.array(
    item.extend({
      source: z.record(z.string(), z.string()).nullable(),
      cells: z
        .array(z.object({ role: z.string(), header: z.string().nullable(), text: z.string() }))
        .nullable(),
      fileName: z.string().nullable(),
    }),
  ),
  custodians: z.array(z.string()),
  file: z.string().nullable(),
});

function opened({ kind, subject, source, cells, fileName }: z.infer<typeof combineShape>["opened"][number]) {
  const said = [
    ...Object.entries(source ?? {}).map(([name, text]) => `  ${flat(name)}: ${flat(text)}`),
    ...(cells ?? []).map(({ role, header, text }) => `  ${flat(header ?? role)}: ${flat(text)}`),
  ];
  const nothing = source !== null && said.length === 0 ? ["  nothing was said"] : [];
  return [
    `${WHAT[kind] ?? kind} ${subject}${fileName === null ? "" : `: ${flat(fileName)}`}`,
    ...said,
    ...nothing,
  ].join("\n");
}

export function printCombine(result: unknown): string {
  const said = combineShape.parse(result);
  return [
    ...said.opened.map(opened),
    "",
    `Opened by ${said.custodians.length} custodians together.`,
    ...(said.file === null ? [] : [`Written to ${said.file}.`]),
    "Destroy the opener's identity, the answers and the request now.",
  ].join("\n");
}

const openingsShape = z.object({
  openings: z.array(
    z.object({
      opening: z.string(),
      time: z.string(),
      approvedBy: z.array(z.string()),
      reason: z.string(),
      asked: z.array(item),
      state: z.enum(["asked", "unapproved", "gone"]),
    }),
  ),
});

const STATE = {
  asked: null,
  unapproved: "Custodians hand nothing out for it: two approvers' keys do not stand behind it now.",
  gone: "What it asks for was destroyed since, or is not on this desk.",
} as const;

export function printOpenings(result: unknown): string {
  const { openings } = openingsShape.parse(result);
  if (openings.length === 0) return "Nothing was asked to be opened.";
  return openings
    .map(({ opening, time, approvedBy, reason, asked, state }) =>
      [
        `${time.slice(0, 10)}  ${approvedBy.join(" and ")}  (${opening.slice(0, 16)})`,
        wrap(`  ${flat(reason)}`, 96, "  "),
        ...listed(asked),
        ...(STATE[state] === null ? [] : [`  ${STATE[state]}`]),
      ].join("\n"),
    )
    .join("\n\n");
}
