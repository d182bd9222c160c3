/** Links to the parts of the page: it is long, and most come for one thing. */
import { type Html, html } from "../html.ts";
import type { SectionInput } from "./section.ts";

export function contents({ words }: SectionInput): Html {
  const { headings } = words;
  const parts: readonly (readonly [id: string, heading: string])[] = [
    ["toll", headings.chart],
    ["claims", headings.claimsTable],
    ["breakdowns", headings.breakdowns],
    ["estimate", headings.estimate],
    ["names", headings.names],
    ["left-out", headings.leftOut],
    ["audit", headings.audit],
    ["data", headings.data],
  ];
  return html`<nav class="contents" aria-label="${words.contents}"><ul>${parts.map(([id, heading]) => html`<li><a href="#${id}">${heading}</a></li>\n`)}</ul></nav>`;
}
