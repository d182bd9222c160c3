/** The toll in one sentence: what is verified, what is reported, what is estimated or why not. */
import type { Formats } from "../formats/formats.ts";
import type { Say } from "../words/say.ts";

export interface LeadLines {
  readonly verifiedNamed: number;
  readonly reported: { readonly low: number; readonly high: number };
  readonly estimated: {
    readonly low: number | null;
    readonly high: number | null;
    readonly refused: { readonly code: string } | null;
  };
}

/** @param openHigh the reported high is to be read as at least that */
export function leadSentence(
  { verifiedNamed, reported, estimated }: LeadLines,
  openHigh: boolean,
  say: Say,
  format: Formats,
): string {
  const { low, high } = reported;
  const parts = [
    verifiedNamed === 0
      ? say("lead.nobody")
      : say("lead.named", { count: verifiedNamed, n: format.number(verifiedNamed) }),
    low === high && !openHigh
      ? say("lead.reported", { n: format.number(low) })
      : say(openHigh ? "lead.reportedAtLeast" : "lead.reportedBetween", {
          low: format.number(low),
          high: format.number(high),
        }),
    estimated.low !== null && estimated.high !== null
      ? say("lead.estimated", { interval: format.interval(estimated.low, estimated.high) })
      : say("lead.refused"),
  ];
  return `${parts.join(say("lead.join"))}${say("lead.end")}`;
}
