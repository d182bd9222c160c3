/** The total of strata in a sentence, and how it was made. */
import { lowEnd } from "@daftar/model";
import { refusalWords } from "../toll/refusalWords.ts";
import type { Pooled } from "./report.ts";
import { byWords, type Speaking, stratumWords } from "./stratumWords.ts";

export function totalWords({ by, total, people, strata }: Pooled, speaking: Speaking): string {
  const { say, format } = speaking;
  const named = byWords(by, speaking);
  if (total.refused !== null)
    return `${say("pooled.refused", { by: named })} ${refusalWords(total.refused, say)}`;
  const between = (low: number | null, high: number | null): string =>
    low === null || high === null ? "–" : format.interval(low, high);
  if (total.partial) {
    const left = strata.filter(({ stratum }) => total.counted.includes(stratum));
    const few = left.reduce((sum, { documented }) => sum + documented, 0);
    return [
      say("pooled.partial", {
        by: named,
        low: total.low === null ? "–" : format.number(lowEnd(total.low)),
        left: format.number(left.length),
        all: format.number(strata.length),
        few: format.number(few),
      }),
      ...(total.estimated.low === null
        ? []
        : [say("pooled.others", { interval: between(total.estimated.low, total.estimated.high) })]),
    ].join(" ");
  }
  const interval = between(total.low, total.high);
  return people.low === people.high
    ? say("pooled.total", { by: named, interval, n: format.number(total.documented) })
    : say("pooled.totalOver", { by: named, interval, people: format.interval(people.low, people.high) });
}

const OVER = ["clusterings", "labels", "clusterings and labels"] as const;

export function madeWords(pooled: Pooled, speaking: Speaking): readonly string[] {
  const { say, format } = speaking;
  const { settings, total, unlabelled, notPooled, by } = pooled;
  const over = OVER.find((one) => one === settings.over);
  const headline = total.methods.filter(({ role }) => role === "headline");
  const share = Math.max(0, ...headline.map(({ between }) => between?.width ?? 0));
  const left = total.counted.map((stratum) => stratumWords(stratum, by, speaking));
  return [
    ...(left.length === 0 ? [] : [say("pooled.counted", { strata: format.list(left) })]),
    ...(over === undefined || total.methods.length === 0
      ? []
      : [
          say("pooled.narrower", {
            what: say(`pooledOver.${over === "clusterings and labels" ? "both" : over}`),
            share: format.percent(share),
          }),
        ]),
    ...(unlabelled === 0
      ? []
      : [
          say("pooled.unlabelled", {
            n: format.number(unlabelled),
            times: format.number(settings.replicates),
          }),
        ]),
    ...(notPooled === null ? [] : [say(`notPooled.${notPooled}`)]),
    ...(settings.tables === 0
      ? []
      : [
          say("pooled.made", {
            draws: format.number(settings.drawsEach),
            replicates: format.number(settings.replicates),
            tables: format.number(settings.tables),
          }),
        ]),
  ];
}
