/**
 * Pairs of words from lists that carry both scripts: the same part of the same row's name.
 *
 * Source: bilingual_dev.csv (people; two romanisers), iran_azadi_road.csv and iran_memorials_2026.csv
 * (people) of the shared linkage data. They are real people: this file hands out counts of word pairs to
 * the programs that print figures, and nothing of it is ever printed or written.
 * Names are aligned by position, and only where both spellings have the same number of words.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { normaliseName } from "../dist/index.js";
import { linkageData } from "./pairs.mjs";

/** Rows of a small CSV with quoted fields. */
function rowsOfCsv(text) {
  const rows = [];
  let row = [];
  let field = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at];
    if (quoted) {
      if (unit !== '"') field += unit;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (unit === '"') quoted = true;
    else if (unit === "," || unit === "\n") {
      row.push(field);
      field = "";
      if (unit === "\n") {
        rows.push(row);
        row = [];
      }
    } else if (unit !== "\r") field += unit;
  }
  if (field !== "" || row.length > 0) rows.push([...row, field]);
  const [header = [], ...body] = rows;
  return body.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
}

/** Counts of aligned word pairs, `"arabic latin" -> count`. */
function aligned(rows, arabicOf, latinOf) {
  const counts = new Map();
  let same = 0;
  for (const row of rows) {
    const [arabic, latin] = [normaliseName(arabicOf(row)).tokens, normaliseName(latinOf(row)).tokens];
    if (arabic.length === 0 || arabic.length !== latin.length) continue;
    same += 1;
    arabic.forEach((word, at) => {
      if (!/^[\u0621-\u06d3]+$/u.test(word) || !/^[a-z]+$/.test(latin[at])) return;
      const key = `${word} ${latin[at]}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
  }
  return { counts, rows: rows.length, aligned: same };
}

const read = (name) => rowsOfCsv(readFileSync(join(linkageData(), name), "utf8"));

/** Rows of the five lists with both scripts. */
export const bilingualRows = () => read("bilingual_dev.csv");

/**
 * Word pairs by list, `half` 0 or 1 of the persons (odd and even numbers of the person or row).
 *
 * @returns {{name: string, halves: ReturnType<typeof aligned>[]}[]}
 */
export function peoplePairs() {
  const halves = (rows, number, arabicOf, latinOf) =>
    [0, 1].map((half) =>
      aligned(
        rows.filter((row, at) => number(row, at) % 2 === half),
        arabicOf,
        latinOf,
      ),
    );
  const person = (row) => Number(/\d+/.exec(row.person)?.[0] ?? 0);
  const bilingual = bilingualRows();
  const of = (early) => bilingual.filter((row) => row.list < "L2500" === early);
  const ar = (row) => row.name_ar;
  const en = (row) => row.name_en;
  const fa = (row) => row.name_fa;
  const la = (row) => row.name;
  return [
    { name: "Arabic, first romaniser", halves: halves(of(true), person, ar, en) },
    { name: "Arabic, second romaniser", halves: halves(of(false), person, ar, en) },
    { name: "Persian, first list", halves: halves(read("iran_azadi_road.csv"), (_, at) => at, fa, la) },
    { name: "Persian, second list", halves: halves(read("iran_memorials_2026.csv"), (_, at) => at, fa, la) },
  ];
}
