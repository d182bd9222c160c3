/**
 * An invented crackdown as `daftar simulate` makes it: its lists with their own headers, its truth, and who
 * died together, which no file tells.
 */
import { simulate } from "@daftar/simulate";
import { parseCsv } from "../readCsv.mjs";

/** Columns that a list of the product's own making has beside what it tells. */
const HIDDEN = new Set(["invented", "id"]);

export function simulated({ scenario, victims, seed = 1393 }) {
  const made = simulate({ scenario, victims, lists: 6, seed });
  const truth = new Map(made.truth.map(({ list, id, victim }) => [`${list} ${id}`, victim]));
  const household = new Map(made.victims.map((victim) => [victim.id, victim.household ?? victim.id]));
  const lists = made.lists.map(({ name, file }) => ({ list: name, ...parseCsv(made.files.get(file)) }));
  const names = [...new Set(lists.flatMap(({ header }) => header.filter((name) => !HIDDEN.has(name))))];
  const own = new Map(
    lists.map(({ list, header }) => [list, names.flatMap((name, at) => (header.includes(name) ? [at] : []))]),
  );
  return {
    header: names,
    rows: lists.flatMap(({ list, header, rows }) => {
      const at = names.map((name) => header.indexOf(name));
      const id = header.indexOf("id");
      return rows.map((cells) => {
        const person = truth.get(`${list} ${cells[id]}`);
        const kept = at.map((column) => (column < 0 ? "" : cells[column]));
        return { list, person, household: household.get(person), cells: kept };
      });
    }),
    columnsOf: (list) => own.get(list),
  };
}
