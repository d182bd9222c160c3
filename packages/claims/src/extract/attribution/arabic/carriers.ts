/** Through whom somebody speaks, in Arabic: "لرويترز", "في مقابلة مع", "في بيان نقلته الوكالة". Cost: linear in words. */
import type { Parsed } from "../../sentence/parse.ts";
import type { Frame } from "../frame.ts";
import { isMedia, type Span } from "../span.ts";
import { nameAfter, wordAt } from "./names.ts";

const heard = (parsed: Parsed, at: number, { from, to }: Span): boolean =>
  wordAt(parsed, at) === "ل" &&
  from === at + 1 &&
  to === from + 1 &&
  parsed.tokens[from]?.near === true &&
  !parsed.matches.some((match) => match.from === from);

/** "لرويترز" after the name, or "في مقابلة مع …". */
export function toldTo(parsed: Parsed, from: number): Span | null {
  for (let at = from; at < from + 12 && at < parsed.tokens.length; at += 1) {
    const word = wordAt(parsed, at);
    if (parsed.tokens[at]?.kind === "mark" && word !== "،" && word !== ",") return null;
    if (/^(?:ان|بان|انه|انها)$/.test(word)) return null;
    const told = parsed.of("tell").find((match) => match.from === at && match.value === "in");
    if (word !== "ل" && told === undefined) continue;
    const name = nameAfter(parsed, told?.to ?? at + 1);
    // Parted from its letter before, it is told to whoever bears the name, whatever lexicons know.
    if (name !== null && (isMedia(parsed, name) || heard(parsed, at, name))) return name;
  }
  return null;
}

/** "في بيان نقلته وكالة الأنباء الرسمية": what carried the words of the frame before it. */
export function carried(parsed: Parsed, frames: readonly Frame[]): void {
  if (parsed.of("media").length === 0 || frames.length === 0) return;
  parsed.tokens.forEach(({ word }, at) => {
    if (
      !CARRIED.test(word) ||
      !/^(?:بیان|کلمه|خطاب|تصریح|تصریحات|مقابله|مؤتمر|رساله|تقریر)$/.test(wordAt(parsed, at - 1))
    )
      return;
    const first = /^(?:علی|عبر|فی)$/.test(wordAt(parsed, at + 1)) ? at + 2 : at + 1;
    const medium = nameAfter(parsed, first);
    const frame =
      frames.find(({ who }) => who !== null && who.to <= at) ?? frames.find(({ who }) => who !== null);
    if (medium !== null && isMedia(parsed, medium) && frame !== undefined && frame.via.length === 0)
      frame.via.push(medium);
  });
}

const CARRIED =
  /^(?:نقلته|نقله|نقلتها|بثه|بثته|بثها|نشرته|نشره|نشرتها|اذاعه|اذاعته|اوردته|اورده|تلی|تلیت|بث|نشر|تناقلته)$/;

/** "وفي حديث لإذاعة فيسا، قدّر المحافظ …": to whom, told before who. */
export function interviews(parsed: Parsed, frames: readonly Frame[]): void {
  for (const match of parsed.of("tell").filter(({ value }) => value === "in")) {
    const carrier = nameAfter(parsed, match.to);
    const frame = frames.find(({ kind, from, who }) => kind === "say" && from > match.from && who !== null);
    if (carrier !== null && isMedia(parsed, carrier) && frame !== undefined && frame.via.length === 0)
      frame.via.push(carrier);
  }
}
