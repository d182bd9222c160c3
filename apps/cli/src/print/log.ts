/** The public log's key: under which it goes, and what there is to do once it was renewed. */
import { z } from "zod";
import { number, wrap } from "./layout.ts";

const from = z.object({ origin: z.string(), vkey: z.string(), size: z.number(), root: z.string() });
const policy = z.enum(["no-policy", "any-log", "this-log", "other-logs"]);

/** Other people's words on one line, so that they pass for no line of ours. */
const flat = (text: string): string => text.replace(/\s+/g, " ");

const SIGNS = {
  signs: "This machine signs the public log.",
  held: "This desk was restored, and signs no public log before it is told to (daftar node continue).",
  "no-key": "This machine has no key that signs the public log.",
} as const;

const OTHER_LOGS =
  "The policy of witnesses names another log: set it anew, with this key, before the next release (daftar witness policy FILE).";

const shown = z.object({
  origin: z.string(),
  vkey: z.string(),
  here: z.enum(["signs", "held", "no-key"]),
  checkpoint: z.object({ size: z.number(), root: z.string(), vkey: z.string() }).nullable(),
  renewals: z.array(
    z.object({
      version: z.number(),
      vkey: z.string(),
      from,
      time: z.string(),
      approvedBy: z.array(z.string()),
      reason: z.string(),
      published: z.boolean(),
    }),
  ),
  policy,
});

export function printLogShow(result: unknown): string {
  const { vkey, here, checkpoint, renewals, policy: stands } = shown.parse(result);
  return [
    SIGNS[here],
    "",
    `log   ${vkey}`,
    ...(checkpoint === null
      ? ["No release has been published yet."]
      : [`size  ${checkpoint.size}`, `root  ${checkpoint.root}`]),
    ...(checkpoint === null || checkpoint.vkey === vkey
      ? []
      : [
          `by    ${checkpoint.vkey}`,
          "",
          "The newest release is signed by the key before: the next bears the new one.",
        ]),
    ...renewals.flatMap(({ version, vkey: to, from: before, time, approvedBy, reason, published }) => [
      "",
      `Renewal ${number(version)}, after ${number(before.size)} leaves, by ${approvedBy.join(" and ")} on ${time.slice(0, 10)}${published ? "" : "; no release says so yet"}`,
      `  from  ${before.vkey}`,
      `  to    ${to}`,
      `  why   ${flat(reason)}`,
    ]),
    ...(stands === "other-logs" ? ["", wrap(OTHER_LOGS)] : []),
    "",
    wrap("The key is what witnesses trust and readers pin. Compare it over another way than it came."),
  ].join("\n");
}

const renewed = z.object({
  vkey: z.string(),
  from,
  destroyed: z.boolean(),
  underWay: z.enum(["proposed", "approved", "witnesses"]).nullable(),
  policy,
});

const UNDER_WAY = {
  proposed: "The release that is proposed goes out no more: propose it again.",
  approved: "The release that is approved goes out no more: propose and approve it again.",
  witnesses:
    "The newest release waits for witnesses still, under the older key. Let them finish it, or propose the next.",
} as const;

export function printLogRenew(result: unknown): string {
  const { vkey, from: before, destroyed, underWay, policy: stands } = renewed.parse(result);
  return [
    `The log goes on after ${number(before.size)} leaves, from the next release on, under`,
    "",
    `  ${vkey}`,
    "",
    `until there ${before.vkey}`,
    "",
    ...(underWay === null ? [] : [wrap(UNDER_WAY[underWay]), ""]),
    wrap(
      destroyed
        ? "The older keys are gone from this machine. Backups and copies hold them still."
        : "The older keys still lie on this machine (--destroy-old takes them away).",
    ),
    "",
    ...(stands === "other-logs" ? [wrap(OTHER_LOGS), ""] : []),
    wrap(
      "Tell readers and witnesses this key yourselves, over another way than the release: whoever took the older one could write a renewal too. To witnesses it is a new log (daftar witness trust), from its first leaf.",
    ),
  ].join("\n");
}
