/**
 * Makes a witness's folder and opens it, and its key where it is to sign.
 *
 * The key lies there readable by its owner alone, or locked with a passphrase (age, scrypt). Never inside a
 * desk: a witness of the same hands as the log sees nothing that the log's owner does not want seen.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseWitnessVkey, type WitnessKey, witnessKey, witnessVkey } from "@daftar/log";
import { canonicalText, DaftarError, fromHex, type RandomBytes, type Sign, toHex } from "@daftar/model";
import { z } from "zod";
import { findDesk } from "../desk/findDesk.ts";
import { isMissing, makePrivateDir, writeDurably } from "../disk/durable.ts";
import { readPair } from "../keys/deskKeys.ts";
import { newKeyPair, sha256 } from "../keys/ed25519.ts";
import { newPersonKey, unlockPerson, WORK_FACTOR } from "../keys/personKey.ts";
import { damaged, LOGS, WitnessFolder } from "./witnessFolder.ts";

const FORMAT = "daftar.witness/v1";
const FILE = "witness.json";
const KEY = "key.json";
/** What a locked key is called: `witness.key.age`. */
const LOCKED = "witness";

const witnessFile = z.strictObject({
  format: z.literal(FORMAT),
  name: z.string(),
  vkey: z.string(),
  locked: z.boolean(),
});

export interface NewWitness {
  /** A URL without its scheme, such as `witness.example.org/1`. */
  readonly name: string;
  /** With a passphrase the key is locked, and asked for whenever it signs. */
  readonly passphrase: string | null;
  readonly random: RandomBytes;
  readonly workFactor?: number;
}

/**
 * Makes a witness in an empty or missing folder; `witness.json` is written last.
 *
 * @throws DaftarError witness.exists, witness.in-desk, person.weak-passphrase, usage.wrong for a name that no
 *   key can have
 */
export async function createWitness(dir: string, made: NewWitness): Promise<WitnessFolder> {
  const { name, passphrase, random } = made;
  if (findDesk(resolve(dir)) !== null)
    throw new DaftarError("witness.in-desk", "this folder is a desk's, or lies in one", { file: dir });
  if (existsSync(dir) && readdirSync(dir).length > 0)
    throw new DaftarError("witness.exists", "the folder is not empty", { file: dir });
  const nameOf = (publicKey: string): WitnessKey => {
    try {
      return witnessKey(name, fromHex(publicKey), sha256);
    } catch {
      throw new DaftarError("usage.wrong", "a witness's name holds no space, plus or control character", {
        field: "name",
      });
    }
  };
  nameOf("00".repeat(32));
  makePrivateDir(dir);
  let key: WitnessKey;
  if (passphrase === null) {
    const pair = newKeyPair(random);
    key = nameOf(pair.publicKey);
    writeDurably(join(dir, KEY), `${canonicalText({ public: pair.publicKey, seed: pair.seed })}\n`);
  } else {
    const locked = newPersonKey(dir, LOCKED, { workFactor: made.workFactor ?? WORK_FACTOR, random });
    key = nameOf(locked.key);
    await locked.keep(passphrase);
  }
  makePrivateDir(join(dir, LOGS));
  const file = { format: FORMAT, name, vkey: witnessVkey(key), locked: passphrase !== null };
  writeDurably(join(dir, FILE), `${canonicalText(file)}\n`);
  return new WitnessFolder(dir, key, passphrase !== null);
}

/** Opens a witness's folder. @throws DaftarError witness.not-found, witness.damaged */
export function openWitness(dir: string): WitnessFolder {
  const path = join(dir, FILE);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (isMissing(error))
      throw new DaftarError("witness.not-found", "there is no witness here", { file: dir });
    throw error;
  }
  let read: z.infer<typeof witnessFile>;
  try {
    read = witnessFile.parse(JSON.parse(text));
  } catch {
    throw damaged(path, "witness.json does not read");
  }
  const key = parseWitnessVkey(read.vkey, sha256);
  if (key === null || key.name !== read.name)
    throw damaged(path, "witness.json names no key that can be read");
  return new WitnessFolder(dir, key, read.locked);
}

/**
 * The witness's key, to sign with.
 *
 * @param passphrase asked only where the key is locked
 * @throws DaftarError person.wrong-passphrase, witness.damaged
 */
export async function unlockWitness(
  witness: WitnessFolder,
  passphrase: () => Promise<string>,
): Promise<Sign> {
  const { dir, key, locked } = witness;
  const held = locked ? await unlockPerson(dir, LOCKED, await passphrase()) : unlockedPair(dir);
  if (("key" in held ? held.key : held.publicKey) !== toHex(key.publicKey))
    throw damaged(dir, "the key in this folder is not the one that witness.json names");
  return held.sign;
}

function unlockedPair(dir: string) {
  try {
    return readPair(join(dir, KEY));
  } catch {
    throw damaged(join(dir, KEY), "the key of the witness cannot be read");
  }
}
