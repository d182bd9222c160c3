/** The estimate, or its refusal as an answer, with whom it cannot speak of (J10, J21). */
import { lowEnd, outwardEnds } from "@daftar/model";
import { type Html, html } from "../html.ts";
import type { MethodRow } from "../words/words.ts";
import { paragraph, type SectionInput, section, table } from "./section.ts";

function overlaps(input: SectionInput): Html {
  const { data, words } = input;
  const { cells } = data.overlaps;
  if (cells === null) return paragraph(words.estimate.overlapsNone);
  const rows = cells.map(({ lists, people }) => [
    { text: lists.map(words.estimate.list).join(" + "), head: true },
    { text: words.number(people), number: true },
  ]);
  return html`<details><summary>${words.estimate.overlapsHeading}</summary>${table("overlaps", words.estimate.overlapsColumns, rows)}</details>`;
}

export function estimateSection(input: SectionInput): Html {
  const { data, words } = input;
  const own = words.estimate;
  const heading = words.headings.estimate;
  const { estimate } = data.estimate;
  if (estimate === null) return section(input, "estimate", heading, paragraph(own.none));
  const { headline, methods, lists } = estimate;
  const documented = words.number(estimate.documented);
  const interval = (of: { readonly low: number | null; readonly high: number | null }) => {
    const ends = outwardEnds(of);
    return ends === null ? "–" : words.lines.between(words.number(ends.low), words.number(ends.high));
  };
  const ends = outwardEnds(headline);
  const percent = words.digits(
    `${Math.round((headline.level ?? 0.95) * 100)}${words.lang === "fa" ? "٪" : "%"}`,
  );
  const said =
    ends !== null
      ? own.interval(words.number(ends.low), words.number(ends.high), percent, documented)
      : own.refused(headline.refused?.code ?? "", headline.refused?.message ?? "", documented);
  const why = (method: MethodRow) => {
    const said = own.reason(method, lists.length);
    return said ?? html`<span lang="en" dir="ltr">${method.reason}</span>`;
  };
  const rows = methods.map((method) => [
    { text: html`${own.methods[method.id] ?? ""} <code>${method.id}</code>`, head: true },
    { text: own.status[method.status] },
    { text: interval(method), number: true },
    { text: method.reason === null ? "" : why(method) },
  ]);
  return section(
    input,
    "estimate",
    heading,
    html`${paragraph(said)}${headline.lowerBound === null ? null : paragraph(own.lowerBound(words.number(lowEnd(headline.lowerBound))))}${paragraph(own.unreachable)}${paragraph(own.lists(lists.length))}${rows.length > 0 ? table("methods", own.columns, rows) : null}${overlaps(input)}`,
  );
}
