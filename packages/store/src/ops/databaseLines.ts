/**
 * Op lines in a database: one row a line, exactly as an op file would hold it, with its place in its chain.
 *
 * Cost: pages of some hundred lines.
 */
import { utf8 } from "@daftar/model";
import { sql } from "kysely";
import type { RegisterDb } from "../register/schema.ts";
import type { EndedLine, OpChain, OpLines } from "./opLines.ts";
import { nameOf } from "./opLines.ts";

const PAGE = 500;

/** The table that is the truth of a desk in a database; never emptied, never changed, only added to. */
export const OP_LINES = `create table op_lines (
  node text collate "C" not null, epoch integer not null, beside boolean not null,
  place integer not null, ends bigint not null, line text collate "C" not null,
  primary key (node, epoch, beside, place))`;

const of = ({ node, epoch, fork }: OpChain) => sql`node = ${node} and epoch = ${epoch} and beside = ${fork}`;

export class DatabaseLines implements OpLines {
  readonly #db: RegisterDb;

  constructor(db: RegisterDb) {
    this.#db = db;
  }

  async chains(): Promise<OpChain[]> {
    const { rows } = await sql<OpChain>`select distinct node, epoch, beside as fork from op_lines`.execute(
      this.#db,
    );
    return rows.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  }

  async bytes(chain: OpChain): Promise<number> {
    const { rows } = await sql<{ ends: number | null }>`select max(ends) as ends from op_lines
      where ${of(chain)}`.execute(this.#db);
    return rows[0]?.ends ?? 0;
  }

  async *#where(chain: OpChain, more: ReturnType<typeof sql>): AsyncGenerator<EndedLine> {
    for (let after = -1; ; ) {
      const { rows } = await sql<{ place: number; line: string; end: number }>`
        select place, line, ends as end from op_lines
        where ${of(chain)} and place > ${after} and ${more} order by place limit ${PAGE}`.execute(this.#db);
      for (const { line, end } of rows) yield { line, end };
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return;
      after = last.place;
    }
  }

  from(chain: OpChain, offset: number): AsyncGenerator<EndedLine> {
    return this.#where(chain, sql`ends > ${offset}`);
  }

  async endingAt(chain: OpChain, end: number): Promise<string | null> {
    for await (const { line } of this.#where(chain, sql`ends = ${end}`)) return line;
    return null;
  }

  async *containing(chain: OpChain, text: string): AsyncGenerator<string> {
    for await (const { line } of this.#where(chain, sql`position(${text} in line) > 0`)) yield line;
  }

  /** Adds lines after those that are there, which end at `from`. */
  async add(chain: OpChain, from: number, lines: readonly string[]): Promise<void> {
    let ends = from;
    const rows = lines.map((line, at) => {
      ends += utf8(line).length + 1;
      return { at, ends, line };
    });
    // The primary key refuses a second line of one number, whatever went wrong before.
    await sql`insert into op_lines (node, epoch, beside, place, ends, line)
      select ${chain.node}::text, ${chain.epoch}::integer, ${chain.fork}::boolean, coalesce(
        (select max(place) + 1 from op_lines where ${of(chain)} and ends <= ${from}), 0) + x.at, x.ends, x.line
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as x(at integer, ends bigint, line text)
      `.execute(this.#db);
  }
}
