/**
 * What still tells of a record after it was erased, so that whoever erases promises nobody too much.
 *
 * Ops are signed and handed on: what people wrote into decisions stays in them. Cost: linear in decisions, and
 * reads the envelopes of these records' lists.
 */
import { DaftarError, OP_BODIES } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { findSealed } from "../opening/findSealed.ts";
import type { DeskView } from "../view/view.ts";

export interface Remaining {
  readonly code: string;
  readonly words: string;
  readonly count: number;
}

/** How many of these have cells in an envelope without locks, as desks sealed them once, or in an age file. */
async function sealedWithoutLock(
  desk: OpenDesk,
  view: DeskView,
  records: readonly string[],
): Promise<number> {
  let count = 0;
  for (const record of records) {
    try {
      const found = await findSealed(desk, view.facts, record);
      if (found.some(({ envelope: { header } }) => header.kind === "cells" && header.locked !== true))
        count += 1;
    } catch (error) {
      if (!(error instanceof DaftarError)) throw error;
      if (error.code === "opening.any-one") count += 1;
      else if (error.code !== "opening.nothing") throw error;
    }
  }
  return count;
}

/** @param destroyed files that go with them */
export async function remainsOf(
  desk: OpenDesk,
  view: DeskView,
  { records, destroyed }: { readonly records: readonly string[]; readonly destroyed: ReadonlySet<string> },
): Promise<Remaining[]> {
  const { facts } = view;
  const about = new Set(records.flatMap((record) => [record, view.victimOfRecord(record)?.id ?? record]));
  const said = facts.decisions.filter(({ subject }) => subject.split(" ").some((id) => about.has(id)));
  const inClear = said.filter(({ type, body }) => {
    if (type === "resolve") return true;
    return type === "consent" && OP_BODIES.consent.parse(body).names.length > 0;
  });
  const lists = new Set(records.flatMap((record) => view.recordById(record)?.list ?? []));
  const files = facts.imports.filter(
    ({ body }) => lists.has(body.list) && desk.hasBlob(body.original) && !destroyed.has(body.original),
  );
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
      words:
        "whole files of imports, which custodians can still open; --files destroys those that brought it",
      count: files.length,
    },
    {
      code: "sealed-cells",
      words: "records with sealed cells that custodians can still open",
      count: await sealedWithoutLock(desk, view, records),
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
