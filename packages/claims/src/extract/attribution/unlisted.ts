/**
 * Speakers whose verb no lexicon has, told by the shape of the sentence alone: "the council hinted that 12 had
 * died", "ألمح المجلس إلى أن", "شورا بر این پای فشرد که", "…, the council lamented."
 *
 * Asked only where nobody else is named, and only around a number of deaths, so that a verb we do not know costs
 * no attribution. Cost: linear in words.
 */
import type { Parsed } from "../sentence/parse.ts";
import type { Frame } from "./frame.ts";
import type { Span } from "./span.ts";

const wordAt = (parsed: Parsed, at: number): string => parsed.tokens[at]?.word ?? "";

/** Whether deaths are told of from here on. */
const deathsFrom = (parsed: Parsed, from: number): boolean =>
  parsed.events.some((event) => event.class === "dead" && event.from >= from);

const numberBefore = (parsed: Parsed, at: number): boolean =>
  parsed.quantities.some(({ from, to }) => to <= at && from < at);

/** What bodies and people who speak to newspapers are called, by the beginnings of the words. */
const SPEAKERS: Readonly<Record<Parsed["language"], RegExp>> = {
  en: /^(?:council|party|movement|alliance|front|union|syndicate|institut|observator|bureau|office|presiden|embass|delegation|mission|archive|clinic|team|panel|board|committee|commission|ministr|minister|govern|authorit|official|polic|army|milit|court|prosecut|judg|lawyer|attorney|spokes|leader|director|chief|head|professor|doctor|surgeon|nurse|medic|paramedic|relative|famil|mother|father|brother|sister|neighbo|surviv|witness|resident|villager|worker|teacher|student|priest|imam|cleric|lawmaker|mp|mps|senator|deput|envoy|ambassador|historian|research|analyst|expert|coordinat|manager|chair|command|general|colonel|mayor|group|organi|agency|watchdog|monitor|network|activist|opposition|rebel|federation|foundation|association|society|centre|center|charit|church|hospital|source|insurgent|protester|prisoner|journalist|reporter|newspaper|broadcaster|channel|station)/,
  fa: /^(?:شورا|حزب|جنبش|ایتلاف|جبهه|اتحاد|سندیکا|موسسه|رصدخانه|دفتر|سفارت|هیات|ماموریت|بایگانی|کلینیک|تیم|کمیته|کمیسیون|وزارت|وزیر|دولت|مقام|مسوول|مسیول|پلیس|ارتش|دادگاه|دادستان|قاضی|وکیل|وکلا|سخنگو|رهبر|مدیر|رییس|استاد|پزشک|جراح|پرستار|امدادگر|بستگان|خانواده|مادر|پدر|برادر|خواهر|همسایه|بازمانده|شاهد|ساکن|اهالی|کارگر|معلم|دانشجو|کشیش|امام|نماینده|نمایندگان|سناتور|معاون|فرستاده|سفیر|مورخ|پژوهشگر|تحلیلگر|کارشناس|هماهنگ|فرمانده|سرهنگ|شهردار|استاندار|فرماندار|گروه|سازمان|نهاد|خبرگزاری|دیدبان|دیده|شبکه|فعال|مخالفان|شورشیان|بنیاد|انجمن|مرکز|کانون|کلیسا|بیمارستان|منبع|منابع|روزنامه|رسانه|تلویزیون|رادیو|هلال|صلیب|عفو)/,
  ar: /^(?:ال)?(?:مجلس|حزب|حرکه|تحالف|ایتلاف|جبهه|اتحاد|نقابه|معهد|مرصد|مکتب|سفاره|وفد|بعثه|ارشیف|عیاده|فریق|لجنه|هییه|وزاره|وزیر|وزیره|حکومه|سلطات|مسوول|مسیول|شرطه|جیش|محکمه|نیابه|مدعی|قاضی|محام|متحدث|ناطق|زعیم|مدیر|رییس|استاذ|طبیب|جراح|ممرض|مسعف|اقارب|عایله|والد|ام|اب|شقیق|جیران|ناج|شاهد|شهود|سکان|اهالی|عامل|معلم|طالب|کاهن|امام|نایب|نواب|مبعوث|سفیر|مورخ|باحث|محلل|خبیر|خبراء|منسق|قاید|عقید|محافظ|مجموعه|جماعه|منظمه|وکاله|شبکه|ناشط|معارض|متمرد|موسسه|جمعیه|مرکز|کنیسه|مستشفی|مصدر|مصادر|صحیفه|قناه|اذاعه|هلال|صلیب|رابطه|مفوضیه|امین)/,
};

