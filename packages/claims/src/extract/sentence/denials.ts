/**
 * Denials and refusals in a sentence (J13, decision 0010).
 *
 * "Nobody was killed" is a denial of exactly 0; calling somebody's figure false names no number; declining to
 * give one is a refusal. A denial counts only where deaths or their number are what is denied. Cost: linear.
 */
import type { Frame } from "../attribution/frame.ts";
import type { Match } from "../lexicon/cue.ts";
import { may } from "./event.ts";
import type { Parsed } from "./parse.ts";

export interface Denial {
  readonly kind: "denial" | "refusal-to-state";
  /** Exactly 0, in so many words. */
  readonly zero: boolean;
  /** The words that say so. */
  readonly from: number;
  readonly to: number;
  /** Numbers between these tokens are denied, not claimed. */
  readonly deniedFrom: number;
  readonly deniedTo: number;
  readonly frame: Frame | null;
  /** It calls a figure false, so that it answers one. */
  readonly ofFigure: boolean;
}

const CALLS = /^(?:called|calls|calling|described|branded|وصف|وصفت)$/;
const STOPS = /^(?:;|؛|but|while|although|اما|لکن|بینما)$/;
const BUT = /^(?:سوی|الا|except|more|fewer|less|جز|بیش|کمتر)$/;
const FAR = 22;

/** "Denied responsibility for the deaths": not that they died. */
function ofGuilt({ language, tokens }: Parsed, { from, to }: Match): boolean {
  const near = language === "fa" ? tokens.slice(Math.max(0, from - 8), from) : tokens.slice(to, to + 4);
  return near.some(({ word }) =>
    /^(?:responsibility|involvement|wrongdoing|complicity|مسیولیت|مسوولیت|دخالت|نقش|مسوولیته|مسوولیتها|مسوولیه|المسوولیه|تورط|تورطه|تورطها|ضلوع|ضلوعه|ضلوعها|علاقته|علاقتها|صله)$/.test(
      word,
    ),
  );
}

function deathsIn(parsed: Parsed, from: number, to: number): boolean {
  // "Denied there had been any deaths"
  if (
    parsed
      .of("anyone")
      .some((one) => one.from >= from && one.to <= to && /death/.test(parsed.tokens[one.to - 1]?.word ?? ""))
  )
    return true;
  return parsed.events.some((event) => event.from >= from && event.to <= to && event.class === "dead");
}

/** A list of names is a figure that may be denied. */
const LIST = /^(?:list|register|report|findings|dossier|فهرست|لیست|القایمه|قایمه|اللایحه)$/;

function figureIn(parsed: Parsed, from: number, to: number): boolean {
  return (
    parsed.of("figureWord").some((match) => match.from >= from && match.to <= to) ||
    parsed.tokens
      .slice(from, to)
      .some(({ word }) => LIST.test(word) || (parsed.language === "fa" && word === "چند"))
  );
}

/** What a verb speaks about: after it in English and Arabic, before it in Persian. */
function scopeOf(parsed: Parsed, from: number, to: number): readonly [number, number] {
  // "با رد گزارش‌ها درباره …": what is denied follows.
  const ahead = /^(?:با|ضمن)$/.test(parsed.tokens[from]?.word ?? "");
  if (parsed.language === "fa" && !ahead) {
    let first = from;
    while (first > 0 && from - first < FAR && !STOPS.test(parsed.tokens[first - 1]?.word ?? "")) first -= 1;
    return [first, to];
  }
  let last = to;
  const ends = (at: number): boolean =>
    at > to &&
    // "Rejected that, insisting that only 15 had died"
    ((/^(?:insisting|saying|adding|claiming|stating|maintaining|موکدا|موکده|قایلا|قایله|مضیفا|مضیفه)$/.test(
      parsed.tokens[at]?.word ?? "",
    ) &&
      /^[,،]$/.test(parsed.tokens[at - 1]?.word ?? "")) ||
      (at > to + 1 &&
        (parsed.at("say", at) ?? parsed.at("deny", at)) !== undefined &&
        /^(?:and|و|,|،)$/.test(parsed.tokens[at - 1]?.word ?? "")));
  while (
    last < parsed.tokens.length &&
    last - to < FAR &&
    !ends(last) &&
    !STOPS.test(parsed.tokens[last]?.word ?? "")
  )
    last += 1;
  return [from, last];
}

