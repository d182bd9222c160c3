/**
 * The `--labels` of `daftar link` on plain files: what people said of pairs, a CSV with the columns
 * `left_list,left_id,right_list,right_id,verdict`. Cost: linear in its rows.
 */
import { resolve } from "node:path";
import { readTable } from "@daftar/intake";
import { idAt, type LinkTable, type PairLabel } from "@daftar/linkage";
import { DaftarError, pairBody } from "@daftar/model";

const COLUMNS = ["left_list", "left_id", "right_list", "right_id", "verdict"] as const;

/** @throws DaftarError `link.labels` naming file, row and what is wrong, and those of reading a file */
export async function readLabels(cwd: string, file: string, linked: LinkTable): Promise<PairLabel[]> {
  const table = await readTable(resolve(cwd, file), { name: file });
  const at = COLUMNS.map((name) => table.header.indexOf(name));
  const missing = COLUMNS.filter((_, column) => at[column]! < 0);
  if (missing.length > 0)
    throw new DaftarError("link.labels", `there is no column ${missing.join(", ")}`, { file });
  const rows = new Map<string, number>();
  for (let row = 0; row < linked.size; row += 1)
    rows.set(JSON.stringify([linked.lists[linked.list[row]!], idAt(linked.ids, row)]), row);
  const said = new Map<string, string>();
  const labels: PairLabel[] = [];
  for await (const { cells, fault, row } of table.rows()) {
    if (fault !== null) throw new DaftarError(fault.code, fault.words, { file, row });
    const [leftList = "", leftId = "", rightList = "", rightId = "", verdict = ""] = at.map(
      (column) => cells[column] ?? "",
    );
    const wrong = (why: string, value: string) => new DaftarError("link.labels", why, { file, row, value });
    const [left, right] = [
      rows.get(JSON.stringify([leftList, leftId])),
      rows.get(JSON.stringify([rightList, rightId])),
    ];
    if (left === undefined) throw wrong("no row of this list has this id", `${leftList} ${leftId}`);
    if (right === undefined) throw wrong("no row of this list has this id", `${rightList} ${rightId}`);
    if (left === right) throw wrong("a pair is two rows", `${leftList} ${leftId}`);
    const read = pairBody.shape.verdict.safeParse(verdict.trim());
    if (!read.success) throw wrong("the verdict is same, different or cannot-tell", verdict);
    const key = left < right ? `${left} ${right}` : `${right} ${left}`;
    const before = said.get(key);
    if (before !== undefined && before !== read.data)
      throw wrong(`this pair was said to be ${before} in an earlier row`, verdict);
    if (before === undefined) labels.push({ left, right, verdict: read.data });
    said.set(key, read.data);
  }
  return labels;
}
