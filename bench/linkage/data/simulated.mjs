/** An invented crackdown of `daftar simulate`: its lists with their own headers, and its truth. */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { daftar } from "../../measured.mjs";
import { readCsv } from "../readCsv.mjs";

const SEED = "1393";

/** Columns that a list of the product's own making has beside what it tells. */
const HIDDEN = new Set(["invented", "id"]);

export function simulated(folder, { scenario, victims }) {
  const out = join(folder, "crackdown");
  const size = ["--victims", String(victims), "--lists", "6", "--seed", SEED];
  daftar(folder, "simulate", "--scenario", scenario, ...size, "--out", out);
  const truth = new Map(
    readCsv(join(out, "truth.csv")).rows.map(([, list, id, victim]) => [`${list} ${id}`, victim]),
  );
  const lists = readdirSync(join(out, "lists")).map((file) => ({
    list: file.replace(/\.csv$/, ""),
    ...readCsv(join(out, "lists", file)),
  }));
  rmSync(out, { recursive: true });
  const names = [...new Set(lists.flatMap(({ header }) => header.filter((name) => !HIDDEN.has(name))))];
  const own = new Map(
    lists.map(({ list, header }) => [list, names.flatMap((name, at) => (header.includes(name) ? [at] : []))]),
  );
  return {
    header: names,
    rows: lists.flatMap(({ list, header, rows }) => {
      const at = names.map((name) => header.indexOf(name));
      const id = header.indexOf("id");
      return rows.map((cells) => ({
        list,
        person: truth.get(`${list} ${cells[id]}`),
        cells: at.map((column) => (column < 0 ? "" : cells[column])),
      }));
    }),
    columnsOf: (list) => own.get(list),
  };
}
