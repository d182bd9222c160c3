/** A custodian's keys and their successor in words. */
import { z } from "zod";
import { wrap } from "./layout.ts";

const sources = (count: number): string => (count === 1 ? "one sealed source" : `${count} sealed sources`);
const envelopes = (count: number): string => (count === 1 ? "one envelope" : `${count} envelopes`);
const short = (recipient: string): string =>
  recipient.length <= 70 ? recipient : `${recipient.slice(0, 40)}…${recipient.slice(-10)}`;

const newShape = z.object({
  recipient: z.string(),
  file: z.string(),
  custodian: z.string(),
  mark: z.string(),
});

export function printNewCustodian(result: unknown): string {
  const { recipient, file, custodian, mark } = newShape.parse(result);
  return [
    "A custodian's key. For whoever makes the desk (daftar init --custodian), or hands over to you:",
    "",
    `  ${custodian}`,
    "",
    `mark       ${mark}`,
    "           compare it by voice with whoever got that string",
    `recipient  ${recipient}`,
    "           the part before the colon, where a key to seal to is asked for: an opening, a backup",
    `secret     ${file}`,
    "           take it off this machine; keep it off every desk",
  ].join("\n");
}

const listShape = z.object({
  threshold: z.number().nullable(),
  desk: z.string(),
  custodians: z.array(
    z.object({ recipient: z.string(), consentKey: z.string().nullable(), after: z.string().nullable() }),
  ),
  successions: z.array(
    z.object({
      op: z.string(),
      time: z.string(),
      from: z.string(),
      to: z.string(),
      standing: z.string(),
      counts: z.boolean(),
      approvedBy: z.array(z.string()),
      reason: z.string(),
    }),
  ),
});

const STANDING: Readonly<Record<string, string>> = {
  "handed-over": "handed over",
  replaced: "a lost custodian replaced",
  "more-shares": "further shares handed over",
  again: "told once more, and changes nothing",
};

export function printCustodians(result: unknown): string {
  const { threshold, desk, custodians, successions } = listShape.parse(result);
  const takes = threshold === null ? "any one opens alone" : `it takes ${threshold} of them to open`;
  return [
    `${custodians.length} custodians; ${takes}. Desk ${desk}`,
    "",
    ...custodians.flatMap(({ recipient, consentKey, after }) => [
      recipient,
      ...(after === null ? [] : [`  in the place of ${short(after)}`]),
      ...(consentKey === null && threshold !== null ? ["  gave no consent key: cannot hand over"] : []),
    ]),
    ...successions.flatMap(({ op, time, from, to, standing, counts, approvedBy, reason }) => [
      "",
      `${time.slice(0, 10)}  ${counts ? (STANDING[standing] ?? standing) : "counts for nothing"}  (${op.slice(0, 16)})`,
      `  from ${short(from)}`,
      `  to   ${short(to)}`,
      ...(counts ? [] : [`  ${wrap(standing, 94, "  ")}`]),
      `  ${wrap(`approved by ${approvedBy.join(" and ") || "nobody"}: ${reason.replace(/\s+/g, " ")}`, 94, "  ")}`,
    ]),
  ].join("\n");
}

const boxesShape = z.object({
  file: z.string().nullable(),
  envelopes: z.number(),
  lacking: z.array(z.object({ recipient: z.string(), envelopes: z.number() })),
});

export function printBoxes(result: unknown): string {
  const said = boxesShape.parse(result);
  return [
    said.file === null
      ? `A file of boxes would hold those of ${envelopes(said.envelopes)}: write it with --out FILE`
      : `The boxes of ${envelopes(said.envelopes)}: ${said.file}`,
    ...said.lacking.map(
      ({ recipient, envelopes: count }) =>
        `Of ${envelopes(count)} no share was handed over to ${short(recipient)}`,
    ),
    ...(said.file === null
      ? []
      : [
          "It opens nothing. To whoever leaves (daftar custodian hand-over), and to their successor (accept).",
        ]),
  ].join("\n");
}

const handShape = z.object({
  desk: z.string(),
  deskName: z.string(),
  from: z.string(),
  to: z.string(),
  mark: z.string(),
  lost: z.boolean(),
  envelopes: z.number(),
  shares: z.number(),
  without: z.number(),
  file: z.string().nullable(),
});

export function printHandOver(result: unknown): string {
  const said = handShape.parse(result);
  return [
    `The desk "${said.deskName.replace(/\s+/g, " ")}" (${said.desk.slice(0, 16)})`,
    `  from  ${short(said.from)}${said.lost ? ", who is lost" : ""}`,
    `  to    ${short(said.to)}`,
    `  mark  ${said.mark}`,
    ...(said.lost ? [] : [`Your shares of ${sources(said.shares)} in ${envelopes(said.envelopes)}.`]),
    ...(said.without === 0 ? [] : [`You have no share of ${envelopes(said.without)} of that desk.`]),
    "",
    said.file === null
      ? "Nothing was signed. Compare the mark by voice; then again with --yes."
      : `Signed. It goes to the successor (daftar custodian accept): ${said.file}`,
  ].join("\n");
}

const acceptShape = z.object({
  lost: z.boolean(),
  envelopes: z.number(),
  shares: z.number(),
  without: z.number(),
  file: z.string(),
});

export function printAccept(result: unknown): string {
  const said = acceptShape.parse(result);
  return [
    said.lost
      ? "You take a lost custodian's place. You get shares of what is sealed from now on, and of nothing before."
      : `Every share holds: of ${sources(said.shares)} in ${envelopes(said.envelopes)}.`,
    ...(said.without === 0 || said.lost ? [] : [`Of ${envelopes(said.without)} you were handed no share.`]),
    "",
    `Two people of the desk take this to daftar custodian succeed: ${said.file}`,
  ].join("\n");
}

const succeedShape = z.object({
  op: z.string(),
  from: z.string(),
  to: z.string(),
  standing: z.enum(["handed-over", "replaced", "more-shares"]),
  approvedBy: z.array(z.string()),
  envelopes: z.number(),
  without: z.number(),
});

export function printSucceed(result: unknown): string {
  const said = succeedShape.parse(result);
  const now = {
    "handed-over": "The part was handed over. From now on the desk seals to the successor.",
    replaced: "A lost custodian was replaced. From now on the desk seals to the successor.",
    "more-shares": "Further shares of a part that was handed over before.",
  }[said.standing];
  return [
    now,
    `  from  ${short(said.from)}`,
    `  to    ${short(said.to)}`,
    `Approved by ${said.approvedBy.join(" and ")}; kept as ${said.op.slice(0, 16)}.`,
    "",
    `The successor has a share of ${envelopes(said.envelopes)}, and of ${said.without} none.`,
    "What the old key opened it goes on opening. Hold a drill before it is destroyed.",
  ].join("\n");
}
