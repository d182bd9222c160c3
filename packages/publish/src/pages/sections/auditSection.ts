/**
 * How to check the page, its open data, and its fingerprint (J22): size, slot, words and hex, "compare
 * this with another copy"; no tick and no seal. The fingerprint is read from log/checkpoint.js, and so is how many
 * approved the release and why others dissent (J20): that came after the page was made.
 */
import { RELEASE_PATHS } from "@daftar/model";
import { type Html, html } from "../html.ts";
import { paragraph, type SectionInput, section } from "./section.ts";

const DATA_FILES = [
  RELEASE_PATHS.peopleCsv,
  RELEASE_PATHS.people,
  RELEASE_PATHS.countsCsv,
  RELEASE_PATHS.claimsCsv,
  RELEASE_PATHS.toll,
  RELEASE_PATHS.estimate,
  RELEASE_PATHS.overlaps,
  RELEASE_PATHS.corrections,
  RELEASE_PATHS.dictionaryCsv,
  RELEASE_PATHS.openings,
  RELEASE_PATHS.manifest,
  RELEASE_PATHS.release,
];

export function dataSection(input: SectionInput): Html {
  const { words } = input;
  const items = DATA_FILES.map((path) => html`<li><a href="${path}"><code>${path}</code></a></li>\n`);
  return section(
    input,
    "data",
    words.headings.data,
    html`${paragraph(words.data.note)}<ul class="files">${items}</ul>`,
  );
}

export function auditSection(input: SectionInput): Html {
  const { data, words } = input;
  const { fingerprint, audit } = words;
  const named = data.release.checker;
  const checker =
    named === null
      ? html``
      : html`<p>${audit.checker(named.version)} <code class="key" dir="ltr">${named.sha256}</code></p>
<p>${audit.checkerAsk}</p>
`;
  return section(
    input,
    "audit",
    words.headings.audit,
    html`<div id="said" hidden data-unsaid="${audit.unsaid}"><p>${audit.approved} <b id="said-n"></b>. <span id="said-none" hidden>${audit.nobodyDissented}</span></p>
<div id="said-some" hidden><p>${audit.dissented} <b id="said-d"></b>.</p><ul id="said-why"></ul></div></div>
${audit.how.map(paragraph)}<p>${audit.fromPaper} <code class="key">${data.release.vkey}</code></p>
${checker}<h3 id="fingerprint">${words.headings.fingerprint}</h3>
${paragraph(fingerprint.note)}<noscript><p>${fingerprint.noScript}</p></noscript>
<dl id="print" hidden data-missing="${fingerprint.missing}"><dt>${fingerprint.size}</dt><dd id="print-size"></dd><dt>${fingerprint.date}</dt><dd>${words.day(data.release.slot)}</dd><dt>${fingerprint.words}</dt><dd id="print-words"></dd><dt>${fingerprint.hex}</dt><dd id="print-hex" lang="en" dir="ltr"></dd></dl>
<p id="print-compare" hidden><strong>${fingerprint.compare}</strong></p>`,
  );
}
