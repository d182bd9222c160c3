/** Through whom somebody speaks, in Persian: "به رویترز گفت", "در گفت‌وگو با", "بیانیه‌ای که از تلویزیون خوانده شد". */
import type { Match } from "../../lexicon/cue.ts";
import type { Parsed } from "../../sentence/parse.ts";
import type { Frame } from "../frame.ts";
import { isMedia, type Span, trimmed } from "../span.ts";
import { nameAfter } from "./names.ts";
import { openersOff } from "./subject.ts";
import { wordAt } from "./words.ts";

const NOT_CARRIERS =
  /^(?:خبرنگاران|مجلس|نمایندگان|مردم|خانواده|خانواده ها|دادگاه|او|وی|ما|آنها|انها|ان|این|خبرنگار|همکاران|دوستان|دولت|پلیس)$/;

const OUTLET = /^(?:رسانه|خبرگزاری|روزنامه|شبکه|نشریه|مجله|سایت|وبسایت|تلویزیون|رادیو|کانال)$/;

/** A carrier by its own name, or "this paper". */
export const isCarrier = (parsed: Parsed, span: Span): boolean =>
  isMedia(parsed, span) ||
  (wordAt(parsed, span.from) === "این" &&
    OUTLET.test(wordAt(parsed, span.from + 1)) &&
    span.to <= span.from + 2);

const NO_HEARER =
  /^(?:دست|دلیل|علت|خاطر|منظور|ضرب|سوی|ویژه|عنوان|گزارش|گفته|نوشته|نقل|قتل|شهادت|هلاکت|صورت|طور|شکل|همراه|جز|رغم|محض|اتهام|جرم|گلوله|شدت|مرگ|اعدام|زندان|حبس|بیش|حدود|نزدیک|دنبال)$/;

/** "به … گفت": whom it was said to, right before the verb. */
export function toldTo(parsed: Parsed, verb: Match, floor: number): Span | null {
  for (let at = verb.from - 1; at >= Math.max(floor, verb.from - 8); at -= 1) {
    if (parsed.at("tell", at)?.value !== "") continue;
    // "به دست مأموران": by whom somebody died, and not to whom it was said.
    if (NO_HEARER.test(wordAt(parsed, at + 1))) return null;
    // "وابسته به …": to whom somebody belongs.
    if (/^(?:وابسته|متعلق|مربوط|نزدیک|منتسب|موسوم)$/.test(wordAt(parsed, at - 1))) return null;
    const name = trimmed(parsed, { from: at + 1, to: verb.from });
    const ours = wordAt(parsed, at + 1) === "خبرنگار" && /^(?:ما|این)$/.test(wordAt(parsed, at + 2));
    if (name === null || (!ours && NOT_CARRIERS.test(wordAt(parsed, name.from)) && !isMedia(parsed, name)))
      return null;
    if (parsed.tokens.slice(name.from, name.to).some(({ kind, word }) => kind !== "word" || word === "را"))
      return null;
    if (parsed.of("event").some(({ from }) => from >= name.from && from < name.to)) return null;
    return name;
  }
  return null;
}

/** "پزشکی که با رویترز گفت‌وگو کرد": whom somebody spoke to, told of in a clause about them. */
export function interviews(parsed: Parsed, frames: Frame[]): void {
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

/** "در بیانیه‌ای که از تلویزیون دولتی خوانده شد": what carried the words of the frame behind it. */
export function carried(parsed: Parsed, frames: readonly Frame[]): void {
  if (parsed.of("media").length === 0 || frames.length === 0) return;
  parsed.tokens.forEach(({ word }, at) => {
    if (
      word !== "که" ||
      !/^(?:بیانیه|اطلاعیه|پیام|پیامی|سخنانی|گزارشی|گفتگویی|مصاحبه|سخنرانی)$/.test(
        wordAt(parsed, at - (wordAt(parsed, at - 1) === "ای" ? 2 : 1)),
      )
    )
      return;
    const first = /^(?:از|در|توسط|با)$/.test(wordAt(parsed, at + 1)) ? at + 2 : at + 1;
    const medium = parsed.of("media").find(({ from }) => from >= first && from <= first + 1);
    if (medium === undefined) return;
    let to = medium.to;
    while (
      parsed.tokens[to]?.kind === "word" &&
      to < medium.to + 6 &&
      !AIRED.test(wordAt(parsed, to)) &&
      parsed.at("stop", to) === undefined
    )
      to += 1;
    const frame = frames.find(({ from, who }) => who !== null && from >= to);
    const last = frame ?? frames.find(({ who }) => who !== null && who.to <= at);
    if (last !== undefined && last.via.length === 0) last.via.push({ from: first, to });
  });
}

const AIRED = /^(?:منتشر|پخش|خوانده|قرایت|نقل|بازتاب|اعلام|ارایه|چاپ)$/;
