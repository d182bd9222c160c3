/**
 * Who speaks, in Arabic: a subject after its verb ("قالت المنظمة إن"), before it in headlines, or after
 * "بحسب"; and through whom ("… لرويترز", "نقلت … عن").
 */

import type { Parsed } from "../sentence/parse.ts";
import { carried, interviews, toldTo } from "./arabic/carriers.ts";
import { behindRecords, nameAfter, OFFICIAL, wordAt } from "./arabic/names.ts";
import { verbFrames } from "./arabic/verbs.ts";
import type { Frame } from "./frame.ts";
import { behindDash, isMedia, lastBrackets, trimmed } from "./span.ts";
import { unlistedArabic } from "./unlisted.ts";

const LABELS = /^(?:عاجل|تحدیث|بیان|فیدیو|خبر|متابعه|شاهد|محدث|انباء|الیوم|حصیله|المصدر|مصدر|تصحیح|توضیح)$/;

/** Labels by themselves; with a word behind them somebody: "مصدر طبي". */
const ALONE = /^(?:مصدر|شاهد)$/;

/** "نقلت … عن …": the carrier, then the claimant. */
function quoted(parsed: Parsed, frames: Frame[]): void {
  for (const match of parsed.of("quote")) {
    // "نقلت … عن", "نسبت … إلى"
    const joint = wordAt(parsed, match.from).startsWith("نسب") ? "الی" : "عن";
    const from = parsed.tokens.findIndex(
      ({ word }, at) => at > match.to - 1 && at < match.to + 9 && word === joint,
    );
    if (from < 0) continue;
    const carrier = trimmed(parsed, { from: match.to, to: from });
    const told = nameAfter(parsed, from + 1);
    const who = told === null ? null : behindRecords(parsed, told);
    if (who !== null)
      frames.push({
        kind: "say",
        from: match.from,
        to: match.to,
        who,
        via: carrier === null ? [] : [carrier],
      });
  }
  for (const match of parsed.of("cite")) {
    const at = wordAt(parsed, match.to) === "عن" ? match.to + 1 : match.to;
    const who = nameAfter(parsed, at);
    // Whoever stands right before "citing" carries it, a carrier of the lexicon or not.
    const frame = frames.find(
      ({ who: named }) =>
        named !== null && (isMedia(parsed, named) || (named.to <= match.from && match.from - named.to <= 1)),
    );
    if (who === null) continue;
    if (frame !== undefined && frame.who !== null && !isMedia(parsed, who)) {
      frame.via = [frame.who, ...frame.via];
      frame.who = who;
    } else if (isMedia(parsed, who) && frames[0] !== undefined) frames[0].via.push(who);
    else if (frames.length === 0) frames.push({ kind: "say", from: match.from, to: match.to, who, via: [] });
  }
}

function accorded(parsed: Parsed, frames: Frame[]): void {
  for (const match of parsed.of("according")) {
    let at = match.to;
    // "وفقاً لـ": the letter may stand by itself, or be the name's first.
    if (wordAt(parsed, at) === "ل") at += 1;
    const name = nameAfter(parsed, at);
    if (name === null) continue;
    // "وفق أرقام رسمية": of figures that are nobody's but official, the words themselves.
    const plain =
      OFFICIAL.test(wordAt(parsed, name.from)) &&
      name.to - name.from === 1 &&
      parsed.tokens[name.from - 1]?.kind === "word";
    const who = behindRecords(parsed, plain ? { from: name.from - 1, to: name.to } : name);
    // "بحسب ما نقلته المجلة عن مصادر": the magazine carries it.
    const quotes = parsed.tokens
      .slice(match.from, match.to)
      .some(({ word }) => /^(?:نقلته|نقله|نقلت|نقل)$/.test(word));
    if (quotes && wordAt(parsed, name.to) === "عن") {
      const source = nameAfter(parsed, name.to + 1);
      if (source !== null) {
        frames.push({ kind: "according", from: match.from, to: match.to, who: source, via: [name] });
        continue;
      }
    }
    const media = isMedia(parsed, who);
    const other = frames.find((frame) => frame.who !== null && isMedia(parsed, frame.who) !== media);
    const told = toldTo(parsed, who.to);
    if (other !== undefined && other.who !== null && media) other.via.push(who);
    else
      frames.push({
        kind: "according",
        from: match.from,
        to: match.to,
        who,
        via: told === null ? [] : [told],
      });
  }
}

/** Every frame of an Arabic sentence. */
export function arabicFrames(parsed: Parsed): Frame[] {
  const frames = verbFrames(parsed);
  quoted(parsed, frames);
  accorded(parsed, frames);
  carried(parsed, frames);
  interviews(parsed, frames);
  const source = frames.some(({ who }) => who !== null) ? null : (lastBrackets(parsed) ?? behindDash(parsed));
  if (source !== null)
    frames.push({ kind: "label", from: source.from - 1, to: source.from, who: source, via: [] });
  if (!frames.some(({ who }) => who !== null)) {
    const colons = parsed.tokens.flatMap(({ word }, at) => (word === ":" && at <= 12 ? [at] : []));
    const colon = colons.at(-1);
    if (colon !== undefined) {
      const bar = parsed.tokens.findLastIndex(({ word }, at) => at < colon && /^[|/]$/.test(word));
      const from = Math.max(colons.at(-2) ?? -1, bar) + 1;
      const told = parsed.tokens.findIndex(({ word }, at) => at > from && at < colon && word === "ل");
      const full = nameAfter(parsed, from);
      const via = told > 0 ? trimmed(parsed, { from: told + 1, to: colon }) : null;
      const name = via === null ? full : trimmed(parsed, { from, to: told });
      const counted = parsed.events.some((event) => event.from === from && event.class !== "other");
      if (
        name !== null &&
        !counted &&
        (via ?? name).to === colon &&
        !(
          LABELS.test(wordAt(parsed, name.from)) &&
          (ALONE.test(wordAt(parsed, name.from)) ? name.to - name.from === 1 : true)
        )
      )
        frames.push({ kind: "label", from: 0, to: colon, who: name, via: via === null ? [] : [via] });
    }
  }
  if (!frames.some(({ who }) => who !== null)) {
    const unlisted = unlistedArabic(parsed, (from) => nameAfter(parsed, from));
    if (unlisted !== null) frames.push(unlisted);
  }
  return frames.sort((a, b) => a.from - b.from);
}
