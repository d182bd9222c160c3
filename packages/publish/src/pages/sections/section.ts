/** Parts of a page: a heading with its anchor, tables that scroll within themselves, the practice mark. */

import { type Html, html } from "../html.ts";
import type { PageData } from "../pageData.ts";
import type { PlaceNames } from "../places.ts";
import type { Words } from "../words/words.ts";

export interface SectionInput {
  readonly data: PageData;
  readonly words: Words;
  readonly places: PlaceNames;
}

/** The mark of invented material beside a heading or in a row; nothing on a real page (J19). */
export function mark({ data, words }: Pick<SectionInput, "data" | "words">): Html {
  return data.release.invented ? html` <span class="invented">${words.inventedMark}</span>` : html``;
}

export function section(input: SectionInput, id: string, heading: string, body: Html): Html {
  return html`<section id="${id}">
<h2>${heading}${mark(input)}</h2>
${body}
</section>
`;
}

export interface Cell {
  readonly text: Html | string;
  readonly number?: boolean;
  readonly head?: boolean;
}

/**
 * A table whose first column heads its rows. In narrow windows its cells stand under one another or, if
 * they are too wide for that, it scrolls within itself.
 *
 * @param ids of rows that are linked to, in the order of `rows`
 */
export function table(
  kind: string,
  columns: readonly (Html | string)[],
  rows: readonly (readonly Cell[])[],
  ids: readonly string[] = [],
): Html {
  const cell = ({ text, number, head }: Cell) =>
    head
      ? html`<th scope="row">${text}</th>`
      : number
        ? html`<td class="n">${text}</td>`
        : html`<td>${text}</td>`;
  const row = (cells: readonly Cell[], at: number) =>
    ids[at] === undefined
      ? html`<tr>${cells.map(cell)}</tr>\n`
      : html`<tr id="${ids[at]}">${cells.map(cell)}</tr>\n`;
  return html`<div class="scroll"><table class="${kind}"><thead><tr>${columns.map((column, at) => (rows[0]?.[at]?.number ? html`<th scope="col" class="n">${column}</th>` : html`<th scope="col">${column}</th>`))}</tr></thead>
<tbody>${rows.map(row)}</tbody></table></div>`;
}

export const paragraph = (text: string | Html): Html => html`<p>${text}</p>\n`;
