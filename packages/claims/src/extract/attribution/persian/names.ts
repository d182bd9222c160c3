/** Names of those who speak, in Persian: where one begins and ends. Cost: linear in words. */
import type { Parsed } from "../../sentence/parse.ts";
import { closing, type Span, trimmed } from "../span.ts";
import { ADJECTIVES, COMMA, eventAt, PASSED, STATED, wordAt } from "./words.ts";

const DEPUTY = /^(?:نماینده|نمایندگان|عضو|رییس|سخنگوی|نمایندهای)$/;

const INDEFINITE =
  /^(?:تصاویر|ویدیو|ویدیوهای|عکسهای|فیلم|مراسم|فهرستی|لیستی|آماری|اماری|گزارشی|تصاویری|ویدیویی|عکسهایی|اسنادی|جزییاتی|رقمی|پیامی|نامهای)$/;

const ONE_OF = /^(?:یکی|برخی|شماری|تعدادی|بسیاری)$/;

const PERSONS = /^(?:او|وی|انها|ان|انان|ایشان)$/;

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
export function nameAfter(parsed: Parsed, from: number, until: number): Span | null {
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
        (quantity.value ?? 99) < 10 &&
        (quantity.value === 1 || parsed.at("speaker", quantity.to) !== undefined) &&
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

/** "رئیس اورژانس، دکتر مارک تولان،": a name between two commas behind an office is its holder's. */
export function withApposed(parsed: Parsed, name: Span): Span {
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
