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
const TOLD = /^(?:افاد|افادت|ابلغ|ابلغت|ابلغوا|اخبر|اخبرت|اخبروا|اعلم|اعلمت)$/;

const OFFICIAL = /^(?:رسمیه|رسمی|حکومیه|اولیه|طبیه|محلیه|غیر|موثوقه)$/;
const GOES_ON =
  /^ل.{3,}$|^(?:الحقوقیه|الحقوقی|الاخباریه|الاخباری|الدولیه|الاعلامیه|المعارضه|المستقله|الانسانیه|الطبیه)$/;
const ACCUSES = /^(?:اتهم|اتهمت|تتهم|یتهم|اتهموا|حمل|حملت|انتقد|انتقدت)$/;
/** "… ناشطون بارتفاع عدد القتلى": what they told of. */
const TOLD_OF =
  /^ب(?:ارتفاع|انخفاض|انتشال|وقوع|تسجیل|وصول|استهداف|اطلاق|العثور|وجود|تزاید|تجاوز|بلوغ|نقل|دفن|اکتشاف|توثیق|احصاء|احصا|انهیار|اندلاع|تعرض|حدوث|رصد|تصفیه|اخراج|ذکر|القول|الاشاره|التاکید|التذکیر)$/;
const RECORD = /^(?:تقریر|بیان|احصاء|احصا|احصاییه|حصیله|وثیقه|نشره|تعداد|مصدر|مسوول|متحدث)$/;
const LISTS =
  /^(?:قایمه|لایحه|فیدیو|صورا|مقاطع|بیانا|بیانات|اسماء|اسما|حصیله|احصاء|احصا|احصاییه|ارقاما|تفاصیل)$/;
const NO_SUBJECT = /^(?:فی|من|لدی|الی|علی|عن|مع|ضد|بعد|قبل|خلال|منذ|حتی|عند|بین)$/;

const wordAt = (parsed: Parsed, at: number): string => parsed.tokens[at]?.word ?? "";

