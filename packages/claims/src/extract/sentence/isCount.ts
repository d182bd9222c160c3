/**
 * Whether a quantity may count people at all: no date, age, article of a law, score, sum, share or measure.
 *
 * Said by the words beside it. A noun for people right after it outweighs a weak word before it ("that day 12
 * people"). Cost: linear in the words looked at.
 */
import type { Quantity } from "../numbers/quantities.ts";
import { may } from "./event.ts";
import { nounOf } from "./noun.ts";
import type { Parsed } from "./parse.ts";

const DASHES: ReadonlySet<string> = new Set(["-", "–", "—", "−"]);
const COVERING = ["weekday", "none", "media", "say", "pronoun", "tell", "people", "unit"] as const;
const AND: ReadonlySet<string> = new Set(["and", "و", "to", "تا", ",", "،", "-", "–", "الی"]);

const yearLike = (value: number): boolean =>
  (value >= 1300 && value <= 1460) || (value >= 1800 && value <= 2199);

/** "8 and 9 January": the month may stand after a second day. */
function beforeMonth(parsed: Parsed, quantity: Quantity): boolean {
  const { tokens } = parsed;
  const day = (value: number | null, high: number | null): boolean => (value ?? high ?? 99) <= 31;
  if (!day(quantity.value, quantity.high)) return false;
  let at = quantity.to;
  for (let step = 0; step < 3; step += 1) {
    if (tokens[at]?.word === "of") at += 1;
    const month = parsed.at("month", at);
    // "12 may have died" is no date; the month has its capital.
    if (month !== undefined) return parsed.language !== "en" || tokens[at]?.capital === true;
    const joined = AND.has(tokens[at]?.word ?? "") && tokens[at + 1]?.kind === "number";
    const ordinal = tokens[at + 1]?.reading;
    if (!joined || (ordinal?.is === "count" && ordinal.value > 31)) return false;
    at += 2;
  }
  return false;
}

function afterMonth(parsed: Parsed, quantity: Quantity): boolean {
  const { tokens } = parsed;
  let at = quantity.from;
  for (let step = 0; step < 3; step += 1) {
    const month = parsed.before("month", at);
    if (month !== undefined) {
      if (parsed.language === "en" && tokens[month.from]?.capital !== true) return false;
      const value = quantity.value ?? quantity.low ?? 0;
      return (
        yearLike(value) ||
        (value <= 31 && parsed.language === "en" && nounOf(parsed, quantity).to === quantity.to)
      );
    }
    if (!AND.has(tokens[at - 1]?.word ?? "") || tokens[at - 2]?.kind !== "number") return false;
    at -= 2;
  }
  return false;
}

function inScoreOrCompound(parsed: Parsed, { from, to }: Quantity): boolean {
  const { tokens } = parsed;
  const dashAt = (at: number): boolean => DASHES.has(tokens[at]?.word ?? "") && tokens[at]?.near === true;
  const next = tokens[to + 1];
  // "2 - 0", "کالمار ۲ - وسا ۰": a score, with blanks around its dash.
  const small = (at: number): boolean => {
    const reading = tokens[at]?.reading;
    return reading?.is === "count" && reading.value < 12;
  };
  const spaced = (at: number): boolean => DASHES.has(tokens[at]?.word ?? "") && tokens[at]?.near === false;
  if (
    small(from) &&
    spaced(to) &&
    [1, 2, 3].some((step) => small(to + step) && (step === 1 || tokens[to + step + 1]?.kind !== "word"))
  )
    return true;
  if (small(from) && spaced(from - 1) && small(from - 2)) return true;
  if (dashAt(to) && next?.near === true && (next.kind === "number" || next.kind === "word")) return true;
  if (dashAt(from - 1) && tokens[from]?.near === true && tokens[from - 2]?.kind === "number") return true;
  if (dashAt(from - 1) && tokens[from]?.near === true && tokens[from - 2]?.kind === "word") return true;
  if (tokens[to]?.word === ":" && next?.kind === "number" && next.near) return true;
  if (tokens[to]?.word === "/" || (tokens[from - 1]?.word === "/" && tokens[from]?.near === true))
    return true;
  // "1 in 10", "three out of five", "211 to 35" and a telephone number are not for us.
  const word = tokens[to]?.word;
  if ((word === "in" || word === "out") && parsed.language === "en") {
    const other = parsed.quantities.find(
      (one) => one.from === to + 1 || (word === "out" && one.from === to + 2),
    );
    if (
      other !== undefined &&
      other.inWords === (tokens[from]?.kind === "word") &&
      !yearLike(other.value ?? 0)
    )
      return true;
  }
  return false;
}

