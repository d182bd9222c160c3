/** Which columns of a plain file are compared, and how its dates are written; cost: a sample of its rows. */
import {
  type ConfigColumn,
  dateHints,
  dateStyle,
  proposeMapping,
  sampleRows,
  type Table,
} from "@daftar/intake";
import type { ColumnRole, DateHint } from "@daftar/model";

export const DATE_ROLES: ReadonlySet<ColumnRole> = new Set(["birthDate", "deathDate", "injuryDate"]);

export interface ColumnToLink {
  readonly column: number;
  readonly header: string;
  readonly role: ColumnRole;
}

export interface ColumnsToLink {
  readonly columns: readonly ColumnToLink[];
  readonly dates: Map<string, DateHint>;
}

/**
 * @param named columns that the config names; null: those that header and values show for certain
 * @param skip headers of ids and lists
 */
export async function columnsToLink(
  table: Table,
  named: readonly ConfigColumn[] | null,
  skip: ReadonlySet<string>,
): Promise<ColumnsToLink> {
  if (named === null) {
    const proposal = proposeMapping({ header: table.header, rows: await sampleRows(table) });
    const kept = proposal.columns.filter(
      ({ header, role, sure }) => !skip.has(header) && role !== "ignore" && sure,
    );
    return {
      columns: kept.map(({ column, header, role }) => ({ column, header, role })),
      dates: dateHints(proposal.columns),
    };
  }
  const columns = named.filter(({ role }) => role !== "ignore");
  const dated = columns.filter(({ role }) => DATE_ROLES.has(role));
  const rows = dated.length === 0 ? [] : await sampleRows(table);
  // Whoever names the role of a date need not have a header that tells it; its values tell how it is written.
  const styles = dated.map(({ column, header }) => ({
    header,
    ...dateStyle(
      header,
      rows.map((row) => row[column] ?? ""),
    ),
  }));
  return { columns, dates: dateHints(styles) };
}
