/** Why accounts are as many origins as they are: what each goes back to, circles, and sources that may be one person. */
import { z } from "zod";
import type { Language } from "./language.ts";
import { wrap } from "./layout.ts";
import {
  circleInPersian,
  inDigits,
  pairInPersian,
  valueCircleInPersian,
  valueInPersian,
  whyInPersian,
} from "./lineageWords.ts";

const pair = z.looseObject({
  sources: z.array(z.string()),
  said: z.boolean(),
  effective: z.boolean(),
  wouldAdd: z.boolean(),
  tells: z.array(z.object({ code: z.string(), words: z.string() })),
  words: z.string(),
});

export const lineageShape = z.looseObject({
  origins: z.object({ known: z.number(), unknown: z.boolean() }),
  accounts: z.array(
    z.looseObject({
      record: z.string(),
      label: z.string(),
      adds: z.boolean(),
      why: z.array(
        z.object({
          code: z.string(),
          account: z.string().nullable(),
          name: z.string().nullable(),
          words: z.string(),
        }),
      ),
    }),
  ),
  circles: z.array(z.looseObject({ members: z.array(z.string()), counts: z.string(), words: z.string() })),
  values: z.array(
    z.object({
      record: z.string(),
      field: z.string(),
      said: z.string(),
      from: z.array(z.string()),
      origins: z.array(z.string()),
      known: z.boolean(),
      oneWith: z.array(z.string()),
      words: z.string(),
    }),
  ),
  valueCircles: z.array(
    z.object({ field: z.string(), members: z.array(z.string()), known: z.boolean(), words: z.string() }),
  ),
  perhapsSame: z.array(pair),
  attested: z.array(pair),
  mayAttest: z.array(z.string()),
});
type Shown = z.infer<typeof lineageShape>;

const line = (text: string): string => wrap(`- ${text}`, 96, "  ");
const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

function toDo({ perhapsSame, mayAttest }: Shown, persian: boolean): string[] {
  if (perhapsSame.length === 0) return [];
  const as = mayAttest[0] ?? "CUSTODIAN";
  const command = `daftar lineage ACCOUNT FILE --as ${as}`;
  const nobody = mayAttest.length === 0;
  if (persian)
    return [
      wrap(
        `امانت‌دار با دستور ${command} گواهی می‌دهد که دو نفرند و شناسه‌ی آن دیگری را در attestedDifferentFrom می‌آورد؛ گفته‌ی دیگران چیزی را عوض نمی‌کند.${nobody ? " این میز هنوز کسی با نقش امانت‌دار ندارد (daftar person role)." : ""}`,
      ),
    ];
  return [
    wrap(
      `A custodian attests that two of them differ with \`${command}\`, the other's id in attestedDifferentFrom; whoever else says it changes nothing.${nobody ? " Nobody on this desk has the role custodian yet (daftar person role)." : ""}`,
    ),
  ];
}

function english(shown: Shown): string[] {
  const { origins, accounts, circles, values, valueCircles, perhapsSame, attested } = shown;
  return [
    `${plural(accounts.length, "account")}, ${plural(origins.known, "distinct known origin")}`,
    ...accounts.map(({ label, adds, why }) =>
      line(adds ? `${label}: an origin of its own` : `${label}: ${why.map(({ words }) => words).join("; ")}`),
    ),
    ...circles.map(({ words }) => line(`Circle: ${words}`)),
    ...values.map(({ words }) => line(words)),
    ...valueCircles.map(({ words }) => line(`Circle of one value: ${words}`)),
    ...perhapsSame.map(({ words, wouldAdd, tells }) =>
      line(
        `${words}. ${wouldAdd ? "Told apart, there is one origin more. " : ""}Alike: ${tells
          .filter(({ code }) => code !== "attest")
          .map((tell) => tell.words)
          .join("; ")}.`,
      ),
    ),
    ...attested.map(({ words }) => line(words)),
  ];
}

function persian(shown: Shown): string[] {
  const { origins, accounts, circles, values, valueCircles, perhapsSame, attested } = shown;
  const labels = new Map(accounts.map(({ record, label }) => [record, label]));
  return [
    `${inDigits(accounts.length)} روایت، ${inDigits(origins.known)} خاستگاه معلوم جدا`,
    ...accounts.map(({ label, adds, why }) =>
      line(
        adds
          ? `${label}: خاستگاهی از آن خود`
          : `${label}: ${why.map((one) => whyInPersian(one, labels.get(one.account ?? "") ?? "")).join("؛ ")}`,
      ),
    ),
    ...circles.map(({ members, counts }) => line(circleInPersian(members, counts, labels))),
    ...values.map((value) => line(valueInPersian(value, labels))),
    ...valueCircles.map((circle) => line(valueCircleInPersian(circle, labels))),
    ...[...perhapsSame, ...attested].map((one) => line(pairInPersian(one))),
  ];
}

export function printLineage(shown: Shown, language: Language): string[] {
  const fa = language === "fa";
  return [...(fa ? persian(shown) : english(shown)), ...toDo(shown, fa)];
}
