/**
 * The toll chart: what is documented here in one band, what others say in another, in the order of dates.
 *
 * Time runs down the page, one row a claim, so that each claim's own words stand whole beside it on any
 * width; numbers run along the reading direction. Parts hang under their whole.
 */
import type { Claim } from "@daftar/model";
import { bdi, type Html, html } from "../html.ts";
import type { PageData } from "../pageData.ts";
import type { Words } from "../words/words.ts";
import { type Extent, extentOf, numbersOf } from "./extent.ts";
import { axis, claimTrack, emptyTrack, ownTrack, PATTERNS, type Track } from "./glyphs.ts";
import { scaleFor } from "./scale.ts";

/** Claims by date, each followed by its parts; a part whose whole is not here stands by itself. */
export function claimsInOrder(claims: readonly Claim[]): { readonly claim: Claim; readonly depth: number }[] {
  const ids = new Set(claims.map(({ id }) => id));
  const byDate = [...claims].sort((a, b) =>
    a.asOf === b.asOf ? (a.id < b.id ? -1 : 1) : a.asOf < b.asOf ? -1 : 1,
  );
  const placed = new Set<string>();
  const rows: { claim: Claim; depth: number }[] = [];
  const add = (claim: Claim, depth: number) => {
    if (placed.has(claim.id)) return;
    placed.add(claim.id);
    rows.push({ claim, depth });
    for (const part of byDate) if (part.partOf === claim.id) add(part, depth + 1);
  };
  for (const claim of byDate) if (claim.partOf === null || !ids.has(claim.partOf)) add(claim, 0);
  // Claims that are parts of one another in a ring would otherwise be lost.
  for (const claim of byDate) add(claim, 0);
  return rows;
}

const highIsAtLeast = (data: PageData) =>
  data.toll.flags.some(({ code }) => code === "toll.high-is-at-least");

function row(kind: string, label: Html, track: Html): Html {
  return html`<li class="${kind}"><div class="label">${label}</div>${track}</li>`;
}

function ownRows(data: PageData, words: Words, track: Track): Html[] {
  const { lines } = data.toll;
  const { low, high } = lines.reported;
  const open = highIsAtLeast(data);
  const point = (name: string, value: number) =>
    row(
      "own",
      html`<b>${words.number(value)}</b> ${name}`,
      ownTrack(track, `${name}: ${words.number(value)}`, value, value, "counted"),
    );
  const range = words.lines.between(words.number(low), words.number(high));
  const rows = [
    point(words.lines.verifiedNamed[0], lines.verifiedNamed),
    point(words.lines.verified[0], lines.verified),
    row(
      "own",
      html`<b>${low === high ? words.number(low) : range}</b> ${words.lines.reported[0]}`,
      ownTrack(track, `${words.lines.reported[0]}: ${range}`, low, high, "counted", open),
    ),
  ];
  const headline = data.estimate.estimate?.headline;
  if (headline && headline.low !== null && headline.high !== null) {
    const interval = words.lines.between(words.number(headline.low), words.number(headline.high));
    rows.push(
      row(
        "own",
        html`<b>${interval}</b> ${words.lines.estimated[0]}`,
        ownTrack(track, `${words.lines.estimated[0]}: ${interval}`, headline.low, headline.high, "estimated"),
      ),
    );
  } else {
    const why = headline ? words.lines.notEstimable : words.lines.noEstimate;
    rows.push(
      row(
        "own",
        html`<b>${why}</b> ${words.lines.estimated[0]}`,
        emptyTrack(track, `${words.lines.estimated[0]}: ${why}`),
      ),
    );
  }
  return rows;
}

function claimRow(
  { claim, depth }: { claim: Claim; depth: number },
  claims: ReadonlyMap<string, Claim>,
  successors: ReadonlyMap<string, Claim>,
  words: Words,
  track: Track,
): Html {
  const successor = successors.get(claim.id);
  const earlier = claim.supersedes === null ? undefined : claims.get(claim.supersedes);
  const extent: Extent = extentOf(claim);
  const notes = [
    ...(extent.kind === "none" ? [words.chart.noFigure] : []),
    ...(successor ? [words.chart.replacedOn(words.day(successor.asOf))] : []),
  ];
  const label = html`<span class="when">${words.day(claim.asOf)}</span> <span class="who">${bdi(claim.claimant)}</span> <q dir="auto">${claim.figure.asWorded}</q>${notes.map((note) => html` <span class="aside">${note}</span>`)}`;
  const title = `${claim.claimant}: ${claim.figure.asWorded} (${words.day(claim.asOf)}; ${claim.publishedIn})`;
  const kind = `claim${successor ? " superseded" : ""}${depth > 0 ? " part" : ""}`;
  return row(
    kind,
    label,
    claimTrack(track, title, extent, earlier ? extentOf(earlier) : null, successor !== undefined),
  );
}

function legend(words: Words, claims: readonly Claim[]): Html {
  const mini: Track = {
    scale: { kind: "even", ticks: [], at: (value) => value },
    mirror: words.dir === "rtl",
  };
  const used = new Set(claims.map((claim) => extentOf(claim).kind));
  const { legend: said } = words.chart;
  const sample = (extent: Extent) => claimTrack(mini, "", extent, null, false);
  const entries: (readonly [boolean, Html, string])[] = [
    [true, ownTrack(mini, "", 20, 80, "counted"), said.own],
    [used.has("interval") || used.has("point"), sample({ kind: "interval", low: 20, high: 80 }), said.closed],
    [used.has("open-up"), sample({ kind: "open-up", low: 50 }), said.atLeast],
    [used.has("open-down"), sample({ kind: "open-down", high: 50 }), said.upTo],
    [used.has("about"), sample({ kind: "about", at: 50, low: 25, high: 75 }), said.about],
    [used.has("cloud"), sample({ kind: "cloud", low: 10, high: 90 }), said.cloud],
    [
      claims.some(({ supersedes }) => supersedes !== null),
      claimTrack(mini, "", { kind: "point", at: 30 }, null, true),
      said.ghost,
    ],
  ];
  return html`<ul class="legend">${entries.filter(([shown]) => shown).map(([, glyph, meaning]) => html`<li>${glyph}<span>${meaning}</span></li>`)}</ul>`;
}

/** The figure: scale, own band, band of claims, legend, and what the scale does. */
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
  const track: Track = { scale, mirror: words.dir === "rtl" };
  const claims = new Map(data.claims.map((claim) => [claim.id, claim]));
  const successors = new Map<string, Claim>();
  for (const claim of data.claims) if (claim.supersedes !== null) successors.set(claim.supersedes, claim);
  const scaleRow = html`<li class="scale"><div class="label"></div>${axis(track, words.number)}</li>`;
  const said = claimsInOrder(data.claims).map((entry) => claimRow(entry, claims, successors, words, track));
  const notes = [
    ...(scale.kind === "tens" ? [words.chart.logScale] : []),
    ...(data.claims.some((claim) => extentOf(claim).kind === "cloud") ? [words.chart.cloudNote] : []),
  ];
  return html`<figure class="chart">${PATTERNS}
<figcaption>${words.chart.caption} ${notes.join(" ")}</figcaption>
<h3>${words.headings.own}</h3>
<ol>${scaleRow}${ownRows(data, words, track)}</ol>
${said.length > 0 ? html`<h3>${words.headings.claims}</h3>\n<ol>${scaleRow}${said}</ol>` : null}
${legend(words, data.claims)}
</figure>`;
}
