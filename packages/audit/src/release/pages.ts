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

/** Text of a page with one kind of space, entities read, tags gone. */
function textOf(page: string): string {
  return page
    .replace(/<(script|style|template)\b[\s\S]*?<\/\1\s*>/gi, " ")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&#(\d{1,7});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? "")
    .replace(/\s+/g, " ");
}

/** Whole numbers of a text, in any digits, thousands set apart or not; what stands within an id or a key is none. */
function numbersIn(text: string): Set<number> {
  const plain = toAsciiDigits(text).replace(/(?<=\d)[,٬\u202f](?=\d{3})/g, "");
  return new Set((plain.match(/(?<![0-9A-Za-z])\d+(?![0-9A-Za-z])/g) ?? []).map(Number));
}

const spaced = (name: string) => name.replace(/\s+/g, " ").trim();

/** Words that a page of a practice release holds, all of them. */
const MARKS = {
  [RELEASE_PATHS.english]: [/\bpractice\b/i, /\binvented\b/i],
  [RELEASE_PATHS.persian]: [/تمرین/, /ساختگی/],
} as const;

/**
 * What a page says before each id of a person, back to the id before it: a person's names and details stand
 * there, so that a page cannot show one person's name with what belongs to another.
 */
function saidBeforeIds(text: string): Map<string, string> {
  const said = new Map<string, string>();
  let from = 0;
  for (const { 0: id, index } of text.matchAll(/\b(?:PRACTICE-)?P[0-9a-f]{16}\b/g)) {
    said.set(id, `${said.get(id) ?? ""} ${text.slice(from, index)}`);
    from = index + id.length;
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
    const text = textOf(page);
    if (toll !== null) {
      const shown = numbersIn(text);
      // Named, verified, low, high; what stands beside them a page may leave out where it is 0.
      const lacking = numbersOf(toll.lines)
        .slice(0, 4)
        .filter((figure) => !shown.has(figure));
      if (lacking.length > 0) {
        findings.fault("audit.page", path, `the page does not show the figures ${lacking.join(", ")}`);
      }
    }
    if (checker !== null && !text.includes(checker.sha256))
      findings.fault("audit.page", path, "the page does not show the checker that the release names");
    const said = saidBeforeIds(text);
    const hidden = people === null ? 0 : hiddenPeople(said, people);
    if (hidden > 0) findings.fault("audit.page", path, `the page leaves out ${hidden} people of the data`);
    const added = people === null || corrections === null ? 0 : strangers(said, rows);
    if (added > 0)
      findings.fault("audit.page", path, `the page shows ${added} people who are not in the data`);
    // Ids begin with PRACTICE-; a page that only has them has no mark that a reader would take for one.
    const words = text.replace(/PRACTICE-\w+/g, "");
    if (invented && !MARKS[path].every((mark) => mark.test(words))) {
      findings.fault("audit.marks", path, "the page does not say that it is practice and invented");
    }
  }
}
