/** Arabic verbs that somebody speaks with, their subjects before and behind them. Cost: linear in words. */
import type { Parsed } from "../../sentence/parse.ts";
import { type Frame, speechVerbs } from "../frame.ts";
import { isMedia, type Span, trimmed } from "../span.ts";
import { toldTo } from "./carriers.ts";
import { behindRecords, nameAfter, wordAt } from "./names.ts";

/** Whoever is told stands right after these. */
const TOLD = /^(?:افاد|افادت|ابلغ|ابلغت|ابلغوا|اخبر|اخبرت|اخبروا|اعلم|اعلمت)$/;

/** "وكانت مهراني، المتحدثة …، قد صرحت", "قدمت الحكومة حصيلة، قائلة": whoever the sentence began with. */
function doer(parsed: Parsed, verb: number): Span | null {
  let first = wordAt(parsed, 0) === "و" ? 1 : 0;
  const was =
    /^(?:کان|کانت|کانوا)$/.test(wordAt(parsed, first)) || /^و?(?:کان|کانت|کانوا)$/.test(wordAt(parsed, 0));
  const participle = /^(?:قایلا|قایله|قایلین|مضیفا|مضیفه|موضحا|موضحه|موکدا|موکده|مشیرا|مشیره)$/.test(
    wordAt(parsed, verb),
  );
  if (was && (wordAt(parsed, verb - 1) === "قد" || participle)) return nameAfter(parsed, first + 1);
  if (!participle) return null;
  // The verb that begins it is in no lexicon; its subject is a body or somebody with an article.
  first += 1;
  const begins =
    wordAt(parsed, first).startsWith("ال") ||
    (parsed.at("speaker", first) ?? parsed.at("media", first)) !== undefined;
  return begins ? nameAfter(parsed, first) : null;
}

/** "غير أن مسؤولاً كبيراً طلب عدم الكشف عن هويته قال إن …": a subject before its verb, behind "that". */
function inClause(parsed: Parsed, verb: number): Span | null {
  for (let at = verb - 1; at >= 0 && verb - at < 14; at -= 1) {
    if (parsed.tokens[at]?.kind === "number" || parsed.quantities.some(({ from }) => from === at))
      return null;
    if (!/^(?:ان|لکن|الا|غیر)$/.test(wordAt(parsed, at))) continue;
    const name = nameAfter(parsed, at + 1);
    if (name === null || name.from !== at + 1) return null;
    const next = wordAt(parsed, name.to);
    return name.to === verb || /^(?:طلب|رفض|فضل|اشترط|تحدث|الذی|التی|،|\()$/.test(next) ? name : null;
  }
  return null;
}

export function verbFrames(parsed: Parsed): Frame[] {
  const frames: Frame[] = [];
  for (const { verb, kind } of speechVerbs(parsed)) {
    if (parsed.of("according").some(({ from, to }) => from <= verb.from && verb.to <= to)) continue;
    // "Without disclosing", "asked not to disclose": a noun here, not a verb.
    // "لم تؤكد ولم تنف": neither is said.
    const confirms = /^(?:تؤکد|یؤکد|توکد|یوکد|یوکدوا|یوکدون)$/.test(wordAt(parsed, verb.from));
    if (kind === "say" && confirms && /^(?:لم|لن|لا)$/.test(wordAt(parsed, verb.from - 1))) continue;
    if (/^(?:عدم|دون|بعدم|شرط|شریطه|من)$/.test(wordAt(parsed, verb.from - 1))) continue;
    // "ووصفت الأنباء بأنها …": what is denied, and not who denies it.
    const object = kind === "deny" && parsed.at("figureWord", verb.to) !== undefined;
    // "وأوردت هذه الحصيلة منظمة …": the object first, then who.
    const pointed = /^(?:هذه|هذا|تلک)$/.test(wordAt(parsed, verb.to)) && kind === "say";
    let who = object ? null : nameAfter(parsed, pointed ? verb.to + 2 : verb.to);
    const after = who;
    // Headlines, and verbs of several clauses, have the subject first.
    if (who === null && !object && verb.from > 0 && frames.length === 0) {
      const joined = wordAt(parsed, 0) === "و" ? 1 : 0;
      // "أما المجلس فيقدّر …"
      const first = nameAfter(parsed, wordAt(parsed, joined) === "اما" ? joined + 1 : joined);
      if (
        first !== null &&
        (first.to === verb.from ||
          (first.to === verb.from - 1 && /^(?:قد|ف)$/.test(wordAt(parsed, first.to))))
      )
        who = first;
    }
    if (who === null && !object && frames.length === 0) who = doer(parsed, verb.from);
    if (who === null && !object) who = inClause(parsed, verb.from);
    // "طبيب … أبلغ الوكالة أن": the carrier follows, the subject stands before.
    if (TOLD.test(wordAt(parsed, verb.from)) && after !== null && isMedia(parsed, after)) {
      const first = wordAt(parsed, 0) === "و" || parsed.at("clause", 0) !== undefined ? 1 : 0;
      const subject = nameAfter(parsed, first);
      if (subject !== null && subject.to <= verb.from && first < verb.from) {
        frames.push({ kind, from: verb.from, to: verb.to, who: subject, via: [after] });
        continue;
      }
    }
    // "أبلغ مسؤولون الوكالة بأن": the subject, then whom they told.
    const carrier =
      TOLD.test(wordAt(parsed, verb.from)) && after !== null
        ? parsed
            .of("media")
            .find(({ from }) => from > after.from && from < after.to && wordAt(parsed, from - 1) !== "و")
        : undefined;
    if (carrier !== undefined && after !== null) {
      const subject = trimmed(parsed, { from: after.from, to: carrier.from });
      frames.push({
        kind,
        from: verb.from,
        to: verb.to,
        who: subject,
        via: [{ from: carrier.from, to: after.to }],
      });
      continue;
    }
    const told = toldTo(parsed, after?.to ?? verb.to);
    frames.push({
      kind,
      from: verb.from,
      to: verb.to,
      who: who === null ? null : behindRecords(parsed, who),
      via: told === null ? [] : [told],
    });
  }
  return frames;
}
