/** The fields of one run: those every table is looked at for, then its columns of other text. */
import type { Columns } from "../encode/columns.ts";
import { FIELD_NAMES, type FieldRule, floorOf, ruleOf, textFieldName } from "./fields.ts";

export interface FieldSet {
  readonly names: readonly string[];
  readonly rules: readonly FieldRule[];
  /** Best level of each. */
  readonly top: Int8Array;
  /** The least a disagreement may weigh, in bits. */
  readonly floor: Float64Array;
}

export function fieldSet(columns: Pick<Columns, "texts">): FieldSet {
  const names = [...FIELD_NAMES, ...columns.texts.map(({ label }) => textFieldName(label))];
  const rules = names.map(ruleOf);
  return {
    names,
    rules,
    top: Int8Array.from(rules, (rule) => rule.levels.length - 1),
    floor: Float64Array.from(names, floorOf),
  };
}
