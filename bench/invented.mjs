/** Invented lists and desks for the benchmarks, made by the command itself. Nothing here is measured. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { daftar } from "./measured.mjs";

const HOSPITAL_SHARE = 0.3;

/**
 * A hospital ledger as `daftar simulate` writes it (Persian, Jalali dates), of exactly so many rows.
 *
 * @returns paths of the list and of the scope it belongs to
 */
export function ledger(folder, rows) {
  const out = join(folder, "crackdown");
  const victims = Math.ceil((rows / HOSPITAL_SHARE) * 1.1) + 200;
  daftar(
    folder,
    "simulate",
    "--scenario",
    "independent",
    "--victims",
    String(victims),
    "--lists",
    "2",
    "--seed",
    "1393",
    "--out",
    out,
  );
  const lines = readFileSync(join(out, "lists/hospital-ledger.csv"), "utf8").split(/(?<=\n)/);
  if (lines.length <= rows) throw new Error(`only ${lines.length - 1} rows were made`);
  const file = join(folder, "ledger.csv");
  writeFileSync(file, lines.slice(0, rows + 1).join(""));
  return { file, scope: join(out, "scope.json") };
}

/** A practice desk with four founders, a scope, and three custodians of whom two open together. */
export function emptyDesk(folder, scope) {
  const desk = join(folder, "desk");
  const custodians = ["one", "two", "three"].flatMap((name) => [
    "--custodian",
    daftar(folder, "custodian", "new", "--out", join(folder, `custodian-${name}.txt`)).recipient,
  ]);
  const people = ["anna", "boris", "clara", "dimitri"].flatMap((name) => ["--person", name]);
  daftar(folder, "init", desk, "--practice", ...custodians, ...people);
  daftar(folder, "scope", scope, "--as", "anna", "--as", "boris", "--reason", "benchmark", "--desk", desk);
  return desk;
}

/** A desk that holds so many imported records; made once for all cases that ask for it. */
export function fullDesk(shared, rows) {
  const folder = join(shared, `desk-of-${rows}`);
  if (existsSync(folder)) return join(folder, "desk");
  mkdirSync(folder, { recursive: true });
  const { file, scope } = ledger(folder, rows);
  const desk = emptyDesk(folder, scope);
  daftar(folder, "import", file, "--list", "hospital", "--yes", "--as", "anna", "--desk", desk);
  return desk;
}

/** How many files one command takes in: it has all of them in memory. */
const AT_ONCE = 8;

/** A desk whose vault holds so many sealed files of invented bytes, and the key of its backups; made once for all cases. */
export function deskOfFiles(shared, { files, bytes }) {
  const folder = join(shared, `files-${files}`);
  const key = join(folder, "backup-key.txt");
  const desk = join(folder, "desk-of-100/desk");
  const recipient = () => /^# recipient: (\S+)$/m.exec(readFileSync(key, "utf8"))[1];
  if (existsSync(folder)) return { desk, key, recipient: recipient() };
  fullDesk(folder, 100);
  const [victim] = daftar(folder, "victim", "list", "--limit", "1", "--desk", desk).victims;
  const about = ["--about", victim.records[0], "--kind", "other", "--as", "anna"];
  for (let made = 0; made < files; made += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, files - made) }, (_, n) => join(folder, `file-${n}`));
    for (const file of some) writeFileSync(file, randomBytes(bytes));
    daftar(folder, "evidence", "add", ...some, ...about, "--desk", desk);
    for (const file of some) rmSync(file);
  }
  daftar(folder, "custodian", "new", "--out", key);
  return { desk, key, recipient: recipient() };
}
