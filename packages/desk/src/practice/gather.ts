/** First days of the practice desk: founding, scope, lists in, what each list declares, counts, conditions. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { custodianText, type OpBody } from "@daftar/model";
import type { PracticeCount, Simulation } from "@daftar/simulate";
import { consentKeyOf, newCustodian, writeNewFile } from "@daftar/store";
import { z } from "zod";
import { decide } from "../session/decide.ts";
import { lookAt } from "../session/look.ts";
import { Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { accountCount } from "../verbs/accounts.ts";
import { importList } from "../verbs/import.ts";
import { init } from "../verbs/init.ts";
import { link } from "../verbs/link.ts";
import { personAdd, personRevoke } from "../verbs/people.ts";
import { policy, scope } from "../verbs/setting.ts";
import { enterForms } from "./enterForms.ts";
import type { PracticePlaces } from "./places.ts";
import type { StagedClock } from "./stagedClock.ts";
import { FOUNDERS, TEAM } from "./team.ts";

const proposedColumns = z.object({
  columns: z.array(
    z.object({ header: z.string(), role: z.string(), class: z.string(), calendar: z.string().nullable() }),
  ),
});

/** Columns whose meaning only a person can know: the walk says it, as a mapping file. */
const MAPPED_BY_HAND: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "witness-forms": { تاریخ: "deathDate" },
  "hospital-ledger": { "تاریخ پذیرش": "injuryDate" },
};

/** Practice numbers of the policy: wider than the defaults, so that open work can stand on an open gate. */
const POLICY = {
  version: "practice-1",
  gate: { undecidedPairsPerMille: 80, reviewsAsked: 5, countGapPerMille: 700 },
};

export async function found(
  context: VerbContext,
  clock: StagedClock,
  places: PracticePlaces,
  simulation: Simulation,
): Promise<void> {
  await mkdir(places.keys, { recursive: true });
  const custodians: string[] = [];
  for (const name of ["custodian-1", "custodian-2", "custodian-3"]) {
    const { identity, recipient } = await newCustodian();
    writeNewFile(join(places.keys, `${name}.txt`), `# PRACTICE: opens invented sources only\n${identity}\n`);
    custodians.push(custodianText({ recipient, key: consentKeyOf(identity).publicKey }));
  }
  for (const [name, text] of simulation.files) {
    await mkdir(join(places.files, name, ".."), { recursive: true });
    await writeFile(join(places.files, name), text);
  }
  const policyFile = join(places.files, "policy.json");
  await writeFile(policyFile, `${JSON.stringify(POLICY, null, 2)}\n`);
  await init.run(context, {
    dir: places.desk,
    custodian: custodians,
    practice: true,
    person: FOUNDERS,
    name: "Sarvand practice desk",
  });
  const as = [TEAM.signatories[0]];
  await scope.run(context, {
    file: join(places.files, "scope.json"),
    as,
    reason: "what this practice desk counts",
  });
  await policy.run(context, { file: policyFile, as, reason: "wider gate numbers, for practice" });
  await personAdd.run(context, { name: TEAM.recorder, role: ["recorder"], as, reason: "enters forms" });
  await personAdd.run(context, {
    name: TEAM.custodian,
    role: ["custodian"],
    as,
    reason: "keeps the sources",
  });
  await personAdd.run(context, { name: TEAM.former, role: ["recorder"], as, reason: "enters forms" });
  await personRevoke.run(context, {
    name: TEAM.former,
    as,
    reason: "has left, and the key stayed behind (invented)",
  });
  clock.toDaysAgo(DAYS_AGO[0]);
}

/**
 * Days before the release on which the lists come in: two in each of three weeks, the last of them the
 * week of the release, or the gate would rightly call it silence (J20). Each is so far from the end of its week
 * that the gate is open on the day after as well: whoever began before midnight goes on after it.
 */
const DAYS_AGO = [19, 16, 12, 11, 5, 5] as const;

