/**
 * The practice walk: an invented crackdown taken through the whole path, from messy lists to a release
 * that anyone can audit. Made beside its place and moved there whole, so that a walk that was cut off is
 * begun again and never half there.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { simulate } from "@daftar/simulate";
import { z } from "zod";
import { keyedRecordId } from "../import/readRows.ts";
import { Signers } from "../session/signers.ts";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { claimAdd } from "../verbs/claims.ts";
import { importList } from "../verbs/import.ts";
import { release } from "../verbs/release.ts";
import { lineageOfVictim } from "../view/lineageShown.ts";
import { currentView } from "../view/view.ts";
import { askAgain } from "./askAgain.ts";
import { askCustodians } from "./askCustodians.ts";
import { copiedDate } from "./copiedDate.ts";
import { found, gather } from "./gather.ts";
import { handInEvidence } from "./handInEvidence.ts";
import {
  askFamilies,
  assessAccounts,
  assessLists,
  disputeAndSetAside,
  reviewPairs,
  settleWhatPeopleSaid,
  signDeaths,
} from "./judgeAll.ts";
import { type PracticePlaces, practicePlaces } from "./places.ts";
import { stagedClock } from "./stagedClock.ts";
import { TEAM } from "./team.ts";

export const PRACTICE = { scenario: "practice", victims: 480, lists: 6, seed: 1393 } as const;

/** A newer edition of one list after signatures: ages of three verified people changed ask for review (J8). */
async function newerEdition(context: VerbContext, places: PracticePlaces): Promise<void> {
  const list = "rights-group";
  const file = join(places.files, "lists", `${list}.csv`);
  const text = await readFile(file, "utf8");
  const lines = text
    .replace(/^\ufeff/, "")
    .trimEnd()
    .split(/\r?\n/);
  const [header = "", ...rows] = lines;
  const [idAt, ageAt] = [header.split(",").indexOf("id"), header.split(",").indexOf("age")];
  const isVerified = await withDesk(context, async (desk) => {
    const view = await currentView(desk);
    return (id: string) => view.victimOfRecord(keyedRecordId(desk, list, [id]))?.level === "verified";
  });
  let changed = 0;
  const newer = rows.map((row) => {
    const cells = row.split(",");
    const age = Number(cells[ageAt]);
    if (
      changed >= 3 ||
      row.includes('"') ||
      !Number.isInteger(age) ||
      age === 0 ||
      !isVerified(cells[idAt] ?? "")
    )
      return row;
    changed += 1;
    cells[ageAt] = String(age + 1);
    return cells.join(",");
  });
  const path = join(places.files, "lists", `${list}-edition-2.csv`);
  await writeFile(path, `${[header, ...newer].join("\r\n")}\r\n`);
  await importList.run(context, { file: path, list, yes: true, edition: "practice-2" });
}

const digestOf = z.object({ digest: z.string() });

async function releaseFirst(context: VerbContext, places: PracticePlaces): Promise<void> {
  const { result } = await release.run(context, { propose: true, title: "Practice release 1 (invented)" });
  const { digest } = digestOf.parse(result);
  for (const person of TEAM.signatories)
    await release.run(context, { approve: digest, as: [person], reason: "read and checked (invented)" });
  await release.run(context, { out: places.release });
}

/**
 * Makes the practice desk, its files, keys and first release below `root`.
 *
 * @returns whether anything was made; false where a whole walk stands there already
 */
export async function walkPractice(context: VerbContext, root: string): Promise<boolean> {
  const final = practicePlaces(root);
  if (existsSync(join(final.desk, "desk.json"))) return false;
  const building = join(root, ".practice-building");
  await rm(building, { recursive: true, force: true });
  for (const place of Object.values({ ...final }))
    if (place !== final.desk) await rm(place, { recursive: true, force: true });
  await mkdir(building, { recursive: true });
  const places = practicePlaces(building);
  const clock = stagedClock(context.clock, 20);
  const steps = 9;
  let step = 0;
  const inner: VerbContext = {
    ...context,
    clock: clock.now,
    desk: places.desk,
    ask: null,
    notice: () => {},
    progress: () => {},
  };
  const say = (what: string): void => {
    context.progress({ what, done: step, total: steps });
    step += 1;
  };
  say("Inventing a crackdown");
  const simulation = simulate(PRACTICE);
  await found(inner, clock, places, simulation);
  say("Taking in lists and counts, linking records");
  await gather(inner, clock, places, simulation);
  await askCustodians(inner, places);
  await withDesk(inner, async (desk) => {
    const signers = new Signers(desk, inner);
    clock.toDaysAgo(4);
    say("Deciding pairs in review");
    await reviewPairs(desk, signers, simulation);
    say("Assessing lists and accounts");
    await assessLists(desk, signers);
    await assessAccounts(desk, signers);
    clock.toDaysAgo(3);
    say("Disputes and what is set aside");
    await settleWhatPeopleSaid(desk, signers);
    await disputeAndSetAside(desk, signers);
    say("Two people sign");
    await signDeaths(desk, signers);
    clock.toDaysAgo(2);
    say("Asking the families");
    await askFamilies(desk, signers);
  });
  await askAgain(inner, join(places.files, "forms"));
  await copiedDate(inner);
  await handInEvidence(inner, places);
  say("Claims by others, and a newer edition of a list");
  await claimAdd.run(inner, { file: join(places.files, "claims.csv") });
  clock.toDaysAgo(1);
  await newerEdition(inner, places);
  clock.toDaysAgo(0);
  say("Releasing");
  await releaseFirst(inner, places);
  context.progress({ what: "Releasing", done: steps, total: steps });
  for (const key of ["files", "keys", "release", "desk"] as const) {
    await mkdir(dirname(final[key]), { recursive: true });
    await rename(places[key], final[key]);
  }
  await rm(building, { recursive: true, force: true });
  return true;
}

/** Counts of what the practice desk shows, for whoever wants to see that every case occurs. */
export async function practiceCases(context: VerbContext): Promise<Record<string, number>> {
  return withDesk(context, async (desk) => {
    const view = await currentView(desk);
    const { judgement } = view;
    const cases: Record<string, number> = {};
    const add = (key: string): void => {
      cases[key] = (cases[key] ?? 0) + 1;
    };
    for (const victim of judgement.victims) {
      add(`level ${victim.level}`);
      add(`dispute ${victim.dispute}`);
      add(`release ${victim.release.class}`);
      add(`status ${victim.status}`);
      if (victim.missingForNext.some(({ code }) => code === "date-one-origin")) add("copied date");
      for (const risk of victim.risks) add(`risk ${risk}`);
      if (victim.setAside !== null) add(`set aside ${victim.setAside}`);
      if (victim.reviewAsked) add("review asked");
      if (victim.records.length < 3) continue;
      const { circles, perhapsSame } = lineageOfVictim(view, victim);
      if (circles.length > 0) add("circle of lineage");
      if (perhapsSame.length > 0) add("sources possibly the same");
    }
    return cases;
  });
}
