/**
 * The band of what others say: time along the reading direction, people up the page.
 *
 * Each claim is a link to its words in the table. Its wording stands at its end where there is room, its
 * number where there is not; hover and focus give quote, source and date. A superseded claim fades and is
 * joined to its successor by a thin line; parts hang from their whole. Cost: claims².
 */

import type { ClaimAt, Scale } from "@daftar/claims";
import {
  type Box,
  extentOf,
  type Label,
  LINE,
  linesOf,
  roomIn,
  type Timeline,
  timelineOf,
  widthOf,
} from "@daftar/claims";
import type { Claim } from "@daftar/model";
import { escapeHtml, type Html, isolate, raw } from "../html.ts";
import type { Words } from "../words/words.ts";
import { AXIS, across, BOTTOM, type Frame, grid, HEIGHT } from "./frame.ts";
import { claimMark, type Mark, NO_FIGURE_AT } from "./marks.ts";
import { svgText } from "./svgText.ts";

/** For the width of a table of contents page, and for that of a telephone. */
export type Width = "wide" | "narrow";

const SIZES = { wide: { width: 700, slot: 10 }, narrow: { width: 350, slot: 9 } } as const;
const DATES_AT = BOTTOM + 44;
const TIP = { width: 230, height: 150 } as const;

interface Placed extends ClaimAt {
  readonly x: number;
  readonly mark: Mark;
  readonly box: Box;
  readonly drawn: boolean;
  readonly successor: Claim | undefined;
}

/** Who said what, when, and where it was published, in one sentence. */
function claimSentence({ claim, key }: ClaimAt, successor: Claim | undefined, words: Words): string {
  const via = claim.via.length > 0 ? ` (${words.claimsTable.via(claim.via.map(isolate).join(" · "))})` : "";
  const replaced = successor ? `; ${words.chart.replacedOn(words.day(successor.asOf))}` : "";
  const where = claim.publishedIn === "" ? "" : `; ${isolate(claim.publishedIn)}`;
  return `${words.number(key)}. ${words.day(claim.asOf)}: ${isolate(claim.claimant)}${via}, ${words.quote(claim.figure.asWorded)}${where}${replaced}`;
}

function days(frame: Frame, timeline: Timeline): string {
  let free = -Infinity;
  let year = "";
  return timeline.days
    .map(({ iso, from, to }) => {
      const middle = AXIS + (from + to) / 2;
      const line = `<path d="M${across(frame, AXIS + from + 1)} ${DATES_AT - 14}H${across(frame, AXIS + to - 1)}" class="day"/>`;
      const label = frame.words.dayMonth(iso);
      const half = widthOf(label) / 2;
      // The last day's label keeps within the frame, a little before its day.
      const centre = Math.min(middle, frame.width - half);
      if (centre - half < free) return line;
      free = centre + half + 8;
      const said = frame.words.year(iso);
      const second =
        said === year
          ? ""
          : svgText(frame, said, { x: centre, y: DATES_AT + 14, anchor: "middle", kind: "tick" });
      year = said;
      return (
        line + svgText(frame, label, { x: centre, y: DATES_AT, anchor: "middle", kind: "tick" }) + second
      );
    })
    .join("");
}

/** Thin lines: from a claim to the one that replaced it, from a whole down to its parts. */
function joins(frame: Frame, placed: ReadonlyMap<string, Placed>): string {
  const lines: string[] = [];
  for (const { claim, x, mark, drawn, successor } of placed.values()) {
    if (!drawn) continue;
    const next = successor && placed.get(successor.id);
    if (next?.drawn) {
      lines.push(
        `<path d="M${across(frame, x)} ${mark.y}L${across(frame, next.x)} ${next.mark.y}" class="joined"/>`,
      );
    }
    const whole = claim.partOf === null ? undefined : placed.get(claim.partOf);
    if (whole?.drawn) {
      lines.push(
        `<path d="M${across(frame, whole.x)} ${whole.mark.y}H${across(frame, x)}V${mark.y}" class="hang"/>`,
      );
    }
  }
  return lines.join("");
}

function wording(frame: Frame, label: Label, superseded: boolean): string {
  const kind = superseded ? "words then" : "words";
  return label.lines
    .map((line, at) =>
      svgText(frame, line, { x: label.x, y: label.y + at * LINE, anchor: label.anchor, kind }),
    )
    .join("\n");
}

function number(frame: Frame, label: Label, key: string): string {
  const width = widthOf(label.lines[0] ?? "");
  const middle =
    label.anchor === "start" ? label.x + width / 2 : label.anchor === "end" ? label.x - width / 2 : label.x;
  return `<circle cx="${across(frame, middle)}" cy="${label.y - 4}" r="8" class="ring"/>${svgText(frame, key, { x: middle, y: label.y, anchor: "middle", kind: "key" })}`;
}