/** The name that begins here; "from" and "in" may stand within it. */
function nameAfter(parsed: Parsed, start: number): Span | null {
  let from = start;
  if (NO_SUBJECT.test(wordAt(parsed, from)) || TOLD_OF.test(wordAt(parsed, from))) return null;
  while (parsed.at("be", from) !== undefined) from += 1;
  // A passive verb has no subject: "سُجلت في المستشفى".
  if (NO_SUBJECT.test(wordAt(parsed, from))) return null;
  let to = from;
  for (; to < parsed.tokens.length && to - from < 16; to += 1) {
    const token = parsed.tokens[to];
    if (token === undefined || token.kind === "number") break;
    if (token.kind === "mark" && !/^[-'’]$/.test(token.word)) {
      const close = to > from || token.word !== "(" ? closing(parsed.tokens, to) : -1;
      if (close < 0) break;
      // "منظمة «هرانا» لحقوق الإنسان": the name goes on.
      to = close;
      if (token.word === "(" || !GOES_ON.test(wordAt(parsed, to + 1))) {
        to += 1;
        break;
      }
      continue;
    }
    const quantity = parsed.quantities.find((one) => one.wordedFrom === to || one.from === to);
    if (quantity !== undefined) {
      if (to > from) break;
      to = Math.max(to, quantity.to - 1);
      continue;
    }
    if (to > from && token.word === "عن" && /^(?:صادر|صادره)$/.test(wordAt(parsed, to - 1))) continue;
    // "اتهمت منظمات حقوقية السلطات بقتل …": whom they accuse.
    if (
      to > from + 1 &&
      token.word.startsWith("ال") &&
      parsed.at("actor", to) !== undefined &&
      !wordAt(parsed, from).startsWith("ال") &&
      ACCUSES.test(wordAt(parsed, from - 1))
    )
      break;
    if (to > from && token.word === "ل" && RECORD.test(wordAt(parsed, to - 1))) continue;
    const day =
      to > from && wordAt(parsed, to - 1).startsWith("صحیف") && parsed.at("weekday", to) !== undefined;
    if (!day && (parsed.at("stop", to) ?? parsed.at("clause", to) ?? parsed.at("say", to)) !== undefined)
      break;
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
    // "صحيفة الأحد": a paper's name may be a day.
    const paper = parsed.before("media", to) !== undefined && wordAt(parsed, to - 1).startsWith("صحیف");
    if (to > from && !paper && (parsed.at("weekday", to) ?? parsed.at("relativeDay", to)) !== undefined)
      break;
    if (to > from && TOLD_OF.test(token.word)) break;
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
  const plain = trimmed(parsed, { from, to });
  // A name that is all in quotation marks stands without them.
  const marks =
    plain !== null &&
    /^["“«]$/.test(wordAt(parsed, plain.from - 1)) &&
    /^["”»]$/.test(wordAt(parsed, plain.to - 1));
  const name = marks && plain !== null ? { from: plain.from, to: plain.to - 1 } : plain;
  if (name !== null && name.to - name.from === 1 && /^(?:بعض|عده|مثل|کل)$/.test(wordAt(parsed, name.from)))
    return null;
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
    for (let at = whole.from + 1; at < whole.to - 2; at += 1)
      if (/^(?:صادر|صادره)$/.test(wordAt(parsed, at)) && wordAt(parsed, at + 1) === "عن")
        return { from: at + 2, to: whole.to };
    const next = wordAt(parsed, whole.from + 1);
    const by =
      /^(?:صادر|صادره|صدر)$/.test(next) && wordAt(parsed, whole.from + 2) === "عن" ? whole.from + 3 : -1;
    if (by > 0 && by < whole.to) span = { from: by, to: whole.to };
    else if (next === "ل" && whole.from + 2 < whole.to) span = { from: whole.from + 2, to: whole.to };
  }
  // "محضر مسرب حصلت عليه الصحيفة": the paper's, wherever the name of the record ends.
  const near =
    RECORD.test(wordAt(parsed, span.from)) ||
    parsed.at("records", span.from) !== undefined ||
    span.to - span.from === 1;
  const behind = near
    ? parsed.of("seenBy").find(({ from }) => from >= span.to && from <= span.to + 2)
    : undefined;
  if (behind !== undefined) return nameAfter(parsed, behind.to) ?? span;
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

/** "وكانت مهراني، المتحدثة …، قد صرحت", "قدمت الحكومة حصيلة، قائلة": whoever the sentence began with. */
function doer(parsed: Parsed, verb: number): Span | null {
  let first = wordAt(parsed, 0) === "و" ? 1 : 0;
  const was =
    /^(?:کان|کانت|کانوا)$/.test(wordAt(parsed, first)) || /^و?(?:کان|کانت|کانوا)$/.test(wordAt(parsed, 0));
  const participle = /^(?:قایلا|قایله|قایلین|مضیفا|مضیفه|موضحا|موضحه|موکدا|موکده|مشیرا|مشیره)$/.test(
    wordAt(parsed, verb),
  );
  if (was && (wordAt(parsed, verb - 1) === "قد" || participle)) return nameAfter(parsed, first + 1);
  if (!participle) return null;
  // The verb that begins it is in no lexicon; its subject is a body or somebody with an article.
  first += 1;
  const begins =
    wordAt(parsed, first).startsWith("ال") ||
    (parsed.at("speaker", first) ?? parsed.at("media", first)) !== undefined;
  return begins ? nameAfter(parsed, first) : null;
}

/** "غير أن مسؤولاً كبيراً طلب عدم الكشف عن هويته قال إن …": a subject before its verb, behind "that". */
function inClause(parsed: Parsed, verb: number): Span | null {
  for (let at = verb - 1; at >= 0 && verb - at < 14; at -= 1) {
    if (parsed.tokens[at]?.kind === "number" || parsed.quantities.some(({ from }) => from === at))
      return null;
    if (!/^(?:ان|لکن|الا|غیر)$/.test(wordAt(parsed, at))) continue;
    const name = nameAfter(parsed, at + 1);
    if (name === null || name.from !== at + 1) return null;
    const next = wordAt(parsed, name.to);
    return name.to === verb || /^(?:طلب|رفض|فضل|اشترط|تحدث|الذی|التی|،|\()$/.test(next) ? name : null;
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
    // "وأوردت هذه الحصيلة منظمة …": the object first, then who.
    const pointed = /^(?:هذه|هذا|تلک)$/.test(wordAt(parsed, verb.to)) && kind === "say";
    let who = object ? null : nameAfter(parsed, pointed ? verb.to + 2 : verb.to);
    const after = who;
    // Headlines, and verbs of several clauses, have the subject first.
    if (who === null && !object && verb.from > 0 && frames.length === 0) {
      const joined = wordAt(parsed, 0) === "و" ? 1 : 0;
      // "أما المجلس فيقدّر …"
      const first = nameAfter(parsed, wordAt(parsed, joined) === "اما" ? joined + 1 : joined);
      if (
        first !== null &&
        (first.to === verb.from ||
          (first.to === verb.from - 1 && /^(?:قد|ف)$/.test(wordAt(parsed, first.to))))
      )
        who = first;
    }
    if (who === null && !object && frames.length === 0) who = doer(parsed, verb.from);
    if (who === null && !object) who = inClause(parsed, verb.from);
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
        ? parsed
            .of("media")
            .find(({ from }) => from > after.from && from < after.to && wordAt(parsed, from - 1) !== "و")
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

/** "في بيان نقلته وكالة الأنباء الرسمية": what carried the words of the frame before it. */
function carried(parsed: Parsed, frames: readonly Frame[]): void {
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
function interviews(parsed: Parsed, frames: readonly Frame[]): void {
  for (const match of parsed.of("tell").filter(({ value }) => value === "in")) {
    const carrier = nameAfter(parsed, match.to);
    const frame = frames.find(({ kind, from, who }) => kind === "say" && from > match.from && who !== null);
    if (carrier !== null && isMedia(parsed, carrier) && frame !== undefined && frame.via.length === 0)
      frame.via.push(carrier);
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
  return frames.sort((a, b) => a.from - b.from);
}
