/**
 * The run file of `daftar link` on plain files: all that a later run needs to go on from this one (`--save-run`,
 * `--go-on-from`). It holds common names and places with how common they are, and every row's id: as safe to be kept as
 * the lists themselves, which is why it is written only when asked for. Cost: linear in rows.
 */
import {
  idAt,
  type LinkedTable,
  type LinkParameters,
  type LinkTable,
  linkageCodeVersion,
} from "@daftar/linkage";
import { DaftarError } from "@daftar/model";
import { z } from "zod";

const whole = z.number().int();
const milli = z.array(whole);
const roundDays = z.object({
  list: z.string(),
  role: z.enum(["birthDate", "deathDate", "injuryDate"]),
  days: z.enum(["gregorian-year", "jalali-year", "gregorian-month", "jalali-month"]),
});

const correction = z.object({ shiftMilliBits: whole, slopeMille: whole });

const parameters: z.ZodType<LinkParameters> = z.strictObject({
  code: z.string(),
  seed: whole,
  patronymicLists: z.array(z.string()),
  roundDays: z.array(roundDays),
  ageDays: z.array(z.object({ list: z.string(), day: whole })),
  readings: z.array(z.tuple([z.string(), z.string(), whole])),
  priors: z.array(
    z.object({
      lists: z.tuple([z.string(), z.string()]).nullable(),
      match: whole,
      relatives: whole,
    }),
  ),
  relatives: z.object({ identified: z.boolean(), pairs: whole, gainBits: whole, neededBits: whole }),
  fields: z.record(z.string(), z.object({ match: milli, relatives: milli, strangers: milli })),
  frequencies: z.record(z.string(), z.object({ common: z.array(z.tuple([z.string(), whole])), rest: whole })),
  correction: correction.optional(),
});

export const runFile = z.strictObject({
  format: z.literal("daftar.link-run/v1"),
  /** Rows that the figures were learnt from: fewer than there are once other runs went on from them. */
  learntFrom: whole.positive(),
  /** Lists said to have one row for each person. */
  onePerPerson: z.array(z.string()),
  parameters,
  lists: z.array(z.string()),
  /** By row: list, id, cluster. */
  list: z.array(whole.nonnegative()),
  id: z.array(z.string()),
  cluster: z.array(whole.nonnegative()),
});
export type RunFile = z.infer<typeof runFile>;

export function runFileOf(
  table: LinkTable,
  { parameters: learnt, clusters }: LinkedTable,
  onePerPerson: ReadonlySet<string>,
  earlier: RunFile | null,
): RunFile {
  return {
    format: "daftar.link-run/v1",
    learntFrom: earlier?.learntFrom ?? table.size,
    onePerPerson: [...onePerPerson].sort(),
    parameters: learnt,
    lists: [...table.lists],
    list: [...table.list],
    id: Array.from(table.list, (_, row) => idAt(table.ids, row)),
    cluster: [...clusters],
  };
}

/**
 * The earlier run's cluster of each row of a table; -1 for a row it did not have.
 *
 * @throws DaftarError `link.go-on` where the run is of other code, or had a row that is not here, or knew otherwise
 *   which of its lists have one row for each person
 */
export function earlierClusters(
  file: string,
  run: RunFile,
  table: LinkTable,
  onePerPerson: ReadonlySet<string>,
): Int32Array {
  const wrong = (why: string, field: string): DaftarError =>
    new DaftarError("link.go-on", why, { file, field });
  if (run.parameters.code !== linkageCodeVersion)
    throw wrong(`that run was of ${run.parameters.code}; this is ${linkageCodeVersion}`, "parameters.code");
  if (run.list.length !== run.id.length || run.list.length !== run.cluster.length)
    throw wrong("there must be as many lists and clusters as ids", "id");
  for (const list of run.lists)
    if (run.onePerPerson.includes(list) !== onePerPerson.has(list))
      throw wrong(`whether ${list} has one row for each person was told otherwise then`, "onePerPerson");
  const keyOf = (list: string | undefined, id: string): string => JSON.stringify([list, id]);
  const known = new Map(run.id.map((id, at) => [keyOf(run.lists[run.list[at]!], id), run.cluster[at]!]));
  let met = 0;
  const clusters = table.list.map((list, row) => {
    const cluster = known.get(keyOf(table.lists[list], idAt(table.ids, row)));
    if (cluster !== undefined) met += 1;
    return cluster ?? -1;
  });
  if (met < run.id.length)
    throw wrong(`${run.id.length - met} of its ${run.id.length} rows are not in these files`, "id");
  return clusters;
}
