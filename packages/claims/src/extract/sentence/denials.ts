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

function deathsIn(parsed: Parsed, from: number, to: number): boolean {
  return parsed.events.some((event) => event.from >= from && event.to <= to && event.class === "dead");
}

/** A list of names is a figure that may be denied. */
const LIST = /^(?:list|register|فهرست|لیست|القایمه|قایمه|اللایحه)$/;

function figureIn(parsed: Parsed, from: number, to: number): boolean {
  return (
    parsed.of("figureWord").some((match) => match.from >= from && match.to <= to) ||
    parsed.tokens.slice(from, to).some(({ word }) => LIST.test(word))
  );
}

/** What a verb speaks about: after it in English and Arabic, before it in Persian. */
function scopeOf(parsed: Parsed, from: number, to: number): readonly [number, number] {
  if (parsed.language === "fa") {
    let first = from;
    while (first > 0 && from - first < FAR && !STOPS.test(parsed.tokens[first - 1]?.word ?? "")) first -= 1;
    return [first, to];
  }
  let last = to;
  const ends = (at: number): boolean =>
    at > to + 1 &&
    (parsed.at("say", at) ?? parsed.at("deny", at)) !== undefined &&
    /^(?:and|و|,|،)$/.test(parsed.tokens[at - 1]?.word ?? "");
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

function denialsOf(parsed: Parsed, frames: readonly Frame[], deathsBefore: boolean): Denial[] {
  const denials: Denial[] = [];
  for (const match of parsed.of("deny")) {
    const frame = frames.find(({ kind, from }) => kind === "deny" && from === match.from) ?? null;
    if (frame === null && parsed.language === "en") continue;
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
    } else if (!deaths && !(figure && deathsBefore)) continue;
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

/** "Reports of 800 deaths were baseless": denied without a word of denial. */
function calledFalse(parsed: Parsed, frames: readonly Frame[]): Denial[] {
  const denials: Denial[] = [];
  for (const match of parsed.of("falseWord")) {
    const quoted = /^["“«]$/.test(parsed.tokens[match.from - 1]?.word ?? "");
    if (parsed.before("be", match.from - (quoted ? 1 : 0)) === undefined) continue;
    const figure = parsed.of("figureWord").findLast(({ to }) => to <= match.from && match.from - to < 14);
    const frame = frames.find(({ kind, who }) => who !== null && kind !== "refuse") ?? null;
    if (figure === undefined || frame === null || !deathsIn(parsed, figure.from, match.from)) continue;
    denials.push({
      kind: "denial",
      zero: false,
      from: figure.from,
      to: match.to,
      deniedFrom: figure.from,
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
    const frame = frames.find(({ kind, from }) => kind === "refuse" && from === match.from) ?? null;
    const [start, near] = scopeOf(parsed, match.from, match.to);
    const asked =
      parsed.language === "en" &&
      parsed
        .of("figureWord")
        .some((word) => word.to <= match.from && parsed.tokens[word.from]?.word === "how");
    const from = asked ? 0 : start;
    const to = parsed.language === "fa" ? Math.min(parsed.tokens.length, near + 12) : near;
    const topic = parsed
      .of("event")
      .some((one) => one.from >= from && one.to <= to && one.value.startsWith("dead:T"));
    const words = parsed.tokens
      .slice(from, to)
      .map(({ word }) => word)
      .join(" ");
    const casualty =
      /casualt|fatalit|death|dead|killed|died|کشته|جان باخت|جانباخت|قربانی|تلفات|قتلی|الضحایا|القتلی|الوفیات|الشهدا/.test(
        words,
      );
    if (!topic && !(figureIn(parsed, from, to) && (casualty || deathsBefore))) continue;
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
        .some(({ from: at }) => at === frame.who?.to && /^(?:هذا|هذه)$/.test(parsed.tokens[at]?.word ?? ""));
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
      frames.find(({ kind, who }) => who !== null && (kind === "say" || kind === "according")) ?? null;
    const figure = parsed.of("figureWord").findLast(({ to }) => to <= match.from);
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
  const denials = (said.length > 0 || parsed.language !== "en" ? said : calledFalse(parsed, frames)).filter(
    ({ from, to }) => !zeroes.some((zero) => zero.from >= from && zero.from < to),
  );
  const refusals = refusalsOf(parsed, frames, deathsBefore);
  const later = refusals.length > 0 ? [] : laterOf(parsed, frames, deathsBefore);
  return [...zeroes, ...denials, ...refusals, ...later].sort((a, b) => a.from - b.from);
}
