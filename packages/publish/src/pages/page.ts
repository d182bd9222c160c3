/**
 * One page, whole: it opens from file:// with scripts off, names no remote host, and says in its first
 * line what was found. The practice mark stands above everything and beside every heading and row; no
 * option takes it away (J19).
 */
import { RELEASE_PATHS } from "@daftar/model";
import { tollChart } from "./chart/tollChart.ts";
import { bdi, type Html, html, isolate, raw } from "./html.ts";
import { leadSentence } from "./lead.ts";
import type { PageData } from "./pageData.ts";
import { placeNames } from "./places.ts";
import { scriptOf } from "./script.ts";
import { auditSection, dataSection } from "./sections/auditSection.ts";
import { breakdownsSection } from "./sections/breakdownsSection.ts";
import { claimsSection } from "./sections/claimsSection.ts";
import { contents } from "./sections/contents.ts";
import { estimateSection } from "./sections/estimateSection.ts";
import {
  correctionsSection,
  countsSection,
  leftOutSection,
  readingSection,
  sourcesSection,
} from "./sections/limitsSection.ts";
import { linesSection } from "./sections/linesSection.ts";
import { namesSection } from "./sections/namesSection.ts";
import { mark, type SectionInput, section } from "./sections/section.ts";
import { STYLE } from "./style.ts";
import type { Words } from "./words/words.ts";

/** Nothing from anywhere but this folder may load or be sent. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'";

function lede({ data, words }: SectionInput): Html {
  const { release } = data;
  const { scope } = release;
  const scopeLine = words.scopeLine({
    area: isolate(scope.area.name),
    from: words.day(scope.window.from),
    to: words.day(scope.window.to),
    later: words.day(scope.laterDeathsUntil),
    populations: scope.populations.map((population) => words.terms.population[population]),
  });
  const editionLine = words.editionLine({
    version: words.number(release.version),
    asOf: words.day(release.asOf),
    slot: words.day(release.slot),
    approvers: words.number(release.approvers),
    policy: isolate(release.policy.version),
  });
  const ways = scope.waysOfDying.map((way) => html`<li>${bdi(way)}</li>`);
  return html`<div class="lede"><p>${scopeLine}</p>
<p>${words.waysLine}</p>
<ul>${ways}</ul>
<p>${editionLine} ${words.unpublished}</p></div>`;
}

/** The page in one language. */
export function page(data: PageData, words: Words): string {
  const { release } = data;
  const input: SectionInput = { data, words, places: placeNames(release.scope, words) };
  const practice = release.invented ? html`<aside class="practice">${words.practice}</aside>\n` : html``;
  const title = `${release.invented ? `[${words.inventedMark}] ` : ""}${words.documentTitle(release.title)}`;
  const robots = release.invented ? raw('<meta name="robots" content="noindex">\n') : null;
  const whole = html`<!doctype html>
<html lang="${words.lang}" dir="${words.dir}" data-invented="${String(release.invented)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(POLICY)}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
${robots}<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<a class="skip" href="#names">${words.skip}</a>
${practice}<header>
<nav class="top" aria-label="${words.navigation}"><span><bdi>${release.name}</bdi> · <bdi>${release.title}</bdi></span><a href="${words.other.file}" lang="${words.other.lang}">${words.other.name}</a></nav>
<h1>${leadSentence(data, words)}${mark(input)}</h1>
${lede(input)}
${contents(input)}
</header>
<main>
${section(input, "toll", words.headings.chart, tollChart(data, words))}
${linesSection(input)}
${claimsSection(input)}
${breakdownsSection(input)}
${estimateSection(input)}
${namesSection(input)}
${countsSection(input)}
${readingSection(input)}
${leftOutSection(input)}
${sourcesSection(input)}
${correctionsSection(input)}
${auditSection(input)}
${dataSection(input)}
</main>
<footer><p><bdi>${release.name}</bdi>${mark(input)}</p></footer>
<script src="${RELEASE_PATHS.checkpointScript}"></script>
<script>${raw(scriptOf(words.lang))}</script>
</body>
</html>
`;
  return whole.html;
}
