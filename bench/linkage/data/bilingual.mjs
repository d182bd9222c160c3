/** The bilingual lists (`bilingual_dev.csv`), and the task across scripts made of two of them. */
import { readCsv } from "../readCsv.mjs";
import { sharedFile } from "./shared.mjs";

/** Rows with the named columns only, of the lists asked for. */
function lists(columnsOf) {
  const { header, rows } = readCsv(sharedFile("bilingual_dev.csv"));
  const at = (name) => header.indexOf(name);
  const names = [...new Set(Object.values(columnsOf).flat())];
  return {
    header: names,
    rows: rows.flatMap((cells) => {
      const list = cells[at("list")];
      const mine = columnsOf[list];
      if (mine === undefined) return [];
      const kept = names.map((name) => (mine.includes(name) ? cells[at(name)] : ""));
      return [{ list, person: cells[at("person")], cells: kept }];
    }),
    columnsOf: (list) => columnsOf[list].map((name) => names.indexOf(name)),
  };
}

/** All five lists, names in Arabic letters. */
export function fiveLists({ birthDate }) {
  const columns = ["name_ar", "age", "sex", ...(birthDate ? ["dob"] : [])];
  const names = ["L2404", "L2408", "L2409", "L2503", "L2506"];
  return lists(Object.fromEntries(names.map((list) => [list, columns])));
}

/**
 * L2409 in Arabic against L2503 romanised by another body.
 *
 * @param keepEvery of the people on L2409, L2503 keeps those whose number this divides: 5 keeps 20 % of
 *   true partners, 20 keeps 5 %, 1 all. People who are not on L2409 stay.
 */
export function acrossScripts({ clues, keepEvery }) {
  const data = lists({ L2409: ["name_ar", ...clues], L2503: ["name_en", ...clues] });
  const onFirst = new Set(data.rows.filter(({ list }) => list === "L2409").map(({ person }) => person));
  const stays = ({ list, person }) =>
    list === "L2409" || !onFirst.has(person) || Number(person.replace(/\D/g, "")) % keepEvery === 0;
  return { ...data, rows: data.rows.filter(stays) };
}
