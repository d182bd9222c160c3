/**
 * Who speaks, in Arabic: a subject after its verb ("قالت المنظمة إن"), before it in headlines, or after
 * "بحسب"; and through whom ("… لرويترز", "نقلت … عن").
 */
import type { Parsed } from "../sentence/parse.ts";
import { type Frame, speechVerbs } from "./frame.ts";
import { behindDash, closing, isMedia, lastBrackets, type Span, trimmed } from "./span.ts";

const LABELS = /^(?:عاجل|تحدیث|بیان|فیدیو|خبر|متابعه|شاهد|محدث|انباء|الیوم|حصیله|المصدر|مصدر|تصحیح|توضیح)$/;
/** Labels by themselves; with a word behind them somebody: "مصدر طبي". */
const ALONE = /^(?:مصدر|شاهد)$/;
/** Whoever is told stands right after these. */
const TOLD = /^(?:ابلغ|ابلغت|ابلغوا|اخبر|اخبرت|اخبروا|اعلم|اعلمت)$/;

const OFFICIAL = /^(?:رسمیه|رسمی|حکومیه|اولیه|طبیه|محلیه|غیر|موثوقه)$/;
const RECORD = /^(?:تقریر|بیان|احصاء|احصا|احصاییه|حصیله|وثیقه|نشره|تعداد|مصدر|مسوول|متحدث)$/;
const LISTS =
  /^(?:قایمه|لایحه|فیدیو|صورا|مقاطع|بیانا|بیانات|اسماء|اسما|حصیله|احصاء|احصا|احصاییه|ارقاما|تفاصیل)$/;
const NO_SUBJECT = /^(?:فی|من|لدی|الی|علی|عن|مع|ضد|بعد|قبل|خلال|منذ|حتی|عند|بین)$/;

const wordAt = (parsed: Parsed, at: number): string => parsed.tokens[at]?.word ?? "";

