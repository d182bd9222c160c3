/** The audit: whether all holds, each fault, and what a file can never say of itself (J22). */
import { z } from "zod";
import { printFingerprint } from "./fingerprint.ts";
import { table, wrap } from "./layout.ts";

const shape = z.object({
  ok: z.boolean(),
  kind: z.string(),
  size: z.number().nullable(),
  root: z.string().nullable(),
  fingerprint: z.object({ hex: z.string(), english: z.string(), persian: z.string() }).nullable(),
  faults: z.array(z.object({ code: z.string(), where: z.string(), detail: z.string() })),
  notes: z.array(z.object({ where: z.string(), detail: z.string() })),
});

export function printAudit(result: unknown): string {
  const { ok, kind, size, root, fingerprint, faults, notes } = shape.parse(result);
  const what = kind === "desk" ? "ops" : "leaves of the public log";
  return [
    ok
      ? `Everything in this ${kind} holds together: ${size ?? 0} ${what}.`
      : `This ${kind} does not hold together: ${faults.length} fault${faults.length === 1 ? "" : "s"}.`,
    ...(root === null ? [] : [`root         ${root}`]),
    ...(fingerprint === null ? [] : printFingerprint(fingerprint)),
    ...(faults.length === 0
      ? []
      : [
          "",
          table(
            ["fault", "where", "detail"],
            faults.map((f) => [f.code, f.where, f.detail]),
          ),
        ]),
    ...notes.map((note) => `note: ${note.where}: ${note.detail}`),
    "",
    wrap(
      "A copy cannot vouch for itself: compare the fingerprint, all of it, with another copy from somebody else.",
    ),
  ].join("\n");
}
