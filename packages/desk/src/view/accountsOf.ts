/**
 * Accounts of one person, each as it came and as it is judged, and field by field beside one another.
 *
 * Only what is readable on the desk: sealed cells are not here to be shown (J18). Cost: one reading of each
 * record's row.
 */
import {
  assessAccountBody,
  evidenceRisk,
  type Lineage,
  lineage,
  lineageBody,
  type RecordFact,
  type RecordFields,
  resolveBody,
} from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import type { Victim } from "@daftar/toll";
import { z } from "zod";
import { assertionShown, assertionsOf } from "./assertionsOf.ts";
import { coveragesInForce } from "./settings.ts";
import { spanText } from "./shownVictim.ts";
import type { DeskView } from "./view.ts";

export const accountShown = z.object({
  record: z.string(),
  list: z.string(),
  /** Counts for the level, by its own assessment or its list's. */
  credited: z.boolean(),
  verdict: z.string().nullable(),
  risks: z.array(evidenceRisk),
  recordedBy: z.string().nullable(),
  missingFromEdition: z.boolean(),
  versions: z.number(),
  lineage: lineage.nullable(),
  /** Who said the lineage: a decision, the form, or the list's declaration. */
  lineageFrom: z.enum(["decision", "account", "list"]).nullable(),
  /** Values that somebody said come from elsewhere; others come from where the account does. */
  assertions: z.array(assertionShown),
  cells: z.array(z.object({ role: z.string(), text: z.string() })),
  /** What a decision about it must have seen. */
  heads: z.object({ assess: z.array(z.string()), lineage: z.array(z.string()) }),
});

export const fieldShown = z.object({
  field: z.string(),
  /** In the order of the accounts; null where an account is silent. */
  values: z.array(z.string().nullable()),
  /** False where two accounts say different things. */
  agree: z.boolean(),
  /** The value that somebody chose; null where nobody did. */
  chosen: z.string().nullable(),
  heads: z.array(z.string()),
});

/** The words of one field of a record; null where the account does not say. */
const FIELD_TEXT: Readonly<Record<string, (fields: RecordFields) => string | null>> = {
  names: ({ names }) => (names.length === 0 ? null : names.join(" / ")),
  given: ({ given }) => given,
  father: ({ father }) => father,
  grandfather: ({ grandfather }) => grandfather,
  family: ({ family }) => family,
  sex: ({ sex }) => sex,
  age: ({ age }) => (age === null ? null : age.low === age.high ? `${age.low}` : `${age.low}-${age.high}`),
  birthDate: ({ birthDate }) => spanText(birthDate),
  injuryDate: ({ injuryDate }) => spanText(injuryDate),
  deathDate: ({ deathDate }) => spanText(deathDate),
  birthPlace: ({ birthPlace }) => birthPlace,
  injuryPlace: ({ injuryPlace }) => written(injuryPlace),
  deathPlace: ({ deathPlace }) => written(deathPlace),
  burialPlace: ({ burialPlace }) => burialPlace,
  nationalId: ({ nationalId }) => nationalId,
  population: ({ population }) => population,
  cause: ({ cause }) => cause,
  bodyTag: ({ bodyTag }) => bodyTag,
  status: ({ status }) => status,
  eventLink: ({ eventLink }) => eventLink,
};

/** Every field of a record in words. */
export function fieldTexts(fields: RecordFields): Record<string, string | null> {
  return Object.fromEntries(Object.entries(FIELD_TEXT).map(([field, textOf]) => [field, textOf(fields)]));
}

function written({ place, province }: RecordFields["deathPlace"]): string | null {
  const parts = [place, province].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(", ");
}

/** The lineage that holds for a record or a count: as somebody decided, as it came with it, or as its list says. */
export function lineageOf(
  view: DeskView,
  record: Pick<RecordFact, "id" | "lineage">,
  ofList: Lineage | null,
): Pick<z.infer<typeof accountShown>, "lineage" | "lineageFrom"> {
  const { decision } = view.decisions.get("lineage", record.id);
  const decided = decision === null ? null : lineageBody.parse(decision.body).lineage;
  if (decided !== null) return { lineage: decided, lineageFrom: "decision" };
  if (record.lineage !== null) return { lineage: record.lineage, lineageFrom: "account" };
  return ofList === null ? { lineage: null, lineageFrom: null } : { lineage: ofList, lineageFrom: "list" };
}

export async function accountsOf(
  desk: OpenDesk,
  view: DeskView,
  victim: Victim,
): Promise<z.infer<typeof accountShown>[]> {
  const coverages = coveragesInForce(view.facts, view.decisions);
  const shown: z.infer<typeof accountShown>[] = [];
  for (const id of victim.records) {
    const record = view.recordById(id);
    if (record === null) continue;
    const { decision } = view.decisions.get("assess-account", id);
    const assessed = decision === null ? null : assessAccountBody.parse(decision.body);
    const cells = (await desk.recordCells(id)) ?? [];
    shown.push({
      record: id,
      list: record.list,
      credited: victim.credited.includes(id),
      verdict: assessed?.verdict ?? null,
      risks: assessed?.risks ?? [],
      recordedBy: record.recordedBy,
      missingFromEdition: record.missingFromEdition,
      versions: record.versions.length,
      ...lineageOf(view, record, coverages.get(record.list)?.lineage ?? null),
      assertions: assertionsOf(view, record, coverages.get(record.list)?.assertions),
      cells: cells.map(({ role, text }) => ({ role, text })),
      heads: {
        assess: [...view.headsOf("assess-account", id)],
        lineage: [...view.headsOf("lineage", id)],
      },
    });
  }
  return shown;
}

/** Fields that at least one account fills or somebody settled, in the order of a record. */
export function fieldsSideBySide(view: DeskView, victim: Victim): z.infer<typeof fieldShown>[] {
  const newest = victim.records.map((id) => view.recordById(id)?.versions.at(-1)?.fields ?? null);
  const shown: z.infer<typeof fieldShown>[] = [];
  for (const [field, textOf] of Object.entries(FIELD_TEXT)) {
    const values = newest.map((fields) => (fields === null ? null : textOf(fields)));
    const subject = `${victim.id} ${field}`;
    const { decision } = view.decisions.get("resolve", subject);
    const chosen = decision === null ? null : resolveBody.parse(decision.body).value;
    const said = new Set(values.filter((value) => value !== null));
    if (said.size === 0 && chosen === null) continue;
    const heads = [...view.headsOf("resolve", subject)];
    shown.push({ field, values, agree: said.size <= 1, chosen, heads });
  }
  return shown;
}
