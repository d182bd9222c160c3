/** The lines of the toll as a table, and what must be printed with them (J8, J10). */
import { outwardEnds } from "@daftar/model";
import { type Html, html } from "../html.ts";
import { type SectionInput, section, table } from "./section.ts";

/** A figure of the toll, marked so that a program finds it whatever digits the page writes. */
function figure(line: string, value: number, text: string): Html {
  return html`<data class="figure" data-line="${line}" value="${value}">${text}</data>`;
}

export function linesSection(input: SectionInput): Html {
  const { data, words } = input;
  const { lines, flags } = data.toll;
  const own = words.lines;
  const count = (line: string, value: number) => figure(line, value, words.number(value));
  const { low, high } = lines.reported;
  const headline = data.estimate.estimate?.headline;
  const ends = headline ? outwardEnds(headline) : null;
  const estimated =
    ends !== null
      ? own.between(words.number(ends.low), words.number(ends.high))
      : headline
        ? own.notEstimable
        : own.noEstimate;
  const row = ([name, meaning]: readonly [string, string], value: Html | string) => [
    { text: name, head: true },
    { text: value, number: true },
    { text: meaning },
  ];
  const reported = html`${count("reported.low", low)}${low === high ? html`<span hidden>${count("reported.high", high)}</span>` : html` ${own.to} ${count("reported.high", high)}`}`;
  const hidesDisputes = data.people.some((person) => person.dispute === null && !person.missingPresumed);
  const beside = [
    lines.corroborated > 0 ? own.corroborated(lines.corroborated) : null,
    lines.disputed > 0 ? own.disputed(lines.disputed, hidesDisputes) : null,
    lines.missingPresumed > 0 ? own.missing(lines.missingPresumed) : null,
    own.neverSummed,
    ...flags.map(({ code, words: said }) => own.flags[code] ?? said),
    words.unpublished,
  ].filter((text) => text !== null);
  return section(
    input,
    "lines",
    words.headings.lines,
    html`${table("lines", own.columns, [
      row(own.verifiedNamed, count("verifiedNamed", lines.verifiedNamed)),
      row(own.verified, count("verified", lines.verified)),
      row(own.reported, reported),
      row(own.estimated, estimated),
    ])}
<ul class="notes">${beside.map((text) => html`<li>${text}</li>\n`)}</ul>`,
  );
}
