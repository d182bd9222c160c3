/** `incident list` and `incident show`: what happened in one place and window, derived and kept nowhere. */
import { DaftarError, isoDay } from "@daftar/model";
import {
  conditionsOver,
  type Incident,
  incidentId,
  incidents,
  type OpenIncident,
  openIncident,
  parseIncidentId,
  reportingWarning,
  type Victim,
} from "@daftar/toll";
import { z } from "zod";
import { checkedClaim } from "../claims/checkedClaims.ts";
import { claimsAbout } from "../claims/claimsAbout.ts";
import { victimsInOrder } from "../search/findVictims.ts";
import { withDesk } from "../session/withDesk.ts";
import { defineVerb, done } from "../verb/verb.ts";
import { countShown, evidenceOf, evidenceShown, shownCounts } from "../view/incidentAccounts.ts";
import { ENOUGH, incidentInput } from "../view/incidentsOf.ts";
import {
  byDayShown,
  conditionShown,
  deathsByDay,
  placedConditions,
  shownCondition,
  warningShown,
} from "../view/shownConditions.ts";
import { incidentRow, shownIncident } from "../view/shownIncident.ts";
import { rowOf, victimRow } from "../view/shownVictim.ts";
import { currentView, type DeskView } from "../view/view.ts";

const asOf = isoDay.optional().describe("what was known by the end of this UTC day");

export const incidentList = defineVerb({
  details:
    "An incident is a place and window that a count names, or a city and day on which --people or more are known to\n" +
    "have died. It is derived, and its id says place and window. Deaths by day come with what was cut.",
  positional: [],
  needsDesk: true,
  effect: "reads",
  input: z.object({
    asOf,
    people: z
      .number()
      .int()
      .min(1)
      .default(ENOUGH)
      .describe("people who make a city and day an incident that nobody counted"),
    from: z.number().int().min(0).default(0).describe("how many to pass over"),
    limit: z.number().int().min(1).max(100_000).default(500).describe("how many"),
  }),
  output: z.object({
    asOf: z.string().nullable(),
    practice: z.boolean(),
    total: z.number(),
    from: z.number(),
    /** By first day, the wider before the narrower. */
    incidents: z.array(incidentRow),
    byDay: byDayShown,
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const view = await currentView(desk, input.asOf ?? null);
      const conditions = placedConditions(view);
      const all = incidents(incidentInput(view, input.people));
      return done({
        asOf: input.asOf ?? null,
        practice: desk.info.practice,
        total: all.length,
        from: input.from,
        incidents: all
          .slice(input.from, input.from + input.limit)
          .map((one) => shownIncident(one, view.scope, conditions)),
        byDay: deathsByDay(view, view.judgement.victims, conditions),
      });
    }),
});

function opened(view: DeskView, id: string): OpenIncident {
  const box = parseIncidentId(id);
  const found = box === null ? null : openIncident(incidentInput(view, ENOUGH), box);
  if (found !== null) return found;
  throw new DaftarError(
    "subject.unknown",
    box === null
      ? "no id of an incident: it is place and window, as in province~city~2014-05-08..2014-05-10"
      : "no count names this place and window, and nobody is known to have died there then",
    { value: id },
  );
}

/** Open pairs between two of these people. */
const pairsAmong = (view: DeskView, people: ReadonlySet<string>): number =>
  view.judgement.openPairs.filter(([a, b]) => people.has(a) && people.has(b)).length;

export const incidentShow = defineVerb({
  details:
    "Accepts an id of `incident list`, or any place and window in which somebody is known to have died.\n" +
    "People are those surely dead there and then; whoever perhaps is among them is a number beside.",
  positional: ["id"],
  needsDesk: true,
  effect: "reads",
  input: z.object({
    id: z.string().max(600).describe("place and window: province~city~2014-05-08..2014-05-10"),
    asOf,
    limit: z.number().int().min(0).max(1_000_000).default(200).describe("how many people are listed"),
  }),
  output: z.object({
    asOf: z.string().nullable(),
    practice: z.boolean(),
    incident: incidentRow,
    /** From the narrowest that holds it to the widest; what lies in it; what crosses it. */
    holders: z.array(incidentRow),
    parts: z.array(incidentRow),
    crossing: z.array(incidentRow),
    /** By name as `victim list` has it; `incident.people` says how many there are. */
    people: z.array(victimRow),
    missingPresumed: z.array(victimRow),
    /** People whose place or days are not known well enough to say. */
    perhaps: z.number(),
    /** Undecided pairs among these people. */
    openPairs: z.number(),
    counts: z.array(countShown),
    evidence: evidenceShown,
    claims: z.array(checkedClaim),
    conditions: z.array(conditionShown),
    warning: warningShown,
    byDay: byDayShown,
  }),
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const view = await currentView(desk, input.asOf ?? null);
      const { incident, people: ids, missingPresumed, ...rest } = opened(view, input.id);
      const recorded = placedConditions(view);
      const here = conditionsOver(recorded, incident);
      const row = (one: Incident) => shownIncident(one, view.scope, recorded);
      const victims = (of: readonly string[]): Victim[] => {
        const wanted = new Set(of);
        return victimsInOrder(view, "name").filter((victim) => wanted.has(victim.id));
      };
      const people = victims(ids);
      const shown = (of: readonly Victim[]) =>
        of.slice(0, input.limit).map((victim) => rowOf(victim, view.scope));
      const counts = view.judgement.counts.filter(
        ({ place, window }) => incident.id === incidentId({ place, window }),
      );
      const warning = reportingWarning(here, recorded.length);
      return done({
        asOf: input.asOf ?? null,
        practice: desk.info.practice,
        incident: row(incident),
        holders: rest.holders.map(row),
        parts: rest.parts.map(row),
        crossing: rest.crossing.map(row),
        people: shown(people),
        missingPresumed: shown(victims(missingPresumed)),
        perhaps: rest.perhaps,
        openPairs: pairsAmong(view, new Set(ids)),
        counts: shownCounts(view, counts),
        evidence: evidenceOf(view, people),
        claims: claimsAbout(
          { scope: view.scope, claims: view.facts.claims.map(({ body }) => body.claim) },
          incident,
          people,
          input.asOf ?? null,
        ),
        conditions: here.map(shownCondition),
        warning: { ...warning },
        byDay: { ...deathsByDay(view, people, here, incident.window), warning: { ...warning } },
      });
    }),
});
