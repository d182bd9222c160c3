/** Refusals to tell a number (J13), and numbers that are to be told later. Cost: linear in words. */
import type { Frame } from "../../attribution/frame.ts";
import type { Parsed } from "../parse.ts";
import { type Denial, deathsIn, figureIn, scopeOf } from "./denied.ts";

export function refusalsOf(parsed: Parsed, frames: readonly Frame[], deathsBefore: boolean): Denial[] {
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
export function laterOf(parsed: Parsed, frames: readonly Frame[], deathsBefore: boolean): Denial[] {
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
