/**
 * What the practice recorder enters by hand: two forms about invented people whom no list reached, one of
 * them missing and presumed dead, the other told of by somebody who gave no name.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Lineage, UNKNOWN_LINEAGE } from "@daftar/model";
import type { SimulatedVictim, Simulation } from "@daftar/simulate";
import type { VerbContext } from "../verb/context.ts";
import { accountAdd } from "../verbs/accounts.ts";
import { TEAM } from "./team.ts";

export const FORMS = "forms";

/** What a family adds later about the missing person: it takes the place of what the form said. */
export const FAMILY_LINEAGE: Lineage = {
  ...UNKNOWN_LINEAGE,
  origin: "practice-family-of-the-missing",
  household: "practice-household-of-the-missing",
  sourceClass: "family",
};

function cellsOf(victim: SimulatedVictim): Record<string, string> {
  return {
    given: victim.given.fa[0] ?? "",
    father: victim.father.fa[0] ?? "",
    family: victim.family.fa[0] ?? "",
    sex: victim.sex,
    ageYears: String(victim.ageYears),
  };
}

interface Form {
  readonly cells: Readonly<Record<string, string>>;
  readonly lineage: Lineage;
  readonly source: Readonly<Record<string, string>>;
}

function formsOn([missing, unseen]: readonly SimulatedVictim[]): Form[] {
  if (missing === undefined || unseen === undefined) return [];
  return [
    {
      cells: { ...cellsOf(missing), status: "ناپدید", eventLink: "missing presumed" },
      lineage: UNKNOWN_LINEAGE,
      source: { name: "invented caller 31", said: "has not come home since that night (invented)" },
    },
    {
      cells: { ...cellsOf(unseen), deathDate: unseen.deathDate, cause: unseen.cause },
      lineage: {
        ...UNKNOWN_LINEAGE,
        origin: "practice-caller-without-a-name",
        sourceClass: "witness",
        anonymous: true,
      },
      source: { said: "gave no name (invented)" },
    },
  ];
}

export async function enterForms(
  context: VerbContext,
  folder: string,
  { victims, captures }: Simulation,
): Promise<void> {
  const onNoList = victims.filter((_, at) => captures.on[at]?.every((on) => !on) === true);
  await mkdir(folder, { recursive: true });
  for (const [at, form] of formsOn(onNoList).entries()) {
    const file = join(folder, `form-${at + 1}.json`);
    await writeFile(file, `${JSON.stringify(form, null, 2)}\n`);
    await accountAdd.run(context, { file, list: FORMS, as: [TEAM.recorder] });
  }
}