function inRowOfNumbers(parsed: Parsed, quantity: Quantity): boolean {
  const { tokens } = parsed;
  const before = tokens[quantity.from - 1];
  const after = tokens[quantity.to];
  if (after?.kind === "number" && tokens[quantity.from]?.kind === "number") return true;
  if (before?.kind !== "number") return before?.word === "+" && tokens[quantity.from]?.near === true;
  // "In 2031 304 people": a year, then a count of people.
  const reading = before.reading;
  const year = reading?.is === "count" && !reading.parted && yearLike(reading.value);
  return !(year && tokens[quantity.from - 2]?.kind !== "number" && nounOf(parsed, quantity).to > quantity.to);
}

/** What stands within two words after the number: a unit, unless people or deaths come first. */
function hasUnit(parsed: Parsed, quantity: Quantity): boolean {
  const { tokens } = parsed;
  let at = quantity.nounAt;
  if (DASHES.has(tokens[at]?.word ?? "")) at += 1;
  for (let step = 0; step < 3; step += 1) {
    if (parsed.at("people", at) !== undefined) return false;
    if (parsed.events.some((event) => event.from === at && event.class !== "other")) return false;
    // "۹۸ نفری که کشته شدند" counts people; "۹۸ نفری" alone is of a size.
    if (
      parsed.language === "fa" &&
      tokens[at]?.word === "نفری" &&
      (tokens[at + 1]?.word === "که" || tokens[at + 2]?.word === "که")
    )
      return false;
    if (parsed.at("unit", at) !== undefined) return true;
    const token = tokens[at];
    if (token === undefined || token.kind !== "word") return false;
    if (parsed.at("stop", at) ?? parsed.at("and", at) ?? parsed.at("be", at) ?? parsed.at("clause", at))
      return false;
    // Persian and Arabic put what is counted right after the number.
    if (parsed.language !== "en") return false;
    at += 1;
  }
  return false;
}

/** Whether a noun for people or for deaths stands right after the number. */
function namesPeople(parsed: Parsed, quantity: Quantity): boolean {
  const noun = nounOf(parsed, quantity);
  if (noun.to > quantity.to || noun.group !== null) return true;
  return parsed.events.some(
    (event) =>
      event.from === quantity.nounAt && event.class !== "other" && (may(event, "H") || may(event, "A")),
  );
}

