/**
 * What came later about the two people of the forms: two sealed sources who may be one person, and two channels
 * that quote each other. It shows why accounts are not origins (J3), and moves no line of the toll.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Lineage, pairSubject, UNKNOWN_LINEAGE } from "@daftar/model";
import { z } from "zod";
import type { Decision } from "../session/decide.ts";
import { decide } from "../session/decide.ts";
import { lookAt } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { accountAdd } from "../verbs/accounts.ts";
import { currentView } from "../view/view.ts";
import { FORMS } from "./enterForms.ts";
import { TEAM } from "./team.ts";

const insider = (id: string, from: string, to: string): Lineage => ({
  ...UNKNOWN_LINEAGE,
  origin: `practice-${id}`,
  sourceClass: "insider",
  sealedSource: { id, place: "mirvanak", from, to, attestedDifferentFrom: [] },
});

const channel: Lineage = { ...UNKNOWN_LINEAGE, sourceClass: "media", anonymous: true };

interface Later {
  /** Which of the two people it is about. */
  readonly about: "missing" | "unseen";
  readonly list: string;
  readonly lineage: Lineage;
  readonly said: string;
}

const LATER: readonly Later[] = [
  {
    about: "missing",
    list: "insider-forms",
    lineage: insider("insider-21", "2014-05-08", "2014-05-14"),
    said: "saw the name on a list of people held (invented)",
  },
  {
    about: "missing",
    list: "insider-calls",
    lineage: insider("insider-22", "2014-05-12", "2014-05-20"),
    said: "heard the name read out where people are held (invented)",
  },
  { about: "unseen", list: "channel-a", lineage: channel, said: "quotes channel B (invented)" },
  { about: "unseen", list: "channel-b", lineage: channel, said: "quotes channel A (invented)" },
];

const entered = z.object({ record: z.string() });

/** What was entered about the two, as cells of a form: the later forms speak of the same people. */
async function formsOfBoth(context: VerbContext) {
  return withDesk(context, async (desk) => {
    const { facts } = await currentView(desk);
    const forms = facts.records.filter(({ list }) => list === FORMS);
    const of = async (about: Later["about"]) => {
      const record = forms.find(
        ({ versions }) => (versions.at(-1)?.fields.status === "missing-presumed") === (about === "missing"),
      );
      const cells = record === undefined ? [] : ((await desk.recordCells(record.id)) ?? []);
      return {
        record: record?.id ?? null,
        cells: Object.fromEntries(cells.map(({ role, text }) => [role, text])),
      };
    };
    return { missing: await of("missing"), unseen: await of("unseen") };
  });
}

export async function askAgain(context: VerbContext, folder: string): Promise<void> {
  const people = await formsOfBoth(context);
  await mkdir(folder, { recursive: true });
  const added: (Later & { readonly record: string; readonly first: string })[] = [];
  for (const [at, later] of LATER.entries()) {
    const { record: first, cells } = people[later.about];
    if (first === null) continue;
    const file = join(folder, `later-${at + 1}.json`);
    const form = { cells, lineage: later.lineage, source: { said: later.said } };
    await writeFile(file, `${JSON.stringify(form, null, 2)}\n`);
    const { result } = await accountAdd.run(context, { file, list: later.list, as: [TEAM.recorder] });
    added.push({ ...later, first, record: entered.parse(result).record });
  }
  const circle = added.filter(({ about }) => about === "unseen");
  await withDesk(context, async (desk) => {
    const signers = new Signers(desk, context);
    const written = async (decisions: readonly Decision[], by: string): Promise<void> => {
      await decide(signers, decisions, [by], { look: await lookAt(desk) });
    };
    await written(
      added.map(({ first, record }) => ({
        type: "pair",
        subject: pairSubject(first, record),
        body: { verdict: "same" },
        reason: "the same names, age and day (invented)",
      })),
      TEAM.reviewer,
    );
    await written(
      [
        ...added.map(({ record }) => ({
          type: "assess-account" as const,
          subject: record,
          body: { verdict: "credible" as const, risks: [] },
          reason: "coherent, and from somebody who could know",
        })),
        ...circle.map(({ record, lineage }, at) => ({
          type: "lineage" as const,
          subject: record,
          body: { lineage: { ...lineage, from: [`record:${circle[1 - at]?.record ?? record}`] } },
          reason: "it names the other channel as its source (invented)",
        })),
      ],
      TEAM.assessor,
    );
  });
}
