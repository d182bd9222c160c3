/** A table of records that are objects: the path of a desk, whose records come one by one. Cost: linear. */
import type { LinkRecord } from "../record/linkRecord.ts";
import { idColumn } from "./idColumn.ts";
import type { LinkColumn, LinkTable, TextRole } from "./linkTable.ts";

/** Distinct values by a text that tells them apart, numbered as they are met. */
class Distinct<V> {
  readonly values: V[] = [];
  readonly at: Int32Array;
  readonly #numbers = new Map<string, number>();
  #any = false;

  constructor(size: number) {
    this.at = new Int32Array(size).fill(-1);
  }

  set(row: number, key: string, value: V): void {
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.values.length;
      this.#numbers.set(key, number);
      this.values.push(value);
    }
    this.at[row] = number;
    this.#any = true;
  }

  get any(): boolean {
    return this.#any;
  }
}

const PLAIN = [
  "given",
  "father",
  "grandfather",
  "family",
  "birthPlace",
  "deathPlace",
  "deathCity",
  "deathProvince",
  "injuryPlace",
  "injuryCity",
  "injuryProvince",
  "burialPlace",
  "nationalId",
  "phone",
  "email",
] as const satisfies readonly TextRole[];

export function tableOf(records: readonly LinkRecord[]): LinkTable {
  const size = records.length;
  const columns: LinkColumn[] = [];
  const text = (
    role: TextRole,
    label: string,
    of: (record: LinkRecord) => string | null | undefined,
  ): void => {
    const distinct = new Distinct<string>(size);
    records.forEach((record, row) => {
      const value = of(record);
      if (value !== null && value !== undefined && value !== "") distinct.set(row, value, value);
    });
    if (distinct.any) columns.push({ role, label, values: distinct.values, at: distinct.at });
  };
  const names = records.reduce((most, { names: own }) => Math.max(most, own.length), 0);
  for (let at = 0; at < names; at += 1) text("name", `name ${at + 1}`, (record) => record.names[at]);
  for (const role of PLAIN) text(role, role, (record) => record[role]);
  const labels = new Set(records.flatMap((record) => Object.keys(record.text)));
  for (const label of [...labels].sort()) text("text", label, (record) => record.text[label]);
  for (const role of ["birthDate", "deathDate", "injuryDate"] as const) {
    const distinct = new Distinct<{ from: string; to: string }>(size);
    records.forEach((record, row) => {
      const span = record[role];
      if (span !== null) distinct.set(row, `${span.from} ${span.to}`, { from: span.from, to: span.to });
    });
    if (distinct.any) columns.push({ role, label: role, values: distinct.values, at: distinct.at });
  }
  const ages = new Distinct<{ low: number; high: number }>(size);
  const sexes = new Distinct<"female" | "male">(size);
  records.forEach(({ age, sex }, row) => {
    if (age !== null) ages.set(row, `${age.low} ${age.high}`, age);
    if (sex !== null) sexes.set(row, sex, sex);
  });
  if (ages.any) columns.push({ role: "age", label: "age", values: ages.values, at: ages.at });
  if (sexes.any) columns.push({ role: "sex", label: "sex", values: sexes.values, at: sexes.at });
  const lists = [...new Set(records.map((record) => record.list))];
  const numberOf = new Map(lists.map((list, at) => [list, at]));
  return {
    size,
    lists,
    list: Int32Array.from(records, (record) => numberOf.get(record.list) ?? -1),
    ids: idColumn(records.map((record) => record.id)),
    columns,
  };
}