/** What somebody may call a figure without doubting it. */
const MOVED =
  /^(?:shock|alarm|horrif|horrend|tragic|stagger|worry|worri|disturb|heart|chill|appall|accurate|credible|reliable|conservative|incomplete|preliminary|devastat|unaccept|تکان|نگران|هولناک|دردناک|تاسف|وحشت|دقیق|درست|معتبر|فاجعه|غم|صادم|مروع|مقلق|دقیق|موثوق|مفزع|مولم|ماساو|کارث)/;

/** "… all these figures as “the work of hostile media”": a figure called by a name in quotation marks. */
function epithet(parsed: Parsed, from: number, to: number): boolean {
  const open = parsed.tokens.findIndex(({ word }, at) => at >= from && at < to + 3 && /^["“«]$/.test(word));
  if (open < 0) return false;
  const figure = parsed
    .of("figureWord")
    .some((word) => word.from >= from && word.to <= open && open - word.to < 8);
  const words = parsed.tokens.slice(open + 1, open + 12);
  return (
    figure && !words.some(({ word }) => MOVED.test(word)) && !words.some(({ kind }) => kind === "number")
  );
}

/** "Denied it", "ونفت ذلك", "آن را تکذیب کرد": what is denied is what was said just before. */
function pronounIn(parsed: Parsed, { from, to }: Match): boolean {
  const word = (at: number): string => parsed.tokens[at]?.word ?? "";
  const ends = (at: number): boolean =>
    (parsed.tokens[at]?.kind ?? "mark") !== "word" ||
    parsed.at("and", at) !== undefined ||
    parsed.at("clause", at) !== undefined;
  if (parsed.language === "en") return /^(?:it|this|that|them)$/.test(word(to)) && ends(to + 1);
  if (parsed.language === "fa")
    return (
      [1, 2].some((step) => word(from - step) === "را" && /^(?:این|ان|انها)$/.test(word(from - step - 1))) ||
      (word(from) === "را" && /^(?:این|ان)$/.test(word(from - 1)))
    );
  return [0, 1, 2, 3, 4, 5, 6].some((step) => /^(?:ذلک|هذا|الامر)$/.test(word(to + step)));
}

/** "Put the toll at 62 and denied reports of hundreds more", "… کشته شدند؛ دولت این گزارش را رد کرد": of what stands before. */
function pointsBack(parsed: Parsed, { from, to }: Match): boolean {
  if (parsed.language === "en")
    return (
      deathsIn(parsed, 0, from) &&
      parsed
        .of("figureWord")
        .some(
          (word) =>
            word.from >= to &&
            word.from < to + 4 &&
            parsed.tokens[word.to]?.word === "of" &&
            parsed.quantities.some(({ wordedFrom }) => wordedFrom === word.to + 1),
        )
    );
  if (parsed.language !== "fa") return false;
  const pointed = parsed.of("figureWord").findLast(({ to: end }) => end <= from && from - end < 3);
  if (pointed === undefined || !deathsIn(parsed, 0, pointed.from)) return false;
  return [pointed.from, pointed.from - 1].some((at) => parsed.tokens[at]?.word === "این");
}

function denialsOf(parsed: Parsed, frames: readonly Frame[], deathsBefore: boolean): Denial[] {
  const denials: Denial[] = [];
  for (const match of parsed.of("deny")) {
    const label =
      parsed.language === "fa"
        ? frames.find(({ kind, who }) => kind === "label" || (kind === "according" && who !== null))
        : undefined;
    const frame = frames.find(({ kind, from }) => kind === "deny" && from === match.from) ?? label ?? null;
    if (frame === null && parsed.language === "en") continue;
    if (ofGuilt(parsed, match)) continue;
    const [from, to] = scopeOf(parsed, match.from, match.to);
    const deaths = deathsIn(parsed, from, to);
    // "…, a figure the army called false"
    const apposed =
      parsed.language === "en" &&
      parsed
        .of("figureWord")
        .some(
          (word) =>
            word.to <= from &&
            from - word.to < 6 &&
            /^(?:a|an)$/.test(parsed.tokens[word.from - 1]?.word ?? ""),
        );
    const figure = apposed || figureIn(parsed, from, to) || pronounIn(parsed, match);
    if (parsed.tokens[match.from]?.word === "»" && !(figure && epithet(parsed, from, to))) continue;
    if (CALLS.test(parsed.tokens[match.from]?.word ?? "")) {
      const called = parsed.of("falseWord").some((word) => word.from >= from && word.to <= to);
      if (!called && !(figure && epithet(parsed, from, to))) continue;
      if (!deaths && !(figure && deathsBefore)) continue;
    } else if (!deaths && !(figure && (deathsBefore || pointsBack(parsed, match)))) continue;
    denials.push({
      kind: "denial",
      zero: false,
      from: parsed.language === "fa" ? (frame?.who?.to ?? from) : match.from,
      to,
      deniedFrom: from,
      deniedTo: to,
      frame,
      ofFigure: figure,
    });
  }
  return denials;
}

/** "… ساخته و پرداخته رسانه‌های بیگانه است": what is false stands before its verb, a few words of whose it is between. */
function copulaAfter({ tokens }: Parsed, from: number): boolean {
  for (let at = from; at < from + 6; at += 1) {
    const word = tokens[at]?.word ?? "";
    if (/^(?:است|هستند|بود|نیست|اند|میباشد|ست|هاست)$/.test(word)) return true;
    if (tokens[at]?.kind !== "word" && !/^[«»"]$/.test(word)) return false;
  }
  return false;
}

/** Where an article, or a mark before it, begins: 'was "a foreign invention"'. */
function article({ tokens }: Parsed, at: number): number {
  let from = at;
  for (
    let step = 0;
    step < 3 &&
    tokens[from - 1]?.kind === "word" &&
    !/^(?:was|were|is|are|be|been)$/.test(tokens[from - 1]?.word ?? "");
    step += 1
  )
    from -= 1;
  return /^["“]$/.test(tokens[from - 1]?.word ?? "") ? from - 1 : Math.min(from, at);
}

/** "Reports of 800 deaths were baseless": denied without a word of denial. */
const POINTING = /^(?:such|these|those|this|that|the|این|هذه|هذا|تلک)$/;
/** Words between whoever speaks and the figure called false. */
const SHORT = 6;

function calledFalse(parsed: Parsed, frames: readonly Frame[], deathsBefore: boolean): Denial[] {
  const denials: Denial[] = [];
  for (const match of parsed.of("falseWord")) {
    const quoted = /^["“«]$/.test(parsed.tokens[match.from - 1]?.word ?? "");
    const be =
      parsed.language === "fa"
        ? copulaAfter(parsed, match.to)
        : parsed.language === "ar" ||
          parsed.before("be", article(parsed, match.from - (quoted ? 1 : 0))) !== undefined;
    if (!be) continue;
    const figure = parsed.of("figureWord").findLast(({ to }) => to <= match.from && match.from - to < 14);
    const frame = frames.find(({ kind, who }) => who !== null && kind !== "refuse") ?? null;
    if (figure === undefined || frame === null) continue;
    // "Asked about reports of 400 dead, he said such numbers were fantasy"
    const back =
      POINTING.test(parsed.tokens[figure.from - 1]?.word ?? "") ||
      POINTING.test(parsed.tokens[figure.from]?.word ?? "");
    const own = deathsIn(parsed, figure.from, match.from);
    const earlier = back && (deathsIn(parsed, 0, figure.from) || deathsBefore);
    if (!own && !earlier) continue;
    denials.push({
      kind: "denial",
      zero: false,
      from: figure.from,
      to: match.to,
      deniedFrom: own || frame.from < figure.from - SHORT ? figure.from : 0,
      deniedTo: match.to,
      frame,
      ofFigure: true,
    });
  }
  return denials;
}

/** "Nobody was killed": a word for no one, then a death, with nothing said or asked in between. */
function zeroesOf(parsed: Parsed, frames: readonly Frame[]): Denial[] {
  const zeroes: Denial[] = [];
  for (const match of parsed.of("none")) {
    const own = parsed.tokens
      .slice(match.from, match.to)
      .map(({ word }) => word)
      .join(" ");
    const named =
      /(?:death|fatalit|kill|martyr|casualt|کشته|مرگ|فوت|جان|تلفات|قتل|قتلی|وفیات|ضحایا|استشهد|یمت)/.test(
        own,
      );
    let to = match.to;
    let dead = named;
    for (; to < match.to + 9 && !dead; to += 1) {
      const event = parsed.events.find((one) => one.from === to);
      if (event !== undefined) {
        if (event.class !== "dead" || may(event, "T")) break;
        dead = true;
        to = event.to - 1;
      } else if (parsed.at("figureWord", to) !== undefined) break;
      else if (
        parsed.at("say", to) ??
        parsed.at("clause", to) ??
        (parsed.language === "fa" ? undefined : parsed.at("tell", to))
      ) {
        if (parsed.at("be", to) === undefined) break;
      }
    }
    if (
      !dead ||
      BUT.test(parsed.tokens[match.to]?.word ?? "") ||
      BUT.test(parsed.tokens[match.to + 1]?.word ?? "")
    )
      continue;
    // A carrier told "that nobody was killed" is a frame; the denial itself may be one too.
    const speaking = frames.filter(({ kind }) => kind !== "refuse");
    const frame = speaking.find(({ who }) => who !== null) ?? speaking[0] ?? null;
    if (/^(?:zero)$/.test(own)) continue;
    zeroes.push({
      kind: "denial",
      zero: true,
      from: match.from,
      to,
      deniedFrom: match.from,
      deniedTo: to,
      frame,
      ofFigure: false,
    });
  }
  return zeroes;
}

function refusalsOf(parsed: Parsed, frames: readonly Frame[], deathsBefore: boolean): Denial[] {
  const refusals: Denial[] = [];
  for (const match of parsed.of("refuse")) {
    if (
      /^(?:ندارد|ندارند|نداد|ندادند)$/.test(parsed.tokens[match.from]?.word ?? "") &&
      match.to - match.from === 1
    ) {
      const lacked = parsed.tokens.slice(Math.max(0, match.from - 9), match.from);
      if (
        !lacked.some(({ word }) =>
          /^(?:اطلاعی|اطلاعاتی|اماری|رقمی|خبری|عددی|اطلاع|اطلاعات|رقم|امار|عدد|توضیحی|شمار)$/.test(word),
        )
      )
        continue;
    }
    const frame = frames.find(({ kind, from }) => kind === "refuse" && from === match.from) ?? null;
    const [start, near] = scopeOf(parsed, match.from, match.to);
    const asked =
      parsed.language === "en" &&
      parsed
        .of("figureWord")
        .some((word) => word.to <= match.from && parsed.tokens[word.from]?.word === "how");
    const from = asked ? 0 : start;
    const to = parsed.language === "fa" ? Math.min(parsed.tokens.length, near + 12) : near;
    // "ورفض الوزير التقارير عن مقتل 400": what was told is refused, and not to tell.
    const told =
      /^(?:رفض|رفضت|رفضوا|ترفض|یرفض)$/.test(parsed.tokens[match.from]?.word ?? "") &&
      frame?.who !== null &&
      frame !== null &&
      parsed.of("figureWord").some(({ from: at, value }) => at === frame.who?.to && value === "") &&
      (deathsBefore || deathsIn(parsed, match.from, near));
    if (told) {
      refusals.push({
        kind: "denial",
        zero: false,
        from: match.from,
        to: near,
        deniedFrom: match.from,
        deniedTo: near,
        frame,
        ofFigure: true,
      });
      continue;
    }
    const topic = parsed
      .of("event")
      .some((one) => one.from >= from && one.to <= to && one.value.startsWith("dead:T"));
    const words = parsed.tokens
      .slice(from, to)
      .map(({ word }) => word)
      .join(" ");
    const casualty =
      /casualt|fatalit|death|dead|killed|died|کشته|جان باخت|جانباخت|قربانی|تلفات|قتلی|الضحایا|القتلی|الوفیات|الشهدا|خسایر|الخسایر|شهدا|ضحایا/.test(
        words,
      );
    const spoken = casualty || deathsBefore || (parsed.language !== "ar" && deathsIn(parsed, 0, match.from));
    if (!topic && !(figureIn(parsed, from, to) && spoken)) continue;
    // Persian "نداده است" refuses nothing where the sentence states a number of its own.
    if (
      parsed.quantities.some((one) => one.value !== null && one.from >= from && one.to <= to) &&
      parsed.language !== "en"
    )
      continue;
    // An Arabic verb without a subject goes on with whoever spoke.
    if (frame === null || (frame.who === null && parsed.language !== "ar")) continue;
    // "وترفض الحكومة هذا الرقم": not to tell a number is refused, but the one that was told.
    const rejected =
      /^(?:رفض|رفضت|رفضوا|ترفض|یرفض)$/.test(parsed.tokens[match.from]?.word ?? "") &&
      deathsBefore &&
      parsed
        .of("figureWord")
        .some(
          ({ from: at }) =>
            (at === frame.who?.to || at === (frame.who?.to ?? -9) + 1) &&
            /^(?:هذا|هذه)$/.test(parsed.tokens[frame.who?.to ?? at]?.word ?? ""),
        );
    refusals.push({
      kind: rejected ? "denial" : "refusal-to-state",
      zero: false,
      from: parsed.language === "fa" ? (frame.who?.to ?? match.from) : match.from,
      to: near,
      deniedFrom: 0,
      deniedTo: 0,
      frame,
      ofFigure: true,
    });
  }
  return refusals;
}

/** "Figures on the dead would be announced later, a spokesman said": a refusal to state one now. */
function laterOf(parsed: Parsed, frames: readonly Frame[], deathsBefore: boolean): Denial[] {
  if (parsed.quantities.some(({ value }) => value !== null)) return [];
  return parsed.of("later").flatMap((match): Denial[] => {
    const frame =
      frames.find(
        ({ kind, who }) => who !== null && (kind === "say" || kind === "according" || kind === "label"),
      ) ?? null;
    const own = parsed.tokens
      .slice(match.from, match.to)
      .some(({ word }) => /^(?:الحصیله|العدد|الارقام)$/.test(word));
    const figure = own ? match : parsed.of("figureWord").findLast(({ to }) => to <= match.from);
    const topic = parsed.events.find(({ forms, class: of }) => of === "dead" && forms.includes("T"));
    if (frame === null || (figure === undefined && topic === undefined)) return [];
    if (!deathsBefore && topic === undefined && !deathsIn(parsed, 0, parsed.tokens.length)) return [];
    return [
      {
        kind: "refusal-to-state",
        zero: false,
        from: figure?.from ?? topic?.from ?? match.from,
        to: match.to,
        deniedFrom: 0,
        deniedTo: 0,
        frame,
        ofFigure: true,
      },
    ];
  });
}

/** Every denial and refusal of a sentence, in order. */
export function denialsIn(parsed: Parsed, frames: readonly Frame[], deathsBefore: boolean): Denial[] {
  const zeroes = zeroesOf(parsed, frames);
  const said = denialsOf(parsed, frames, deathsBefore);
  const denials = (said.length > 0 ? said : calledFalse(parsed, frames, deathsBefore)).filter(
    ({ from, to }) => !zeroes.some((zero) => zero.from >= from && zero.from < to),
  );
  const refusals = refusalsOf(parsed, frames, deathsBefore);
  const later = refusals.length > 0 ? [] : laterOf(parsed, frames, deathsBefore);
  return [...zeroes, ...denials, ...refusals, ...later].sort((a, b) => a.from - b.from);
}
