/** What is denied: deaths or a figure of them, and how far a verb of denial reaches. Cost: linear in words. */
import type { Frame } from "../../attribution/frame.ts";
import type { Match } from "../../lexicon/cue.ts";
import type { Parsed } from "../parse.ts";

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

const STOPS = /^(?:;|؛|but|while|although|اما|لکن|بینما)$/;

const FAR = 22;

/** "Denied responsibility for the deaths": not that they died. */
export function ofGuilt({ language, tokens }: Parsed, { from, to }: Match): boolean {
  const near = language === "fa" ? tokens.slice(Math.max(0, from - 8), from) : tokens.slice(to, to + 4);
  return near.some(({ word }) =>
    /^(?:responsibility|involvement|wrongdoing|complicity|مسیولیت|مسوولیت|دخالت|نقش|مسوولیته|مسوولیتها|مسوولیه|المسوولیه|تورط|تورطه|تورطها|ضلوع|ضلوعه|ضلوعها|علاقته|علاقتها|صله)$/.test(
      word,
    ),
  );
}

export function deathsIn(parsed: Parsed, from: number, to: number): boolean {
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

export function figureIn(parsed: Parsed, from: number, to: number): boolean {
  return (
    parsed.of("figureWord").some((match) => match.from >= from && match.to <= to) ||
    parsed.tokens
      .slice(from, to)
      .some(({ word }) => LIST.test(word) || (parsed.language === "fa" && word === "چند"))
  );
}

/** What a verb speaks about: after it in English and Arabic, before it in Persian. */
export function scopeOf(parsed: Parsed, from: number, to: number): readonly [number, number] {
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
