/**
 * Turns rows of a user's table into records to keep, and rows to give back.
 *
 * Readable cells and sealed cells part here, before anything is written (J18): the first go to the rows
 * files, the second only ever into an encrypted blob. Cost: one HMAC a row.
 */
import {
  type ColumnMapping,
  dateHints,
  divideRow,
  type RejectedRow,
  type RowFault,
  readFields,
  sealBetraying,
  shownFault,
  type Table,
} from "@daftar/intake";
import { canonicalText, type Progress, type RecordCell, versionOf } from "@daftar/model";
import { type OpenDesk, sha256 } from "@daftar/store";
import type { Mending } from "./mending.ts";

export interface ReadRow {
  readonly record: string;
  readonly version: string;
  readonly cells: readonly RecordCell[];
  /** Cells that only the custodians may see, by header. */
  readonly sealed: readonly RecordCell[];
}

export interface ReadRows {
  readonly accepted: readonly ReadRow[];
  readonly rejected: readonly RejectedRow[];
  readonly total: number;
  /** Cells sealed in columns that are readable, by header: they told how to reach somebody. */
  readonly moved: ReadonlyMap<string, number>;
}

/** The id of a record that its list gives a key of its own: equal for every file, edition and desk. */
export function keyedRecordId(desk: Pick<OpenDesk, "hmac">, list: string, keys: readonly string[]): string {
  return desk
    .hmac("daftar.record/v1", canonicalText({ list, keys: keys.map((key) => key.trim()) }))
    .slice(0, 32);
}

type RoleAndText = readonly [role: string, text: string];

/** By code units, so that the id is the same whatever the columns' order and the machine's language. */
function byRoleAndText(a: RoleAndText, b: RoleAndText): number {
  const at = a[0] === b[0] ? 1 : 0;
  return a[at] < b[at] ? -1 : a[at] > b[at] ? 1 : 0;
}

/**
 * The id of a row's record: from the list's own key where it has one, else from its readable cells and
 * its ordinal among rows equal in them (decision 0002).
 */
function recordIdOf(
  desk: OpenDesk,
  list: string,
  cells: readonly RecordCell[],
  seen: Map<string, number>,
): { id: string; keyed: boolean } {
  const keys = cells.filter((cell) => cell.role === "key").map((cell) => cell.text);
  if (keys.length > 0) return { id: keyedRecordId(desk, list, keys), keyed: true };
  const content = canonicalText({
    list,
    cells: cells.map(({ role, text }) => [role, text.trim()] as const).sort(byRoleAndText),
  });
  const ordinal = seen.get(content) ?? 0;
  seen.set(content, ordinal + 1);
  return {
    id: desk.hmac("daftar.record/v1", canonicalText({ content, ordinal })).slice(0, 32),
    keyed: false,
  };
}

/** @param mending what the file mends; null for a list as it came */
export async function readRows(
  desk: OpenDesk,
  list: string,
  table: Table,
  mapping: readonly ColumnMapping[],
  mending: Mending | null,
  progress: Progress,
): Promise<ReadRows> {
  const accepted: ReadRow[] = [];
  const rejected: RejectedRow[] = [];
  const moved = new Map<string, number>();
  const ordinals = new Map<string, number>();
  const keyed = new Set<string>();
  const dates = dateHints(mapping);
  let total = 0;
  for await (const batch of table.batches()) {
    for (const { row, cells: written, fault } of batch) {
      total += 1;
      const giveBack = (why: RowFault) => rejected.push({ cells: written, fault: why });
      if (fault !== null) {
        giveBack(fault);
        continue;
      }
      const parted = sealBetraying(divideRow(written, mapping), row);
      if (parted.kind === "rejected") {
        giveBack(parted.rejected);
        continue;
      }
      const { readable: cells, sealed } = parted;
      const read = readFields(cells, { row, dates });
      if (read.kind === "rejected") {
        giveBack(shownFault(read.rejected));
        continue;
      }
      const { id, keyed: hasKey } = recordIdOf(desk, list, cells, ordinals);
      const version = versionOf({ list, record: id, cells }, sha256);
      const held = hasKey && mending?.holdsOther(id, version, written[mending.codeColumn] ?? "") === true;
      if (hasKey && (held || keyed.has(id))) {
        giveBack(duplicateKey(row, cells, held));
        continue;
      }
      keyed.add(id);
      for (const { header } of parted.moved) moved.set(header ?? "", (moved.get(header ?? "") ?? 0) + 1);
      accepted.push({ record: id, version, cells, sealed });
    }
    progress({ what: "Reading rows", done: total, total: 0 });
  }
  return { accepted, rejected, total, moved };
}

function duplicateKey(row: number, cells: readonly RecordCell[], held: boolean): RowFault {
  const key = cells.find((cell) => cell.role === "key");
  const words = held
    ? "The list has another row with this key already; give this one its own key, or leave it out."
    : "Another row of this file has this key.";
  return { row, column: key?.header ?? null, value: key?.text ?? null, code: "row.duplicate-key", words };
}