function ruledOutBefore(parsed: Parsed, quantity: Quantity): boolean {
  const { tokens } = parsed;
  const value = quantity.value ?? quantity.low ?? 0;
  const bare = tokens[quantity.from]?.reading;
  const unparted = bare?.is === "count" && !bare.parted && quantity.to === quantity.from + 1;
  for (const edge of new Set([quantity.wordedFrom, quantity.from])) {
    if (unparted && yearLike(value) && parsed.before("inYear", edge) !== undefined) {
      const of = tokens[edge - 1]?.word === "of";
      if (!of || !namesPeople(parsed, quantity)) return true;
    }
    // "The 1988 executions", "the 2019 protests"
    if (
      unparted &&
      yearLike(value) &&
      tokens[edge - 1]?.word === "the" &&
      nounOf(parsed, quantity).to === quantity.to
    )
      return true;
    // "Number 12" is none; "the number could exceed 12" is one.
    const named = edge < quantity.from && /^(?:number|figure|no)$/.test(tokens[edge - 1]?.word ?? "");
    if (!named && parsed.before("notCount", edge) !== undefined && !namesPeople(parsed, quantity))
      return true;
    const sign = tokens[edge - 1]?.word;
    if (sign !== undefined && /^[$€£¥₹#№]$/u.test(sign)) return true;
    if ((sign === "-" || sign === "−") && tokens[edge]?.near === true && tokens[edge - 1]?.near === false) {
      if (!namesPeople(parsed, quantity)) return true;
    }
  }
  return false;
}

/** "هنوز مشخص نیست چند نفر …": how many is what is not known. */
function asked({ language, tokens }: Parsed, { from, wordedFrom }: Quantity): boolean {
  if (language !== "fa" || tokens[from]?.word !== "چند") return false;
  return tokens
    .slice(Math.max(0, wordedFrom - 5), wordedFrom)
    .some(({ word }) =>
      /^(?:نیست|نگفته|نگفت|نگفتند|نمی|نمیداند|نمیدانند|پرسید|پرسیدند|بگوید|بگویند|بداند|بدانند|نشده|نکرده|نکرد)$/.test(
        word,
      ),
    );
}

const ofKin = ({ language, tokens }: Parsed, { wordedFrom, to }: Quantity): boolean =>
  language === "en" &&
  tokens[wordedFrom - 1]?.word === "of" &&
  /^(?:families|relatives|parents|mothers|friends)$/.test(tokens[wordedFrom - 2]?.word ?? "") &&
  tokens[to]?.word === "of";

/** "One" alone is a pronoun in English, an article in Persian, "someone" in Arabic. */
function isArticle(parsed: Parsed, quantity: Quantity): boolean {
  // "أحد القتلى", "the families of six of the dead": no number of dead.
  if (
    parsed.language === "ar" &&
    quantity.value === 1 &&
    /^(?:احد|احدی)$/.test(parsed.tokens[quantity.from]?.word ?? "")
  )
    return true;
  if (ofKin(parsed, quantity) || asked(parsed, quantity)) return true;
  const one = quantity.value === 1 && parsed.tokens[quantity.from]?.kind === "word";
  const nine =
    parsed.language === "fa" &&
    parsed.tokens[quantity.from]?.word === "نه" &&
    quantity.to === quantity.from + 1;
  // "شخص واحد": the noun stands before it.
  const behind = parsed.language === "ar" && parsed.before("people", quantity.from) !== undefined;
  // "یک دختر ۱۰ ساله": somebody, with an age.
  const aged =
    one &&
    parsed.language === "fa" &&
    [2, 3].some((step) => parsed.tokens[quantity.to + step]?.word === "ساله");
  // "قتل یک معلم": an article, where no other number stands beside it.
  const alone =
    one &&
    parsed.language === "fa" &&
    !/^[و،]$/.test(parsed.tokens[quantity.from - 1]?.word ?? "") &&
    !parsed.quantities.some(({ from }) => from > quantity.to && from - quantity.to < 6);
  return aged || alone || ((one || nine) && !behind && !namesPeople(parsed, quantity));
}

/** "Girls aged 9 and 11", "دختر ۹ و ۱۱ ساله": the unit of the second number is the first one's too. */
function sharesAge(parsed: Parsed, { to }: Quantity): boolean {
  const { tokens } = parsed;
  if (parsed.at("and", to) === undefined || tokens[to + 1]?.kind !== "number") return false;
  return /^(?:ساله|سالگی|عاما|سنه|year|years)$/.test(tokens[to + 2]?.word ?? "");
}

/** "Two boys aged 14, 16 and 17": the word for the age of the first is the others' too. */
function goesOnAges(parsed: Parsed, { from }: Quantity): boolean {
  const { tokens } = parsed;
  for (let at = from; AND.has(tokens[at - 1]?.word ?? "") && tokens[at - 2]?.kind === "number"; at -= 2)
    if (/^(?:aged|ages|age|اعمارهم|بسن|سن)$/.test(tokens[at - 3]?.word ?? "")) return true;
  return false;
}

const IF = /^(?:if|unless|اگر|چنانچه|اذا|لو)$/;

/** "If 800 prisoners were hanged": nobody says that they were. */
function conditional({ tokens }: Parsed, { wordedFrom }: Quantity): boolean {
  for (let at = wordedFrom - 1; at >= 0 && wordedFrom - at < 8; at -= 1) {
    const token = tokens[at];
    if (token?.kind === "mark" && !/^["“«']$/.test(token.word)) return false;
    if (IF.test(token?.word ?? "")) return tokens[at + 1]?.word !== "not" && tokens[at - 1]?.word !== "as";
  }
  return false;
}

const SPANS =
  /^(?:الایام|الیالی|اللیالی|الاشهر|السنوات|الاعوام|الاسابیع|الساعات|الدقایق|المدن|الدول|المحافظات|البنود|النقاط)$/;

/** "الأيام الـ12 الأولى": the noun stands before its number. */
function ofNounBefore({ language, tokens }: Parsed, { wordedFrom }: Quantity): boolean {
  if (language !== "ar") return false;
  const article = /^(?:ال|الـ)$/.test(tokens[wordedFrom - 1]?.word ?? "") ? 2 : 1;
  return SPANS.test(tokens[wordedFrom - article]?.word ?? "");
}

/** "Between 1981 and 1983" */
function isSpanOfYears({ tokens }: Parsed, { low, high, from, to }: Quantity): boolean {
  if (low === null || high === null || low === high || !yearLike(low) || !yearLike(high)) return false;
  return !tokens.slice(from, to).some(({ reading }) => reading?.is === "count" && reading.parted);
}

const OLDEST = 119;

/** "The actor, 79, died": an age between commas, unless a place stands before it ("in Velm, 22, …"). */
function isAge(parsed: Parsed, { from, to, value, qualifier }: Quantity): boolean {
  const { tokens } = parsed;
  const comma = (at: number): boolean => /^[,،]$/.test(tokens[at]?.word ?? "");
  if (qualifier !== "exact" || tokens[from]?.kind !== "number" || (value ?? OLDEST + 1) > OLDEST)
    return false;
  if (!comma(from - 1) || !comma(to) || tokens[from - 2]?.kind !== "word") return false;
  for (let at = from - 2; at >= from - 5; at -= 1) if (parsed.at("place", at) !== undefined) return false;
  return true;
}

/** "In '79": two figures behind an apostrophe are a year. */
function isShortYear({ tokens }: Parsed, { from, to }: Quantity): boolean {
  const before = tokens[from - 1];
  const token = tokens[from];
  return (
    token?.kind === "number" &&
    token.word.length === 2 &&
    to === from + 1 &&
    token.near &&
    /^['’‘]$/.test(before?.word ?? "") &&
    before?.near === false
  );
}

/** Whether the quantity may be a number of people. */
export function isCount(parsed: Parsed, quantity: Quantity): boolean {
  const covered = COVERING.some((role) =>
    parsed.of(role).some(({ from, to }) => from <= quantity.from && quantity.to <= to && to - from > 1),
  );
  // "اثنين منهم جنديان": the dual says who the two are.
  const who =
    parsed.language === "ar" &&
    quantity.nounAt === quantity.from &&
    (parsed.tokens[parsed.before("ofThem", quantity.from)?.from ?? -1]?.word ?? "").startsWith("من");
  return !(
    covered ||
    who ||
    quantity.value === 0 ||
    isArticle(parsed, quantity) ||
    isShortYear(parsed, quantity) ||
    isAge(parsed, quantity) ||
    isSpanOfYears(parsed, quantity) ||
    sharesAge(parsed, quantity) ||
    goesOnAges(parsed, quantity) ||
    ofNounBefore(parsed, quantity) ||
    conditional(parsed, quantity) ||
    inScoreOrCompound(parsed, quantity) ||
    inRowOfNumbers(parsed, quantity) ||
    beforeMonth(parsed, quantity) ||
    afterMonth(parsed, quantity) ||
    hasUnit(parsed, quantity) ||
    ruledOutBefore(parsed, quantity)
  );
}
