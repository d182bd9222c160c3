/**
 * What still tells of a record after it was erased, so that whoever erases promises nobody too much.
 *
 * Ops are signed and handed on: what people wrote into decisions stays in them. Cost: linear in decisions.
 */
import { OP_BODIES } from "@daftar/model";
import type { DeskView } from "../view/view.ts";

export interface Remaining {
  readonly code: string;
  readonly words: string;
  readonly count: number;
}

export function remainsOf(view: DeskView, records: readonly string[]): Remaining[] {
  const { facts } = view;
  const about = new Set(records.flatMap((record) => [record, view.victimOfRecord(record)?.id ?? record]));
  const said = facts.decisions.filter(({ subject }) => subject.split(" ").some((id) => about.has(id)));
  const inClear = said.filter(({ type, body }) => {
    if (type === "resolve") return true;
    return type === "consent" && OP_BODIES.consent.parse(body).names.length > 0;
  });
  const lists = new Set(records.flatMap((record) => view.recordById(record)?.list ?? []));
  const imports = facts.imports.filter(({ body }) => lists.has(body.list));
  const all: Remaining[] = [
    {
      code: "ops-in-clear",
      words: "decisions that hold a value or a name as somebody wrote it",
      count: inClear.length,
    },
    {
      code: "reasons",
      words: "decisions about it, with the reasons people wrote",
      count: said.length - inClear.length,
    },
    {
      code: "sealed-imports",
      words: "imported files, and sealed cells of their rows, which custodians can still open",
      count: imports.length,
    },
    {
      code: "evidence",
      words: "pieces of evidence about it, which are not erased with it",
      count: facts.evidence.filter(({ body }) => body.about.some((id) => about.has(id))).length,
    },
    {
      code: "releases",
      words: "releases published before, which are kept as they were",
      count: facts.published.length,
    },
  ];
  return all.filter(({ count }) => count > 0);
}