/** Whether a span names somebody who may speak: a known kind of body or person, or in English a name. */
function isSomebody(parsed: Parsed, { from, to }: Span): boolean {
  // Persian and Arabic names begin with what somebody is; "a delay of the rescuers" is none.
  if (parsed.language !== "en")
    return [from, from + 1].some(
      (at) =>
        at < to &&
        SPEAKERS[parsed.language].test(wordAt(parsed, at)) &&
        (at === from || /^(?:یک|دو|سه|احد|احدی)$/.test(wordAt(parsed, from))),
    );
  return parsed.tokens
    .slice(from, to)
    .some(
      ({ word, capital }, at) =>
        SPEAKERS.en.test(word) || (capital && from + at > 0 && !/^(?:the|a|an)$/.test(word)),
    );
}

/** A past or present form, as far as letters tell. */
const ENGLISH_VERB =
  /^(?:[a-z]{2,}ed|swore|wept|felt|thought|held|made|let|knew|heard|spoke|wrote|understood|foresaw|[a-z]{3,}es|[a-z]{3,}ts|[a-z]{3,}ns|[a-z]{3,}rs|[a-z]{3,}ls)$/;
const NO_VERB =
  /^(?:ensured|caused|meant|resulted|allowed|prevented|demanded|required|feared|killed|wounded|injured|arrested|detained|based|reported|alleged|confirmed|needed|indeed|hundreds|thousands|dozens|protesters|soldiers|officers|was|were|is|are)$/;
const OPENS =
  /^(?:after|when|as|since|because|although|though|while|if|before|once|with|following|despite|amid|during)$/;

/** Whether the word may be a verb that somebody speaks with, as far as its letters and its place tell. */
function maySpeak(parsed: Parsed, at: number): boolean {
  const token = parsed.tokens[at];
  if (token?.kind !== "word" || token.capital || !ENGLISH_VERB.test(token.word) || NO_VERB.test(token.word))
    return false;
  if (/^(?:was|were|been|be|is|are|to|the|a|an|of|by)$/.test(wordAt(parsed, at - 1))) return false;
  return !parsed.matches.some(
    ({ from, to, role }) =>
      from <= at && at < to && /^(?:event|people|unit|figureWord|records|deny|refuse)$/.test(role),
  );
}

