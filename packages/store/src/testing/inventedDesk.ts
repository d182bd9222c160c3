/**
 * Invented desks for tests: everything in them is made up, small, and the same for the same arguments.
 */
import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type OpBody,
  type RecordCell,
  type RecordFields,
  UNKNOWN_LINEAGE,
  utf8,
  versionOf,
} from "@daftar/model";
import { InventedPasskey } from "@daftar/simulate";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { createDesk, type NewDesk } from "../desk/createDesk.ts";
import type { OpenDesk } from "../desk/heldDesk.ts";
import { openDesk } from "../desk/openDesk.ts";
import type { OpenOptions } from "../desk/openOptions.ts";
import { sha256 } from "../keys/ed25519.ts";
import type { OpDraft } from "../ops/checkOp.ts";
import type { RowToKeep } from "../rows/rowChunks.ts";

const made: string[] = [];

/** A folder that `removeFolders` takes away again. */
export function newFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), "daftar-store-"));
  made.push(dir);
  return dir;
}

export function removeFolders(): void {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true });
}

export const random = (count: number): Uint8Array => new Uint8Array(randomBytes(count));

/** A passkey in software, with a key of its own. */
export function inventedPasskey(): InventedPasskey {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = { key: privateKey, dsaEncoding: "ieee-p1363" as const };
  const point = new Uint8Array(publicKey.export({ format: "der", type: "spki" }).subarray(-65));
  const signed = (message: Uint8Array) => new Uint8Array(sign("sha256", message, key));
  return new InventedPasskey({ publicKey: point, sign: signed, credential: random(16) }, sha256);
}

/** A clock that goes on by a second each time it is asked, from an invented morning. */
function steppingClock(start = Date.UTC(2031, 0, 5, 8)): () => number {
  let now = start - 1000;
  return () => {
    now += 1000;
    return now;
  };
}

export const NO_FIELDS: RecordFields = {
  names: [],
  given: null,
  father: null,
  grandfather: null,
  family: null,
  sex: null,
  age: null,
  birthDate: null,
  injuryDate: null,
  deathDate: null,
  birthPlace: null,
  injuryPlace: { place: null, province: null },
  deathPlace: { place: null, province: null },
  burialPlace: null,
  nationalId: null,
  population: null,
  cause: null,
  bodyTag: null,
  status: "dead",
  eventLink: null,
};

/** Reads names and nothing else; what intake reads is intake's to test. */
export const readNames = (cells: readonly RecordCell[]): RecordFields => ({
  ...NO_FIELDS,
  names: cells.filter((cell) => cell.role === "name").map((cell) => cell.text),
});

export const FOUNDERS: NewDesk["founders"] = [
  { person: "anna", passphrase: "anna's words", roles: ["admin", "assessor"] },
  { person: "behzad", passphrase: "behzad's words", roles: ["assessor", "signatory"] },
];

export async function newRecipient(): Promise<string> {
  return identityToRecipient(await generateX25519Identity());
}

/** Makes a practice desk. @returns its folder */
export async function inventedDesk(changes: Partial<NewDesk> = {}): Promise<string> {
  const dir = join(newFolder(), "desk");
  await createDesk(dir, {
    name: "invented",
    practice: true,
    custodians: [await newRecipient()],
    founders: FOUNDERS,
    clock: steppingClock(),
    random,
    workFactor: 2,
    ...changes,
  });
  return dir;
}

export function open(dir: string, changes: Partial<OpenOptions> = {}): Promise<OpenDesk> {
  return openDesk(dir, {
    clock: steppingClock(Date.UTC(2031, 0, 5, 9)),
    random,
    waitMs: 0,
    onNotice: () => {},
    readFields: readNames,
    database: null,
    ...changes,
  });
}

/** Opens, works, closes. */
export async function withDesk<T>(
  dir: string,
  work: (desk: OpenDesk) => Promise<T>,
  changes: Partial<OpenOptions> = {},
): Promise<T> {
  const desk = await open(dir, changes);
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}

export const recordId = (number: number): string => number.toString(16).padStart(32, "0");

/** Rows of an invented list: `names` by record number. */
export function rowsOf(list: string, names: Readonly<Record<number, string>>): RowToKeep[] {
  return Object.entries(names).map(([number, text]) => {
    const record = recordId(Number(number));
    const cells: RecordCell[] = [{ role: "name", header: "name", text }];
    return { record, cells, version: versionOf({ list, record, cells }, sha256) };
  });
}

/** An import of rows kept already. */
export function importDraft(
  list: string,
  extent: "full" | "partial",
  chunks: readonly { root: string; rows: number }[],
): OpDraft {
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rows, 0);
  const body: OpBody<"import"> = {
    list,
    edition: { label: "invented", extent },
    reader: "test/1",
    mapping: [],
    counts: { rows, accepted: rows, rejected: 0, added: rows, changed: 0, unchanged: 0, missing: 0 },
    chunks: chunks.map(({ root, rows: count }) => ({ root, rows: count, sealed: null })),
    chunksBlob: null,
    original: "0".repeat(64),
    fileMark: "0".repeat(64),
  };
  return { type: "import", body, by: "anna" };
}

/** Keeps rows and imports them with one op. */
export async function importRows(
  desk: OpenDesk,
  list: string,
  extent: "full" | "partial",
  names: Readonly<Record<number, string>>,
): Promise<string> {
  const rows = rowsOf(list, names);
  const draft = importDraft(list, extent, [{ ...desk.putRows(rows), rows: rows.length }]);
  const original = desk.putBlob(utf8(`an original of ${list}, invented`));
  const [written] = await desk.append([{ ...draft, body: { ...draft.body, original } }]);
  if (written === undefined) throw new TypeError("nothing was appended");
  return written.opId;
}

/** An account entered by hand. */
export function accountDraft(record: number, name: string, by = "anna"): OpDraft {
  const body: OpBody<"account"> = {
    list: "forms",
    record: recordId(record),
    cells: [{ role: "name", header: null, text: name }],
    lineage: UNKNOWN_LINEAGE,
    sealed: null,
  };
  return { type: "account", body, by };
}

/** A decision that says nothing about anybody. */
export function conditionsDraft(subject: string, cut = "telephones"): OpDraft {
  const body: OpBody<"conditions"> = { from: "2031-01-04", to: "2031-01-05", where: "Invented City", cut };
  return { type: "conditions", subject, body, by: "anna" };
}
