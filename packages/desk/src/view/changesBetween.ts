/** What moved between two views of one desk: people, the lines, and for which reason, as verbs tell it. */
import { deathLevel } from "@daftar/model";
import {
  CHANGE_REASONS,
  changeTotals,
  LINE_NAMES,
  type PersonStanding,
  peopleChanges,
  type TollLines,
} from "@daftar/toll";
import { z } from "zod";
import type { DeskView } from "./view.ts";

const lines = z.object({
  verifiedNamed: z.number(),
  verified: z.number(),
  reported: z.object({ low: z.number(), high: z.number() }),
});
const standing = z.object({
  id: z.string(),
  /** The longest of the names written of them, which says most; for use inside. */
  name: z.string().nullable(),
  level: deathLevel,
  standing: z.enum(["in-no-line", "reported", "corroborated", "verified"]),
  named: z.boolean(),
});

export const changesShape = z.object({
  before: lines,
  after: lines,
  /** People whose place in the lines differs; ids never leave the desk. */
  people: z.array(
    z.object({
      before: z.array(standing),
      after: z.array(standing),
      reasons: z.array(z.enum(CHANGE_REASONS)),
    }),
  ),
  /** The same without ids: by how many people each line moved, by the first reason. */
  totals: z.array(
    z.object({
      line: z.enum(LINE_NAMES),
      reason: z.enum(CHANGE_REASONS),
      more: z.number(),
      fewer: z.number(),
    }),
  ),
});
export type Changes = z.infer<typeof changesShape>;

const told = ({ verifiedNamed, verified, reported }: TollLines): z.infer<typeof lines> => ({
  verifiedNamed,
  verified,
  reported: { low: reported.low, high: reported.high },
});

export function changesBetween(before: DeskView, after: DeskView): Changes {
  const people = peopleChanges(before.judgement.victims, after.judgement.victims);
  const named = (side: readonly PersonStanding[], view: DeskView) =>
    side.map((one) => {
      const names = view.victimById(one.id)?.names ?? [];
      const [name = null] = names.map(({ text }) => text).sort((a, b) => b.length - a.length);
      return { ...one, name };
    });
  return {
    before: told(before.lines()),
    after: told(after.lines()),
    people: people.map(({ before: was, after: is, reasons }) => ({
      before: named(was, before),
      after: named(is, after),
      reasons: [...reasons],
    })),
    totals: changeTotals(people).map((one) => ({ ...one })),
  };
}