/** "The council hinted that 12 had died", "…, the council lamented." */
export function unlistedEnglish(parsed: Parsed, subject: (verb: number) => Span | null): Frame | null {
  if (parsed.quantities.length === 0) return null;
  const that = parsed.tokens.findIndex(
    ({ word }, at) => word === "that" && at > 1 && maySpeak(parsed, at - 1),
  );
  if (that > 0 && deathsFrom(parsed, that) && !numberBefore(parsed, that)) {
    const who = subject(that - 1);
    if (who !== null && isSomebody(parsed, who))
      return { kind: "say", from: that - 1, to: that, who, via: [] };
  }
  if (OPENS.test(wordAt(parsed, 0))) return null;
  const end = parsed.tokens.length;
  const comma = parsed.tokens.findLastIndex(({ word }) => /^[,”"]$/.test(word));
  if (comma < 4 || end - comma > 12 || !numberBefore(parsed, comma) || deathsFrom(parsed, comma)) return null;
  if (parsed.quantities.some(({ from }) => from > comma)) return null;
  for (let at = comma + 2; at < end; at += 1) {
    if (!maySpeak(parsed, at)) continue;
    const next = parsed.tokens[at + 1];
    const ends =
      next === undefined ||
      next.kind === "mark" ||
      parsed.at("stop", at + 1) !== undefined ||
      parsed.at("weekday", at + 1) !== undefined;
    if (!ends) return null;
    const who = subject(at);
    return who !== null && who.from > comma && isSomebody(parsed, who)
      ? { kind: "say", from: at, to: at + 1, who, via: [] }
      : null;
  }
  return null;
}

const THAT = /^(?:ان|بان|انه|انها|انهم|بانه|بانها)$/;
const NO_SPEECH =
  /^(?:کان|کانت|کانوا|ادی|ادت|اسفر|اسفرت|یبدو|یجب|یمکن|بلغ|بلغت|ارتفع|ارتفعت|قتل|قتلت|توفی|لقی|سقط|رغم|منذ|بعد|قبل|خلال|فی|من|علی|الی|عن|مع|هذا|هذه|لم|لن|لا|ما)$/;

/** "ألمح المجلس إلى أن 12 شخصاً قتلوا": a verb, somebody, and what is said behind "that". */
export function unlistedArabic(parsed: Parsed, nameAfter: (from: number) => Span | null): Frame | null {
  if (parsed.quantities.length === 0) return null;
  const verb = parsed.at("and", 0) !== undefined && parsed.tokens[1]?.near === true ? 1 : 0;
  const word = wordAt(parsed, verb);
  const own = word.length > 3 && word.startsWith("و") ? word.slice(1) : word;
  if (
    NO_SPEECH.test(own) ||
    (own.startsWith("ال") && own.length > 4) ||
    parsed.at("event", verb) !== undefined ||
    own.length < 3
  )
    return null;
  const who = nameAfter(verb + 1);
  if (who === null || who.from !== verb + 1 || !isSomebody(parsed, who)) return null;
  for (let at = who.to; at < who.to + 9; at += 1) {
    if (parsed.tokens[at]?.kind === "number" || parsed.quantities.some(({ from }) => from === at))
      return null;
    if (!THAT.test(wordAt(parsed, at))) continue;
    return deathsFrom(parsed, at) ? { kind: "say", from: verb, to: verb + 1, who, via: [] } : null;
  }
  return null;
}

const PERSIAN_VERB =
  /^(?:کرد|کردند|داد|دادند|داشت|داشتند|ساخت|ساختند|نمود|گرفت|زد|زدند|گذاشت|گذاشتند|اورد|ورزید|فشرد|فشردند|یافت|نهاد|کشید|راند|گوید|گویند|کند|کنند|دهد|دهند|دارد|دارند|نویسد|است|اند)$/;

/** "شورا بر این پای فشرد که ۱۲ نفر کشته شده‌اند", "…، شورا پای فشرد." */
export function unlistedPersian(
  parsed: Parsed,
  nameAfter: (from: number, until: number) => Span | null,
): Frame | null {
  if (parsed.quantities.length === 0) return null;
  const which = parsed.tokens.findIndex(
    ({ word }, at) =>
      word === "که" &&
      at > 2 &&
      PERSIAN_VERB.test(wordAt(parsed, at - 1)) &&
      parsed.at("be", at - 1) === undefined,
  );
  if (which > 0 && deathsFrom(parsed, which) && !numberBefore(parsed, which)) {
    const who = nameAfter(0, which - 1);
    if (who !== null && who.to < which && isSomebody(parsed, who))
      return { kind: "say", from: which - 1, to: which, who, via: [] };
  }
  const end = parsed.tokens.findLastIndex(({ kind }) => kind === "word");
  const comma = parsed.tokens.findLastIndex(({ word }) => /^[،,]$/.test(word));
  if (
    comma < 4 ||
    end - comma > 8 ||
    end - comma < 2 ||
    !numberBefore(parsed, comma) ||
    deathsFrom(parsed, comma)
  )
    return null;
  if (!PERSIAN_VERB.test(wordAt(parsed, end)) || parsed.at("be", end) !== undefined) return null;
  if (parsed.quantities.some(({ from }) => from > comma)) return null;
  const who = nameAfter(comma + 1, end);
  return who !== null && who.from === comma + 1 && isSomebody(parsed, who)
    ? { kind: "say", from: end, to: end + 1, who, via: [] }
    : null;
}
