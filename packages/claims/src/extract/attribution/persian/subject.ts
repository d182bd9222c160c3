/** The subject of a Persian verb of speech: back over asides, quotations and what opens a clause. Cost: linear in words. */
import type { Match } from "../../lexicon/cue.ts";
import type { Parsed } from "../../sentence/parse.ts";
import type { FrameKind } from "../frame.ts";
import type { Span } from "../span.ts";
import { nameAfter, withApposed } from "./names.ts";
import { COMMA, wordAt } from "./words.ts";

const BREAK = /^[؛;:.!؟?«»"“”()—–]$/;

const OPENERS = /^(?:و|اما|ولی|همچنین|البته|نیز|سپس|فوری|خبر|پیشتر|هم|بنابراین|امروز|دیروز|امشب|دیشب)$/;

/** "ساعاتی پیش‌تر": some time before. */
const AGO = /^(?:ساعاتی|ساعتی|ساعت|روزی|روزهایی|دقایقی|لحظاتی|اندکی|کمی|مدتی|هفته|ماه)$/;
const BEFORE = /^(?:پیش|پیشتر|پس|بعد|قبل|قبلتر)$/;

export function openersOff(parsed: Parsed, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const day = parsed.at("weekday", at) ?? parsed.at("relativeDay", at);
    if (day !== undefined) at = day.to;
    else if (AGO.test(wordAt(parsed, at)) && BEFORE.test(wordAt(parsed, at + 1)))
      at += wordAt(parsed, at + 2) === "تر" ? 3 : 2;
    else if (parsed.at("clause", at) !== undefined) at = parsed.at("clause", at)?.to ?? at + 1;
    // "این آمار را … منتشر کرده است": what is said.
    else if (/^(?:این|ان)$/.test(wordAt(parsed, at)) && wordAt(parsed, at + 2) === "را")
      // "این گزارش را «سرپوش گذاشتن» خواند": the quotation is what it is called.
      at = wordAt(parsed, at + 3) === "«" ? to : at + 3;
    // "این‌ها را … می‌گوید": what is said.
    else if (/^(?:این|ان|اینها|انها)$/.test(wordAt(parsed, at)) && wordAt(parsed, at + 1) === "را") at += 2;
    else if (OPENERS.test(wordAt(parsed, at)) || COMMA.test(wordAt(parsed, at))) at += 1;
    else if (wordAt(parsed, at) === "روز" && parsed.at("weekday", at + 1) !== undefined) at += 1;
    else return at;
  }
  return at;
}

/** Where a short name in quotation marks opens, behind a word of its own: "بایگانی «حافظه مدنی»"; -1 where none does. */
function quotedName(parsed: Parsed, close: number): number {
  for (let at = close - 1; at >= 0 && close - at < 6; at -= 1) {
    if (parsed.tokens[at]?.kind === "number" || parsed.at("event", at) !== undefined) return -1;
    if (wordAt(parsed, at) === "«" && (at === 0 || COMMA.test(wordAt(parsed, at - 1)))) return at;
    if (wordAt(parsed, at) === "«")
      return parsed.tokens[at - 1]?.kind === "word" && parsed.before("say", at) === undefined ? at : -1;
  }
  return -1;
}

/** Where the quotation that closes here opens, behind words of the same clause; -1 where none does. */
function quotationBefore(parsed: Parsed, close: number, floor: number): number {
  for (let at = close - 1; at > floor && close - at < LONG_QUOTATION; at -= 1) {
    const word = wordAt(parsed, at);
    if (word === "«")
      return parsed.tokens[at - 1]?.kind === "mark" && !COMMA.test(wordAt(parsed, at - 1)) ? -1 : at;
  }
  return -1;
}

const LONG_QUOTATION = 40;

/** "هرانا، ارگان خبری …، اعلام کرد": a segment that says what the name before it is. */
const APPOSED =
  /^(?:نزدیک|منتسب|متعلق|رسانهای|ارگان|وابسته|نهاد|نهادی|سازمانی|گروهی|شبکه|رسانه|بازوی|زیرمجموعه|مستقر|مقیم|متشکل)$/;

/** The subject: of the segments between commas before the verb, the nearest that begins with a name. */
export function subjectOf(parsed: Parsed, verb: Match, floor: number, kind: FrameKind): Span | null {
  const starts: number[] = [];
  for (let at = verb.from - 1; at >= floor; at -= 1) {
    const word = wordAt(parsed, at);
    // A figure called «baseless»: the quotation is what is said of it, not who says it.
    const open = word === "»" ? quotedName(parsed, at) : -1;
    if (open > floor) {
      at = open;
      continue;
    }
    if (open >= 0 && open === floor) {
      starts.push(floor);
      break;
    }
    // "… پذیرفت، اما رقمی اعلام نکرد": another clause, whose subject may be the one before.
    if (/^(?:اما|ولی|لیکن)$/.test(word)) {
      starts.push(at + 1);
      // "ارتش اما می‌گوید": within a clause it only stresses.
      const finished =
        COMMA.test(wordAt(parsed, at - 1)) ||
        (parsed.before("event", at) ?? parsed.before("say", at) ?? parsed.before("be", at)) !== undefined;
      if (finished) break;
      continue;
    }
    // "این در حالی است که گروه …": a new subject behind what only joins.
    if (word === "که" && parsed.before("be", at) !== undefined) {
      starts.push(at + 1);
      continue;
    }
    // A figure in quotation marks, or all of what is said: the subject may stand before it as well.
    const begin = word === "»" && kind === "say" ? quotationBefore(parsed, at, floor) : -1;
    if (begin > floor) {
      starts.push(at + 1);
      at = begin;
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
  // A name in apposition behind "به نقل از" or "به گفته" is no subject.
  const told = [...parsed.of("cite"), ...parsed.of("according")].map((match) => {
    const name = nameAfter(parsed, match.to, verb.from);
    return { from: match.from, to: name === null ? match.to : withApposed(parsed, name).to };
  });
  for (const start of starts) {
    if (told.some(({ from, to }) => from < start && start < to)) continue;
    const from = openersOff(parsed, start, verb.from);
    const introduced = parsed.at("according", from) ?? parsed.at("cite", from);
    if (introduced !== undefined) {
      // "به گفته شاهدان" has a frame of its own; a subject may follow its comma.
      continue;
    }
    // "در گفت‌وگو با …": to whom, and not who.
    if (parsed.at("tell", from)?.value === "in") continue;
    const name = nameAfter(parsed, from, verb.from);
    if (name === null) continue;
    // "…، وزیر خارجه،": the name stands before its description.
    const earlier = starts[starts.indexOf(start) + 1];
    if (earlier !== undefined && APPOSED.test(wordAt(parsed, from))) {
      const apposed = nameAfter(parsed, openersOff(parsed, earlier, start), start - 1);
      if (apposed !== null && apposed.to === start - 1) return apposed;
    }
    if (earlier === undefined || !COMMA.test(wordAt(parsed, name.to))) return name;
    const before = nameAfter(parsed, openersOff(parsed, earlier, start), start - 1);
    return before !== null && before.to === start - 1 ? { from: before.from, to: name.to } : name;
  }
  return null;
}
