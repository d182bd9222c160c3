/**
 * Which numbers of a sentence are parts of others: "including 3 women", "45 of the 170 deaths". Cost: linear in
 * words, by the numbers.
 */
import type { Match } from "../lexicon/cue.ts";
import type { Working } from "./counted.ts";
import { type Event, may } from "./event.ts";
import { isComma, listed, looselyListed } from "./listed.ts";
import type { Parsed } from "./parse.ts";
import { speaks } from "./topics.ts";

/** "Some 400 relatives of the dead": kin are no part of the dead. */
const KIN: ReadonlySet<string> = new Set(
  "relatives families parents fathers mothers siblings brothers sisters spouses widows widow orphans kin couples friends neighbours".split(
    " ",
  ),
);

/** "Citing two sources, one of them inside the country": some of those who speak. */
function ofSpeakers(parsed: Parsed, { quantity }: Working): boolean {
  const last = parsed.quantities.findLast(({ to }) => to <= quantity.wordedFrom);
  if (last === undefined || quantity.wordedFrom - last.to > 8) return false;
  return (
    (parsed.before("cite", last.wordedFrom) ?? parsed.before("according", last.wordedFrom)) !== undefined
  );
}

function partMatch(parsed: Parsed, work: Working): Match | null {
  const { quantity, noun } = work;
  if (ofSpeakers(parsed, work)) return null;
  if (KIN.has(parsed.tokens[Math.max(noun.to, noun.group?.to ?? 0) - 1]?.word ?? "")) return null;
  const own = parsed
    .of("ofThem")
    .find(
      (match) => match.from >= quantity.to - 1 && match.from <= Math.max(noun.to, noun.group?.to ?? 0) + 3,
    );
  if (own !== undefined) {
    const end = Math.max(noun.to, quantity.to, quantity.wordedTo);
    const plain = [...Array(Math.max(0, own.from - end)).keys()].every((step) => {
      const at = end + step;
      return (
        parsed.at("be", at) !== undefined || parsed.at("stop", at) !== undefined || at < (noun.group?.to ?? 0)
      );
    });
    if (plain) return own;
  }
  let at = quantity.wordedFrom;
  for (let step = 0; step < 3; step += 1) {
    const match = parsed.before("part", at);
    if (match !== undefined) return match;
    const be = parsed.before("be", at);
    const word = parsed.tokens[at - 1]?.word ?? "";
    if (be !== undefined) at = be.from;
    else if (isComma(parsed, at - 1) || /^(?:at|there|:|also)$/.test(word)) at -= 1;
    else return null;
  }
  return null;
}

/** "Of the 212 dead, 12 were women": the first is named again, the second is its part. */
function namedAgain(parsed: Parsed, work: Working): boolean {
  const at = work.quantity.wordedFrom;
  const word = parsed.tokens[at - 1]?.word ?? "";
  const of = /^(?:the|those|مجموع|این|کل|اجمالی|اصل)$/.test(word) ? parsed.tokens[at - 2]?.word : word;
  return /^(?:of|among|amongst|از|بین|میان|من)$/.test(of ?? "") && work.class === "dead";
}

const CIVIL = /^(?:protest|demonstrat|civil|معترض|غیرنظام|متظاهر|محتج|مدنی)/;
const FORCES =
  /^(?:secur|polic|officer|soldier|troop|guard|force|agent|conscript|personnel|militar|نیرو|مامور|پلیس|سرباز|بسیج|انتظام|قوات|شرط|جنود|جندی|عناصر|عنصر)/;

/** "488 protesters, including 68 minors, and 62 members of the security forces": the 62 stand beside the 488. */
export function beside(parsed: Parsed, works: readonly Working[], work: Working): boolean {
  const whole = works.filter(({ part }) => !part).at(-1);
  const words = (of: Working): readonly string[] =>
    parsed.tokens.slice(of.quantity.to, (of.noun.group?.to ?? of.noun.to) + 1).map(({ word }) => word);
  return (
    whole !== undefined &&
    words(whole).some((word) => CIVIL.test(word)) &&
    words(work).some((word) => FORCES.test(word))
  );
}

/** "147 were affiliated with the government": people, though no noun says so. */
function affiliated({ tokens }: Parsed, { quantity }: Working): boolean {
  return [0, 1].some((step) =>
    /^(?:affiliated|belonged|served|linked|loyal|belonging|associated|ینتمون|ینتمی|مرتبطون|مرتبطین|موالون|موالین|محسوبون|محسوبین|صله)$/.test(
      tokens[quantity.to + step]?.word ?? "",
    ),
  );
}

