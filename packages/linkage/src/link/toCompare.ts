/**
 * Which pairs a run will compare, and all that is made of the rows before: what `linkTable` begins with, and what is
 * told of a run before it is made. Cost: as `inCanonicalOrder.ts`, `encode/` and `candidates.ts`.
 */
import { attributesOf } from "../block/attributes.ts";
import { type Candidates, candidates } from "../block/candidates.ts";
import { type FieldSet, fieldSet, fieldSetOf } from "../compare/fieldSet.ts";
import { type Levels, levelsOf } from "../compare/levels.ts";
import { type Columns, encode } from "../encode/columns.ts";
import { type Customs, customsGoneOn, customsOf } from "../encode/customs.ts";
import { NameReader } from "../encode/nameReader.ts";
import { neighbourhoods } from "../encode/neighbourhoods.ts";
import type { LinkParameters } from "../model/parameters.ts";
import { inCanonicalOrder } from "../table/inCanonicalOrder.ts";
import type { LinkTable } from "../table/linkTable.ts";
import { type Apartness, constraints } from "./constraints.ts";
import type { LinkOptions } from "./linkOptions.ts";
import type { LinkedTable } from "./linkResult.ts";

interface ToCompare {
  /** Rows in the run's own order; `order` is the given row of each, `place` the other way round. */
  readonly table: LinkTable;
  readonly order: Int32Array;
  readonly place: Int32Array;
  readonly said: Apartness;
  readonly earlier: Int32Array | null;
  readonly model: LinkParameters | undefined;
  readonly customs: Customs;
  readonly columns: Columns;
  readonly fields: FieldSet;
  readonly levels: Levels;
  readonly found: Candidates;
}

/** @throws RangeError as `linkTable` */
export function toCompare(given: LinkTable, options: LinkOptions): ToCompare {
  const progress = options.progress ?? (() => {});
  const names = new NameReader();
  const { table, order } = inCanonicalOrder(given, neighbourhoods(given, names));
  const place = new Int32Array(table.size);
  for (let at = 0; at < place.length; at += 1) place[order[at]!] = at;
  const said = constraints(table, place, options);
  const { competition } = said;
  const earlier = earlierOf(options, order);
  const model =
    options.model && earlier !== null ? customsGoneOn(options.model, table, earlier, names) : options.model;
  const read = model ?? customsOf(table, names);
  const stated = { ...read, patronymicLists: options.override?.patronymicLists ?? read.patronymicLists };
  const columns = encode(table, stated, names);
  const customs = { ...stated, readings: columns.readings };
  const fields = model ? fieldSetOf(Object.keys(model.fields)) : fieldSet(columns);
  const levels = levelsOf(columns, fields);
  const found = candidates(columns.size, attributesOf(columns), {
    // What people parted is compared all the same: labels do not change the fit.
    apartBy: competition.lists > 0 ? competition.listOf : null,
    walkBeside: options.walkBeside,
    partners: options.override?.partners,
    onPart: (done, total) => progress({ what: "reasons to compare", done, total }),
  });
  return { table, order, place, said, earlier, model, customs, columns, fields, levels, found };
}

/** What a run would compare, and why: nothing is compared. */
export type PairsToCompare = Pick<LinkedTable, "comparedPairs" | "reasons" | "cutGroups">;

/**
 * How many pairs `linkTable` would compare with the same table and options, by what agreement begins with.
 *
 * @throws RangeError as `linkTable`
 */
export function pairsToCompare(given: LinkTable, options: LinkOptions): PairsToCompare {
  const { left, reasons, cutGroups } = toCompare(given, options).found;
  return { comparedPairs: left.length, reasons, cutGroups };
}

/** Clusters of an earlier run in the order of this one. @throws RangeError where they are not of these rows */
function earlierOf({ earlier, model }: LinkOptions, order: Int32Array): Int32Array | null {
  if (earlier === undefined) return null;
  if (earlier.length !== order.length) throw new RangeError("earlier: must have a number for each record");
  if (model === undefined) throw new RangeError("earlier: needs the parameters of that run");
  return order.map((row) => earlier[row]!);
}