async function importAll(
  context: VerbContext,
  clock: StagedClock,
  places: PracticePlaces,
  simulation: Simulation,
): Promise<void> {
  for (const [at, list] of simulation.lists.entries()) {
    clock.toDaysAgo(DAYS_AGO[at] ?? 5);
    context.progress({ what: `Importing ${list.name}`, done: at, total: simulation.lists.length });
    const file = join(places.files, list.file);
    const byHand = MAPPED_BY_HAND[list.name];
    const map =
      byHand === undefined ? undefined : await mappingWith(context, file, list.name, byHand, places);
    await importList.run(context, {
      file,
      list: list.name,
      edition: list.edition.label,
      ...(map === undefined ? { yes: true } : { map }),
    });
  }
}

/** The proposed mapping with a few columns said by hand, as a person would edit it. */
async function mappingWith(
  context: VerbContext,
  file: string,
  list: string,
  byHand: Readonly<Record<string, string>>,
  places: PracticePlaces,
) {
  const { result } = await importList.run(context, { file, list, propose: true });
  const columns = proposedColumns.parse(result).columns;
  const mapping = {
    columns: Object.fromEntries(
      columns.map(({ header, role, class: kept, calendar }) => [
        header,
        byHand[header] === undefined
          ? { role, class: kept, ...(calendar === null ? {} : { calendar }) }
          : { role: byHand[header] },
      ]),
    ),
  };
  const path = join(places.files, `${list}.mapping.json`);
  await writeFile(path, `${JSON.stringify(mapping, null, 2)}\n`);
  return path;
}

async function enterCounts(
  context: VerbContext,
  places: PracticePlaces,
  counts: readonly PracticeCount[],
): Promise<void> {
  const folder = join(places.files, "counts");
  await mkdir(folder, { recursive: true });
  for (const count of counts) {
    const file = join(folder, `${count.id}.json`);
    await writeFile(
      file,
      `${JSON.stringify({ account: count.account, source: { name: count.reportedBy } }, null, 2)}\n`,
    );
    await accountCount.run(context, { file, list: count.list, as: [TEAM.recorder] });
  }
}

/** A second account of a whole count, from elsewhere: two origins of one scope can be verified (J11). */
function withSecondCount(counts: readonly PracticeCount[]): PracticeCount[] {
  const whole = counts.find((count) => count.account.extent === "whole" && count.account.lineage.direct);
  if (whole === undefined) return [...counts];
  const { account } = whole;
  const low = Math.max(1, account.low - 2);
  return [
    ...counts,
    {
      ...whole,
      id: "PRACTICE-C-90",
      list: "hospital-counts",
      kind: "medic",
      reportedBy: "invented medic source 90",
      account: {
        ...account,
        low,
        asWorded: `${low} or a few more, counted at the gate of the cemetery`,
        whatCounted: "bodies-seen",
        lineage: { ...account.lineage, origin: "practice-medic-at-the-gate", sourceClass: "medic" },
      },
    },
  ];
}

export async function gather(
  context: VerbContext,
  clock: StagedClock,
  places: PracticePlaces,
  simulation: Simulation,
): Promise<void> {
  await importAll(context, clock, places, simulation);
  await enterForms(context, join(places.files, "forms"), simulation);
  clock.toDaysAgo(5);
  await withDesk(context, async (desk) => {
    const signers = new Signers(desk, context);
    const [admin] = TEAM.signatories;
    const conditions: OpBody<"conditions">[] = [
      {
        from: "2014-05-07",
        to: "2014-05-12",
        where: "the whole area (invented)",
        cut: "mobile and fixed internet",
      },
      { from: "2014-05-08", to: "2014-05-10", where: "Arvandis (invented)", cut: "telephone" },
    ];
    await decide(
      signers,
      [
        ...simulation.lists.map(({ name, coverage }) => ({
          type: "coverage" as const,
          subject: name,
          body: coverage,
          reason: "as the list says of itself",
        })),
        ...conditions.map((body) => ({
          type: "conditions" as const,
          subject: `${body.from} ${body.to} ${body.where}`,
          body,
          reason: "as reported",
        })),
      ],
      [admin],
      { look: await lookAt(desk) },
    );
  });
  await enterCounts(context, places, withSecondCount(simulation.counts));
  await link.run(context, { seed: 1 });
}
