/**
 * Denials and refusals in a sentence (J13, decision 0010).
 *
 * "Nobody was killed" is a denial of exactly 0; calling somebody's figure false names no number; declining to
 * give one is a refusal. A denial counts only where deaths or their number are what is denied. Cost: linear.
 */
import type { Frame } from "../attribution/frame.ts";
import type { Match } from "../lexicon/cue.ts";
import { type Denial, deathsIn, figureIn, ofGuilt, scopeOf } from "./denial/denied.ts";
import { calledFalse } from "./denial/falsehoods.ts";
import { laterOf, refusalsOf } from "./denial/refusals.ts";
import { may } from "./event.ts";
import type { Parsed } from "./parse.ts";

const CALLS = /^(?:called|calls|calling|described|branded|وصف|وصفت)$/;

const BUT = /^(?:سوی|الا|except|more|fewer|less|جز|بیش|کمتر)$/;

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