function labelsOf(frame: Frame, placed: readonly Placed[], width: Width): Map<string, string> {
  const room = roomIn(
    { x: AXIS, y: 2, width: frame.width - AXIS, height: BOTTOM + 22 },
    placed.map(({ box }) => box),
  );
  const labels = new Map<string, string>();
  // Figures that stand are offered room first, then parts, then what was replaced.
  const turn = ({ depth, successor }: Placed) => (successor ? 2 : depth > 0 ? 1 : 0);
  for (const one of [...placed].sort((a, b) => turn(a) - turn(b) || a.key - b.key)) {
    const { claim, box, key, successor } = one;
    const lines = width === "wide" ? linesOf(frame.words.quote(claim.figure.asWorded)) : null;
    const whole = lines && room.place(lines, box);
    const written = frame.words.number(key);
    const short = whole ? null : room.place([written.padStart(2)], box);
    if (whole) labels.set(claim.id, wording(frame, whole, successor !== undefined));
    else if (short) labels.set(claim.id, number(frame, short, written));
  }
  return labels;
}

function tip(frame: Frame, one: Placed): string {
  const { x, mark, key } = one;
  const start = Math.max(0, Math.min(frame.width - TIP.width, x - TIP.width / 2));
  const left = frame.words.dir === "rtl" ? frame.width - start - TIP.width : start;
  const above = mark.y > HEIGHT / 2;
  const top = above ? mark.y - 14 - TIP.height : mark.y + 14;
  return `<foreignObject x="${left}" y="${top}" width="${TIP.width}" height="${TIP.height}" class="tip t${key}"><div class="${above ? "above" : "below"}"><p dir="${frame.words.dir}">${escapeHtml(claimSentence(one, one.successor, frame.words))}</p></div></foreignObject>`;
}

/** The band at one width; the page shows the one that fits. */
export function claimsPanel(
  claims: readonly ClaimAt[],
  successors: ReadonlyMap<string, Claim>,
  { scale, words, width }: { scale: Scale; words: Words; width: Width },
): Html {
  const size = SIZES[width];
  const timeline = timelineOf(claims, size.width - AXIS - 12, size.slot);
  const frame: Frame = { scale, words, width: Math.round(timeline.width + AXIS + 12) };
  const placed = claims.map((entry): Placed => {
    const x = AXIS + (timeline.at.get(entry.claim.id) ?? 0);
    const extent = extentOf(entry.claim);
    const mark = claimMark(frame, across(frame, x), extent, entry.depth > 0);
    const box = { ...mark.box, x: x - mark.box.width / 2 };
    const successor = successors.get(entry.claim.id);
    return { ...entry, x, mark, box, drawn: extent.kind !== "none", successor };
  });
  const labels = labelsOf(frame, placed, width);
  const links = placed.map((one) => {
    const { claim, mark, key, successor } = one;
    const { x, y, width: wide, height } = mark.box;
    const hit = `<rect x="${x - 2}" y="${y - 2}" width="${wide + 4}" height="${height + 4}" class="hit"/>`;
    return `<a href="#claim-${escapeHtml(claim.id)}" class="m${key}" aria-label="${escapeHtml(claimSentence(one, successor, words))}"><g${successor ? ' class="faded"' : ""}>${mark.svg}</g>${labels.get(claim.id) ?? ""}${hit}</a>`;
  });
  const lane = placed.some(({ drawn }) => !drawn)
    ? svgText(frame, words.chart.noFigure, { x: 0, y: NO_FIGURE_AT + 4, anchor: "start", kind: "tick" })
    : "";
  const [first, last] = [timeline.days[0]?.iso, timeline.days.at(-1)?.iso];
  const described = words.chart.described(claims.length, words.day(first ?? ""), words.day(last ?? ""));
  const byId = new Map(placed.map((one) => [one.claim.id, one]));
  return raw(
    `<svg class="band ${width}" viewBox="0 0 ${frame.width} ${HEIGHT}" style="min-inline-size:${frame.width > size.width ? frame.width : 0}px" role="group" aria-label="${escapeHtml(words.headings.claims)}"><desc>${escapeHtml(described)}</desc><g aria-hidden="true">${grid(frame)}${lane}${days(frame, timeline)}${joins(frame, byId)}</g>${links.join("\n")}<g aria-hidden="true">${placed.map((one) => tip(frame, one)).join("")}</g></svg>`,
  );
}

/** Hover and focus show a claim's sentence, with scripts off too. */
export function tipStyle(claims: readonly ClaimAt[]): string {
  return claims
    .map(({ key }) => `.m${key}:is(:hover,:focus-visible)~g>.t${key}`)
    .join(",")
    .concat(claims.length > 0 ? "{visibility:visible}" : "");
}
