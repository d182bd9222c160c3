/** The first line of the page, in words: what is verified, what is reported, what is estimated or refused. */
import { outwardEnds } from "@daftar/model";
import type { PageData } from "./pageData.ts";
import type { Words } from "./words/words.ts";

export function leadSentence({ toll, estimate }: PageData, { lead }: Words): string {
  const { verifiedNamed, reported } = toll.lines;
  const atLeast = toll.flags.some(({ code }) => code === "toll.high-is-at-least");
  const headline = estimate.estimate?.headline;
  const ends = headline === undefined ? null : outwardEnds(headline);
  const last =
    headline === undefined
      ? lead.noEstimate
      : ends !== null
        ? lead.estimated(ends.low, ends.high)
        : headline.refused
          ? lead.refused(headline.refused.code, headline.refused.message)
          : lead.noEstimate;
  const first = verifiedNamed === 0 ? lead.nobodyNamed : lead.named(verifiedNamed);
  return [first, lead.reported(reported.low, reported.high, atLeast), last].join(lead.join) + lead.end;
}
