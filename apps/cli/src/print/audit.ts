/** The audit: whether all holds, each fault, and what a file can never say of itself (J22). */
import { z } from "zod";
import { printFingerprint } from "./fingerprint.ts";
import { tableBelow, wrap } from "./layout.ts";

const shape = z.object({
  ok: z.boolean(),
  kind: z.string(),
  size: z.number().nullable(),
  root: z.string().nullable(),
  fingerprint: z.object({ hex: z.string(), english: z.string(), persian: z.string() }).nullable(),
  witnesses: z
    .object({ cosigned: z.array(z.object({ name: z.string(), days: z.number() })), missing: z.number() })
    .nullable(),
  checker: z.object({ sha256: z.string(), same: z.boolean() }).nullable(),
  faults: z.array(z.object({ code: z.string(), where: z.string(), detail: z.string() })),
  notes: z.array(z.object({ where: z.string(), detail: z.string() })),
});

export function printAudit(result: unknown): string {
  const { ok, kind, size, root, fingerprint, witnesses, checker, faults, notes } = shape.parse(result);
  const what = kind === "desk" ? "ops" : "leaves of the public log";
  return [
    ok
      ? `Everything in this ${kind} holds together: ${size ?? 0} ${what}.`
      : `${whatFails(kind, faults)}: ${faults.length} fault${faults.length === 1 ? "" : "s"}.`,
    ...(root === null ? [] : [`root         ${root}`]),
    ...(fingerprint === null ? [] : printFingerprint(fingerprint)),
    ...tableBelow(
      ["fault", "where", "detail"],
      faults.map((f) => [f.code, f.where, f.detail]),
    ),
    ...notes.map((note) => `note: ${note.where}: ${note.detail}`),
    "",
    ...(kind === "desk" ? [] : [wrap(witnessWords(witnesses))]),
    ...(checker?.same === true ? [wrap(SAME_CHECKER)] : []),
    wrap(
      "A copy cannot vouch for itself: compare the fingerprint, all of it, with another copy from somebody else.",
    ),
  ].join("\n");
}

/** What differs from what the reader brought along says nothing against the copy's own files. */
const BROUGHT: ReadonlySet<string> = new Set([
  "audit.not-witnessed",
  "audit.rewritten",
  "audit.older-copy",
  "audit.other-checker",
]);

const whatFails = (kind: string, faults: readonly { readonly code: string }[]): string =>
  faults.every(({ code }) => BROUGHT.has(code))
    ? `This ${kind} does not fit what you brought along`
    : `This ${kind} does not hold together`;

/** Of a page that differs the fault tells. */
const SAME_CHECKER =
  "The page you gave is the one that this release names. That is the publisher's word for it, said to everybody who has this log; whether the page is honest, tell those who build it from its sources.";

type Witnesses = z.infer<typeof shape>["witnesses"];

function witnessWords(witnesses: Witnesses): string {
  if (witnesses === null)
    return "No witness: nobody was asked whether others were shown the same log (--witness-policy FILE).";
  const { cosigned, missing } = witnesses;
  const names = cosigned
    .map(({ name, days }) => `${name} (${days} ${days === 1 ? "day" : "days"} ago)`)
    .join(", ");
  if (missing === 0 && cosigned.length === 0) return "The policy you brought asks for no witness.";
  return missing > 0
    ? `Seen by ${names === "" ? "none" : names} of the witnesses you named, which is too few.`
    : `Seen by ${names}.`;
}