export function settleParts(parsed: Parsed, works: readonly Working[], events: readonly Event[]): void {
  works.forEach((work, at) => {
    const earlier = works.slice(0, at);
    const last = earlier.at(-1);
    const that = last !== undefined && last.class === "dead" && areThose(parsed, work);
    const colon = /^[:(]$/.test(parsed.tokens[work.quantity.wordedFrom - 1]?.word ?? "");
    const match = partMatch(parsed, work);
    if (match !== null) {
      work.part = true;
      work.ofDead =
        events.some(({ class: of, from, to }) => of === "dead" && from < match.to && match.from < to) ||
        /(?:dead|killed|victims|toll|executed|hanged|buried|died|slain|fatalities|deaths|کشته|جان|قربانی|قتلی|ضحایا|شهدا)/.test(
          parsed.tokens
            .slice(match.from, match.to)
            .map(({ word }) => word)
            .join(" "),
        );
    } else if (
      last?.part === true &&
      (listed(parsed, last, work) || looselyListed(parsed, last, work)) &&
      !beside(parsed, earlier, work) &&
      (work.noun.to > work.quantity.to ||
        work.noun.group !== null ||
        affiliated(parsed, work) ||
        // "208 من القوات المرتبطة بالحكومة"
        (parsed.language === "ar" && parsed.tokens[work.quantity.to]?.word === "من"))
    ) {
      work.part = true;
      work.ofDead = last.ofDead;
    } else if (last?.part === true && last.class !== "hurt" && isRest(parsed, work)) {
      work.part = true;
      work.ofDead = last.ofDead;
    } else if (that) work.part = true;
    else if (colon && last !== undefined && work.noun.group !== null) work.part = true;
    else if (
      last !== undefined &&
      last.class !== null &&
      namedAgain(parsed, last) &&
      isComma(parsed, work.quantity.wordedFrom - 1)
    )
      work.part = true;
  });
  // "180 protesters and 12 bystanders are among the dead": what stands behind a list holds for all of it.
  for (let at = works.length - 1; at > 0; at -= 1) {
    const [first, second] = [works[at - 1], works[at]];
    if (first === undefined || second?.part !== true || first.part || first.class !== null) continue;
    const behind =
      first.noun.group !== null &&
      parsed.of("ofThem").some(({ from }) => from >= second.noun.to && from < second.noun.to + 3);
    if ((second.ofDead || behind) && listed(parsed, first, second)) {
      first.part = true;
      first.ofDead = second.ofDead;
    }
  }
  works.forEach((work, at) => {
    if (!work.part) return;
    const earlier = works.slice(0, at);
    // The nearest number before it that is no part itself; if that counts the injured, so does this.
    const whole = earlier
      .map((one, index) => ({ one, index }))
      .filter(({ one }) => !one.part && !(one.class === null && speaks(parsed, one)))
      .at(-1);
    work.whole = whole?.index ?? null;
    const last = earlier.at(-1);
    // "25 of the dead, among them five children": the five are of the 25.
    if (last?.part === true && last.ofDead && whole === undefined && !listed(parsed, last, work))
      work.whole = at - 1;
  });
  amongTheDead(parsed, works);
  ofOthers(parsed, works);
  ofNamed(parsed, works);
  // "17 people, including 2 children killed": the predicate is the whole's.
  for (const work of works) {
    const whole = work.whole === null || !work.part ? undefined : works[work.whole];
    if (
      whole === undefined ||
      whole.class !== null ||
      work.event === null ||
      may(work.event, "O") ||
      // "۵ نفر را زدند، ۲ نفرشان جان دادند": what was done to all of them is said before.
      parsed.tokens.slice(whole.quantity.to, work.quantity.from).some(({ word }) => word === "را") ||
      whole.quantity.from > work.quantity.from
    )
      continue;
    whole.class = work.class;
    whole.counted = work.counted;
    whole.event = work.event;
  }
}

/** "Among those killed were a girl of ten and three members of one family": everyone counted there is of the dead. */
function amongTheDead(parsed: Parsed, works: readonly Working[]): void {
  const among = parsed.of("part").find(({ from }) => from <= 2);
  if (among === undefined || !AMONG.test(parsed.tokens[among.from]?.word ?? "")) return;
  const words = parsed.tokens.slice(among.from, among.to).map(({ word }) => word);
  if (!words.some((word) => DEAD.test(word))) return;
  for (const work of works) {
    if (
      parsed.tokens
        .slice(among.to, work.quantity.from)
        .some(({ word }) => /^[;؛]$/.test(word) || BUT.test(word))
    )
      return;
    const people = work.noun.group !== null || work.noun.to > work.quantity.to;
    if (work.part || work.class !== null || !people || work.quantity.from < among.to || speaks(parsed, work))
      continue;
    work.part = true;
    work.whole = null;
    work.ofDead = true;
  }
}

const AMONG = /^(?:among|amongst|including|در|میان|از|بین|من|وبین|ومن)$/;
const DEAD =
  /^(?:dead|killed|victims|slain|died|fatalities|کشته|جان|باختگان|قربانیان|جانباختگان|شهدا|القتلی|الضحایا|الشهداء|الشهدا)$/;

/** "With the remaining 201 still being classified" */
const isRest = ({ tokens }: Parsed, { quantity }: Working): boolean =>
  /^(?:remaining|other)$/.test(tokens[quantity.wordedFrom - 1]?.word ?? "") &&
  tokens[quantity.wordedFrom - 2]?.word === "the";

/** "… که ۹۰ مرد، ۲۱ زن و هفت کودک‌اند": who those counted before are. */
function areThose(parsed: Parsed, { quantity, noun }: Working): boolean {
  if (
    parsed.language !== "fa" ||
    noun.group === null ||
    parsed.tokens[quantity.wordedFrom - 1]?.word !== "که"
  )
    return false;
  for (let at = noun.to; at < noun.to + 14; at += 1) {
    const word = parsed.tokens[at]?.word ?? "";
    if (/^(?:اند|بودند|هستند|بوده|بودهاند)$/.test(word)) return true;
    if (parsed.events.some(({ from }) => from === at) || parsed.at("clause", at) !== undefined) return false;
  }
  return false;
}

const BUT = /^(?:but|while|although|اما|ولی|لکن|بینما)$/;

/** "Of the 96 dead, 70 were shot, 15 beaten to death and 11 died in prison": all that follows is of the 96. */
function ofNamed(parsed: Parsed, works: readonly Working[]): void {
  const [whole, ...rest] = works;
  if (whole === undefined || whole.part || whole.quantity.wordedFrom > 4 || !namedAgain(parsed, whole))
    return;
  for (const work of rest) {
    if (/^[;؛]$/.test(parsed.tokens[work.quantity.wordedFrom - 1]?.word ?? "")) return;
    if (parsed.tokens.slice(whole.quantity.to, work.quantity.from).some(({ word }) => BUT.test(word))) return;
    // "70 were shot": how they died, not that they lived.
    if (work.class === "held" || work.class === "lost") continue;
    if (work.class !== "dead") work.class = null;
    work.part = true;
    work.whole = 0;
    work.ofDead = true;
  }
}

/** "Eight of the 57 were under 18": the 57 are no new toll, and the eight some of the dead where those were told of. */
export function ofWholeBefore(
  parsed: Parsed,
  works: readonly Working[],
  deathsBefore: boolean,
  whole: number | null,
): void {
  works.forEach((work, at) => {
    const next = works[at + 1];
    if (
      next === undefined ||
      next.class !== null ||
      work.class === "held" ||
      work.class === "hurt" ||
      work.part
    )
      return;
    if (next.noun.to > next.quantity.to || next.noun.group !== null) return;
    if (parsed.events.some(({ from, class: of }) => from === next.quantity.nounAt && of !== "dead")) return;
    const between = parsed.tokens
      .slice(work.quantity.to, next.quantity.wordedFrom)
      .map(({ word }) => word)
      .join(" ");
    if (!/^(?:of the|of those|نفر از|تن از|نفر از این|تن از این|من)$/.test(between)) return;
    next.class = "other";
    if (!deathsBefore && (whole === null || next.quantity.value !== whole)) return;
    work.part = true;
    work.ofDead = true;
  });
}

/** "45 of the 170 deaths". */
function ofOthers(parsed: Parsed, works: readonly Working[]): void {
  works.forEach((work, at) => {
    const next = works[at + 1];
    if (next === undefined || next.class === null || work.class !== null || work.part) return;
    const between = parsed.tokens
      .slice(work.noun.to, next.quantity.wordedFrom)
      .map(({ word }) => word)
      .join(" ");
    if (
      !/^(?:of|of the|of those|از|از مجموع|out of|out of the|من|من اصل|من بین)$/.test(between) &&
      !(between === "" && (parsed.tokens[work.quantity.to]?.word ?? "").startsWith("of"))
    )
      return;
    // "35 of the 900 detained"
    if (next.class !== "dead") {
      work.class = next.class;
      return;
    }
    work.part = true;
    work.ofDead = true;
    work.whole = at + 1;
  });
}
