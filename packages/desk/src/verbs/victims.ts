/** `victim list` and `victim show`: people as resolved, with level, what is missing, and every account. */
import { DaftarError, deathLevel, dispute, evidenceRisk, releaseClass, setAsideReason } from "@daftar/model";
import { againstRise, eligibility, type Victim } from "@daftar/toll";
import { z } from "zod";
import { erasedBeside, erasedShown } from "../erase/gap.ts";
import { searchVictims, victimOrder, victimsInOrder } from "../search/findVictims.ts";
import { withDesk } from "../session/withDesk.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { accountShown, accountsOf, fieldShown, fieldsSideBySide } from "../view/accountsOf.ts";
import { historyOf, historyShown } from "../view/historyOf.ts";
import { incidentOfVictim } from "../view/incidentsOf.ts";
import { lineageOfVictim, lineageShown } from "../view/lineageShown.ts";
import { rowOf, victimRow } from "../view/shownVictim.ts";
import { currentView, type DeskView } from "../view/view.ts";

const heads = z.array(z.string());

export const victimList = defineVerb({
  details:
    "With --search, whoever a name finds in any script and spelling, the nearest first; an id finds its person.\n" +
    "Else sorted by --sort, and by id where that is equal, so that the order of ids says nothing.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({
    search: z.string().max(200).optional().describe("name or part of one, in any script; or an id"),
    level: deathLevel.optional().describe("only this level"),
    release: releaseClass.optional().describe("only this release class"),
    dispute: dispute.optional().describe("only with this dispute"),
    risk: evidenceRisk.optional().describe("only with this evidence risk"),
    setAside: setAsideReason.optional().describe("only set aside for this reason"),
    reviewAsked: z.boolean().optional().describe("only those whose signatures ask for review"),
    missing: z.string().max(100).optional().describe("only those whose next level lacks this (a code)"),
    sort: victimOrder.default("id").describe("order, where nothing is searched"),
    descending: z.boolean().default(false).describe("the other way round"),
    from: z.number().int().min(0).default(0).describe("how many to pass over"),
    limit: z.number().int().min(1).max(1_000_000).default(50).describe("how many"),
  }),
  output: z.object({
    total: z.number(),
    from: z.number(),
    byLevel: z.record(z.string(), z.number()),
    victims: z.array(victimRow),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const view = await currentView(desk);
      const { victims } = view.judgement;
      const byLevel = Object.fromEntries(deathLevel.options.map((level) => [level, 0]));
      for (const victim of victims) byLevel[victim.level] = (byLevel[victim.level] ?? 0) + 1;
      const typed = input.search?.trim() ?? "";
      const wanted = (victim: Victim): boolean =>
        (input.level === undefined || victim.level === input.level) &&
        (input.release === undefined || victim.release.class === input.release) &&
        (input.dispute === undefined || victim.dispute === input.dispute) &&
        (input.risk === undefined || victim.risks.includes(input.risk)) &&
        (input.setAside === undefined || victim.setAside === input.setAside) &&
        (input.reviewAsked !== true || victim.reviewAsked) &&
        (input.missing === undefined || victim.missingForNext.some((one) => one.code === input.missing));
      const all = typed === "" ? victimsInOrder(view, input.sort) : searchVictims(desk, view, typed);
      const chosen = all.filter(wanted);
      if (input.descending) chosen.reverse();
      const page = chosen.slice(input.from, input.from + input.limit);
      return done({
        total: chosen.length,
        from: input.from,
        byLevel,
        victims: page.map((victim) => rowOf(victim, view.scope)),
      });
    }),
});

/** Empty where the victim may not rise to verified yet, or stands there. */
function maySign({ judgement }: DeskView, victim: Victim): string[] {
  if (victim.level === "verified" && !victim.reviewAsked) return [];
  return [...judgement.people.keys()]
    .filter((person) => {
      const { against, signedAlready } = eligibility(judgement, victim, person);
      return against.length === 0 && (!signedAlready || victim.reviewAsked);
    })
    .sort();
}

