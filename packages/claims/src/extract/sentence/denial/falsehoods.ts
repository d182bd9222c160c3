/** Figures that somebody calls false without a word of denial. Cost: linear in words. */
import type { Frame } from "../../attribution/frame.ts";
import type { Parsed } from "../parse.ts";
import { type Denial, deathsIn } from "./denied.ts";

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

export function calledFalse(parsed: Parsed, frames: readonly Frame[], deathsBefore: boolean): Denial[] {
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
