/**
 * Whom a sentence holds responsible, as worded; quoted, never graded (J13).
 *
 * An actor counts where a word ties it to the killing: "by", "opened fire", a verb of killing right beside it,
 * or "blaming". Cost: linear in words.
 */
import type { Frame } from "../attribution/frame.ts";
import { trimmed, wordsOf } from "../attribution/span.ts";
import { eventOf } from "../sentence/event.ts";
import type { Parsed } from "../sentence/parse.ts";

const TIES_BEFORE = /^(?:by|توسط|دست|شلیک|مستقیم|گلوله|برصاص|بنیران|رصاص|نیران|ید|ایدی|قبل)$/;

function tied(parsed: Parsed, from: number, to: number): boolean {
  const before = parsed.tokens[from - 1]?.word ?? "";
  const earlier = parsed.tokens[from - 2]?.word ?? "";
  if (TIES_BEFORE.test(before) || (before === "the" && TIES_BEFORE.test(earlier))) return true;
  if (parsed.before("blame", from) ?? parsed.before("order", from)) return true;
  if (before === "the" && parsed.before("blame", from - 1) !== undefined) return true;
  if (parsed.before("fire", from) !== undefined || parsed.at("fire", to) !== undefined) return true;
  if (
    parsed.tokens[to]?.word === "have" ||
    parsed.tokens[to]?.word === "had" ||
    parsed.tokens[to]?.word === "has"
  ) {
    if (parsed.at("fire", to + 1) !== undefined || killsAt(parsed, to + 1)) return true;
  }
  return killsAt(parsed, to) || killedBefore(parsed, from) || killsLater(parsed, from, to);
}

/** An active verb of killing: with its own number or object after it. */
function killsAt(parsed: Parsed, at: number): boolean {
  if (parsed.language === "ar")
    return (
      /^(?:قتلت|قتلوا|قتل|اعدمت|اردت)$/.test(parsed.tokens[at]?.word ?? "") &&
      parsed.quantities.some(({ wordedFrom }) => wordedFrom === at + 1)
    );
  if (parsed.language !== "en") return false;
  return parsed
    .of("event")
    .some((match) => match.from === at && /^dead:(?:BAH|BA|B):(?:killed|executed)/.test(match.value));
}

/** Verb, then subject: "قتلت الشرطة". */
function killedBefore(parsed: Parsed, from: number): boolean {
  if (parsed.language !== "ar") return false;
  const verb = parsed.before("event", from);
  if (verb === undefined || eventOf(verb).class !== "dead") return false;
  return /^(?:قتل|قتلت|اردت|اعدمت|اعدم)$/.test(parsed.tokens[verb.from]?.word ?? "");
}

/** Subject first, verb last: "مأموران … را کشتند". */
function killsLater(parsed: Parsed, from: number, to: number): boolean {
  if (
    parsed.language !== "fa" ||
    (from > 0 &&
      !/^[،,؛]$/.test(parsed.tokens[from - 1]?.word ?? "") &&
      parsed.before("say", from) === undefined)
  )
    return false;
  return parsed
    .of("event")
    .some(
      ({ from: verb, to: end }) =>
        verb > to &&
        /^(?:کشتند|کشت|رساندند|رسانده|کردند)$/.test(parsed.tokens[end - 1]?.word ?? "") &&
        parsed.tokens.slice(verb, end).some(({ word }) => /^(?:کشتند|کشت|قتل|اعدام)$/.test(word)),
    );
}

/** "security forces: killed", in the words of the text; null where it says nothing. */
export function responsibilityOf(parsed: Parsed, frames: readonly Frame[], text: string): string | null {
  const names = frames.flatMap(({ who, via }) => [...(who === null ? [] : [who]), ...via]);
  const actors = parsed
    .of("actor")
    .filter(({ from, to }) => !names.some((name) => from < name.to && name.from < to))
    .filter(({ from, to }) => tied(parsed, from, to))
    .map((actor) => {
      const span = trimmed(parsed, actor) ?? actor;
      const order = parsed.at("order", actor.to) ?? parsed.before("order", actor.from);
      return `${wordsOf(parsed, span, text)}: ${order?.value ?? "killed"}`;
    });
  const unique = [...new Set(actors)];
  return unique.length === 0 ? null : unique.join("; ");
}