/** The name that begins here; "from" and "in" may stand within it. */
function nameAfter(parsed: Parsed, start: number): Span | null {
  let from = start;
  if (NO_SUBJECT.test(wordAt(parsed, from))) return null;
  while (parsed.at("be", from) !== undefined) from += 1;
  // A passive verb has no subject: "سُجلت في المستشفى".
  if (NO_SUBJECT.test(wordAt(parsed, from))) return null;
  let to = from;
  for (; to < parsed.tokens.length && to - from < 16; to += 1) {
    const token = parsed.tokens[to];
    if (token === undefined || token.kind === "number") break;
    if (token.kind === "mark" && !/^[-'’]$/.test(token.word)) {
      const close = to > from ? closing(parsed.tokens, to) : -1;
      if (close < 0) break;
      to = close + 1;
      break;
    }
    const quantity = parsed.quantities.find((one) => one.wordedFrom === to || one.from === to);
    if (quantity !== undefined) {
      if (to > from) break;
      to = Math.max(to, quantity.to - 1);
      continue;
    }
    if (to > from && token.word === "ل" && RECORD.test(wordAt(parsed, to - 1))) continue;
    if (parsed.at("stop", to) ?? parsed.at("clause", to) ?? parsed.at("say", to)) break;
    // "Official figures" may be who speaks; "this figure" is what is spoken of.
    const figures = parsed.at("figureWord", to);
    if (figures !== undefined && (to > from || figures.value === "number")) break;
    if (parsed.at("cite", to) ?? parsed.at("according", to) ?? parsed.at("tell", to)) break;
    if (to > from && (token.word === "الا" || parsed.at("refuse", to) !== undefined)) break;
    if (to > from && LISTS.test(token.word)) break;
    // "بـ19": the letter before a number.
    if (to > from && /^(?:[بلک]|کل|جمیع)$/.test(token.word)) break;
    if (
      to > from &&
      (token.word === "قد" || /^و?(?:مقره|مقرها|یتخذ|تتخذ|المعنی|المعنیه|المختص)$/.test(token.word))
    )
      break;
    if (parsed.at("none", to) ?? parsed.at("deny", to) ?? parsed.at("part", to)) break;
    const basis = parsed.at("basis", to);
    if (basis !== undefined && (to > from || basis.value !== "internal-figure")) break;
    if (to > from && (parsed.at("weekday", to) ?? parsed.at("relativeDay", to)) !== undefined) break;
    const event = parsed.of("event").some(
      (match) =>
        match.from === to &&
        !/^(?:held|lost):H|^other/.test(match.value) &&
        // "مؤسسة الشهداء": the dead in a name, unless their number follows.
        // "المسعف ليور أدين (29 عاماً)": a name that is a verb as well.
        !(to > from && wordAt(parsed, match.to) === "(") &&
        !(
          match.value.includes(":BH:") && !parsed.quantities.some(({ wordedFrom }) => wordedFrom === match.to)
        ),
    );
    if (event && parsed.at("people", to) === undefined && parsed.at("speaker", to) === undefined) break;
    if (to > from && (token.word === "و" || token.word === "كما") && parsed.at("event", to + 1) !== undefined)
      break;
  }
  const name = trimmed(parsed, { from, to });
  // "رأى بعينه": no name, but how.
  if (name !== null && name.to - name.from === 1 && /^ب.{2,}(?:ه|ها|هم)$/.test(wordAt(parsed, name.from)))
    return null;
  const number = parsed.quantities.some((one) => one.from === name?.from && one.to === name.to);
  return number ? null : name;
}

function behindRecords(parsed: Parsed, whole: Span): Span {
  // "تقرير لمنظمة هرنا", "بيان للجيش", "تقرير صادر عن المرصد": whose it is.
  let span = whole;
  if (RECORD.test(wordAt(parsed, whole.from))) {
    const next = wordAt(parsed, whole.from + 1);
    const by =
      /^(?:صادر|صادره|صدر)$/.test(next) && wordAt(parsed, whole.from + 2) === "عن" ? whole.from + 3 : -1;
    if (by > 0 && by < whole.to) span = { from: by, to: whole.to };
    else if (next === "ل" && whole.from + 2 < whole.to) span = { from: whole.from + 2, to: whole.to };
  }
  const seen = parsed.of("seenBy").find(({ from, to }) => from > span.from && to < span.to);
  return seen === undefined ? span : (trimmed(parsed, { from: seen.to, to: span.to }) ?? span);
}

const heard = (parsed: Parsed, at: number, { from, to }: Span): boolean =>
  wordAt(parsed, at) === "ل" &&
  from === at + 1 &&
  to === from + 1 &&
  parsed.tokens[from]?.near === true &&
  !parsed.matches.some((match) => match.from === from);

/** "لرويترز" after the name, or "في مقابلة مع …". */
function toldTo(parsed: Parsed, from: number): Span | null {
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

function verbFrames(parsed: Parsed): Frame[] {
  const frames: Frame[] = [];
  for (const { verb, kind } of speechVerbs(parsed)) {
    if (parsed.of("according").some(({ from, to }) => from <= verb.from && verb.to <= to)) continue;
    // "Without disclosing", "asked not to disclose": a noun here, not a verb.
    // "لم تؤكد ولم تنف": neither is said.
    const confirms = /^(?:تؤکد|یؤکد|توکد|یوکد|یوکدوا|یوکدون)$/.test(wordAt(parsed, verb.from));
    if (kind === "say" && confirms && /^(?:لم|لن|لا)$/.test(wordAt(parsed, verb.from - 1))) continue;
    if (/^(?:عدم|دون|بعدم|شرط|شریطه|من)$/.test(wordAt(parsed, verb.from - 1))) continue;
    // "ووصفت الأنباء بأنها …": what is denied, and not who denies it.
    const object = kind === "deny" && parsed.at("figureWord", verb.to) !== undefined;
    let who = object ? null : nameAfter(parsed, verb.to);
    const after = who;
    // Headlines, and verbs of several clauses, have the subject first.
    if (who === null && !object && verb.from > 0 && frames.length === 0) {
      const first = nameAfter(parsed, wordAt(parsed, 0) === "و" ? 1 : 0);
      if (
        first !== null &&
        (first.to === verb.from || (first.to === verb.from - 1 && wordAt(parsed, first.to) === "قد"))
      )
        who = first;
    }
    // "طبيب … أبلغ الوكالة أن": the carrier follows, the subject stands before.
    if (TOLD.test(wordAt(parsed, verb.from)) && after !== null && isMedia(parsed, after)) {
      const first = wordAt(parsed, 0) === "و" || parsed.at("clause", 0) !== undefined ? 1 : 0;
      const subject = nameAfter(parsed, first);
      if (subject !== null && subject.to <= verb.from && first < verb.from) {
        frames.push({ kind, from: verb.from, to: verb.to, who: subject, via: [after] });
        continue;
      }
    }
    // "أبلغ مسؤولون الوكالة بأن": the subject, then whom they told.
    const carrier =
      TOLD.test(wordAt(parsed, verb.from)) && after !== null
        ? parsed.of("media").find(({ from }) => from > after.from && from < after.to)
        : undefined;
    if (carrier !== undefined && after !== null) {
      const subject = trimmed(parsed, { from: after.from, to: carrier.from });
      frames.push({
        kind,
        from: verb.from,
        to: verb.to,
        who: subject,
        via: [{ from: carrier.from, to: after.to }],
      });
      continue;
    }
    const told = toldTo(parsed, after?.to ?? verb.to);
    frames.push({
      kind,
      from: verb.from,
      to: verb.to,
      who: who === null ? null : behindRecords(parsed, who),
      via: told === null ? [] : [told],
    });
  }
  return frames;
}

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
    const who = nameAfter(parsed, from + 1);
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
    const frame = frames.find(({ who: named }) => named !== null && isMedia(parsed, named));
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
  return frames.sort((a, b) => a.from - b.from);
}
