/**
 * People at reported or above by night, place, age, sex, cause and population (J12).
 *
 * Counted again from the rows of the page, by the function that counted them for `data/toll.json`.
 */
import { publicBreakdowns } from "../../results/publicBreakdowns.ts";
import { type Html, html } from "../html.ts";
import type { PageData } from "../pageData.ts";
import { paragraph, type SectionInput, section, table } from "./section.ts";

type Line = readonly [label: string, people: number];

/** What the gate told of the table of conditions, which itself never leaves (J16, J20). */
function cutsRecorded({ toll }: PageData): number | null {
  const value = toll.gate?.measures.find(({ id }) => id === "conditions")?.value;
  return typeof value === "number" ? value : null;
}

export function breakdownsSection(input: SectionInput): Html {
  const { data, words, places } = input;
  const own = words.breakdowns;
  const cuts = publicBreakdowns(data.people);
  const { terms } = words;
  const labelled = <K extends string>(
    rows: readonly { readonly value: K | "unknown"; readonly people: number }[],
    names: Readonly<Partial<Record<string, string>>>,
  ): Line[] =>
    rows.map(({ value, people }) => [value === "unknown" ? own.unknown : (names[value] ?? value), people]);
  // Where no night is known at all, that is said once above the days instead of beside each.
  const noNight = cuts.byNight.every(({ people, nightUnknown }) => people === nightUnknown);
  const nights = cuts.byNight.map(({ day, people, nightUnknown }): Line => {
    if (day === null) return [own.unknown, people];
    if (noNight) return [words.day(day), people];
    return [nightUnknown === people ? own.nightUnknown(words.day(day)) : own.nightOf(words.day(day)), people];
  });
  const dated = cuts.byNight.some(({ day }) => day !== null);
  const placeLines = cuts.byPlace.map((row): Line => {
    if (row.province === null) return [own.unknown, row.people];
    const { province, city } = row;
    return [
      city === null ? own.cityUnknown(places.province(province)) : (places.place(row) ?? own.unknown),
      row.people,
    ];
  });
  const kinds: readonly (readonly [string, readonly Line[]])[] = [
    ["night", nights],
    ["place", placeLines],
    ["ageBand", labelled(cuts.byAgeBand, terms.ageBand)],
    ["sex", labelled(cuts.bySex, terms.sex)],
    ["cause", labelled(cuts.byCause, terms.cause)],
    ["population", labelled(cuts.byPopulation, terms.population)],
  ];
  const tables = kinds
    .filter(([, rows]) => rows.length > 0)
    .map(([by, rows]) =>
      table(
        "cut",
        [by === "night" && noNight ? own.dayNightUnknown : (own.by[by] ?? by), own.people],
        rows.map(([label, people]) => [
          { text: label, head: true },
          { text: words.number(people), number: true },
        ]),
      ),
    );
  const { people, ofKnownAge, ageUnknown } = cuts.under30;
  return section(
    input,
    "breakdowns",
    words.headings.breakdowns,
    html`${paragraph(own.note)}${dated ? paragraph(own.underCuts(cutsRecorded(data))) : null}${cuts.people === 0 ? null : paragraph(own.under30(people, ofKnownAge, ageUnknown))}<div class="by">${tables}</div>`,
  );
}
