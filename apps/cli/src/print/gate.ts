/** The gate: open or shut, each measure with unit and direction against the policy, and what the figures leave out. */
import { z } from "zod";
import { GATE_WORDS } from "./gateWords.ts";
import type { Language } from "./language.ts";
import { table, wrap } from "./layout.ts";

const value = z.union([z.number(), z.string()]).nullable();
const measure = z.object({
  id: z.string(),
  value,
  threshold: value,
  asks: z.enum(["at-least", "at-most"]).nullable(),
  met: z.boolean().nullable(),
  words: z.string(),
  missing: z.looseObject({ words: z.string(), victims: z.array(z.string()) }).nullable(),
});
const point = z.object({
  day: z.string(),
  open: z.boolean(),
  measures: z.array(measure.omit({ words: true, missing: true })),
});
const shape = z.object({
  open: z.boolean(),
  code: z.string(),
  policy: z.string(),
  measures: z.array(measure),
  leftOut: z.array(
    z.object({
      what: z.string(),
      province: z.string().nullable(),
      provinceNames: z.array(z.string()),
      people: z.number(),
    }),
  ),
  history: z
    .object({ everyDays: z.number(), firstOpen: z.string().nullable(), points: z.array(point) })
    .nullable(),
});

/** More are in --json. */
const MOST_IDS = 12;
const idsOf = (ids: readonly string[]): string =>
  ids.length === 0
    ? ""
    : `: ${ids.slice(0, MOST_IDS).join(", ")}${ids.length > MOST_IDS ? `, and ${ids.length - MOST_IDS} more` : ""}`;

interface Stretch {
  readonly from: string;
  to: string;
  readonly open: boolean;
  readonly unmet: readonly string[];
}

/** Days one after another on which the gate stood alike. */
function stretches(points: readonly z.infer<typeof point>[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { day, open, measures } of points) {
    const unmet = measures.flatMap(({ id, met }) => (met === false ? [id] : []));
    const last = found.at(-1);
    if (last !== undefined && last.open === open && last.unmet.join() === unmet.join()) last.to = day;
    else found.push({ from: day, to: day, open, unmet });
  }
  return found;
}

const ARABIC_SCRIPT = /\p{Script=Arabic}/u;

export function printGate(result: unknown, language: Language = "en"): string {
  const { open, code, policy, measures, leftOut, history } = shape.parse(result);
  const words = GATE_WORDS[language];
  const silent = code === "gate.silence-is-not-convergence";
  const first = open ? words.open : silent ? words.silence : words.shut;
  const shown = (id: string, found: z.infer<typeof value>): string =>
    found === null
      ? "–"
      : typeof found === "string"
        ? found
        : (words.measures[id]?.unit ?? String)(words.number(found));
  const asked = ({ threshold, asks }: z.infer<typeof measure>): string =>
    typeof threshold !== "number" || asks === null
      ? "–"
      : (asks === "at-least" ? words.atLeast : words.atMost)(words.number(threshold));
  const mark = (met: boolean | null): string => (met === null ? words.shown : met ? words.met : words.notMet);
  // The desk words in English what would meet a measure, and where to look.
  const more = measures.flatMap(({ missing }) =>
    missing === null ? [] : [wrap(`- ${missing.words}${idsOf(missing.victims)}`, 96, "  ")],
  );
  const province = (names: readonly string[], id: string): string =>
    names.find((name) => ARABIC_SCRIPT.test(name) === (language === "fa")) ?? names[0] ?? id;
  const historyLines = ({ everyDays, firstOpen, points }: NonNullable<z.infer<typeof shape>["history"]>) => [
    wrap(words.history(words.number(everyDays), firstOpen)),
    table(
      words.historyHeader,
      stretches(points).map(({ from, to, open: stood, unmet }) => [
        from === to ? from : `${from} – ${to}`,
        stood ? words.openWord : words.shutWord,
        unmet.map((id) => words.measures[id]?.label ?? id).join("; "),
      ]),
    ),
  ];
  return [
    wrap(first(policy)),
    "",
    table(
      words.header,
      measures.map((one) => [
        words.measures[one.id]?.label ?? one.words,
        shown(one.id, one.value),
        asked(one),
        mark(one.met),
      ]),
    ),
    ...(language === "en" && more.length > 0 ? ["", words.missing, ...more] : []),
    "",
    words.leftOut,
    table(
      ["", words.people],
      leftOut.map((left) => {
        const what = words.what[left.what] ?? left.what;
        return [
          left.province === null ? what : `  ${what}, ${province(left.provinceNames, left.province)}`,
          words.number(left.people),
        ];
      }),
      [1],
    ),
    ...(history === null ? [] : ["", ...historyLines(history)]),
  ].join("\n");
}
