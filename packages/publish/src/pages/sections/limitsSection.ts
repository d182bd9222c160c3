/** How to read the page, what stayed out, what was corrected, where accounts come from. */
import { type Html, html } from "../html.ts";
import { paragraph, type SectionInput, section, table } from "./section.ts";

export function readingSection(input: SectionInput): Html {
  const { words } = input;
  const items = words.reading.map((text) => html`<li>${text}</li>\n`);
  return section(input, "reading", words.headings.reading, html`<ul>${items}</ul>`);
}

export function countsSection(input: SectionInput): Html {
  const { data, words, places } = input;
  const own = words.counts;
  if (data.counts.length === 0) return section(input, "counts", words.headings.counts, paragraph(own.none));
  const rows = data.counts.map((row) => [
    { text: places.place(row) ?? own.wholeArea, head: true },
    {
      text:
        row.windowFrom === row.windowTo
          ? words.day(row.windowFrom)
          : words.span({ from: row.windowFrom, to: row.windowTo, precision: "range" }),
    },
    {
      text:
        row.low === row.high
          ? words.number(row.low)
          : words.lines.between(words.number(row.low), words.number(row.high)),
      number: true,
    },
    { text: own.extent[row.extent] },
    { text: own.level[row.level] },
  ]);
  return section(
    input,
    "counts",
    words.headings.counts,
    html`${paragraph(own.note)}${table("numbers", own.columns, rows)}`,
  );
}

export function leftOutSection(input: SectionInput): Html {
  const { data, words, places } = input;
  const own = words.leftOut;
  const { gate } = data.toll;
  const english = (text: string) => html`<span lang="en" dir="ltr">${text}</span>`;
  const parts: Html[] = [];
  if (gate !== null) {
    parts.push(paragraph(gate.open ? own.gateOpen : own.gateShut));
    const written = (value: number | string) =>
      typeof value === "number" && Number.isInteger(value)
        ? words.number(value)
        : words.digits(String(value));
    const measures = gate.measures.map(({ id, value, threshold, met, words: said }) => [
      { text: own.measure[id] ?? english(said), head: true },
      {
        text: id === "scope" ? own.scopeSet[value === null ? 0 : 1] : value === null ? "–" : written(value),
        number: true,
      },
      {
        text: html`${threshold === null ? (met === null ? own.noThreshold : "–") : own.asked(id, written(threshold))}${met === false ? html` <strong class="needs">${own.notMet}</strong>` : null}`,
      },
    ]);
    if (measures.length > 0) parts.push(table("measures", own.measures, measures));
  }
  const left = gate?.leftOut ?? [];
  parts.push(
    left.length === 0
      ? paragraph(own.none)
      : table(
          "left",
          own.columns,
          left.map(({ what, province, people }) => [
            {
              text: html`${own.what[what] ?? english(what)}${province === null ? null : html` · ${places.province(province)}`}`,
              head: true,
            },
            { text: words.number(people), number: true },
          ]),
        ),
  );
  parts.push(paragraph(words.unpublished));
  return section(input, "left-out", words.headings.leftOut, html`${parts}`);
}

export function correctionsSection(input: SectionInput): Html {
  const { data, words } = input;
  const own = words.corrections;
  const rows = data.corrections.map((row) => [
    { text: html`<code>${row.publicId}</code>`, head: true },
    { text: own.reasons[row.reason] },
    { text: words.day(row.slot) },
  ]);
  return section(
    input,
    "corrections",
    words.headings.corrections,
    html`${paragraph(own.note)}${rows.length === 0 ? paragraph(own.none) : table("corrections", own.columns, rows)}`,
  );
}

export function sourcesSection(input: SectionInput): Html {
  const { data, words } = input;
  const own = words.sources;
  const rows = data.sources.classes.map((row) => [
    { text: words.terms.source[row.class] ?? row.class, head: true },
    { text: words.number(row.accounts), number: true },
  ]);
  return section(
    input,
    "sources",
    words.headings.sources,
    html`${paragraph(own.note)}${rows.length === 0 ? paragraph(own.none) : table("sources", own.columns, rows)}`,
  );
}
