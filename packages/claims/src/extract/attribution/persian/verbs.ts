/** Persian verbs that somebody speaks with, and those by whom something is said in the passive. Cost: linear in words. */
import type { Match } from "../../lexicon/cue.ts";
import type { Parsed } from "../../sentence/parse.ts";
import { type Frame, speechVerbs } from "../frame.ts";
import { toldTo } from "./carriers.ts";
import { nameAfter } from "./names.ts";
import { subjectOf } from "./subject.ts";
import { PASSED, STATED, wordAt } from "./words.ts";

/** "… کذب محض است": what is said is false, and no verb that has a subject. */
const isFalse = (parsed: Parsed, { to }: Match): boolean =>
  /^(?:است|هستند|نیست|ندارد|ندارند)$/.test(wordAt(parsed, to - 1));

export function verbFrames(parsed: Parsed): Frame[] {
  const frames: Frame[] = [];
  let floor = 0;
  for (const { verb, kind } of speechVerbs(parsed)) {
    // "برنامه گفت‌وگوی ویژه": a noun that begins as the verb does.
    const talk =
      wordAt(parsed, verb.to) === "و" ? wordAt(parsed, verb.to + 1) : wordAt(parsed, verb.to).slice(1);
    if (wordAt(parsed, verb.to - 1) === "گفت" && talk.startsWith("گو")) continue;
    // "به ۱۲ سال زندان محکوم کرد": a sentence of a court, and no word of anybody's.
    if (
      wordAt(parsed, verb.from) === "محکوم" &&
      /^(?:زندان|حبس|اعدام|شلاق|جریمه|تبعید|مرگ)$/.test(wordAt(parsed, verb.from - 1))
    )
      continue;
    const who = subjectOf(parsed, verb, floor, kind);
    const told = kind === "refuse" ? null : toldTo(parsed, verb, floor);
    floor = verb.to;
    const last = frames.at(-1);
    // "… گفت ادعای کشته شدن … کذب است": whoever said so denies.
    const goesOn =
      kind === "say"
        ? last?.kind === "deny"
        : last?.kind === "say" && (kind === "refuse" || isFalse(parsed, verb));
    if (who === null && told === null && goesOn && last !== undefined) {
      // "… را تکذیب کرد و گفت": whoever denied says that too.
      frames.push({ kind, from: verb.from, to: verb.to, who: last.who, via: [...last.via] });
      continue;
    }
    // "شایعه کشته شدن … صحت ندارد": nobody is said to say so.
    if (who === null && kind === "deny" && isFalse(parsed, verb)) continue;
    const talked = parsed.of("talk").some(({ to }) => to <= verb.from);
    if (who === null && told === null && kind !== "deny" && !talked) continue;
    frames.push({ kind, from: verb.from, to: verb.to, who, via: told === null ? [] : [told] });
  }
  return frames;
}

const BY = /^(?:سوی|جانب|طرف)$/;

/** "… از سوی پزشکان تأیید شده است": by whom it was said, in the passive. */
export function passives(parsed: Parsed, frames: Frame[]): void {
  if (frames.some(({ who }) => who !== null)) return;
  parsed.tokens.forEach(({ word }, at) => {
    const by = word === "توسط" ? at + 1 : BY.test(word) && wordAt(parsed, at - 1) === "از" ? at + 1 : -1;
    if (by < 0) return;
    const who = nameAfter(parsed, by, parsed.tokens.length);
    if (who === null) return;
    for (let verb = who.to; verb < who.to + 12 && verb < parsed.tokens.length; verb += 1) {
      if (!STATED.test(wordAt(parsed, verb)) || !PASSED.test(wordAt(parsed, verb + 1))) continue;
      if (/^(?:تکذیب|رد)$/.test(wordAt(parsed, verb))) return;
      frames.push({ kind: "according", from: at, to: by, who, via: [] });
      return;
    }
  });
}
