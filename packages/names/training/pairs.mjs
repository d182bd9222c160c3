/**
 * The pairs of spellings that reading across scripts is learnt from, normalised by our own rules.
 *
 * Source: names of `$DAFTAR_SHARED` (or ../shared beside the repository), `data/linkage/names`:
 * google_ar2en.tsv (Apache-2.0, each pair counts once) and wikidata_arabic_pairs.tokens.tsv (CC0, with
 * counts); and `persian.tsv` beside this file, written for this project.
 * Held out: pairs whose Arabic-script word hashes to 0 of 10; they are never trained on.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { normaliseName } from "../dist/index.js";

const here = dirname(fileURLToPath(import.meta.url));
const shared = process.env.DAFTAR_SHARED ?? join(here, "../../../../shared");

/** Folder of the shared linkage data. @throws where it is absent */
export function linkageData() {
  const folder = join(shared, "data/linkage");
  if (!existsSync(folder)) throw new Error("no data/linkage under $DAFTAR_SHARED or ../shared");
  return folder;
}

const lines = (path) =>
  readFileSync(path, "utf8")
    .split(/\r?\n/)
    .filter((line) => line !== "");

/** FNV-1a of a text's UTF-16 units. */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

export const isHeldOut = (arabic) => hashOf(arabic) % 10 === 0;

/** Both words in normal form without spaces, or null where either is none of ours. */
function normalPair(arabic, latin) {
  const [left, right] = [normaliseName(arabic).tokens.join(""), normaliseName(latin).tokens.join("")];
  if (!/^[\u0621-\u06d3]{2,24}$/u.test(left) || !/^[a-z]{2,24}$/.test(right)) return null;
  return [left, right];
}

/** @returns {{arabic: string, latin: string, count: number, origin: string}[]} */
export function trainingPairs() {
  const folder = linkageData();
  const found = new Map();
  const add = (arabic, latin, count, origin) => {
    const pair = normalPair(arabic, latin);
    if (pair === null) return;
    const key = `${pair[0]} ${pair[1]}`;
    const known = found.get(key);
    if (known) known.count += count;
    else found.set(key, { arabic: pair[0], latin: pair[1], count, origin });
  };
  for (const line of lines(join(folder, "names/google_ar2en.tsv"))) {
    const [arabic, latin] = line.split("\t");
    add(arabic, latin, 1, "google");
  }
  for (const line of lines(join(folder, "names/wikidata_arabic_pairs.tokens.tsv"))) {
    const [latin, arabic, count] = line.split("\t");
    add(arabic.replaceAll(" ", ""), latin, Number(count), "wikidata");
  }
  const totals = new Map();
  for (const { arabic, count } of found.values()) totals.set(arabic, (totals.get(arabic) ?? 0) + count);
  for (const line of lines(join(here, "persian.tsv"))) {
    const [arabic, ...spellings] = line.split(" ");
    // Wikidata's people of an Arabic name are mostly not Iranian; a usual Persian reading is no rare one.
    const usual = 3 + Math.floor((totals.get(normaliseName(arabic).tokens.join("")) ?? 0) / 20);
    for (const latin of spellings) add(arabic, latin, usual, "persian");
  }
  return [...found.values()].sort((a, b) =>
    a.arabic < b.arabic ? -1 : a.arabic > b.arabic ? 1 : a.latin < b.latin ? -1 : 1,
  );
}
