/**
 * The subject of an English verb of speech: back to the beginning of its clause, over asides and what opens it.
 * Cost: linear in words.
 */
import type { Parsed } from "../../sentence/parse.ts";
import { type Span, trimmed } from "../span.ts";
import { behindRecords, eventAt, possessor, wordAt } from "./names.ts";

const ADVERBS =
  /^(?:so|far|thus|also|later|earlier|has|have|had|then|further|since|today|yesterday|now|separately|previously|repeatedly|publicly|would|however|would|will|itself|themselves|meanwhile|has|recently|already|jointly|again|not|still)$/;
const DROPPED_ASIDE =
  /^(?:who|which|whose|a|an|the|speaking|citing|quoting|one|where|based|both|whom|run|known|like|including|that|and)$/;
const OPENERS =
  /^(?:both|but|and|meanwhile|however|earlier|later|also|still|yet|then|separately|so|or|though|instead|on|in|by|for|from|at|after|before|as|when|while|since|with|of|to|that|until)$/;

/** Whether a clause begins here: "three hospitals reported". */
const begins = (parsed: Parsed, at: number): boolean =>
  at === 0 || parsed.tokens[at - 1]?.kind === "mark" || wordAt(parsed, at - 1) === "that";

/** "Dr. Tolan", "Oren K. Vale": a point within a name. */
const isTitlePoint = (parsed: Parsed, at: number): boolean =>
  wordAt(parsed, at) === "." &&
  parsed.tokens[at + 1]?.capital === true &&
  /^(?:dr|mr|mrs|ms|gen|col|lt|sgt|maj|capt|prof|st|rev|sen|rep|gov|brig|[a-z])$/.test(
    wordAt(parsed, at - 1),
  );

/** "MARESSA, Jan 18 (Corvane) - An official": a dash with blanks around it ends what it stands behind. */
const isDash = ({ tokens }: Parsed, at: number): boolean =>
  /^[-–—]$/.test(tokens[at]?.word ?? "") && tokens[at]?.near !== true && tokens[at + 1]?.near !== true;

const CIRCUMSTANCE =
  /^(?:in|citing|quoting|updating|revising|giving|issuing|releasing|announcing|breaking|ending|after)$/;

/** "State television, in its first toll, said": where a circumstance stands between commas before a verb. */
function circumstance(parsed: Parsed, end: number): number {
  for (let at = end - 2; at > 0 && end - at < 16; at -= 1)
    if (wordAt(parsed, at) === ",") return CIRCUMSTANCE.test(wordAt(parsed, at + 1)) ? at : -1;
  return -1;
}

