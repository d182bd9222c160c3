/**
 * Who speaks, in Persian: a subject at the head of its clause, its verb at the end ("… اعلام کرد"), or a name
 * after "به گفته"; and through whom ("به … گفت", "به نقل از").
 */
import type { Match } from "../lexicon/cue.ts";
import type { Parsed } from "../sentence/parse.ts";
import { type Frame, type FrameKind, speechVerbs } from "./frame.ts";
import { closing, isMedia, lastBrackets, type Span, trimmed } from "./span.ts";

const COMMA = /^[،,]$/;
const BREAK = /^[؛;:.!؟?«»"“”()—–]$/;
const NOT_CARRIERS =
  /^(?:خبرنگاران|مجلس|نمایندگان|مردم|خانواده|خانواده ها|دادگاه|او|وی|ما|آنها|انها|ان|این|خبرنگار|همکاران|دوستان|دولت|پلیس)$/;
const OPENERS = /^(?:و|اما|ولی|همچنین|البته|نیز|سپس|فوری|خبر|پیشتر|هم|بنابراین|امروز|دیروز|امشب|دیشب)$/;
const LABELS =
  /^(?:فوری|خبر|تاییدنشده|تایید|تکمیلی|اصلاحیه|ویدیو|ویدئو|لحظه|روز|بیانیه|اطلاعیه|آخرین|اخرین|گزارش|منبع|تازه|شنیده)$/;
const ADJECTIVES = /^(?:رسمی|دولتی|اولیه|موجود|محلی|منتشر|تازه|جدید|اعلام)$/;

const wordAt = (parsed: Parsed, at: number): string => parsed.tokens[at]?.word ?? "";

const eventAt = (parsed: Parsed, at: number): boolean =>
  parsed
    .of("event")
    .some(
      ({ from, to, value }) =>
        from <= at && at < to && !/^\w+:H:|^other/.test(value) && parsed.at("speaker", at) === undefined,
    );

/** "از ساکنان", "از مرکز …": the word after "from" belongs to the name. */
function goesOn(parsed: Parsed, at: number): boolean {
  return (
    wordAt(parsed, at) === "از" &&
    (parsed.at("speaker", at + 1) !== undefined || parsed.at("people", at + 1) !== undefined) &&
    parsed.at("anyone", at + 1) === undefined
  );
}

/** The name that begins here; ends where the sentence goes on to what is said. */
function nameAfter(parsed: Parsed, from: number, until: number): Span | null {
  let to = from;
  for (; to < until && to - from < 16; to += 1) {
    const token = parsed.tokens[to];
    if (token === undefined) break;
    if (token.kind === "mark" && token.word !== "-") {
      const close = to > from ? closing(parsed.tokens, to) : -1;
      if (close < 0) break;
      to = close;
      continue;
    }
    if (token.kind === "number") break;
    const quantity = parsed.quantities.find((one) => one.wordedFrom === to || one.from === to);
    // "دست‌کم ۱۹۰۰ نفر" counts people; it names nobody.
    if (to === from && quantity !== undefined && quantity.wordedFrom < quantity.from) return null;
    if (quantity !== undefined && (to > from || parsed.at("people", quantity.to) === undefined)) {
      const named = to === from && parsed.at("event", quantity.to) === undefined;
      // "شبکه نه": a channel's number is its name.
      // "شاهدان و یک مقام محلی": one more of those who speak.
      const joined =
        to > from &&
        quantity.value === 1 &&
        wordAt(parsed, to - 1) === "و" &&
        parsed.tokens[quantity.to]?.kind === "word" &&
        parsed.at("event", quantity.to) === undefined &&
        (parsed.at("unit", quantity.to) === undefined || wordAt(parsed, quantity.to) === "نماینده");
      const channel = to > from && quantity.inWords && parsed.before("media", to) !== undefined;
      if (!named && !channel && !joined) break;
    }
    if (to > from && /^(?:تنها|فقط|نیز|هم|همچنین|صرفا|رسما)$/.test(token.word)) break;
    if (to > from && quantity === undefined) {
      const plural = parsed.at("people", to) ?? parsed.at("speaker", to);
      if (plural === undefined && parsed.at("stop", to) !== undefined && !goesOn(parsed, to)) break;
      if (parsed.at("clause", to) ?? parsed.at("figureWord", to) ?? parsed.at("answer", to)) break;
      if (parsed.at("say", to) ?? parsed.at("deny", to) ?? parsed.at("refuse", to)) break;
      if (parsed.at("cite", to) ?? parsed.at("according", to) ?? parsed.at("tell", to)) break;
      if (parsed.at("part", to) ?? parsed.at("none", to)) break;
      if (parsed.at("basis", to)?.value === "named-list") break;
      if (eventAt(parsed, to)) break;
    } else if (quantity === undefined) {
      if (parsed.at("stop", to) ?? parsed.at("clause", to) ?? parsed.at("none", to)) break;
      if (parsed.at("basis", to)?.value === "named-list") break;
      const say = parsed.at("say", to) ?? parsed.at("deny", to) ?? parsed.at("refuse", to);
      if (say !== undefined) break;
      if (eventAt(parsed, to) || parsed.at("part", to) !== undefined) break;
      const figure = parsed.at("figureWord", to);
      if (figure !== undefined && !ADJECTIVES.test(wordAt(parsed, figure.to))) break;
    }
  }
  // "نیروی انتظامی این خبر را": the pronoun belongs to what is spoken of.
  if (to - from > 1 && /^(?:این|ان|هرگونه)$/.test(wordAt(parsed, to - 1))) to -= 1;
  const name = trimmed(parsed, { from, to });
  // "This" before a figure, "no" before anything: nobody is named.
  return name !== null &&
    /^(?:این|ان|هیچ|هر|همه|تمام|تمامی|کل)$/.test(wordAt(parsed, name.from)) &&
    name.to === name.from + 1
    ? null
    : name;
}

function openersOff(parsed: Parsed, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const day = parsed.at("weekday", at) ?? parsed.at("relativeDay", at);
    if (day !== undefined) at = day.to;
    else if (parsed.at("clause", at) !== undefined) at = parsed.at("clause", at)?.to ?? at + 1;
    else if (OPENERS.test(wordAt(parsed, at)) || COMMA.test(wordAt(parsed, at))) at += 1;
    else if (wordAt(parsed, at) === "روز" && parsed.at("weekday", at + 1) !== undefined) at += 1;
    else return at;
  }
  return at;
}