export const victimShow = defineVerb({
  details:
    "Accepts a victim id, an id from before a join, or a record id. `heads` are what a decision must have seen: give\n" +
    "them back with --seen, and a decision that somebody made meanwhile is not passed over.",
  positional: ["id"],
  needsDesk: true,
  effect: "reads",
  input: z.object({ id: z.string().max(200).describe("victim or record id") }),
  output: z.object({
    victim: victimRow,
    /** What stands against a rise of the level: what is missing, and by which rule; empty for verified. */
    against: z.array(
      z.object({
        code: z.string(),
        rule: z.string(),
        words: z.string(),
        /** What the accounts that come nearest say of it; null where one is silent. */
        said: z.array(z.object({ account: z.string(), label: z.string(), value: z.string().nullable() })),
      }),
    ),
    disagreements: z.array(z.string()),
    risks: z.array(z.string()),
    conflicts: z.array(z.string()),
    acknowledgement: z.string(),
    kinInformed: z.string(),
    consentedNames: z.array(z.string()),
    signatures: z.array(z.object({ person: z.string(), level: z.string(), time: z.string() })),
    /** Who may not sign: who entered an account by hand, who joined records in review (J7). */
    mayNotSign: z.array(z.string()),
    /** Signatories whose signature would count now: nothing stands against them, and they have not signed. */
    maySign: z.array(z.string()),
    /** Id of the narrowest incident known to hold the person; null where place or days are not known. */
    incident: z.string().nullable(),
    accounts: z.array(accountShown),
    fields: z.array(fieldShown),
    /** Why these accounts are as many distinct origins as they are (J3). */
    lineage: lineageShown,
    openPairs: z.array(
      z.object({ a: z.string(), b: z.string(), weight: z.number().nullable(), victim: z.string() }),
    ),
    heads: z.object({ dispute: heads, setAside: heads, consent: heads }),
    history: z.array(historyShown),
    /** Accounts that were held to be this person's, and that two people had erased. */
    erased: z.array(erasedShown),
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const view = await currentView(desk);
      const victim = view.victimById(input.id) ?? view.victimOfRecord(input.id);
      const gone = view.facts.erased.find(({ record }) => record === input.id);
      if (gone !== undefined) {
        const words = `erased on ${gone.time.slice(0, 10)} by ${gone.approvedBy.join(", ")}: ${gone.reason}`;
        throw new DaftarError("record.erased", words, { value: input.id });
      }
      if (victim === null)
        throw new DaftarError("subject.unknown", "no victim or record has this id", { value: input.id });
      const openPairs = view.openPairsOf(victim).map(({ a, b, weight }) => {
        const other = victim.records.includes(a) ? b : a;
        return { a, b, weight, victim: view.victimOfRecord(other)?.id ?? "" };
      });
      return done({
        victim: rowOf(victim, view.scope),
        against: againstRise(victim).map(({ code, rule, words, said = [] }) => ({
          code,
          rule,
          words,
          said: said.map((one) => ({ ...one })),
        })),
        disagreements: [...victim.disagreements],
        risks: [...victim.risks],
        conflicts: [...victim.conflicts],
        acknowledgement: victim.acknowledgement,
        kinInformed: victim.release.kinInformed,
        consentedNames: [...victim.release.names],
        signatures: victim.signatures.map(({ person, level, time }) => ({ person, level, time })),
        mayNotSign: [...new Set([...victim.recorders, ...victim.joiners])].sort(),
        maySign: maySign(view, victim),
        incident: incidentOfVictim(view, victim),
        accounts: await accountsOf(desk, view, victim),
        fields: fieldsSideBySide(view, victim),
        lineage: lineageOfVictim(view, victim),
        openPairs,
        heads: {
          dispute: [...view.headsOf("dispute", victim.id)],
          setAside: [...view.headsOf("set-aside", victim.id)],
          consent: [...view.headsOf("consent", victim.id)],
        },
        history: historyOf(view, victim),
        erased: erasedBeside(desk, view, victim),
      });
    }),
});
