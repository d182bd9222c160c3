/**
 * Who speaks, in Persian: a subject at the head of its clause, its verb at the end ("… اعلام کرد"), or a name
 * after "به گفته"; and through whom ("به … گفت", "به نقل از").
 */
import type { Match } from "../lexicon/cue.ts";
import type { Parsed } from "../sentence/parse.ts";
import { type Frame, type FrameKind, speechVerbs } from "./frame.ts";
import { behindDash, closing, isMedia, lastBrackets, type Span, trimmed } from "./span.ts";

const COMMA = /^[،,]$/;
const BREAK = /^[؛;:.!؟?«»"“”()—–]$/;
const NOT_CARRIERS =
  /^(?:خبرنگاران|مجلس|نمایندگان|مردم|خانواده|خانواده ها|دادگاه|او|وی|ما|آنها|انها|ان|این|خبرنگار|همکاران|دوستان|دولت|پلیس)$/;
const OPENERS = /^(?:و|اما|ولی|همچنین|البته|نیز|سپس|فوری|خبر|پیشتر|هم|بنابراین|امروز|دیروز|امشب|دیشب)$/;
const LABELS =
  /^(?:فوری|خبر|تاییدنشده|تایید|تکمیلی|اصلاحیه|ویدیو|ویدئو|لحظه|روز|بیانیه|اطلاعیه|آخرین|اخرین|گزارش|منبع|تازه|شنیده)$/;
const ADJECTIVES = /^(?:رسمی|دولتی|اولیه|موجود|محلی|منتشر|تازه|جدید|اعلام)$/;

const DEPUTY = /^(?:نماینده|نمایندگان|عضو|رییس|سخنگوی|نمایندهای)$/;
const INDEFINITE =
  /^(?:تصاویر|ویدیو|ویدیوهای|عکسهای|فیلم|مراسم|فهرستی|لیستی|آماری|اماری|گزارشی|تصاویری|ویدیویی|عکسهایی|اسنادی|جزییاتی|رقمی|پیامی|نامهای)$/;
const ONE_OF = /^(?:یکی|برخی|شماری|تعدادی|بسیاری)$/;
const PERSONS = /^(?:او|وی|انها|ان|انان|ایشان)$/;

const STATED =
  /^(?:تایید|اعلام|براورد|ثبت|منتشر|مستند|گزارش|تخمین|احراز|شناسایی|ارایه|ذکر|عنوان|اعلان|بیان|تکذیب|رد|شمارش|گفته|نوشته)$/;
const PASSED = /^(?:شد|شده|می|گردید|گردیده)$/;

const wordAt = (parsed: Parsed, at: number): string => parsed.tokens[at]?.word ?? "";

const eventAt = (parsed: Parsed, at: number): boolean =>
  parsed
    .of("event")
    .some(
      ({ from, to, value }) =>
        from <= at && at < to && !/^\w+:H:|^other/.test(value) && parsed.at("speaker", at) === undefined,
    );

const OUTLET = /^(?:رسانه|خبرگزاری|روزنامه|شبکه|نشریه|مجله|سایت|وبسایت|تلویزیون|رادیو|کانال)$/;

/** A carrier by its own name, or "this paper". */
const isCarrier = (parsed: Parsed, span: Span): boolean =>
  isMedia(parsed, span) ||
  (wordAt(parsed, span.from) === "این" &&
    OUTLET.test(wordAt(parsed, span.from + 1)) &&
    span.to <= span.from + 2);

/** "منبعی در وزارت بهداشت": where somebody works belongs to the name. */
const INSTITUTION =
  /^(?:وزارت|وزارتخانه|سازمان|دفتر|بیمارستان|سردخانه|ستاد|دستگاه|نهاد|کاخ|ریاست|دادستانی|پزشکی|اورژانس|هلال|شهرداری|استانداری|فرمانداری|سپاه|ارتش|پلیس|دولت|نیروی|دانشگاه|زندان)$/;

/** "از ساکنان", "از مرکز …": the word after "from" belongs to the name. */
function goesOn(parsed: Parsed, at: number): boolean {
  if (wordAt(parsed, at) === "در" && wordAt(parsed, at + 1) === "مجلس")
    return (
      DEPUTY.test(wordAt(parsed, at - 1)) ||
      DEPUTY.test(wordAt(parsed, at - 2)) ||
      DEPUTY.test(wordAt(parsed, at - 3))
    );
  if (wordAt(parsed, at) === "در" && /^(?:تبعید|خارج)$/.test(wordAt(parsed, at + 1))) return true;
  if (wordAt(parsed, at) === "در" && INSTITUTION.test(wordAt(parsed, at + 1))) return true;
  return (
    wordAt(parsed, at) === "از" &&
    (parsed.at("speaker", at + 1) !== undefined || parsed.at("people", at + 1) !== undefined) &&
    parsed.at("anyone", at + 1) === undefined
  );
}

/** The name that begins here; ends where the sentence goes on to what is said. */
function nameAfter(parsed: Parsed, from: number, until: number): Span | null {
  // "آن‌ها موفق شده‌اند …": a pronoun is all of the subject.
  const pronoun = parsed.at("pronoun", from);
  if (pronoun !== undefined && PERSONS.test(wordAt(parsed, from)))
    return { from, to: Math.min(pronoun.to, until) };
  const quoted = wordAt(parsed, from) === "«" ? closing(parsed.tokens, from) : -1;
  if (quoted > 0 && quoted < until && parsed.tokens[quoted + 1]?.kind === "word") {
    const plain = !parsed.events.some(
      (event) => event.from > from && event.to <= quoted && event.class !== "other",
    );
    return plain ? { from: from + 1, to: quoted } : null;
  }
  let to = from;
  for (; to < until && to - from < 16; to += 1) {
    const token = parsed.tokens[to];
    if (token === undefined) break;
    if (token.kind === "mark" && token.word !== "-") {
      const close = to > from || token.word === "«" ? closing(parsed.tokens, to) : -1;
      if (close < 0) break;
      to = close;
      continue;
    }
    // "دانشجویی ۲۳ ساله": an age belongs to the name.
    if (token.kind === "number" && to > from && wordAt(parsed, to + 1) === "ساله") {
      to += 1;
      continue;
    }
    if (token.kind === "number" || (to > from && /^(?:است|بود|شد)$/.test(token.word))) break;
    // "مادر یکی از کشته‌شدگان": whose mother she is.
    if (
      to > from &&
      to - from <= 2 &&
      token.word === "از" &&
      /^(?:تن|نفر)$/.test(wordAt(parsed, to - 1)) &&
      parsed.at("event", to + 1) === undefined
    )
      continue;
    if (to > from && token.word === "از" && ONE_OF.test(wordAt(parsed, to - 1))) {
      const end = (parsed.at("event", to + 1) ?? parsed.at("people", to + 1))?.to ?? to + 2;
      // "قربانیان به" is one phrase of the lexicon, and ends the name.
      if (wordAt(parsed, end - 1) === "به") {
        to = end - 1;
        break;
      }
      to = Math.max(to, end - 1);
      continue;
    }
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
    if (to > from && quantity === undefined && (parsed.at("be", to) !== undefined || token.word === "تا"))
      break;
    // "دفتر رئیس‌جمهور فهرستی … منتشر کرد": what is published is not who does.
    if (to > from && INDEFINITE.test(token.word)) break;
    if (to > from && STATED.test(token.word) && PASSED.test(wordAt(parsed, to + 1))) break;
    // "عدالت برای اورسانیا": a body's name may hold one "for".
    if (to === from + 1 && token.word === "برای" && parsed.tokens[to + 1]?.kind === "word") {
      to += 1;
      continue;
    }
    if (to > from && /^(?:هر|تنها|فقط|نیز|اما|هم|همچنین|صرفا|رسما)$/.test(token.word)) break;
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
      const verb =
        figure === undefined ? undefined : (parsed.at("refuse", figure.to) ?? parsed.at("say", figure.to));
      if (figure !== undefined && (verb !== undefined || !ADJECTIVES.test(wordAt(parsed, figure.to)))) break;
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

/** "ساعاتی پیش‌تر": some time before. */
const AGO = /^(?:ساعاتی|ساعتی|ساعت|روزی|روزهایی|دقایقی|لحظاتی|اندکی|کمی|مدتی|هفته|ماه)$/;
const BEFORE = /^(?:پیش|پیشتر|پس|بعد|قبل|قبلتر)$/;

function openersOff(parsed: Parsed, from: number, to: number): number {
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
    else if (
      /^(?:این|ان)$/.test(wordAt(parsed, at)) &&
      wordAt(parsed, at + 1) === "ها" &&
      wordAt(parsed, at + 2) === "را"
    )
      at += 3;
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

const NO_HEARER =
  /^(?:دست|دلیل|علت|خاطر|منظور|ضرب|سوی|ویژه|عنوان|گزارش|گفته|نوشته|نقل|قتل|شهادت|هلاکت|صورت|طور|شکل|همراه|جز|رغم|محض|اتهام|جرم|گلوله|شدت|مرگ|اعدام|زندان|حبس|بیش|حدود|نزدیک|دنبال)$/;

/** "رئیس اورژانس، دکتر مارک تولان،": a name between two commas behind an office is its holder's. */
function withApposed(parsed: Parsed, name: Span): Span {
  if (!COMMA.test(wordAt(parsed, name.to))) return name;
  let to = name.to + 1;
  while (to - name.to <= 6 && parsed.tokens[to]?.kind === "word") {
    const known = parsed.matches.some(
      ({ from, to: end, role }) =>
        from <= to &&
        to < end &&
        role !== "media" &&
        role !== "people" &&
        role !== "speaker" &&
        role !== "groupNoun",
    );
    if (known) return name;
    to += 1;
  }
  return COMMA.test(wordAt(parsed, to)) && to - name.to > 2 ? { from: name.from, to } : name;
}

/** "به … گفت": whom it was said to, right before the verb. */
function toldTo(parsed: Parsed, verb: Match, floor: number): Span | null {
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

/** "طبق آخرین آمار کمیته": whose figures they are stands behind them, unless they are "official" or "new". */
function behindFigures(parsed: Parsed, from: number): number {
  let at = from;
  if (LATEST.test(wordAt(parsed, at))) at += wordAt(parsed, at + 1) === "ترین" ? 2 : 1;
  const figures = parsed.at("figureWord", at) ?? parsed.at("records", at);
  if (figures === undefined || /^(?:این|ان)$/.test(wordAt(parsed, at))) return Math.max(at, from);
  let to = figures.to;
  while (/^(?:ها|های|ی|ای)$/.test(wordAt(parsed, to))) to += 1;
  const next = parsed.tokens[to];
  const named =
    next?.kind === "word" &&
    !ADJECTIVES.test(next.word) &&
    parsed.at("stop", to) === undefined &&
    parsed.at("clause", to) === undefined;
  return named ? to : at;
}

const LATEST = /^(?:اخرین|تازه|جدید|جدیدترین|تازهترین)$/;

/** "… کذب محض است": what is said is false, and no verb that has a subject. */
const isFalse = (parsed: Parsed, { to }: Match): boolean =>
  /^(?:است|هستند|نیست|ندارد|ندارند)$/.test(wordAt(parsed, to - 1));

function verbFrames(parsed: Parsed): Frame[] {
  const frames: Frame[] = [];
  let floor = 0;
  for (const { verb, kind } of speechVerbs(parsed)) {
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

const BY = /^(?:سوی|جانب|طرف)$/;

/** "… از سوی پزشکان تأیید شده است": by whom it was said, in the passive. */
function passives(parsed: Parsed, frames: Frame[]): void {
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

const OF_RECORD = /^(?:جداگانه|مشترک|جدید|تازه|کوتاه|مطبوعاتی|مفصل|محرمانه|سالانه|ماهانه|روزانه|هفتگی|ای)$/;

/** "در تازه‌ترین گزارش هرانا آمده است که …": whose report it stands in. */
function reports(parsed: Parsed, frames: Frame[]): void {
  if (frames.some(({ who }) => who !== null)) return;
  const verb = parsed.tokens.findIndex(
    ({ word }, at) =>
      /^(?:امده|میخوانیم|میخوانید)$/.test(word) &&
      (wordAt(parsed, at + 1) === "است" ||
        wordAt(parsed, at + 1) === "بود" ||
        wordAt(parsed, at + 1) === "که"),
  );
  if (verb < 0) return;
  for (let at = 0; at < verb - 1; at += 1) {
    if (wordAt(parsed, at) !== "در") continue;
    const own = /^(?:این|همین)$/.test(wordAt(parsed, at + 1));
    const behind = behindFigures(parsed, at + 1);
    if (own) {
      frames.push({ kind: "according", from: at, to: verb, who: null, via: [] });
      return;
    }
    if (behind === at + 1) continue;
    let name = behind;
    while (OF_RECORD.test(wordAt(parsed, name))) name += 1;
    const who = nameAfter(parsed, name, verb);
    if (who !== null) frames.push({ kind: "according", from: at, to: verb, who, via: [] });
    return;
  }
}

/** "در بیانیه‌ای که از تلویزیون دولتی خوانده شد": what carried the words of the frame behind it. */
function carried(parsed: Parsed, frames: readonly Frame[]): void {
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

/** Whether a word tells of deaths, injuries or arrests: "کشته‌ها: ۴۵" is nobody's label. */
const counts = (parsed: Parsed, at: number): boolean =>
  parsed.events.some(({ from, class: of }) => from === at && of !== "other");

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
  return frames.sort((a, b) => a.from - b.from);
}
