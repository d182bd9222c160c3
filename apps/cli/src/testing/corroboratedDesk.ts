/**
 * A desk of invented people that is none for practice, so that keys are guarded as they are on a real one:
 * one death on two lists of two origins, one of them direct, joined by clara and assessed by anna.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { anything, done } from "./command.ts";
import { csv, newCustodian, SMALL_HEADER, smallRow } from "./smallDesk.ts";

/** Of everybody's key file. */
export const PASSPHRASE = "four invented words here";
const FOUNDERS = ["anna", "boris", "clara", "dimitri"] as const;
const env = { DAFTAR_PASSPHRASE: PASSPHRASE };

const lineage = {
  origin: null,
  from: [],
  household: null,
  sawThemself: false,
  body: null,
  direct: false,
  sourceClass: "other",
  anonymous: false,
  sealedSource: null,
};
const victims = z.object({
  victims: z.array(z.object({ id: z.string(), level: z.string(), records: z.array(z.string()) })),
});

/** @param folder where files of the making lie; @returns the desk's folder and the death's victim id */
export async function corroboratedDesk(folder: string): Promise<{ desk: string; victim: string }> {
  const desk = join(folder, "desk");
  const run = (...args: string[]) => done([...args, "--desk", desk], anything, { env });
  const json = (name: string, value: unknown): string => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };
  const custodians = [await newCustodian(join(folder, "1.txt")), await newCustodian(join(folder, "2.txt"))];
  await done(
    [
      "init",
      desk,
      ...custodians.flatMap((one) => ["--custodian", one]),
      ...FOUNDERS.flatMap((name) => ["--person", name]),
    ],
    anything,
    { env },
  );
  const simulated = join(folder, "simulated");
  const sparse = ["simulate", "--scenario", "sparse", "--victims", "5", "--lists", "2", "--out", simulated];
  await done(sparse, anything);
  await run("scope", join(simulated, "scope.json"), "--as", "anna");
  for (const [list, direct] of [
    ["ledger", true],
    ["calls", false],
  ] as const) {
    const [, ...rest] = smallRow(3);
    writeFileSync(join(folder, `${list}.csv`), csv([SMALL_HEADER, [`${list}-1`, ...rest]]));
    await run("import", join(folder, `${list}.csv`), "--list", list, "--yes");
    const coverage = {
      window: { from: "2014-05-07", to: "2014-05-10" },
      provinces: [],
      populations: ["protester", "unknown"],
      howGathered: "invented",
      copies: [],
      askedOthers: false,
      aggregator: false,
      onePerPerson: true,
      lineage: { ...lineage, origin: `origin-of-${list}`, direct },
    };
    await run("list", "declare", list, json(`${list}.json`, coverage), "--as", "anna");
  }
  const listed = async () => (await done(["victim", "list", "--desk", desk], victims)).victims;
  const [a = "", b = ""] = (await listed()).flatMap((one) => one.records);
  await run("assess", "account", a, b, "--as", "anna", "--reason", "coherent");
  await run("review", "decide", a, b, "--verdict", "same", "--as", "clara");
  const [one, ...others] = await listed();
  if (one?.level !== "corroborated" || others.length > 0) throw new Error("no corroborated death was made");
  return { desk, victim: one.id };
}
