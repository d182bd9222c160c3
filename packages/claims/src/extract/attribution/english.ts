/**
 * Who speaks, in English: a subject before its verb ("the ministry said"), after it (", said the mayor"), or
 * after "according to"; and through whom ("told Reuters", "Reuters reported, citing …").
 */
import type { Parsed } from "../sentence/parse.ts";
import { carrierIn } from "./english/carriers.ts";
import { bracketed, labelled } from "./english/labels.ts";
import { behindRecords, nameAfter, ownerOf, withApposed, wordAt } from "./english/names.ts";
import { subjectBefore } from "./english/subject.ts";
import { PASSIVE, verbFrames } from "./english/verbs.ts";
import type { Frame } from "./frame.ts";
import { isMedia, type Span } from "./span.ts";
import { unlistedEnglish } from "./unlisted.ts";

/** Whether a record is cited rather than a person: it tells of the basis, not of who claims. */
function isRecord(parsed: Parsed, span: Span): boolean {
  return parsed.of("records").some(({ from, to }) => from >= span.from && to <= span.to);
}

/** "The semi-official Rasa agency": an agency with a name of its own carries what others say. */
const isAgency = ({ tokens }: Parsed, { from, to }: Span): boolean =>
  tokens[to - 1]?.word === "agency" &&
  tokens[to - 2]?.capital === true &&
  to - from >= 2 &&
  !/^(?:un)$/.test(tokens[to - 2]?.word ?? "");

/** Words of an aside between a source and "as saying". */
const ASIDE = 10;

/** "The memo cites 1,860 deaths": a number is nobody. */
const counts = (parsed: Parsed, span: Span): boolean =>
  parsed.quantities.some(({ wordedFrom, wordedTo }) => wordedFrom <= span.from && wordedTo >= span.to);

function cited(parsed: Parsed, frames: Frame[]): void {
  for (const cite of parsed.of("cite")) {
    const plain = nameAfter(parsed, cite.to);
    if (plain === null) continue;
    if (counts(parsed, plain)) {
      const record = /^(?:cites|cited)$/.test(wordAt(parsed, cite.from))
        ? subjectBefore(parsed, cite.from)
        : null;
      if (record !== null) frames.push({ kind: "say", from: cite.from, to: cite.to, who: record, via: [] });
      continue;
    }
    const source = withApposed(parsed, plain);
    const quoting = parsed
      .of("quote")
      .some(
        ({ from }) =>
          from >= source.to && from <= source.to + 3 + ASIDE * Number(wordAt(parsed, source.to) === ","),
      );
    if (quoting) {
      const carrier = subjectBefore(parsed, cite.from);
      frames.push({
        kind: "say",
        from: cite.from,
        to: cite.to,
        who: source,
        via: carrier === null ? [] : [carrier],
      });
      continue;
    }
    if (PASSIVE.has(wordAt(parsed, cite.from - 1))) continue;
    if (isRecord(parsed, source)) continue;
    const frame = frames
      .filter(
        ({ who, from }) =>
          who !== null &&
          (isMedia(parsed, who) ||
            isAgency(parsed, who) ||
            (who.to < from && isMedia(parsed, { from: who.to, to: from }))),
      )
      .sort((a, b) => Math.abs(a.from - cite.from) - Math.abs(b.from - cite.from))[0];
    if (frame !== undefined && frame.who !== null) {
      frame.via = [frame.who, ...frame.via];
      frame.who = source;
    } else if (frames.length === 0) {
      const carrier = /^(?:quoted|cited|quotes|cites)$/.test(wordAt(parsed, cite.from))
        ? subjectBefore(parsed, cite.from)
        : null;
      frames.push({
        kind: "say",
        from: cite.from,
        to: cite.to,
        who: source,
        via: carrier === null ? [] : [carrier],
      });
    }
  }
}

