/**
 * The pages show the figures and the names of the data, and bear the marks of practice (J15, J19).
 *
 * A log proves that leaves were not removed, not that a page shows them; so pages are read as a reader
 * sees them: without scripts, styles and tags. What a page says beside that, audit does not judge.
 * Cost: linear in bytes and names.
 */
import { fromUtf8, type PersonRow, RELEASE_PATHS, type ReleaseFile, toAsciiDigits } from "@daftar/model";
import type { Folder } from "../folder.ts";
import type { Findings } from "../report.ts";
import { seenPart, strangeMarkup } from "./markup.ts";
import type { ReleasedRows } from "./rows.ts";
import { numbersOf } from "./toll.ts";

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** What ends the contents of an element that a reader is not shown. */
const HIDDEN_TO: ReadonlyMap<string, RegExp> = new Map([
  ["script", /<\/script\s*>/gi],
  ["style", /<\/style\s*>/gi],
  ["template", /<\/template\s*>/gi],
]);

const TAG_NAME = /[a-z]+\b/iy;
const SPACE = /\s/;

/** Behind a tag that begins here; values in quotes may hold what looks like its end. */
function endOfTag(page: string, from: number): number {
  for (let at = from + 1; at < page.length; at += 1) {
    if (page[at] === ">") return at + 1;
    if (page[at] !== "=") continue;
    while (SPACE.test(page[at + 1] ?? "")) at += 1;
    const quote = page[at + 1];
    if (quote !== '"' && quote !== "'") continue;
    const close = page.indexOf(quote, at + 2);
    if (close < 0) break;
    at = close;
  }
  return page.length;
}

/** Where what a reader sees goes on, after markup that begins here. What has no end hides the rest. */
function endOfMarkup(page: string, from: number): number {
  if (page.startsWith("<!--", from)) {
    const end = page.indexOf("-->", from + 4);
    return end < 0 ? page.length : end + 3;
  }
  TAG_NAME.lastIndex = from + 1;
  const end = HIDDEN_TO.get(TAG_NAME.exec(page)?.[0].toLowerCase() ?? "");
  if (end === undefined) return endOfTag(page, from);
  end.lastIndex = from;
  return end.exec(page) === null ? page.length : end.lastIndex;
}

const withEntities = (text: string): string =>
  text
    .replace(/&#(\d{1,7});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? "");

/** Texts of a page one after another, each between two tags, as a reader sees them. A comment parts nothing. */
function* textsOf(page: string): Generator<string, undefined> {
  let text = "";
  for (let at = 0; at < page.length; ) {
    const open = page.indexOf("<", at);
    text += page.slice(at, open < 0 ? page.length : open);
    at = open < 0 ? page.length : endOfMarkup(page, open);
    if (open >= 0 && page.startsWith("<!--", open)) continue;
    if (text !== "") yield text.includes("&") ? withEntities(text) : text;
    text = "";
  }
  if (text !== "") yield withEntities(text);
}

const NUMBER = /[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[,٬\u202f][0-9\u0660-\u0669\u06f0-\u06f9]{3,})*/g;

const LETTER = /[A-Za-z]/;

/** Whole numbers of a text, in any digits, thousands set apart or not; what stands within an id or a key is none. */
function* numbersIn(text: string): Generator<number, undefined> {
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    if (LETTER.test(text[index - 1] ?? "") || LETTER.test(text[index + number.length] ?? "")) continue;
    yield Number(toAsciiDigits(number).replace(/\D/g, ""));
  }
}

const spaced = (name: string) => name.replace(/\s+/g, " ").trim();

/** Words that a page of a practice release holds, all of them. */
const MARKS = {
  [RELEASE_PATHS.english]: [/\bpractice\b/i, /\binvented\b/i],
  [RELEASE_PATHS.persian]: [/تمرین/, /ساختگی/],
} as const;

