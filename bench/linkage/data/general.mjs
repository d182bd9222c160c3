/** The three general tables: each is one list, and rows of one cluster tell of one person. */
import { readCsv } from "../readCsv.mjs";
import { sharedFile } from "./shared.mjs";

function table(file, list, truthColumns, personOf) {
  const { header, rows } = readCsv(sharedFile(file));
  const hidden = truthColumns.map((name) => header.indexOf(name));
  const kept = header.flatMap((_, at) => (hidden.includes(at) ? [] : [at]));
  return {
    header: kept.map((at) => header[at]),
    rows: rows.map((cells) => ({
      list,
      person: personOf(hidden.map((at) => cells[at])),
      cells: kept.map((at) => cells[at]),
    })),
  };
}

export const historical50k = () =>
  table("historical_50k.csv", "historical_50k", ["cluster", "unique_id"], ([cluster]) => cluster);

export const fake1000 = () =>
  table("fake_1000.csv", "fake_1000", ["cluster", "unique_id"], ([cluster]) => cluster);

/** Here the id tells the person: `rec-N-org`, `rec-N-dup-K`. Blanks after commas are kept as they stand. */
export const febrl3 = () => table("febrl3.csv", "febrl3", ["rec_id"], ([id]) => id.split("-")[1]);