/** "According to two officials who shared figures with the Observer": through whom, in a clause about them. */
function sharedWith(parsed: Parsed, from: number): Span | null {
  const first = wordAt(parsed, from) === "," ? from + 1 : from;
  if (wordAt(parsed, first) !== "who") return null;
  for (let at = first + 1; at < first + 12; at += 1) {
    if (/^[,.;"“]$/.test(wordAt(parsed, at))) return null;
    if (!/^(?:with|to)$/.test(wordAt(parsed, at))) continue;
    const carrier = nameAfter(parsed, at + 1);
    if (carrier !== null && isMedia(parsed, carrier)) return carrier;
  }
  return null;
}

function accorded(parsed: Parsed, frames: Frame[]): void {
  for (const match of parsed.of("according")) {
    const name = nameAfter(parsed, match.to);
    if (name === null) continue;
    const who = withApposed(parsed, behindRecords(parsed, name));
    const shared = sharedWith(parsed, name.to);
    if (shared !== null) {
      frames.push({ kind: "according", from: match.from, to: match.to, who, via: [shared] });
      continue;
    }
    const media = isMedia(parsed, who);
    const other = frames.find(
      (frame) => frame.kind === "say" && frame.who !== null && isMedia(parsed, frame.who) !== media,
    );
    if (other !== undefined && other.who !== null && sameZone(parsed, other.from, match.from)) {
      if (media) other.via.push(who);
      else {
        other.via = [other.who, ...other.via];
        other.who = who;
      }
    } else frames.push({ kind: "according", from: match.from, to: match.to, who, via: [] });
  }
}

const PARTING = /^(?:while|but|whereas|although|though|;)$/;

/** Whether no "while", "but" or semicolon stands between two places. */
function sameZone(parsed: Parsed, one: number, other: number): boolean {
  for (let at = Math.min(one, other); at < Math.max(one, other); at += 1)
    if (at > 0 && PARTING.test(wordAt(parsed, at))) return false;
  return true;
}

/** "…, per @watch" */
function per(parsed: Parsed, frames: Frame[]): void {
  const at = parsed.tokens.findLastIndex(({ word }) => word === "per");
  if (at <= 0 || parsed.tokens[at - 1]?.kind !== "mark" || parsed.tokens[at + 1]?.capital !== true) return;
  const who = nameAfter(parsed, at + 1);
  if (who !== null) frames.push({ kind: "according", from: at, to: at + 1, who, via: [] });
}

function interviews(parsed: Parsed, frames: Frame[]): void {
  for (const match of parsed.of("tell").filter(({ value }) => value === "in")) {
    const carrier = carrierIn(parsed, nameAfter(parsed, match.to));
    if (carrier === null) continue;
    const passive = /^(?:was|were)$/.test(wordAt(parsed, match.from));
    if (passive) {
      const who = subjectBefore(parsed, match.from);
      if (who !== null) frames.push({ kind: "say", from: match.from, to: match.to, who, via: [carrier] });
      continue;
    }
    const frame = [...frames].sort(
      (a, b) => Math.abs(a.from - match.from) - Math.abs(b.from - match.from),
    )[0];
    if (frame !== undefined && !frame.via.some(({ from }) => from === carrier.from)) frame.via.push(carrier);
  }
}

/** "Announced by", "announced on January 21 by". */
function saidBefore(parsed: Parsed, by: number): boolean {
  if (SAID.test(wordAt(parsed, by - 1))) return true;
  // "The toll was put at 88 by the bar association"
  const put = parsed.quantities.find(({ wordedTo, to }) => Math.max(wordedTo, to) === by);
  if (
    put !== undefined &&
    wordAt(parsed, put.wordedFrom - 1) === "at" &&
    /^(?:put|placed|pegged|estimated|set|given)$/.test(wordAt(parsed, put.wordedFrom - 2))
  )
    return true;
  for (let at = by - 2; at > 0 && by - at < 6; at -= 1) {
    if (wordAt(parsed, at) !== "on") continue;
    const day = parsed.at("weekday", at + 1) ?? parsed.at("month", at + 1);
    return day !== undefined && SAID.test(wordAt(parsed, at - 1));
  }
  return false;
}

/** "Confirmed by the ministry": who says so, where nobody is said to speak. */
function passives(parsed: Parsed, frames: Frame[]): void {
  if (frames.some(({ who }) => who !== null)) return;
  for (let at = 1; at < parsed.tokens.length; at += 1) {
    if (wordAt(parsed, at) !== "by" || !saidBefore(parsed, at)) continue;
    const who = nameAfter(parsed, at + 1);
    if (who !== null && !parsed.quantities.some(({ from }) => from >= who.from && from < who.to))
      frames.push({ kind: "according", from: at - 1, to: at + 1, who: ownerOf(parsed, who), via: [] });
  }
}

/** "The doctor told us 48," a cleaner told the paper: it came to the carrier through the cleaner. */
function retold(parsed: Parsed, frames: readonly Frame[]): void {
  const inner = frames.find(
    ({ kind, from, to }) =>
      kind === "say" && wordAt(parsed, from) === "told" && /^(?:us|me)$/.test(wordAt(parsed, to)),
  );
  const outer = frames.find(
    (frame) =>
      frame !== inner &&
      frame.kind === "say" &&
      frame.who !== null &&
      !RECORDS.test(wordAt(parsed, frame.from)) &&
      frame.via.length > 0,
  );
  if (inner === undefined || outer === undefined || outer.who === null || inner.who === null) return;
  if (outer.who.from === inner.who.from) return;
  inner.via = [outer.who, ...outer.via];
  outer.who = inner.who;
  outer.via = inner.via;
}

const SAID =
  /^(?:confirmed|verified|documented|recorded|counted|registered|reported|announced|given|compiled|published|issued|released|acknowledged|admitted|estimated|tallied|logged|tracked|disclosed|revealed|detailed|described|denied|rejected|put|declared|supplied|cited|collected|identified|listed|provided|told|claimed|obtained|seen|reviewed|viewed|examined)$/;
const RECORDS =
  /^(?:recorded|counted|documented|registered|listed|received|identified|seen|found|verified|confirmed|published|released|confirm|verify|identify|indicate|indicates|indicated|suggest|suggests|suggested|show|shows|showed)$/;

/** Whether somebody who is no record speaks earlier in the same clause. */
function speaksFirst(parsed: Parsed, { kind, who, to }: Frame, record: Frame): boolean {
  return (
    kind === "say" &&
    who !== null &&
    !isRecord(parsed, who) &&
    to <= (record.who?.from ?? 0) &&
    sameZone(parsed, to, record.from)
  );
}

/** "A doctor said hospitals had recorded …", "hospitals recorded …, according to a doctor": the doctor claims it. */
function isTold(parsed: Parsed, frame: Frame, frames: readonly Frame[]): boolean {
  // "She spoke of 5,000, saying reports suggested 20,000": she claims both.
  const record = frame.who !== null && isRecord(parsed, frame.who) && frame.via.length === 0;
  if (record && frames.some((other) => speaksFirst(parsed, other, frame))) return true;
  if (frame.kind !== "say" || wordAt(parsed, frame.from + 1) === "spoken") return false;
  // "Has seen", "has recorded"; "has said" is a word of one's own.
  const head = /^(?:has|have|had)$/.test(wordAt(parsed, frame.from)) ? frame.to - 1 : frame.from;
  if (!RECORDS.test(wordAt(parsed, head)) || frame.via.length > 0) return false;
  return frames.some(
    (other) =>
      other !== frame &&
      other.who !== null &&
      !isRecord(parsed, other.who) &&
      (other.kind === "according" ||
        (other.kind === "say" && (other.to <= (frame.who?.from ?? 0) || other.from > frame.to))) &&
      !RECORDS.test(wordAt(parsed, other.from)) &&
      !firstPerson(parsed, other.who) &&
      sameZone(parsed, frame.from, other.from),
  );
}

const firstPerson = (parsed: Parsed, { from, to }: Span): boolean =>
  (to === from + 1 && /^(?:we|i)$/.test(wordAt(parsed, from))) || /^(?:our|my)$/.test(wordAt(parsed, from));

/** "The ministry denied it, saying no more than five had died": whoever denied says that too. */
function goneOn(parsed: Parsed, frames: Frame[]): void {
  const denied = frames.filter(({ kind, who }) => (kind === "deny" || kind === "refuse") && who !== null);
  for (const { from, to, who, via } of denied) {
    const at = parsed.tokens.findIndex(
      ({ word }, place) => place >= to && /^(?:saying|adding|insisting|claiming|stating)$/.test(word),
    );
    const taken = frames.some((frame) => frame.from === at || (frame.from > from && frame.from < at));
    if (at >= 0 && !taken) frames.push({ kind: "say", from: at, to: at + 1, who, via: [...via] });
  }
}

/** Every frame of an English sentence. */
export function englishFrames(parsed: Parsed): Frame[] {
  const frames = verbFrames(parsed);
  cited(parsed, frames);
  accorded(parsed, frames);
  if (frames.length === 0) per(parsed, frames);
  interviews(parsed, frames);
  goneOn(parsed, frames);
  retold(parsed, frames);
  passives(parsed, frames);
  if (frames.length === 0) {
    const label =
      bracketed(parsed) ?? labelled(parsed) ?? unlistedEnglish(parsed, (verb) => subjectBefore(parsed, verb));
    if (label !== null) frames.push(label);
  }
  const settled = frames.filter((frame) => !isTold(parsed, frame, frames));
  // "We have counted 36," said the doctor: whoever speaks in the first person is named outside the quotation.
  const named = settled.filter(({ who }) => who !== null && !firstPerson(parsed, who));
  return (named.length > 0 ? named : settled).sort((a, b) => a.from - b.from);
}