const ID = /\b(?:PRACTICE-)?P[0-9a-f]{16}\b/g;
const SHORTEST_ID = 17;

/** What is to be found on a page; what was found is taken out. */
interface Sought {
  readonly figures: Set<number>;
  readonly words: Set<string>;
  readonly marks: Set<RegExp>;
}

/**
 * Reads a page, and says what it says before each id of a person, back to the id before it: a person's names and
 * details stand there, so that a page cannot show one person's name with what belongs to another.
 */
function saidBeforeIds(page: string, { figures, words, marks }: Sought): Map<string, string> {
  const said = new Map<string, string>();
  let before = "";
  for (const text of textsOf(page)) {
    if (figures.size > 0) for (const number of numbersIn(text)) figures.delete(number);
    for (const word of words) if (text.includes(word)) words.delete(word);
    for (const mark of marks) {
      // Ids begin with PRACTICE-; a page that only has them has no mark that a reader would take for one.
      if (mark.test(text.replace(/PRACTICE-\w+/g, ""))) marks.delete(mark);
    }
    let from = 0;
    for (const { 0: id, index } of text.length < SHORTEST_ID ? [] : text.matchAll(ID)) {
      said.set(id, spaced(`${said.get(id) ?? ""} ${before}${text.slice(from, index)}`));
      before = "";
      from = index + id.length;
    }
    before += `${text.slice(from)} `;
  }
  return said;
}

/** People shown with details whose id a page leaves out, or one of whose names it does not show with their id. */
function hiddenPeople(said: ReadonlyMap<string, string>, people: readonly PersonRow[]): number {
  return people.filter((row) => {
    if (row.class === "count-only") return false;
    const before = said.get(row.publicId);
    return before === undefined || !row.nameForms.every((form) => before.includes(spaced(form.text)));
  }).length;
}

/** Ids of people on a page that the data do not hold. */
function strangers(said: ReadonlyMap<string, string>, { people, corrections }: ReleasedRows): number {
  const known = new Set([...(people ?? []), ...(corrections ?? [])].map((row) => row.publicId));
  return [...said.keys()].filter((id) => !known.has(id)).length;
}

export async function checkPages(
  folder: Folder,
  rows: ReleasedRows,
  { invented, checker }: Pick<ReleaseFile, "invented" | "checker">,
  findings: Findings,
): Promise<void> {
  const { people, corrections, toll } = rows;
  for (const path of [RELEASE_PATHS.english, RELEASE_PATHS.persian] as const) {
    const bytes = await folder.read(path);
    // A missing page is told by the manifest.
    if (bytes === null) continue;
    const page = seenPart(fromUtf8(bytes));
    const strange = strangeMarkup(page);
    if (strange.length > 0)
      findings.fault(
        "audit.page",
        path,
        `the page holds what no page of a release does: ${strange.join(", ")}`,
      );
    // Named, verified, low, high; what stands beside them a page may leave out where it is 0.
    const figures = new Set(toll === null ? [] : numbersOf(toll.lines).slice(0, 4));
    const words = new Set(checker === null ? [] : [checker.sha256]);
    const marks = new Set<RegExp>(invented ? MARKS[path] : []);
    const said = saidBeforeIds(page, { figures, words, marks });
    if (figures.size > 0) {
      findings.fault("audit.page", path, `the page does not show the figures ${[...figures].join(", ")}`);
    }
    if (words.size > 0)
      findings.fault("audit.page", path, "the page does not show the checker that the release names");
    const hidden = people === null ? 0 : hiddenPeople(said, people);
    if (hidden > 0) findings.fault("audit.page", path, `the page leaves out ${hidden} people of the data`);
    const added = people === null || corrections === null ? 0 : strangers(said, rows);
    if (added > 0)
      findings.fault("audit.page", path, `the page shows ${added} people who are not in the data`);
    if (marks.size > 0) {
      findings.fault("audit.marks", path, "the page does not say that it is practice and invented");
    }
  }
}
