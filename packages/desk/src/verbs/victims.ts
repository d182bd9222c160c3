/** `victim list` and `victim show`: people as resolved, with level, what is missing, and every account. */
import { DaftarError, deathLevel } from "@daftar/model";
import type { Victim } from "@daftar/toll";
import { z } from "zod";
import { withDesk } from "../session/withDesk.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { currentView } from "../view/view.ts";

const missing = z.object({ code: z.string(), words: z.string() });

const victimRow = z.object({
  id: z.string(),
  level: z.string(),
  names: z.array(z.string()),
  named: z.boolean(),
  records: z.array(z.string()),
  death: z.string().nullable(),
  place: z.string().nullable(),
  origins: z.number(),
  signatures: z.number(),
  reviewAsked: z.boolean(),
  dispute: z.string(),
  setAside: z.string().nullable(),
  release: z.string(),
  missing: z.array(missing),
});

function rowOf(victim: Victim): z.infer<typeof victimRow> {
  const place = victim.deathPlace ?? victim.injuryPlace;
  return {
    id: victim.id,
    level: victim.level,
    names: victim.names.map((form) => form.text),
    named: victim.named,
    records: [...victim.records],
    death:
      victim.death === null
        ? null
        : victim.death.from === victim.death.to
          ? victim.death.from
          : `${victim.death.from}/${victim.death.to}`,
    place: place === null ? null : [place.city, place.province].filter((part) => part !== null).join(", "),
    origins: victim.origins.known,
    signatures: victim.signatures.length,
    reviewAsked: victim.reviewAsked,
    dispute: victim.dispute,
    setAside: victim.setAside,
    release: victim.release.class,
    missing: victim.missingForNext.map((one) => ({ ...one })),
  };
}

export const victimList = defineVerb({
  details: "With --level, only those of one level. Sorted by id, so that order says nothing.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({
    level: deathLevel.optional().describe("only this level"),
    limit: z.number().int().min(1).max(1_000_000).default(50).describe("how many"),
  }),
  output: z.object({
    total: z.number(),
    byLevel: z.record(z.string(), z.number()),
    victims: z.array(victimRow),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const { victims } = (await currentView(desk)).judgement;
      const byLevel = Object.fromEntries(
        deathLevel.options.map((level) => [level, victims.filter((v) => v.level === level).length]),
      );
      const chosen = victims
        .filter((victim) => input.level === undefined || victim.level === input.level)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1));
      return done({ total: chosen.length, byLevel, victims: chosen.slice(0, input.limit).map(rowOf) });
    }),
});

export const victimShow = defineVerb({
  details: "Accepts a victim id, an id from before a join, or a record id.",
  positional: ["id"],
  needsDesk: true,
  effect: "reads",
  input: z.object({ id: z.string().describe("victim or record id") }),
  output: z.object({
    victim: victimRow,
    disagreements: z.array(z.string()),
    risks: z.array(z.string()),
    accounts: z.array(
      z.object({
        record: z.string(),
        list: z.string(),
        credited: z.boolean(),
        versions: z.number(),
        cells: z.array(z.object({ role: z.string(), text: z.string() })),
      }),
    ),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const view = await currentView(desk);
      const victim = view.victimById(input.id) ?? view.victimOfRecord(input.id);
      if (victim === null)
        throw new DaftarError("subject.unknown", "no victim or record has this id", { value: input.id });
      const records = new Map(view.facts.records.map((record) => [record.id, record]));
      const accounts = [];
      for (const id of victim.records) {
        const cells = (await desk.recordCells(id)) ?? [];
        accounts.push({
          record: id,
          list: records.get(id)?.list ?? "",
          credited: victim.credited.includes(id),
          versions: records.get(id)?.versions.length ?? 0,
          cells: cells.map(({ role, text }) => ({ role, text })),
        });
      }
      return done({
        victim: rowOf(victim),
        disagreements: [...victim.disagreements],
        risks: [...victim.risks],
        accounts,
      });
    }),
});
