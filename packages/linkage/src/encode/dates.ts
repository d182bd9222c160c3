/** Dates of accounts as spans of days since 1970: as written, and as far as they can be believed. Cost: linear. */
import { isoToDays } from "@daftar/model";
import { type LinkTable, type SpanColumn, spanColumn } from "../table/linkTable.ts";
import { type RoundDays, widenRoundDays } from "./roundDays.ts";

export interface Spans {
  /** First and last day; `UNKNOWN` where the account is silent. */
  readonly from: Int32Array;
  readonly to: Int32Array;
}
export const UNKNOWN = -2_000_000_000;

export interface Dates {
  readonly birth: Spans;
  readonly death: Spans;
  readonly injury: Spans;
}

function spansOf(size: number, column: SpanColumn): Spans {
  const [from, to] = [new Int32Array(size).fill(UNKNOWN), new Int32Array(size).fill(UNKNOWN)];
  const first = column.values.map((span) => isoToDays(span.from));
  const last = column.values.map((span) => isoToDays(span.to));
  for (let row = 0; row < size; row += 1) {
    const value = column.at[row]!;
    if (value < 0) continue;
    from[row] = first[value]!;
    to[row] = last[value]!;
  }
  return { from, to };
}

export function datesAsWritten(table: LinkTable): Dates {
  // One column stands for all that no account has.
  let silent: Spans | null = null;
  const spans = (role: SpanColumn["role"]): Spans => {
    const column = spanColumn(table, role);
    if (column !== null) return spansOf(table.size, column);
    const unknown = silent?.from ?? new Int32Array(table.size).fill(UNKNOWN);
    silent ??= { from: unknown, to: unknown };
    return silent;
  };
  return { birth: spans("birthDate"), death: spans("deathDate"), injury: spans("injuryDate") };
}

/** The same where first days that stand for a year or month are that year or month. */
export function datesAsTold(table: LinkTable, written: Dates, roundDays: readonly RoundDays[]): Dates {
  const told = (role: SpanColumn["role"], spans: Spans): Spans => {
    if (!roundDays.some((one) => one.role === role)) return spans;
    const wider = { from: spans.from.slice(), to: spans.to.slice() };
    widenRoundDays(table, role, roundDays, wider);
    return wider;
  };
  return {
    birth: told("birthDate", written.birth),
    death: told("deathDate", written.death),
    injury: told("injuryDate", written.injury),
  };
}
