/**
 * Who speaks, in Persian: a subject at the head of its clause, its verb at the end ("… اعلام کرد"), or a name
 * after "به گفته"; and through whom ("به … گفت", "به نقل از").
 */

import type { Parsed } from "../sentence/parse.ts";
import type { Frame } from "./frame.ts";
import { carried, interviews, isCarrier } from "./persian/carriers.ts";
import { nameAfter, withApposed } from "./persian/names.ts";
import { behindFigures, behindRecords, recordsOff, reports } from "./persian/records.ts";
import { openersOff } from "./persian/subject.ts";
import { passives, verbFrames } from "./persian/verbs.ts";
import { counts, wordAt } from "./persian/words.ts";
import { behindDash, isMedia, lastBrackets, type Span, trimmed } from "./span.ts";
import { unlistedPersian } from "./unlisted.ts";

const LABELS =
  /^(?:فوری|خبر|تاییدنشده|تایید|تکمیلی|اصلاحیه|ویدیو|ویدئو|لحظه|روز|بیانیه|اطلاعیه|آخرین|اخرین|گزارش|منبع|تازه|شنیده)$/;

/** The name before a colon: all of it, where it is short and tells of no deaths or numbers. */
function labelOf(parsed: Parsed, from: number, colon: number): Span | null {
  const plain =
    colon - from <= 9 &&
    parsed.tokens.slice(from, colon).every(({ kind, word }) => kind === "word" || /^[«»"،,-]$/.test(word)) &&
    !parsed.quantities.some((one) => one.from > from && one.from < colon) &&
    !parsed.of("say").some((one) => one.from >= from && one.from < colon) &&
    ![...Array(Math.max(0, colon - from)).keys()].some((step) => counts(parsed, from + step));
  return plain ? trimmed(parsed, { from, to: colon }) : nameAfter(parsed, from, colon);
}

function labelBy(frames: Frame[], who: Span, colon: number): void {
  for (const frame of frames) frame.who = who;
  if (frames.length === 0) frames.push({ kind: "label", from: 0, to: colon, who, via: [] });
}

/** Every frame of a Persian sentence. */
export function persianFrames(parsed: Parsed): Frame[] {
  const frames = verbFrames(parsed);
  interviews(parsed, frames);
  for (const frame of frames) {
    if (
      frame.who === null ||
      (wordAt(parsed, frame.who.to) + wordAt(parsed, frame.who.to + 1) + wordAt(parsed, frame.who.to + 2) !==
        "کهبهدست" &&
        !/^(?:گزارشی?|اسنادی?|سندی?|مدارکی?|فهرستی?|داده|آمار|اماری?|تصاویری?|ویدیویی?|ویدیو|عکس|نامهای?|بولتنی?)$/.test(
          wordAt(parsed, frame.who.from),
        ))
    )
      continue;
    frame.who = behindRecords(parsed, frame.who.from) ?? frame.who;
  }
  const end = parsed.tokens.length;
  for (const match of parsed.of("according")) {
    const seen = behindRecords(parsed, match.to - 1);
    // "بر اساس اسناد محرمانه": documents are nobody, unless somebody is said to have seen them.
    if (
      seen === null &&
      /^(?:محرمانه|داخلی|درز|فاش|افشا|افشاشده|طبقه|رسمی)$/.test(wordAt(parsed, match.to)) &&
      wordAt(parsed, match.to - 1) === "اسناد"
    )
      continue;
    const name = seen ?? nameAfter(parsed, behindFigures(parsed, match.to), end);
    if (name === null && wordAt(parsed, match.to) === "این" && frames.length === 0)
      frames.push({ kind: "according", from: match.from, to: match.to, who: null, via: [] });
    if (name === null) continue;
    const who = seen ?? recordsOff(parsed, name);
    const media = isMedia(parsed, who);
    const other = frames.find(
      ({ kind, who: named }) =>
        kind !== "refuse" && named !== null && isMedia(parsed, named) !== media && named.from >= who.to,
    );
    if (other !== undefined && other.who !== null && media) other.via.push(who);
    else frames.push({ kind: "according", from: match.from, to: match.to, who, via: [] });
  }
  for (const match of parsed.of("cite")) {
    const plain = nameAfter(parsed, match.to, end);
    if (plain === null) continue;
    const source = withApposed(parsed, plain);
    const media = isMedia(parsed, source);
    const frame =
      frames.find(({ who }) => who !== null && who.to === match.from) ??
      frames.find(({ who }) => who !== null && who.from !== source.from);
    if (frame === undefined || frame.who === null) {
      // "نوردن به نقل از مخالفان: …": the carrier begins the line.
      const carrier =
        match.from > 0 && match.from <= 4
          ? nameAfter(parsed, openersOff(parsed, 0, match.from), match.from)
          : null;
      const begins = carrier !== null && carrier.to === match.from;
      frames.push({
        kind: "according",
        from: match.from,
        to: match.to,
        who: source,
        via: begins && carrier !== null ? [carrier] : [],
      });
    } else if (media && !isMedia(parsed, frame.who)) frame.via.push(source);
    else if (!media || isMedia(parsed, frame.who)) {
      frame.via = [frame.who, ...frame.via];
      frame.who = source;
    }
  }
  for (const match of parsed.of("tell").filter(({ value }) => value === "in")) {
    const carrier = nameAfter(parsed, match.to, end);
    const frame = frames.filter(({ from }) => from > match.from)[0] ?? frames.at(-1);
    if (carrier === null || frame === undefined) continue;
    if (isCarrier(parsed, carrier) && parsed.at("cite", match.from) === undefined) frame.via.push(carrier);
  }
  carried(parsed, frames);
  passives(parsed, frames);
  reports(parsed, frames);
  const source = frames.length === 0 ? (lastBrackets(parsed) ?? behindDash(parsed)) : null;
  if (source !== null)
    frames.push({ kind: "label", from: source.from - 1, to: source.from, who: source, via: [] });
  // "وزیر کشور: آمار … دروغ است": whoever stands before the colon denies.
  if (frames.every(({ kind, who }) => kind === "deny" && who === null)) {
    const colon = parsed.tokens.findLastIndex(({ word }, at) => word === ":" && at <= 12);
    const before = parsed.tokens.findLastIndex(({ word }, at) => /^[:|/]$/.test(word) && at < colon);
    if (colon > 0) {
      const name = labelOf(parsed, openersOff(parsed, before + 1, colon), colon);
      if (
        name !== null &&
        name.to === colon &&
        !counts(parsed, name.from) &&
        !LABELS.test(wordAt(parsed, name.from))
      )
        labelBy(frames, name, colon);
    }
  }
  if (frames.length === 0) {
    const unlisted = unlistedPersian(parsed, (from, until) =>
      nameAfter(parsed, openersOff(parsed, from, until), until),
    );
    if (unlisted !== null) frames.push(unlisted);
  }
  return frames.sort((a, b) => a.from - b.from);
}
