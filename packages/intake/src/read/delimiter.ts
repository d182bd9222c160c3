/**
 * Which character divides the columns: comma, semicolon, tab or bar.
 *
 * Each is tried on the first rows, quotes respected; the one under which most rows are as wide as the
 * header wins, then the one with more columns. Where none divides the header, the file has one column,
 * unless something else plainly divides it. Cost: the first 64 rows, four times.
 */
import { DaftarError } from "@daftar/model";
import { parse } from "csv-parse/sync";
import type { Delimiter } from "./table.ts";

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t", "|"];
const SAMPLE_ROWS = 64;
/** Dividers of other programs, so that a file in one column is not taken for a list of sentences. */
const FOREIGN = /[\^~\u00a6]|::|;;| {3,}/;

interface FilePlace {
  readonly file?: string;
}

function sampleRows(head: string, delimiter: Delimiter): string[][] {
  try {
    return parse(head, {
      bom: true,
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: SAMPLE_ROWS,
    });
  } catch {
    return [];
  }
}

/**
 * @param asked the delimiter the user named; it must divide the header if another one does
 * @throws DaftarError `file.delimiter`
 */
export function findDelimiter(head: string, asked: string | undefined, place: FilePlace): Delimiter {
  const tried = DELIMITERS.map((delimiter, order) => {
    const [header, ...rows] = sampleRows(head, delimiter);
    const columns = header?.length ?? 0;
    const fitting = rows.filter((row) => row.length === columns).length;
    // Where two divide equally well, the one that blanks follow is punctuation inside cells.
    const beyondFirst = [header ?? [], ...rows].flatMap((row) => row.slice(1));
    const spaced = beyondFirst.filter((cell) => cell.startsWith(" ")).length;
    return {
      delimiter,
      order,
      columns,
      spaced,
      rows: rows.length,
      share: rows.length === 0 ? 1 : fitting / rows.length,
    };
  });
  const dividing = tried
    .filter((one) => one.columns > 1)
    .sort((a, b) => b.share - a.share || b.columns - a.columns || a.spaced - b.spaced || a.order - b.order);
  const best = dividing[0];
  if (asked !== undefined) {
    const named = tried.find((one) => one.delimiter === (asked === "tab" || asked === "\\t" ? "\t" : asked));
    if (!named)
      throw new DaftarError(
        "file.delimiter",
        `The delimiter ${JSON.stringify(asked)} is not one of , ; tab |.`,
        place,
      );
    if (named.columns < 2 && best !== undefined)
      throw new DaftarError(
        "file.delimiter",
        `${JSON.stringify(asked)} leaves the file in one column; ${JSON.stringify(best.delimiter)} divides it into ${best.columns}.`,
        place,
      );
    return named.delimiter;
  }
  if (best === undefined) {
    const divided = tried.some((one) => sampleRows(head, one.delimiter).some((row) => row.length > 1));
    if (divided || FOREIGN.test(head.split(/[\r\n]/, 1)[0] ?? ""))
      throw new DaftarError("file.delimiter", "None of , ; tab | divides the header into columns.", place);
    return ",";
  }
  if (best.rows >= 2 && best.share === 0)
    throw new DaftarError("file.delimiter", "Under none of , ; tab | are rows as wide as the header.", place);
  return best.delimiter;
}