/** "One volunteer, who gave only his first name, Olan, told": where the clause about somebody begins; -1 if none does. */
function relativeAside(parsed: Parsed, end: number): number {
  for (let at = end - 2; at > 0 && end - at < 22; at -= 1) {
    const word = wordAt(parsed, at);
    if (/^["“”;:.]$/.test(word)) return -1;
    if (word === "," && /^(?:who|which|whose)$/.test(wordAt(parsed, at + 1))) return at;
  }
  return -1;
}

const OFFICE =
  /^(?:director|minister|spokesman|spokeswoman|spokesperson|president|chief|head|governor|mayor|secretary|ambassador|envoy|lawyer|chairman|chairwoman|chair|commander|general|prosecutor|deputy|coordinator|manager|leader|representative|rapporteur|commissioner|official|doctor|analyst|researcher|activist|lawmaker|senator|speaker)$/;

/** Only words with a capital: somebody's own name. */
const isName = ({ tokens }: Parsed, from: number, to: number): boolean =>
  to - from >= 2 &&
  to - from <= 4 &&
  tokens.slice(from, to).every(({ capital, kind }) => capital && kind === "word");

/** "KHR Director, Oren Vale said": where the office before a comma begins, at the head of its sentence; -1 where none does. */
function officeBefore(parsed: Parsed, comma: number): number {
  let office = false;
  for (let at = comma - 1; at >= 0 && comma - at < 12; at -= 1) {
    const token = parsed.tokens[at];
    if (token?.kind !== "word" && !/^[-'’]$/.test(token?.word ?? "")) return office ? at + 1 : -1;
    if (OFFICE.test(token?.word ?? "")) office = true;
    if ((parsed.at("say", at) ?? parsed.at("weekday", at)) !== undefined || eventAt(parsed, at)) return -1;
    if (at === 0) return office && !OPENERS.test(token?.word ?? "") ? 0 : -1;
  }
  return -1;
}

/** Whether a number stands in the clause that a verb begins. */
function countsBefore(parsed: Parsed, verb: number): boolean {
  let end = verb;
  while (end < parsed.tokens.length && !/^[,;"“”]$/.test(wordAt(parsed, end))) end += 1;
  return parsed.quantities.some(({ from }) => from > verb && from < end);
}

/** The subject of a verb: back to the beginning of its clause, over an aside between commas. */
export function subjectBefore(parsed: Parsed, verb: number): Span | null {
  let end = verb;
  const adverb = (at: number): boolean =>
    ADVERBS.test(wordAt(parsed, at)) ||
    (/[a-z]{3}ly$/.test(wordAt(parsed, at)) && parsed.tokens[at]?.capital === false);
  while (end > 0 && adverb(end - 1)) end -= 1;
  const weekday = parsed.before("weekday", end);
  if (weekday !== undefined && wordAt(parsed, weekday.from - 1) === "on") end = weekday.from - 1;
  while (end > 0 && adverb(end - 1)) end -= 1;
  // "Nine civilians it said were bystanders"
  if (/^(?:it|they|he|she|we|i)$/.test(wordAt(parsed, end - 1))) return { from: end - 1, to: end };
  const relative2 = wordAt(parsed, end - 1) === "," ? relativeAside(parsed, end) : -1;
  if (relative2 > 0) end = relative2;
  const aside = relative2 < 0 && wordAt(parsed, end - 1) === ",";
  let from = end;
  let commas = 0;
  let middle = -1;
  const within = aside ? circumstance(parsed, end) : -1;
  for (let at = end - 1; at >= 0 && end - at < 24; at -= 1) {
    const token = parsed.tokens[at];
    if (token === undefined || isDash(parsed, at)) break;
    if (at > within && within > 0 && token.word !== ",") {
      from = at;
      continue;
    }
    if (token.kind === "mark" && !/^[-'’&@#()]$/.test(token.word) && !isTitlePoint(parsed, at)) {
      if (token.word !== ",") break;
      commas += 1;
      if (commas > (aside ? 2 : 0)) break;
      if (commas === 2) middle = at;
      continue;
    }
    const quantity = parsed.quantities.find((one) => at >= one.from && at < one.to);
    if (
      quantity !== undefined &&
      (eventAt(parsed, quantity.to) ||
        (parsed.at("unit", quantity.to) !== undefined &&
          wordAt(parsed, quantity.to) !== "-" &&
          // "Medics at two hospitals": where they are.
          !(quantity.inWords && /^(?:at|from|of|inside)$/.test(wordAt(parsed, quantity.from - 1))) &&
          !begins(parsed, quantity.from)))
    )
      break;
    const verbThere = parsed.of("say").some((one) => one.from <= at && at < one.to && one.to < verb);
    if (verbThere && !token.capital && !/^(?:reports?|claims?|estimates?|figures)$/.test(token.word)) break;
    if (eventAt(parsed, at) && !token.capital && parsed.at("people", at) === undefined) break;
    if (
      /^(?:while|but|although|though|whereas|because|that|as|when|until|if|where)$/.test(token.word) &&
      commas === (aside ? 1 : 0)
    ) {
      if (!aside || middle < 0) {
        if (commas === 0) break;
      }
    }
    from = at;
  }
  let span: Span | null = { from, to: end };
  const office = aside || wordAt(parsed, from - 1) !== "," ? -1 : officeBefore(parsed, from - 1);
  if (office >= 0 && isName(parsed, from, end)) return { from: office, to: end };
  if (!aside && wordAt(parsed, from - 1) === "," && isNames(parsed, from, end)) {
    // "Staff in Tehran, Shiraz and Isfahan"
    let first = from - 1;
    while (
      first > 0 &&
      from - first < 12 &&
      !/^[,;:"“”]$/.test(wordAt(parsed, first - 1)) &&
      !eventAt(parsed, first - 1)
    )
      first -= 1;
    span = { from: first, to: end };
  }
  if (aside) {
    const inner = middle >= 0 ? wordAt(parsed, middle + 1) : "";
    const named = parsed.tokens[middle + 1]?.capital === true && !/^(?:A|An|The)$/i.test(inner);
    // A name between commas belongs to the speaker; a description of the speaker does not.
    if (middle >= 0) span = { from, to: named && !DROPPED_ASIDE.test(inner) ? end - 1 : middle };
    else span = { from, to: end - 1 };
  }
  if (span !== null) {
    // "It was investigating reports": the pronoun is all of the subject.
    const inner = openersOff(parsed, span);
    if (inner !== null && /^(?:it|they|he|she|we|i)$/.test(wordAt(parsed, inner.from)))
      return { from: inner.from, to: inner.from + 1 };
  }
  const relative = parsed.tokens.findIndex(
    (token, at) =>
      at > (span?.from ?? 0) &&
      at < (span?.to ?? 0) &&
      /^(?:who|which|reached|contacted|speaking|requesting|asking)$/.test(token.word),
  );
  if (relative > 0 && span !== null) span = { from: span.from, to: relative };
  // "An officer quoted by the radio": the officer.
  const carried = parsed
    .of("tell")
    .find(({ value, from }) => value === "in" && from > (span?.from ?? 0) && from < (span?.to ?? 0));
  if (carried !== undefined && span !== null && carried.from > span.from)
    span = { from: span.from, to: carried.from };
  span = span === null ? null : openersOff(parsed, span);
  // "Amity, which gave a toll of 100, called …": whom the clause is about.
  if (
    span !== null &&
    /^(?:who|which)$/.test(wordAt(parsed, span.from)) &&
    wordAt(parsed, span.from - 1) === "," &&
    countsBefore(parsed, verb)
  )
    return subjectBefore(parsed, span.from - 1);
  // "…, who declined to be named, said": the clause about somebody names nobody.
  if (span === null || /^(?:who|which|that|whom)$/.test(wordAt(parsed, span.from))) return null;
  return possessor(parsed, behindRecords(parsed, span));
}

/** "Shiraz and Isfahan": names joined, the end of a longer list. */
function isNames(parsed: Parsed, from: number, to: number): boolean {
  const words = parsed.tokens.slice(from, to);
  return (
    words.length >= 3 &&
    words.some(({ word }) => word === "and") &&
    words.every(({ word, capital }) => capital || word === "and")
  );
}

/** "On Friday the ministry", "But officials": what begins a clause is no part of the name. */
export function openersOff(parsed: Parsed, span: Span): Span | null {
  let from = span.from;
  for (;;) {
    const now = trimmed(parsed, { from, to: span.to });
    if (now === null) return null;
    from = now.from;
    const token = parsed.tokens[from];
    const first = token?.word ?? "";
    const day = parsed.at("weekday", from) ?? parsed.at("relativeDay", from);
    // "…, a figure the army called false": the army calls it so.
    const noun = /^(?:a|an)$/.test(first) ? from + 1 : from;
    const figure = parsed.at("figureWord", noun);
    if (figure !== undefined && noun > from && wordAt(parsed, figure.to) === "the" && figure.to < span.to) {
      from = figure.to;
      continue;
    }
    const named = wordAt(parsed, from - 1) === "the" && parsed.tokens[day?.to ?? -1]?.capital === true;
    if (day !== undefined && !named) from = day.to;
    else if (
      /^(?:last|this|that)$/.test(first) &&
      /^(?:year|week|month|time|day|morning|evening)$/.test(wordAt(parsed, from + 1))
    )
      from += 2;
    else if (OPENERS.test(first) || ADVERBS.test(first)) {
      const in1 = wordAt(parsed, from + 1);
      const statement = /^(?:in|at)$/.test(first) && /^(?:a|an|its|his|her|their)$/.test(in1);
      from += statement ? 3 : 1;
    } else return now;
  }
}
