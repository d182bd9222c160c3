/**
 * What every run of the soak begins from: an invented practice desk whose release one of two people has
 * approved, a backup key, and a backup of that desk in small parts.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { newCustodian, writeBackup } from "../../packages/store/dist/index.js";
import { keepOpen, random, run } from "./onDesk.mjs";

/** Small, so that a small desk has some dozen parts and a process is killed between and within them. */
export const PLAIN = 8192;

const SCOPE = {
  name: "An invented scope",
  window: { from: "2014-01-01", to: "2014-12-31" },
  laterDeathsUntil: "2015-03-31",
  area: {
    name: "Invented Land",
    provinces: [
      {
        id: "north",
        names: ["North"],
        cities: [{ id: "arvandis", names: ["Arvandis"], provinces: ["north"] }],
      },
    ],
  },
  populations: ["protester", "unknown"],
  waysOfDying: ["gunfire"],
};
const GATE = { minimumOrigins: 0, undecidedPairsPerMille: 1000, reviewsAsked: 9 };
const LINEAGE = {
  origin: "an origin",
  from: [],
  household: null,
  sawThemself: false,
  body: null,
  direct: true,
  sourceClass: "other",
  anonymous: false,
  sealedSource: null,
};

/** @returns where all of it lies */
export async function makeTemplate(folder) {
  const dir = join(folder, "desk");
  const custodian = await newCustodian();
  const pair = await newCustodian();
  const json = (name, value) => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return name;
  };
  await run(folder, null, "init", {
    dir,
    practice: true,
    custodian: [custodian.recipient],
    person: ["anna", "behzad", "clara"],
  });
  const kept = await keepOpen(folder, dir);
  await kept.run("scope", { file: json("scope.json", SCOPE), as: ["anna"] });
  await kept.run("policy", { file: json("policy.json", { version: "open", gate: GATE }), as: ["anna"] });
  const cells = { name: "Invented One", deathDate: "2014-01-09", deathPlace: "Arvandis" };
  const form = { file: json("form.json", { cells, lineage: LINEAGE }), as: ["clara"] };
  const { record } = await kept.run("account add", form);
  await kept.run("assess account", { ids: [record], as: ["behzad"] });
  await kept.run("consent", { ids: [record], class: "public-full", kin: "yes", as: ["anna"] });
  const { digest } = await kept.run("release", { propose: true });
  await kept.run("release", { approve: digest, as: ["anna"] });
  const plan = await kept.desk.lives.plan();
  await kept.close();
  const parts = join(folder, "parts");
  await writeBackup(backupJob(dir, parts, plan, pair.recipient));
  const key = join(folder, "backup-key.txt");
  writeFileSync(key, `${pair.identity}\n`);
  return { dir, digest, key, recipient: pair.recipient, parts, register: plan.register };
}

export function backupJob(dir, out, plan, recipient) {
  const tools = { clock: Date.now, random, progress: () => {}, database: null, plain: PLAIN };
  return { ...tools, dir, out, plan, recipients: [recipient] };
}
