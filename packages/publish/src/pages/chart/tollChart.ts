/**
 * The toll chart: two bands on one scale, what is documented here and what others say.
 *
 * Time runs along the reading direction (from right to left in Persian), people up the page. The band of
 * claims is drawn twice, for wide windows with words at the marks and for narrow ones with numbers that a
 * list beneath explains; style shows one. It needs no script.
 */

import { type ClaimAt, claimsInOrder, extentOf, numbersOf, scaleFor } from "@daftar/claims";
import type { Claim } from "@daftar/model";
import { type Html, html, raw } from "../html.ts";
import type { PageData } from "../pageData.ts";
import type { Words } from "../words/words.ts";
import { claimsPanel, tipStyle } from "./claimsPanel.ts";
import { legend } from "./legend.ts";
import { FILLINGS } from "./marks.ts";
import { ownPanel } from "./ownPanel.ts";

/** For narrow windows: the words that the numbers in the chart stand for. */
function keys(claims: readonly ClaimAt[], successors: ReadonlyMap<string, Claim>, words: Words): Html {
  const items = claims.map(({ claim, key, depth }) => {
    const successor = successors.get(claim.id);
    const notes = [
      ...(extentOf(claim).kind === "none" ? [words.chart.noFigure] : []),
      ...(successor ? [words.chart.replacedOn(words.day(successor.asOf))] : []),
    ].join("; ");
    const kind = `${depth > 0 ? "part" : "whole"}${successor ? " then" : ""}`;
    return html`<li class="${kind}"><span class="ring">${words.number(key)}</span><span><span class="when">${words.day(claim.asOf)}</span> <bdi>${claim.claimant}</bdi> <q dir="auto">${claim.figure.asWorded}</q>${notes === "" ? null : html` <span class="when">${notes}</span>`}</span></li>
`;
  });
  return html`<ol class="keys">${items}</ol>`;
}

/** The figure: own band, band of claims, what the scale does, what the marks mean. */
export function tollChart(data: PageData, words: Words): Html {
  const { lines } = data.toll;
  const { headline } = data.estimate.estimate ?? {};
  const scale = scaleFor([
    lines.verifiedNamed,
    lines.verified,
    lines.reported.low,
    lines.reported.high,
    headline?.low ?? 0,
    headline?.high ?? 0,
    ...data.claims.flatMap((claim) => numbersOf(extentOf(claim))),
  ]);
  const claims = claimsInOrder(data.claims);
  const successors = new Map<string, Claim>();
  for (const claim of data.claims) if (claim.supersedes !== null) successors.set(claim.supersedes, claim);
  const band = (width: "wide" | "narrow") => claimsPanel(claims, successors, { scale, words, width });
  const bounded = headline !== undefined && headline.low !== null && headline.high !== null;
  const notes = [
    words.chart.caption,
    ...(scale.kind === "tens" ? [words.chart.logScale] : []),
    ...(claims.length > 0 ? [words.chart.wideDays] : []),
    ...(data.claims.some((claim) => extentOf(claim).kind === "cloud") ? [words.chart.cloudNote] : []),
  ];
  const others =
    claims.length === 0
      ? null
      : html`<div class="said"><h3>${words.headings.claims}</h3>
<div class="scroll" tabindex="0" role="region" aria-label="${words.headings.claims}">${band("wide")}
${band("narrow")}</div>
${keys(claims, successors, words)}</div>`;
  return html`<figure class="chart"><svg class="fillings" width="0" height="0" aria-hidden="true"><defs>${raw(FILLINGS)}</defs><style>${raw(tipStyle(claims))}</style></svg>
<div class="bands"><div class="own"><h3>${words.headings.own}</h3>
${ownPanel(data, scale, words)}</div>
${others}</div>
${legend(data.claims, bounded, words)}
<figcaption>${notes.join(" ")}</figcaption>
</figure>`;
}
