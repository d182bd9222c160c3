/**
 * Which pairs the product compares, in a run of its own beside the measured one: `daftar link` tells nobody, since
 * nobody but a benchmark asks, so the verb is run here with `linkTable`'s own way of telling.
 *
 * `node comparedPairs.mjs INPUT.json`: the verb's input; writes `candidates.csv` into its `out`.
 */
import { randomBytes } from "node:crypto";
import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { diskFiles, openAndClose, runVerb } from "@daftar/desk";
import { idAt, linkTable } from "@daftar/linkage";
import { csvCell } from "./readCsv.mjs";

/** Characters written at once. */
const AT_ONCE = 1 << 16;

const input = JSON.parse(readFileSync(process.argv[2], "utf8"));
const [left, right] = [[], []];
let table = null;

await runVerb(
  "link",
  {
    cwd: process.cwd(),
    env: {},
    clock: Date.now,
    random: (count) => randomBytes(count),
    progress: () => {},
    notice: () => {},
    desks: openAndClose,
    files: diskFiles(process.cwd()),
    linkAll: async (given, options) => {
      table = given;
      const onCompared = (a, b) => {
        left.push(a);
        right.push(b);
      };
      return linkTable(given, { ...options, onCompared });
    },
    unlocked: () => null,
    passphrase: async () => "",
    ask: null,
    desk: null,
    waitMs: 0,
  },
  input,
);

function* lines() {
  const name = (row) => `${csvCell(table.lists[table.list[row]])},${csvCell(idAt(table.ids, row))}`;
  let text = "left_list,left_id,right_list,right_id\n";
  for (let at = 0; at < left.length; at += 1) {
    text += `${name(left[at])},${name(right[at])}\n`;
    if (text.length < AT_ONCE) continue;
    yield text;
    text = "";
  }
  yield text;
}
await pipeline(lines, createWriteStream(join(input.out, "candidates.csv")));
