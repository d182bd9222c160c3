/** A small practice desk made through the command, and invented lists to import. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { anything, done } from "./command.ts";

const newKeys = z.object({ recipient: z.string(), custodian: z.string() });

/** A custodian's recipient, and with the consent key; the secret half lies in `file`. */
export function newCustodianKeys(file: string): Promise<z.infer<typeof newKeys>> {
  return done(["custodian", "new", "--out", file], newKeys);
}

/** A custodian's recipient; the secret half lies in `file`. */
export async function newCustodian(file: string): Promise<string> {
  return (await newCustodianKeys(file)).recipient;
}

/** Founders of a small desk: four people enrolled by nobody. */
const PEOPLE = ["anna", "boris", "clara", "dimitri"] as const;

/** A practice desk with four founders at `dir`; the custodian's key lies beside it. */
export async function smallDesk(dir: string): Promise<string> {
  const custodian = await newCustodian(`${dir}.custodian`);
  await done(
    ["init", dir, "--practice", "--custodian", custodian, ...PEOPLE.flatMap((name) => ["--person", name])],
    anything,
  );
  return dir;
}

const STARTS = ["Zar", "Nav", "Sho", "Mir", "Tal", "Ker", "Bah", "Fir", "Gul", "Dal", "Osh", "Ruz"];
const ENDS = ["kuna", "vanor", "rukhi", "taban", "zadun", "pilar", "mandur", "shavan", "ranik", "velar"];

/** An invented name for a number; different for the first 14,400 of them. */
export function inventedName(n: number): string {
  const part = (k: number): string => `${STARTS[k % 12]}${ENDS[Math.floor(k / 12) % 10]}`;
  return `${part(n % 120)} ${part(Math.floor(n / 120) % 120)}`;
}

export const SMALL_HEADER = ["id", "name", "age", "sex", "date_of_death", "city"];

/** Cells of one invented person's row. */
export function smallRow(n: number): string[] {
  const day = String(7 + (n % 3)).padStart(2, "0");
  return [
    `K-${n}`,
    inventedName(n),
    String(15 + (n % 60)),
    n % 3 === 0 ? "female" : "male",
    `2014-05-${day}`,
    "Mirvanak",
  ];
}

export const csv = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.join(",")).join("\n")}\n`;

/** Writes a list of `count` invented people. */
export function writeList(folder: string, name: string, count: number, first = 0): string {
  const file = join(folder, name);
  const rows = Array.from({ length: count }, (_, n) => smallRow(first + n));
  writeFileSync(file, csv([SMALL_HEADER, ...rows]));
  return file;
}
