/** `victim history`: what became of an id: born, joined, parted, by whom, and what undid it. */
import { idHistory, type VictimThen } from "@daftar/linkage";
import { DaftarError } from "@daftar/model";
import { z } from "zod";
import { withDesk } from "../session/withDesk.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { familyThen, type Moment, type MovingOp } from "../view/idsThen.ts";
import { KeptResults } from "../view/partition.ts";
import { currentView } from "../view/view.ts";

const victims = z.array(z.object({ id: z.string(), records: z.array(z.string()) }));
const opShown = z.object({
  op: z.string(),
  /** `account`, `pair`, `signature`, `linkage-run` or `published`. */
  type: z.string(),
  subject: z.string(),
  /** Verdict of a pair, level of a signature; else empty. */
  said: z.string(),
  by: z.string(),
  approvedBy: z.array(z.string()),
  reason: z.string(),
});
const momentShown = z.object({ time: z.string(), ops: z.array(opShown) });

function opsShown({ time, ops }: Moment, records: ReadonlySet<string>): z.infer<typeof momentShown> {
  // Of one instant only what is about these people; a run or a release is about everybody.
  const about = ({ type, subject }: MovingOp): boolean =>
    type === "signature" || subject === "" || subject.split(" ").some((id) => records.has(id));
  const own = ops.filter(about);
  return {
    time,
    ops: (own.length > 0 ? own : ops).map(({ time: _, approvedBy, ...op }) => ({
      ...op,
      approvedBy: [...approvedBy],
    })),
  };
}

const shown = (all: readonly VictimThen[]): z.infer<typeof victims> =>
  all.map(({ id, records }) => ({ id, records: [...records] }));

export const victimHistory = defineVerb({
  details:
    "Oldest first. Accepts a victim id, one from before a join, or a record id (then of whom it belongs to). Nothing of it\n" +
    "is stored: it is what differs from one op to the next. What a person joined or parted is taken back with review decide\n" +
    "A B --verdict cannot-tell --again, which gives back every id there was; what a run joined, with --verdict different.",
  positional: ["id"],
  needsDesk: true,
  effect: "reads",
  input: z.object({ id: z.string().max(200).describe("victim or record id") }),
  output: z.object({
    id: z.string(),
    /** Whom the id leads to now. */
    now: z.string(),
    changes: z.array(
      z.object({
        kind: z.enum(["born", "joined", "parted", "regrouped", "grew", "renamed"]),
        before: victims,
        after: victims,
        made: momentShown,
        /** When the people before it stood again under their ids; null where they have not. */
        undone: momentShown.nullable(),
      }),
    ),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const view = await currentView(desk);
      const byId = view.victimById(input.id);
      const victim = byId ?? view.victimOfRecord(input.id);
      if (victim === null)
        throw new DaftarError("subject.unknown", "no victim or record has this id", { value: input.id });
      const id = byId === null ? victim.id : input.id;
      const moments = familyThen(view.facts, new KeptResults(desk), victim.records);
      const named = (all: readonly VictimThen[]): boolean => all.some((one) => one.id === id);
      const changes = idHistory(moments).filter(({ before, after }) => named(before) || named(after));
      return done({
        id,
        now: victim.id,
        changes: changes.flatMap(({ kind, moment, before, after, undoneAt }) => {
          const records = new Set([...before, ...after].flatMap((one) => one.records));
          const [made, undone] = [moments[moment], undoneAt === null ? undefined : moments[undoneAt]];
          if (made === undefined) return [];
          return [
            {
              kind,
              before: shown(before),
              after: shown(after),
              made: opsShown(made, records),
              undone: undone === undefined ? null : opsShown(undone, records),
            },
          ];
        }),
      });
    }),
});