/** Where a short name in quotation marks opens, behind a word of its own: "بایگانی «حافظه مدنی»"; -1 where none does. */
function quotedName(parsed: Parsed, close: number): number {
  for (let at = close - 1; at > 0 && close - at < 6; at -= 1) {
    if (parsed.tokens[at]?.kind === "number" || parsed.at("event", at) !== undefined) return -1;
    if (wordAt(parsed, at) === "«")
      return parsed.tokens[at - 1]?.kind === "word" && parsed.before("say", at) === undefined ? at : -1;
  }
  return -1;
}

/** The subject: of the segments between commas before the verb, the nearest that begins with a name. */
function subjectOf(parsed: Parsed, verb: Match, floor: number, kind: FrameKind): Span | null {
  const starts: number[] = [];
  for (let at = verb.from - 1; at >= floor; at -= 1) {
    const word = wordAt(parsed, at);
    // A figure called «baseless»: the quotation is what is said of it, not who says it.
    const open = word === "»" ? quotedName(parsed, at) : -1;
    if (open > floor) {
      at = open;
      continue;
    }
    if (BREAK.test(word) && !(kind === "deny" && /^[«»]$/.test(word))) {
      starts.push(at + 1);
      break;
    }
    if (COMMA.test(word)) starts.push(at + 1);
    // "… کشته شده‌اند و شورا … می‌گوید": a new subject behind a finished clause.
    else if (word === "و" && (parsed.before("event", at)?.value ?? "").startsWith("dead:A"))
      starts.push(at + 1);
    if (at === floor) starts.push(floor);
  }
  for (const start of starts) {
    const from = openersOff(parsed, start, verb.from);
    const introduced = parsed.at("according", from) ?? parsed.at("cite", from);
    if (introduced !== undefined) {
      // "به گفته شاهدان" has a frame of its own; a subject may follow its comma.
      continue;
    }
    const name = nameAfter(parsed, from, verb.from);
    if (name === null) continue;
    // "…، وزیر خارجه،": the name stands before its description.
    const earlier = starts[starts.indexOf(start) + 1];
    if (earlier === undefined || !COMMA.test(wordAt(parsed, name.to))) return name;
    const before = nameAfter(parsed, openersOff(parsed, earlier, start), start - 1);
    return before !== null && before.to === start - 1 ? { from: before.from, to: name.to } : name;
  }
  return null;
}

