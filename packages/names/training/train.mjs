/**
 * Learns reading across scripts and writes `src/read/modelData.ts` and `src/read/tableData.ts`.
 *
 * Run from the repository's root after a build, with the shared data in ../shared or $DAFTAR_SHARED:
 *   node packages/names/training/train.mjs && npm run build
 * Deterministic; about half a minute. `accuracy.mjs` beside it prints what the result is worth.
 */
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { learnModel, learnTable } from "./learn.mjs";
import { trainingPairs } from "./pairs.mjs";
import { scorer } from "./score.mjs";

const made = (what) => `/**
 * ${what}
 *
 * Made by \`training/train.mjs\`, never by hand. Source: Google's ar2en names (Apache-2.0), pairs of
 * Wikidata labels (CC0), and \`training/persian.tsv\` of this project. Cost: none until read.
 */
`;
const read = join(dirname(fileURLToPath(import.meta.url)), "../src/read");

const pairs = trainingPairs();
const model = learnModel(pairs, console.log);
writeFileSync(
  join(read, "modelData.ts"),
  `${made("Chances of the Latin strings that each letter gives, and of Latin letters after each other.")}
/** A line for each letter and place: a string, then its -log2 in thirds of a bit, counted from "0". */
export const CHUNK_CHANCES = \`${model.chances}\`;

/** 27 x 27 of the same levels; start and end, then a to z. */
export const FOLLOW_BITS =
  ${JSON.stringify(model.follows)};
`,
);

const bits = scorer(model);
const table = learnTable(pairs, ({ arabic, latin }) => bits(arabic, latin) > 0);
writeFileSync(
  join(read, "tableData.ts"),
  `${made("Words in Arabic script with the Latin words they are written as in public lists of names.")}
/** Lines of \`table.ts\`: letters kept of the word before, the others in signs, how often, spellings with chance. */
export const READINGS = \`${table.text}\`;
`,
);
console.log(`${model.entries} chances, ${table.entries} spellings`);
