/** The mapping of a file to be imported: said in a file, known from before, or proposed and agreed to. */
import {
  acceptProposal,
  type ColumnMapping,
  type ColumnProposal,
  proposeMapping,
  sampleRows,
  type Table,
} from "@daftar/intake";
import { DaftarError } from "@daftar/model";
import { z } from "zod";
import type { VerbContext } from "../verb/context.ts";
import type { Mending } from "./mending.ts";

/** What is told of a column, before and after. */
export const columnShown = z.object({
  header: z.string(),
  role: z.string(),
  class: z.string(),
  calendar: z.string().nullable(),
  why: z.string(),
  sure: z.boolean(),
});
type ColumnShown = z.infer<typeof columnShown>;

/** How a file will be read, before anything is read. */
export interface MappingPlan {
  readonly columns: readonly ColumnShown[];
  /** @throws DaftarError `map.needed` where nobody agreed, `map.no-identity` */
  agreed(yes: boolean): Promise<readonly ColumnMapping[]>;
}

function shown({ header, role, class: kept, calendar }: ColumnMapping | ColumnProposal) {
  return { header, role, class: kept, calendar };
}

/** Once a column is sealed its header, which may name a source, is not repeated: output is often kept. */
export function withoutSealedHeader(column: ColumnShown, at: number): ColumnShown {
  const readable = column.class === "victim" || column.class === "circumstance";
  return readable ? column : { ...column, header: `column ${at + 1}` };
}

function proposalWords(columns: readonly ColumnProposal[]): string {
  return columns
    .map(
      (c) =>
        `  ${c.header} → ${c.role} (${c.class}${c.calendar === null ? "" : `, ${c.calendar}`}): ${c.why}`,
    )
    .join("\n");
}

async function agree(context: VerbContext, columns: readonly ColumnProposal[]): Promise<void> {
  const words = proposalWords(columns);
  if (context.ask === null) {
    throw new DaftarError("map.needed", `the proposed mapping is not agreed yet:\n${words}`);
  }
  context.notice("import.proposal", `\n${words}`);
  if (!(await context.ask("Import with this mapping?")))
    throw new DaftarError("map.needed", "the mapping was not agreed");
}

/**
 * @param said the mapping file's, where there is one
 * @param mending what the file mends; null for a list as it came
 */
export async function planMapping(
  context: VerbContext,
  table: Table,
  said: readonly ColumnMapping[] | null,
  mending: Mending | null,
): Promise<MappingPlan> {
  const known = said ?? mending?.mapping ?? null;
  if (known !== null) {
    const why = said === null ? "as in the import that is mended" : "mapping file";
    return {
      columns: known.map((column) => ({ ...shown(column), why, sure: true })),
      agreed: async () => known,
    };
  }
  const proposal = proposeMapping({ header: table.header, rows: await sampleRows(table) });
  return {
    columns: proposal.columns.map((column) => ({ ...shown(column), why: column.why, sure: column.sure })),
    agreed: async (yes) => {
      // Values that could not be read say nothing of what their column holds, so --yes agrees to nothing.
      if (mending !== null)
        throw new DaftarError("map.needed", "no import of this list has the columns of these rejected rows");
      if (!yes) await agree(context, proposal.columns);
      return acceptProposal(proposal);
    },
  };
}
