/**
 * The record of names: everybody shown with a name or details, and those who may only be counted.
 *
 * The list stands in the page itself, so that it reads, searches and prints with scripts off; the
 * script only sorts and filters what is there. The order is by name: never by importance.
 */
import type { PersonRow } from "@daftar/model";
import { escapeHtml, type Html, html, raw } from "../html.ts";
import { mark, paragraph, type SectionInput, section, table } from "./section.ts";

const nameOf = (row: PersonRow, lang: "en" | "fa") =>
  (row.nameForms.find(({ script }) => script === (lang === "fa" ? "persian" : "latin")) ?? row.nameForms[0])
    ?.text ?? "";

/** The dot stays with what it ends, never at the head of a line. */
const BETWEEN = "\u00a0· ";

/** Details in small type, in a fixed order. */
function details(row: PersonRow, { words, places }: SectionInput): string[] {
  const { terms, names } = words;
  return [
    row.ageBand === null ? null : names.aged(terms.ageBand[row.ageBand]),
    places.place(row) ?? names.placeUnknown,
    row.date === null ? names.dateUnknown : words.span(row.date).replaceAll(" ", "\u00a0"),
    row.cause === null || row.cause === "unknown" ? null : terms.cause[row.cause],
    row.missingPresumed ? names.missing : terms.level[row.level],
    row.dispute === null || row.dispute === "none" ? null : terms.dispute[row.dispute],
    row.twoOrMoreOrigins === true ? names.origins : null,
    row.group === null ? null : names.maybeSame,
  ].filter((text) => text !== null);
}

function entry(row: PersonRow, input: SectionInput): Html {
  const { words, places } = input;
  const forms = row.nameForms.map(({ text, script }) => {
    const lang =
      script === "persian"
        ? raw(' lang="fa" dir="rtl"')
        : script === "latin"
          ? raw(' lang="en" dir="ltr"')
          : null;
    return html`<bdi${lang}>${text}</bdi> `;
  });
  const who =
    forms.length > 0 ? html`${forms}` : html`<span class="nameless">${words.names.nameless(row)}</span>`;
  const place = places.place(row) ?? "";
  const name = nameOf(row, words.lang);
  const sorted = raw(
    ` data-name="${escapeHtml(name)}" data-date="${row.date?.from ?? ""}" data-place="${escapeHtml(place)}"`,
  );
  return html`<li id="${row.publicId}" class="${row.missingPresumed ? "uncounted" : "counted"}"${sorted}><p class="name">${who}</p><p class="small">${details(row, input).join(BETWEEN)}</p><p class="id"><code>${row.publicId}</code>${mark(input)}</p></li>
`;
}

function countOnlyTable(input: SectionInput): Html {
  const { data, words, places } = input;
  const groups = new Map<string, number>();
  for (const row of data.people) {
    if (row.class !== "count-only") continue;
    const shown = [
      row.missingPresumed ? words.names.missing : words.terms.level[row.level],
      row.sex === null ? null : words.terms.sex[row.sex],
      row.ageBand === null ? null : words.names.aged(words.terms.ageBand[row.ageBand]),
      places.place(row),
      row.date === null ? null : words.span(row.date),
      row.population === null ? null : words.terms.population[row.population],
      row.cause === null ? null : words.terms.cause[row.cause],
    ].filter((text) => text !== null);
    const key = shown.join(BETWEEN);
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  if (groups.size === 0) return html``;
  const rows = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([shown, people]) => [
      { text: shown === "" ? words.countOnly.nothingShown : shown, head: true },
      { text: words.number(people), number: true },
    ]);
  return html`<h3>${words.headings.countOnly}${mark(input)}</h3>
${paragraph(words.countOnly.note)}${table("counted", words.countOnly.columns, rows)}`;
}

export function namesSection(input: SectionInput): Html {
  const { data, words } = input;
  const { names } = words;
  const shown = data.people.filter((row) => row.class !== "count-only");
  // Keys are made once: in a list of thousands most of the work would be making them again.
  const keyed = shown.map((row) => ({ row, key: names.sortKey(nameOf(row, words.lang)) }));
  keyed.sort((a, b) => {
    if ((a.key === "") !== (b.key === "")) return a.key === "" ? 1 : -1;
    if (a.key !== b.key) return a.key < b.key ? -1 : 1;
    return a.row.publicId < b.row.publicId ? -1 : 1;
  });
  const counted = shown.filter((row) => row.nameForms.length > 0).length;
  const tools = html`<form id="tools" class="tools" hidden><label>${names.search} <input type="search" id="search" autocomplete="off"></label> <label>${names.orderBy} <select id="order"><option value="name">${names.orders.name}</option><option value="date">${names.orders.date}</option><option value="place">${names.orders.place}</option></select></label> <output id="found" data-label="${names.found}"></output></form>`;
  const body =
    shown.length === 0
      ? paragraph(names.none)
      : html`${paragraph(names.count(shown.length, counted))}${tools}
<ol class="names" id="list">
${keyed.map(({ row }) => entry(row, input))}</ol>`;
  return section(
    input,
    "names",
    words.headings.names,
    html`${body}
${countOnlyTable(input)}`,
  );
}
