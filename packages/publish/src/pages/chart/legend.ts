/** What each mark means: only those that the chart uses. */

import { type Extent, extentOf } from "@daftar/claims";
import type { Claim } from "@daftar/model";
import { type Html, html, raw } from "../html.ts";
import type { Words } from "../words/words.ts";
import { BOTTOM, type Frame, TOP } from "./frame.ts";
import { claimMark, countedMark, estimatedMark } from "./marks.ts";

/** A scale of its own, on which a sample fits into a line of text. */
const SAMPLE = { kind: "even", ticks: [], at: (value: number) => value } as const;
const PIXEL = 100 / (BOTTOM - TOP);
const [LOW, MIDDLE, HIGH] = [9 * PIXEL, 17 * PIXEL, 25 * PIXEL];

export function legend(claims: readonly Claim[], estimated: boolean, words: Words): Html {
  const frame: Frame = { scale: SAMPLE, words, width: 40 };
  const kinds = new Set(claims.map((claim) => extentOf(claim).kind));
  const superseded = claims.some(({ supersedes }) => supersedes !== null);
  const { legend: said } = words.chart;
  const svg = (mark: string) =>
    raw(`<svg viewBox="0 ${BOTTOM - 34} 40 34" width="40" height="34" aria-hidden="true">${mark}</svg>`);
  const of = (extent: Extent) => svg(claimMark(frame, 20, extent, false).svg);
  const line = `<path d="M6 ${BOTTOM - 11}L34 ${BOTTOM - 25}" class="joined"/>`;
  const old = `<g class="faded">${claimMark(frame, 8, { kind: "point", at: 10 * PIXEL }, false).svg}</g>`;
  const entries: (readonly [boolean, Html, string])[] = [
    [true, svg(countedMark(frame, 20, LOW, HIGH, false)), said.own],
    [estimated, svg(estimatedMark(frame, 20, LOW, HIGH)), said.ownEstimate],
    [kinds.has("point"), of({ kind: "point", at: MIDDLE }), said.exact],
    [kinds.has("interval"), of({ kind: "interval", low: LOW, high: HIGH }), said.closed],
    [kinds.has("about"), of({ kind: "about", at: MIDDLE, low: LOW, high: HIGH }), said.about],
    [kinds.has("open-up"), sample(frame, "open-up"), said.atLeast],
    [kinds.has("open-down"), sample(frame, "open-down"), said.upTo],
    [kinds.has("beyond"), sample(frame, "beyond"), said.beyond],
    [kinds.has("cloud"), of({ kind: "cloud", low: LOW, high: HIGH }), said.cloud],
    [
      superseded,
      svg(line + old + claimMark(frame, 32, { kind: "point", at: 24 * PIXEL }, false).svg),
      said.ghost,
    ],
  ];
  const shown = entries.filter(([used]) => used);
  return html`<ul class="legend">${shown.map(([, glyph, meaning]) => html`<li>${glyph}<span>${meaning}</span></li>`)}</ul>`;
}

/** Open marks reach as far as in the chart; their sample shows the end that matters. */
function sample(frame: Frame, kind: "open-up" | "open-down" | "beyond"): Html {
  const down = kind === "open-down";
  const at = 60 * PIXEL;
  const extent: Extent =
    kind === "beyond" ? { kind, from: at } : down ? { kind, high: at } : { kind: "open-up", low: at };
  const y = BOTTOM - 60;
  const from = down ? y - 6 : y - 50;
  return raw(
    `<svg viewBox="0 ${from} 40 58" width="40" height="40" aria-hidden="true">${claimMark(frame, 20, extent, false).svg}</svg>`,
  );
}
