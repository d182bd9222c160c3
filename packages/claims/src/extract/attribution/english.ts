/**
 * Who speaks, in English: a subject before its verb ("the ministry said"), after it (", said the mayor"), or
 * after "according to"; and through whom ("told Reuters", "Reuters reported, citing …").
 */
import type { Match } from "../lexicon/cue.ts";
import type { Parsed } from "../sentence/parse.ts";
import { type Frame, type FrameKind, speechVerbs } from "./frame.ts";
import { isMedia, lastBrackets, type Span, trimmed } from "./span.ts";

const PASSIVE: ReadonlySet<string> = new Set(["was", "were", "been", "be", "is", "are", "being"]);
/** Words that are verbs and nouns: a noun after one of these. */
const NOUN_BEFORE =
  /^(?:the|a|an|its|their|his|her|these|those|such|of|by|from|to|some|official|internal|earlier|no|any|in|about|on|with|media|news|unconfirmed|reported|published|for|all|other|new|initial|said|says|told|that|denied|called)$/;
const BOTH =
  /^(?:reports?|claims?|estimates?|counts?|lists?|found|shows?|finds|gives?|released|published|identified|listed|posts?)$/;
const ADVERBS =
  /^(?:so|far|thus|also|later|earlier|has|have|had|then|further|since|today|yesterday|now|separately|previously|repeatedly|publicly|would|however|would|will|itself|themselves|meanwhile|has|recently|already|jointly|again|not|still)$/;
const NP_ENDS =
  /^(?:on|in|to|that|as|by|through|about|with|after|before|during|and|said|over|since|has|have|had|is|was|were|are|via|this|late|early|when|how|last|if|there|it|they|he|she|we|i|which|what)$/;
const NOT_CARRIERS =
  /^(?:reporters?|journalists?|parliament|lawmakers|congress|mps|deputies|families|relatives|him|her|us|them|me|people|supporters|everyone|you|investigators|police|court|crowds?|mourners|ministers|cabinet|viewers|assembly|council|officials|colleagues|friends|diplomats|state|a)$/;
const DROPPED_ASIDE =
  /^(?:who|which|whose|a|an|the|speaking|citing|quoting|one|where|based|both|whom|run|known|like|including|that|and)$/;
const OF_SOMEBODY =
  /^(?:model|count|tally|survey|study|estimate|estimates|toll|list|report|reports|figures|data|documents|records|compiled|published|issued|released|provided|collected|gathered|statistics|statement|numbers|information|obtained|seen|reviewed|viewed|examined|leaked|memo|document)$/;
const OPENERS =
  /^(?:but|and|meanwhile|however|earlier|later|also|still|yet|then|separately|so|or|though|instead|on|in|by|for|from|at|after|before|as|when|while|since|with|of|to|that|until)$/;
