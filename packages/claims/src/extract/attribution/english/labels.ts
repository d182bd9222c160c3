/**
 * Speakers named without a verb, in English: "Watch group: 12 killed", "… - local sources", "(@lakewatch)",
 * "the committee's count". Cost: linear in words.
 */
import type { Parsed } from "../../sentence/parse.ts";
import type { Frame } from "../frame.ts";
import { behindDash, isMedia, lastBrackets, trimmed } from "../span.ts";
import { eventAt, wordAt } from "./names.ts";
import { openersOff } from "./subject.ts";

const LABELS =
  /^(?:breaking|update|updated|urgent|just|live|correction|statement|watch|video|photo|photos|exclusive|analysis|opinion|editor's|note|developing|alert|new|factbox|read|more|now|confirmed|summary|tonight|latest|unconfirmed|report|reports|rumour|rumours|rumor|rumors|day|death|toll|total|source|sources)$/;

const isWord = (parsed: Parsed, at: number): boolean => parsed.tokens[at]?.kind === "word";

/** "… climbs to 163 (@lakewatch)": a source in brackets at the end. */
export function bracketed(parsed: Parsed): Frame | null {
  const inner = lastBrackets(parsed);
  if (inner === null) return null;
  const first = parsed.tokens[inner.from];
  const named =
    first?.capital === true || parsed.of("speaker").some(({ from }) => from >= inner.from && from < inner.to);
  return named ? { kind: "label", from: inner.from - 1, to: inner.from, who: inner, via: [] } : null;
}

/** "Watch group: 12 killed", "… - local sources", "the committee's count". */
export function labelled(parsed: Parsed): Frame | null {
  const { tokens } = parsed;
  const colon = tokens.findIndex(({ word }) => word === ":");
  if (colon > 0 && colon <= 10) {
    const span = openersOff(parsed, { from: 0, to: colon });
    const clear =
      span !== null &&
      !LABELS.test(wordAt(parsed, span.from)) &&
      !parsed.quantities.some(({ from }) => from < colon) &&
      ![...Array(colon).keys()].some((at) => eventAt(parsed, at));
    if (clear) return { kind: "label", from: 0, to: colon, who: span, via: [] };
  }
  // Headlines: "12 killed in protests: officials"
  if (colon > 3 && tokens.length - colon <= 8 && parsed.quantities.some(({ to }) => to <= colon)) {
    const span = trimmed(parsed, { from: colon + 1, to: tokens.length });
    if (span !== null && !parsed.quantities.some(({ from }) => from > colon))
      return { kind: "label", from: colon, to: colon + 1, who: span, via: [] };
  }
  const dash = tokens.findLastIndex(({ word, near }) => /^[-–—]$/.test(word) && !near);
  if (dash > 2 && tokens.length - dash <= 7) {
    const named =
      parsed.of("speaker").some(({ from }) => from > dash) ||
      parsed.of("groupNoun").some(({ from }) => from > dash) ||
      (behindDash(parsed) !== null && parsed.tokens[dash + 1]?.capital === true) ||
      isMedia(parsed, { from: dash, to: tokens.length });
    const span = trimmed(parsed, { from: dash + 1, to: tokens.length });
    if (named && span !== null) return { kind: "label", from: dash, to: dash + 1, who: span, via: [] };
  }
  const own = tokens.findIndex(
    ({ word, near }, at) => near && word === "s" && /^['’]$/.test(tokens[at - 1]?.word ?? ""),
  );
  if (own > 1) {
    const counts = parsed
      .of("figureWord")
      .some(({ from, value }) => value === "number" && from > own && from <= own + 3);
    const span = openersOff(parsed, { from: 0, to: own - 1 });
    if (counts && span !== null && isWord(parsed, span.from))
      return { kind: "label", from: own, to: own + 1, who: span, via: [] };
  }
  return null;
}