/** "به … گفت": whom it was said to, right before the verb. */
function toldTo(parsed: Parsed, verb: Match, floor: number): Span | null {
  for (let at = verb.from - 1; at >= Math.max(floor, verb.from - 8); at -= 1) {
    if (parsed.at("tell", at)?.value !== "") continue;
    const name = trimmed(parsed, { from: at + 1, to: verb.from });
    if (name === null || (NOT_CARRIERS.test(wordAt(parsed, name.from)) && !isMedia(parsed, name)))
      return null;
    if (parsed.tokens.slice(name.from, name.to).some(({ kind }) => kind !== "word")) return null;
    if (parsed.of("event").some(({ from }) => from >= name.from && from < name.to)) return null;
    return name;
  }
  return null;
}

/** "اسنادی که روزنامهٔ … دیده است": the paper's, not the documents'. */
function behindRecords(parsed: Parsed, from: number): Span | null {
  const seen = parsed.of("seenBy").find((match) => match.from > from && match.from - from < 18);
  if (seen === undefined) return null;
  const which = parsed.tokens.findIndex(({ word }, at) => at > from && at < seen.from && word === "که");
  if (which < 0) return null;
  // "که به دست روزنامه رسیده است"
  const hand = wordAt(parsed, which + 1) === "به" && wordAt(parsed, which + 2) === "دست" ? 2 : 0;
  return trimmed(parsed, { from: which + 1 + hand, to: seen.from });
}

function recordsOff(parsed: Parsed, span: Span): Span {
  const records = parsed.of("records").find(({ from }) => from === span.from);
  if (records === undefined || records.to >= span.to) return span;
  if (ADJECTIVES.test(wordAt(parsed, records.to))) return span;
  let from = records.to;
  while (/^(?:ها|های|ی|ای)$/.test(wordAt(parsed, from))) from += 1;
  return from < span.to ? { from, to: span.to } : span;
}

function verbFrames(parsed: Parsed): Frame[] {
  const frames: Frame[] = [];
  let floor = 0;
  for (const { verb, kind } of speechVerbs(parsed)) {
    const who = subjectOf(parsed, verb, floor, kind);
    const told = kind === "refuse" ? null : toldTo(parsed, verb, floor);
    floor = verb.to;
    const last = frames.at(-1);
    const goesOn = kind === "refuse" ? last?.kind === "say" : kind === "say" && last?.kind === "deny";
    if (who === null && told === null && goesOn && last !== undefined) {
      // "… را تکذیب کرد و گفت": whoever denied says that too.
      frames.push({ kind, from: verb.from, to: verb.to, who: last.who, via: [...last.via] });
      continue;
    }
    const talked = parsed.of("talk").some(({ to }) => to <= verb.from);
    if (who === null && told === null && kind !== "deny" && !talked) continue;
    frames.push({ kind, from: verb.from, to: verb.to, who, via: told === null ? [] : [told] });
  }
  return frames;
}