const LABELS =
  /^(?:breaking|update|updated|urgent|just|live|correction|statement|watch|video|photo|photos|exclusive|analysis|opinion|editor's|note|developing|alert|new|factbox|read|more|now|confirmed|summary|tonight|latest|unconfirmed|report|reports|rumour|rumours|rumor|rumors|day|death|toll|total|source|sources)$/;

const wordAt = (parsed: Parsed, at: number): string => parsed.tokens[at]?.word ?? "";
const isWord = (parsed: Parsed, at: number): boolean => parsed.tokens[at]?.kind === "word";
const eventAt = (parsed: Parsed, at: number): boolean =>
  parsed.of("event").some(({ from, to, value }) => from <= at && at < to && !value.startsWith("other"));

const TALLY = /^(?:tally|count|toll|report|figures|data|numbers|list|statement|estimate|survey|database)$/;

/** The name that begins here. */
function nameAfter(parsed: Parsed, from: number): Span | null {
  let to = from;
  for (; to < parsed.tokens.length && to - from < 16; to += 1) {
    const token = parsed.tokens[to];
    if (token === undefined) break;
    if (token.kind === "mark") {
      const title =
        token.word === "." &&
        /^(?:dr|mr|mrs|ms|gen|col|lt|sgt|maj|capt|prof|st|rev|sen|rep|gov|[a-z])$/.test(
          wordAt(parsed, to - 1),
        );
      if (!title && !/^[-'’&]$/.test(token.word)) break;
      continue;
    }
    if (token.kind !== "word" && to > from) break;
    const lower = !token.capital;
    // "Figures compiled by", "a model by": whose they are follows.
    if (to > from && /^(?:by|from)$/.test(token.word) && OF_SOMEBODY.test(wordAt(parsed, to - 1))) continue;
    if (
      to > from &&
      lower &&
      NP_ENDS.test(token.word) &&
      !(token.word === "to" && /^(?:close|near)$/.test(wordAt(parsed, to - 1))) &&
      !(token.word === "and" && parsed.tokens[to + 1]?.capital && parsed.tokens[to - 1]?.capital)
    )
      break;
    if (
      to > from &&
      (parsed.at("clause", to) ?? parsed.at("weekday", to) ?? parsed.at("relativeDay", to)) !== undefined
    )
      break;
    const record = TALLY.test(token.word) && parsed.at("seenBy", to + 1) !== undefined;
    if (to > from && lower && !record && (parsed.at("say", to) ?? parsed.at("quote", to)) !== undefined)
      break;
    if (to > from && lower && (eventAt(parsed, to) || parsed.at("part", to) !== undefined)) break;
    const behindBy = /^(?:by|from)$/.test(wordAt(parsed, to - 1));
    // "Channel Six": the number is its name.
    const channel = token.capital && parsed.before("media", to) !== undefined;
    if (to > from && !behindBy && !channel && parsed.quantities.some((one) => one.wordedFrom === to)) break;
    if (to > from && lower && parsed.at("tell", to) !== undefined) break;
  }
  return trimmed(parsed, { from, to });
}

const PAPERS =
  /^(?:bulletin|update|edition|statement|report|tally|count|list|register|log|records|figures|data|website)$/;

/** "The ministry's daily bulletin": the ministry's. */
function possessor(parsed: Parsed, span: Span): Span {
  if (!PAPERS.test(wordAt(parsed, span.to - 1))) return span;
  for (let at = span.to - 2; at > span.from + 1 && span.to - at < 5; at -= 1)
    if (wordAt(parsed, at) === "s" && /^['’]$/.test(wordAt(parsed, at - 1)))
      return { from: span.from, to: at - 1 };
  return span;
}

/** "A Teskan News tally": whose it is, where a name with a capital stands before. */
function ownerOf(parsed: Parsed, span: Span): Span {
  const last = wordAt(parsed, span.to - 1);
  if (!TALLY.test(last) || span.to - span.from < 2) return span;
  if (parsed.tokens[span.to - 2]?.capital !== true) return span;
  const first = /^(?:a|an|the)$/.test(wordAt(parsed, span.from)) ? span.from + 1 : span.from;
  // "Official figures" at the head of a sentence are nobody's.
  if (parsed.tokens[first]?.capital !== true || (first === 0 && span.to - first < 3)) return span;
  return trimmed(parsed, { from: first, to: span.to - 1 }) ?? span;
}

/** The name within a name: "figures compiled by the committee" are the committee's. */
function behindRecords(parsed: Parsed, span: Span): Span {
  const seen = parsed
    .of("seenBy")
    .filter(({ from, to }) => from > span.from && to < span.to)
    .at(-1);
  const records = parsed.of("records").some(({ from }) => from >= span.from && from < (seen?.from ?? 0));
  const model =
    /^(?:model|count|tally|survey|study|estimate|toll|list|report|memo|memorandum|document|dossier|spreadsheet|file)$/.test(
      wordAt(parsed, (seen?.from ?? 0) - 1),
    );
  if (seen === undefined || !(records || model)) return ownerOf(parsed, span);
  return trimmed(parsed, { from: seen.to, to: span.to }) ?? span;
}

/** Whether a clause begins here: "three hospitals reported". */
const begins = (parsed: Parsed, at: number): boolean =>
  at === 0 || parsed.tokens[at - 1]?.kind === "mark" || wordAt(parsed, at - 1) === "that";

/** The subject of a verb: back to the beginning of its clause, over an aside between commas. */
function subjectBefore(parsed: Parsed, verb: number): Span | null {
  let end = verb;
  const adverb = (at: number): boolean =>
    ADVERBS.test(wordAt(parsed, at)) ||
    (/[a-z]{3}ly$/.test(wordAt(parsed, at)) && parsed.tokens[at]?.capital === false);
  while (end > 0 && adverb(end - 1)) end -= 1;
  const weekday = parsed.before("weekday", end);
  if (weekday !== undefined && wordAt(parsed, weekday.from - 1) === "on") end = weekday.from - 1;
  while (end > 0 && adverb(end - 1)) end -= 1;
  const aside = wordAt(parsed, end - 1) === ",";
  let from = end;
  let commas = 0;
  let middle = -1;
  for (let at = end - 1; at >= 0 && end - at < 24; at -= 1) {
    const token = parsed.tokens[at];
    if (token === undefined) break;
    if (token.kind === "mark" && !/^[-'’&@#()]$/.test(token.word)) {
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
    (token, at) => at > (span?.from ?? 0) && at < (span?.to ?? 0) && /^(?:who|which)$/.test(token.word),
  );
  if (relative > 0 && span !== null) span = { from: span.from, to: relative };
  // "An officer quoted by the radio": the officer.
  const carried = parsed
    .of("tell")
    .find(({ value, from }) => value === "in" && from > (span?.from ?? 0) && from < (span?.to ?? 0));
  if (carried !== undefined && span !== null && carried.from > span.from)
    span = { from: span.from, to: carried.from };
  span = span === null ? null : openersOff(parsed, span);
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
function openersOff(parsed: Parsed, span: Span): Span | null {
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

/** "A news conference", "social media": not by whom, but where it was said. */
function isGathering(parsed: Parsed, span: Span): boolean {
  const last = wordAt(parsed, span.to - 1);
  return (
    /^(?:conference|conferences|briefing|briefings|meeting|rally|gathering|event|session|hearing|summit|crew|crews)$/.test(
      last,
    ) ||
    (last === "media" && wordAt(parsed, span.to - 2) === "social")
  );
}

function carrierIn(parsed: Parsed, span: Span | null): Span | null {
  if (span === null) return null;
  const first = parsed.tokens[span.from];
  if (isGathering(parsed, span)) return null;
  if (isMedia(parsed, span)) return span;
  if (first?.capital !== true || NOT_CARRIERS.test(first.word)) return null;
  return span;
}

/** "said on state television", "said through the agency": carriers after the verb. */
function carriersAfter(parsed: Parsed, verb: Match): Span[] {
  const found: Span[] = [];
  for (let at = verb.to; at < verb.to + 9 && at < parsed.tokens.length; at += 1) {
    if (parsed.tokens[at]?.kind === "mark" && wordAt(parsed, at) !== ",") break;
    if (!/^(?:on|to|via|through)$/.test(wordAt(parsed, at))) continue;
    if (parsed.of("tell").some(({ from, to }) => from <= at && at < to)) continue;
    const span = nameAfter(parsed, at + 1);
    if (span !== null && isMedia(parsed, span) && !isGathering(parsed, span)) found.push(span);
  }
  return found;
}

/** "…, said the mayor." ends there; "…, said the victims included two girls" goes on with what is said. */
function endsClause(parsed: Parsed, at: number): boolean {
  const token = parsed.tokens[at];
  if (token === undefined || token.kind !== "word") return true;
  return (
    parsed.at("stop", at) !== undefined ||
    parsed.at("weekday", at) !== undefined ||
    parsed.at("relativeDay", at) !== undefined ||
    parsed.at("clause", at) !== undefined ||
    parsed.at("and", at) !== undefined ||
    parsed.at("cite", at) !== undefined
  );
}

function claimsLives(parsed: Parsed, at: number): boolean {
  const quantity = parsed.quantities.find(({ wordedFrom }) => wordedFrom === at);
  return quantity !== undefined && [0, 1, 2].some((step) => wordAt(parsed, quantity.to + step) === "lives");
}

function frameOf(parsed: Parsed, verb: Match, kind: FrameKind, last: Frame | undefined): Frame | null {
  const word = wordAt(parsed, verb.from);
  const before = wordAt(parsed, verb.from - 1);
  // "Credible reports of 85 killings", "the blast claimed 12 lives": no speech.
  if (BOTH.test(word) && wordAt(parsed, verb.to) === "of") return null;
  if (/^claim/.test(word) && claimsLives(parsed, verb.to)) return null;
  if (PASSIVE.has(before) && !word.endsWith("s")) return null;
  if (/^(?:saying|telling|citing|putting)$/.test(word) && last !== undefined) return null;
  if (BOTH.test(word) && verb.to - verb.from === 1 && (NOUN_BEFORE.test(before) || verb.from === 0))
    return null;
  if (
    parsed.tokens[verb.from]?.capital === true &&
    verb.from > 0 &&
    parsed.tokens[verb.from - 1]?.capital === true
  ) {
    if (BOTH.test(word)) return null;
  }
  if (/^(?:was|were|been)$/.test(before)) return null;
  const next = parsed.tokens[verb.to];
  const afterMark = parsed.tokens[verb.from - 1]?.kind === "mark";
  const inverted =
    afterMark &&
    /^(?:said|says|reported|wrote|added|claimed|tweeted|announced|according)$/.test(word) &&
    next?.kind === "word" &&
    (next.capital ||
      /^(?:the|a|an|one|two|three|several|its|their|witnesses|officials|residents|activists|medics|doctors|local|state|police)$/.test(
        next.word,
      ));
  // "The group put the figure at 12 and said a further 30 …"
  const goesOn = before === "and" && last !== undefined;
  const behind = inverted ? nameAfter(parsed, verb.to) : null;
  const who = goesOn
    ? last.who
    : behind !== null && endsClause(parsed, behind.to)
      ? behind
      : subjectBefore(parsed, verb.from);
  if (who === null) return null;
  const via: Span[] = [];
  if (parsed.of("tell").some(({ from, value }) => from === verb.from && value === "")) {
    const target = carrierIn(parsed, nameAfter(parsed, verb.to));
    if (target !== null) via.push(target);
  }
  if (kind !== "refuse")
    via.push(...carriersAfter(parsed, verb).filter((span) => !via.some((one) => one.from === span.from)));
  return { kind, from: verb.from, to: verb.to, who, via };
}

function verbFrames(parsed: Parsed): Frame[] {
  const frames: Frame[] = [];
  for (const { verb, kind } of speechVerbs(parsed)) {
    const last = frames.at(-1);
    const frame = frameOf(parsed, verb, kind, last);
    if (frame !== null) frames.push(frame);
    else if (last !== undefined && wordAt(parsed, verb.from) === "telling") {
      // "… gave a higher figure, telling the paper that …"
      const carrier = carrierIn(parsed, nameAfter(parsed, verb.to));
      if (carrier !== null) last.via.push(carrier);
    }
  }
  return frames;
}

/** Whether a record is cited rather than a person: it tells of the basis, not of who claims. */
function isRecord(parsed: Parsed, span: Span): boolean {
  return parsed.of("records").some(({ from, to }) => from >= span.from && to <= span.to);
}

function cited(parsed: Parsed, frames: Frame[]): void {
  for (const cite of parsed.of("cite")) {
    const source = nameAfter(parsed, cite.to);
    if (source === null) continue;
    const quoting = parsed.of("quote").some(({ from }) => from >= source.to && from <= source.to + 3);
    if (quoting) {
      const carrier = subjectBefore(parsed, cite.from);
      frames.push({
        kind: "say",
        from: cite.from,
        to: cite.to,
        who: source,
        via: carrier === null ? [] : [carrier],
      });
      continue;
    }
    if (PASSIVE.has(wordAt(parsed, cite.from - 1))) continue;
    if (isRecord(parsed, source)) continue;
    const frame = frames
      .filter(
        ({ who, from }) =>
          who !== null &&
          (isMedia(parsed, who) || (who.to < from && isMedia(parsed, { from: who.to, to: from }))),
      )
      .sort((a, b) => Math.abs(a.from - cite.from) - Math.abs(b.from - cite.from))[0];
    if (frame !== undefined && frame.who !== null) {
      frame.via = [frame.who, ...frame.via];
      frame.who = source;
    } else if (frames.length === 0) {
      const carrier = /^(?:quoted|cited|quotes|cites)$/.test(wordAt(parsed, cite.from))
        ? subjectBefore(parsed, cite.from)
        : null;
      frames.push({
        kind: "say",
        from: cite.from,
        to: cite.to,
        who: source,
        via: carrier === null ? [] : [carrier],
      });
    }
  }
}

function accorded(parsed: Parsed, frames: Frame[]): void {
  for (const match of parsed.of("according")) {
    const name = nameAfter(parsed, match.to);
    if (name === null) continue;
    const who = behindRecords(parsed, name);
    const media = isMedia(parsed, who);
    const other = frames.find(
      (frame) => frame.kind === "say" && frame.who !== null && isMedia(parsed, frame.who) !== media,
    );
    if (other !== undefined && other.who !== null && sameZone(parsed, other.from, match.from)) {
      if (media) other.via.push(who);
      else {
        other.via = [other.who, ...other.via];
        other.who = who;
      }
    } else frames.push({ kind: "according", from: match.from, to: match.to, who, via: [] });
  }
}

const PARTING = /^(?:while|but|whereas|although|;)$/;

/** Whether no "while", "but" or semicolon stands between two places. */
function sameZone(parsed: Parsed, one: number, other: number): boolean {
  for (let at = Math.min(one, other); at < Math.max(one, other); at += 1)
    if (at > 0 && PARTING.test(wordAt(parsed, at))) return false;
  return true;
}

/** "…, per @watch" */
function per(parsed: Parsed, frames: Frame[]): void {
  const at = parsed.tokens.findLastIndex(({ word }) => word === "per");
  if (at <= 0 || parsed.tokens[at - 1]?.kind !== "mark" || parsed.tokens[at + 1]?.capital !== true) return;
  const who = nameAfter(parsed, at + 1);
  if (who !== null) frames.push({ kind: "according", from: at, to: at + 1, who, via: [] });
}

function interviews(parsed: Parsed, frames: Frame[]): void {
  for (const match of parsed.of("tell").filter(({ value }) => value === "in")) {
    const carrier = carrierIn(parsed, nameAfter(parsed, match.to));
    if (carrier === null) continue;
    const passive = /^(?:was|were)$/.test(wordAt(parsed, match.from));
    if (passive) {
      const who = subjectBefore(parsed, match.from);
      if (who !== null) frames.push({ kind: "say", from: match.from, to: match.to, who, via: [carrier] });
      continue;
    }
    const frame = [...frames].sort(
      (a, b) => Math.abs(a.from - match.from) - Math.abs(b.from - match.from),
    )[0];
    if (frame !== undefined && !frame.via.some(({ from }) => from === carrier.from)) frame.via.push(carrier);
  }
}

/** "Confirmed by the ministry": who says so, where nobody is said to speak. */
function passives(parsed: Parsed, frames: Frame[]): void {
  if (frames.some(({ who }) => who !== null)) return;
  for (let at = 1; at < parsed.tokens.length; at += 1) {
    if (wordAt(parsed, at) !== "by" || !SAID.test(wordAt(parsed, at - 1))) continue;
    const who = nameAfter(parsed, at + 1);
    if (who !== null && !parsed.quantities.some(({ from }) => from >= who.from && from < who.to))
      frames.push({ kind: "according", from: at - 1, to: at + 1, who: ownerOf(parsed, who), via: [] });
  }
}

/** "The doctor told us 48," a cleaner told the paper: it came to the carrier through the cleaner. */
function retold(parsed: Parsed, frames: readonly Frame[]): void {
  const inner = frames.find(
    ({ kind, from, to }) =>
      kind === "say" && wordAt(parsed, from) === "told" && /^(?:us|me)$/.test(wordAt(parsed, to)),
  );
  const outer = frames.find(
    (frame) =>
      frame !== inner &&
      frame.kind === "say" &&
      frame.who !== null &&
      !RECORDS.test(wordAt(parsed, frame.from)) &&
      frame.via.length > 0,
  );
  if (inner === undefined || outer === undefined || outer.who === null || inner.who === null) return;
  if (outer.who.from === inner.who.from) return;
  inner.via = [outer.who, ...outer.via];
  outer.who = inner.who;
  outer.via = inner.via;
}

/** "… climbs to 163 (@lakewatch)": a source in brackets at the end. */
function bracketed(parsed: Parsed): Frame | null {
  const inner = lastBrackets(parsed);
  if (inner === null) return null;
  const first = parsed.tokens[inner.from];
  const named =
    first?.capital === true || parsed.of("speaker").some(({ from }) => from >= inner.from && from < inner.to);
  return named ? { kind: "label", from: inner.from - 1, to: inner.from, who: inner, via: [] } : null;
}

/** "Watch group: 12 killed", "… - local sources", "the committee's count". */
function labelled(parsed: Parsed): Frame | null {
  const { tokens } = parsed;
  const colon = tokens.findIndex(({ word }) => word === ":");
  if (colon > 0 && colon <= 10) {
    const span = openersOff(parsed, { from: 0, to: colon });
    const clear =
      span !== null &&
      !LABELS.test(wordAt(parsed, span.from)) &&
      !parsed.quantities.some(({ from }) => from < colon) &&
      ![...Array(colon).keys()].some((at) => eventAt(parsed, at));
    if (clear) return { kind: "label", from: 0, to: colon, who: span, via: [] };
  }
  // Headlines: "12 killed in protests: officials"
  if (colon > 3 && tokens.length - colon <= 8 && parsed.quantities.some(({ to }) => to <= colon)) {
    const span = trimmed(parsed, { from: colon + 1, to: tokens.length });
    if (span !== null && !parsed.quantities.some(({ from }) => from > colon))
      return { kind: "label", from: colon, to: colon + 1, who: span, via: [] };
  }
  const dash = tokens.findLastIndex(({ word, near }) => /^[-–—]$/.test(word) && !near);
  if (dash > 2 && tokens.length - dash <= 7) {
    const named =
      parsed.of("speaker").some(({ from }) => from > dash) ||
      isMedia(parsed, { from: dash, to: tokens.length });
    const span = trimmed(parsed, { from: dash + 1, to: tokens.length });
    if (named && span !== null) return { kind: "label", from: dash, to: dash + 1, who: span, via: [] };
  }
  const own = tokens.findIndex(
    ({ word, near }, at) => near && word === "s" && /^['’]$/.test(tokens[at - 1]?.word ?? ""),
  );
  if (own > 1) {
    const counts = parsed
      .of("figureWord")
      .some(({ from, value }) => value === "number" && from > own && from <= own + 3);
    const span = openersOff(parsed, { from: 0, to: own - 1 });
    if (counts && span !== null && isWord(parsed, span.from))
      return { kind: "label", from: own, to: own + 1, who: span, via: [] };
  }
  return null;
}

const SAID =
  /^(?:confirmed|verified|documented|recorded|counted|registered|reported|announced|given|compiled|published|issued|released|acknowledged|admitted|estimated|cited|collected|identified|listed|provided|told|claimed|obtained|seen|reviewed|viewed|examined)$/;
const RECORDS =
  /^(?:recorded|counted|documented|registered|listed|received|identified|seen|found|verified|confirmed|published|released|have|has|had)$/;

/** "A doctor said hospitals had recorded …", "hospitals recorded …, according to a doctor": the doctor claims it. */
function isTold(parsed: Parsed, frame: Frame, frames: readonly Frame[]): boolean {
  if (frame.kind !== "say" || !RECORDS.test(wordAt(parsed, frame.from)) || frame.via.length > 0) return false;
  return frames.some(
    (other) =>
      other !== frame &&
      other.who !== null &&
      (other.kind === "according" ||
        (other.kind === "say" && (other.to <= (frame.who?.from ?? 0) || other.from > frame.to))) &&
      !RECORDS.test(wordAt(parsed, other.from)) &&
      !firstPerson(parsed, other.who) &&
      sameZone(parsed, frame.from, other.from),
  );
}

const firstPerson = (parsed: Parsed, { from, to }: Span): boolean =>
  to === from + 1 && /^(?:we|i)$/.test(wordAt(parsed, from));

/** "The ministry denied it, saying no more than five had died": whoever denied says that too. */
function goneOn(parsed: Parsed, frames: Frame[]): void {
  const denied = frames.filter(({ kind, who }) => (kind === "deny" || kind === "refuse") && who !== null);
  for (const { from, to, who, via } of denied) {
    const at = parsed.tokens.findIndex(
      ({ word }, place) => place >= to && /^(?:saying|adding|insisting|claiming|stating)$/.test(word),
    );
    const taken = frames.some((frame) => frame.from === at || (frame.from > from && frame.from < at));
    if (at >= 0 && !taken) frames.push({ kind: "say", from: at, to: at + 1, who, via: [...via] });
  }
}

/** Every frame of an English sentence. */
export function englishFrames(parsed: Parsed): Frame[] {
  const frames = verbFrames(parsed);
  cited(parsed, frames);
  accorded(parsed, frames);
  if (frames.length === 0) per(parsed, frames);
  interviews(parsed, frames);
  goneOn(parsed, frames);
  retold(parsed, frames);
  passives(parsed, frames);
  if (frames.length === 0) {
    const label = bracketed(parsed) ?? labelled(parsed);
    if (label !== null) frames.push(label);
  }
  const settled = frames.filter((frame) => !isTold(parsed, frame, frames));
  // "We have counted 36," said the doctor: whoever speaks in the first person is named outside the quotation.
  const named = settled.filter(({ who }) => who !== null && !firstPerson(parsed, who));
  return (named.length > 0 ? named : settled).sort((a, b) => a.from - b.from);
}
