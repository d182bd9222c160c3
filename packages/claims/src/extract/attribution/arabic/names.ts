/** Names of those who speak, in Arabic: where one begins and ends, and whose a record is. Cost: linear in words. */
import type { Parsed } from "../../sentence/parse.ts";
import { closing, type Span, trimmed } from "../span.ts";

export const OFFICIAL = /^(?:رسمیه|رسمی|حکومیه|اولیه|طبیه|محلیه|غیر|موثوقه)$/;

const GOES_ON =
  /^ل.{3,}$|^(?:الحقوقیه|الحقوقی|الاخباریه|الاخباری|الدولیه|الاعلامیه|المعارضه|المستقله|الانسانیه|الطبیه)$/;

const ACCUSES = /^(?:اتهم|اتهمت|تتهم|یتهم|اتهموا|حمل|حملت|انتقد|انتقدت)$/;

/** "… ناشطون بارتفاع عدد القتلى": what they told of. */
const TOLD_OF =
  /^ب(?:ارتفاع|انخفاض|انتشال|وقوع|تسجیل|وصول|استهداف|اطلاق|العثور|وجود|تزاید|تجاوز|بلوغ|نقل|دفن|اکتشاف|توثیق|احصاء|احصا|انهیار|اندلاع|تعرض|حدوث|رصد|تصفیه|اخراج|ذکر|القول|الاشاره|التاکید|التذکیر)$/;

const RECORD = /^(?:تقریر|بیان|احصاء|احصا|احصاییه|حصیله|وثیقه|نشره|تعداد|مصدر|مسوول|متحدث)$/;

const LISTS =
  /^(?:قایمه|لایحه|فیدیو|صورا|مقاطع|بیانا|بیانات|اسماء|اسما|حصیله|احصاء|احصا|احصاییه|ارقاما|تفاصیل|ارتفاع|انخفاض|تسجیل|انتشال|تجاوز|بلوغ|وصول|دفن|نقل|العثور)$/;

const NO_SUBJECT =
  /^(?:فی|من|لدی|الی|علی|عن|مع|ضد|بعد|قبل|خلال|منذ|حتی|عند|بین|فیها|فیه|لها|له|عنها|عنه|منها|بها|به|علیها|علیه)$/;

export const wordAt = (parsed: Parsed, at: number): string => parsed.tokens[at]?.word ?? "";

/** The name that begins here; "from" and "in" may stand within it. */
export function nameAfter(parsed: Parsed, start: number): Span | null {
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

export function behindRecords(parsed: Parsed, whole: Span): Span {
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