/** "پزشکی که با رویترز گفت‌وگو کرد": whom somebody spoke to, told of in a clause about them. */
function interviews(parsed: Parsed, frames: Frame[]): void {
  for (const talk of parsed.of("talk")) {
    let at = talk.from - 1;
    while (at > 0 && talk.from - at < 8 && wordAt(parsed, at) !== "با") at -= 1;
    if (wordAt(parsed, at) !== "با") continue;
    const carrier = trimmed(parsed, { from: at + 1, to: talk.from });
    if (carrier === null || NOT_CARRIERS.test(wordAt(parsed, carrier.from))) continue;
    const which = wordAt(parsed, at - 1) === "که" ? at - 1 : -1;
    const who = which > 0 ? nameAfter(parsed, openersOff(parsed, 0, which), which) : null;
    const frame = frames.find(({ kind, from }) => kind === "say" && from > talk.from);
    if (frame === undefined) {
      if (who !== null) frames.push({ kind: "say", from: talk.from, to: talk.to, who, via: [carrier] });
      continue;
    }
    if (who !== null) frame.who = who;
    if (!frame.via.some(({ from }) => from === carrier.from)) frame.via.push(carrier);
  }
}

/** Whether a word tells of deaths, injuries or arrests: "کشته‌ها: ۴۵" is nobody's label. */
const counts = (parsed: Parsed, at: number): boolean =>
  parsed.events.some(({ from, class: of }) => from === at && of !== "other");

/** Every frame of a Persian sentence. */
export function persianFrames(parsed: Parsed): Frame[] {
  const frames = verbFrames(parsed);
  interviews(parsed, frames);
  for (const frame of frames) {
    if (
      frame.who === null ||
      !/^(?:گزارش|اسناد|سند|مدارک|فهرست|داده|آمار|امار)$/.test(wordAt(parsed, frame.who.from))
    )
      continue;
    frame.who = behindRecords(parsed, frame.who.from) ?? frame.who;
  }
  const end = parsed.tokens.length;
  for (const match of parsed.of("according")) {
    const seen = behindRecords(parsed, match.to - 1);
    const name = seen ?? nameAfter(parsed, match.to, end);
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
    const source = nameAfter(parsed, match.to, end);
    if (source === null) continue;
    const media = isMedia(parsed, source);
    const frame =
      frames.find(({ who }) => who !== null && who.to === match.from) ??
      frames.find(({ who }) => who !== null && who.from !== source.from);
    if (frame === undefined || frame.who === null)
      frames.push({ kind: "according", from: match.from, to: match.to, who: source, via: [] });
    else if (media && !isMedia(parsed, frame.who)) frame.via.push(source);
    else if (!media || isMedia(parsed, frame.who)) {
      frame.via = [frame.who, ...frame.via];
      frame.who = source;
    }
  }
  for (const match of parsed.of("tell").filter(({ value }) => value === "in")) {
    const carrier = nameAfter(parsed, match.to, end);
    const frame = frames.filter(({ from }) => from > match.from)[0] ?? frames.at(-1);
    if (carrier === null || frame === undefined) continue;
    if (isMedia(parsed, carrier) && parsed.at("cite", match.from) === undefined) frame.via.push(carrier);
  }
  const source = frames.length === 0 ? lastBrackets(parsed) : null;
  if (source !== null)
    frames.push({ kind: "label", from: source.from - 1, to: source.from, who: source, via: [] });
  if (frames.length === 0) {
    const colon = parsed.tokens.findLastIndex(({ word }, at) => word === ":" && at <= 12);
    const before = parsed.tokens.findLastIndex(({ word }, at) => word === ":" && at < colon);
    if (colon > 0) {
      const name = nameAfter(parsed, openersOff(parsed, before + 1, colon), colon);
      if (
        name !== null &&
        name.to === colon &&
        !counts(parsed, name.from) &&
        !LABELS.test(wordAt(parsed, name.from))
      )
        frames.push({ kind: "label", from: 0, to: colon, who: name, via: [] });
    }
  }
  return frames.sort((a, b) => a.from - b.from);
}
