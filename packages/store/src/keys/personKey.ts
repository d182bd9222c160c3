/**
 * A person's own key: an Ed25519 seed locked with a passphrase (J7, `people/<pseudonym>.key.age`).
 *
 * Source: age scrypt recipient (C2SP age), by `age-encryption`. The work factor is the base-2 logarithm
 * of scrypt's N: 18 takes about a second; practice desks take less, since their passphrases are public.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalText, DaftarError, fromUtf8, pseudonym, type RandomBytes, type Sign } from "@daftar/model";
import { isMissing, makePrivateDir, writeUnlessThere } from "../disk/durable.ts";
import { keyPairOf, newKeyPair } from "./ed25519.ts";

/** Loaded where a key is locked or unlocked: it costs a tenth of a second, and to read nobody signs. */
const age = () => import("age-encryption");

/** Scrypt slows guessing down; it cannot save what is guessed at once. "practice" has eight. */
const SHORTEST_PASSPHRASE = 8;

export const WORK_FACTOR = 18;
export const PRACTICE_WORK_FACTOR = 10;

/** A person whose key is unlocked. */
export interface Signer {
  readonly person: string;
  /** Public key, 32 bytes in hexadecimal. */
  readonly key: string;
  readonly sign: Sign;
}

const pathOf = (dir: string, person: string): string => join(dir, `${person}.key.age`);

/** A key that nobody has written down yet. */
export interface NewPersonKey {
  /** Public key, 32 bytes in hexadecimal. */
  readonly key: string;
  /** Locks it with a passphrase and writes its file. @throws DaftarError person.exists, person.weak-passphrase */
  keep(passphrase: string): Promise<void>;
}

/**
 * Makes a key; it is enrolled only by the genesis op or a `key` decision.
 *
 * @param dir the desk's `people` folder
 * @param options.workFactor base-2 logarithm of scrypt's N, 1 to 22
 * @throws DaftarError person.name-like, person.exists
 */
export function newPersonKey(
  dir: string,
  person: string,
  options: { readonly workFactor: number; readonly random: RandomBytes },
): NewPersonKey {
  if (!pseudonym.safeParse(person).success || person === "machine") {
    throw new DaftarError("person.name-like", "a person is named by a pseudonym", { field: "person" });
  }
  if (!Number.isInteger(options.workFactor) || options.workFactor < 1 || options.workFactor > 22) {
    throw new RangeError(`workFactor must be a whole number from 1 to 22, not ${options.workFactor}`);
  }
  const path = pathOf(dir, person);
  const taken = (): DaftarError => new DaftarError("person.exists", `${person} has a key on this desk`);
  if (existsSync(path)) throw taken();
  const pair = newKeyPair(options.random);
  return {
    key: pair.publicKey,
    async keep(passphrase) {
      if (passphrase.trim().length < SHORTEST_PASSPHRASE) {
        throw new DaftarError(
          "person.weak-passphrase",
          `a passphrase has ${SHORTEST_PASSPHRASE} characters or more`,
          { field: "passphrase" },
        );
      }
      const encrypter = new (await age()).Encrypter();
      encrypter.setPassphrase(passphrase);
      encrypter.setScryptWorkFactor(options.workFactor);
      const locked = await encrypter.encrypt(canonicalText({ person, seed: pair.seed }));
      makePrivateDir(dir);
      if (!writeUnlessThere(path, locked)) throw taken();
    },
  };
}

/** Makes and locks a key. @returns the public key in hexadecimal @throws as `newPersonKey` */
export async function createPersonKey(
  dir: string,
  person: string,
  passphrase: string,
  options: { readonly workFactor: number; readonly random: RandomBytes },
): Promise<string> {
  const made = newPersonKey(dir, person, options);
  await made.keep(passphrase);
  return made.key;
}

/**
 * Unlocks a person's key.
 *
 * @throws DaftarError person.unknown where there is no such key file, person.wrong-passphrase
 */
export async function unlockPerson(dir: string, person: string, passphrase: string): Promise<Signer> {
  let locked: Uint8Array;
  try {
    if (!pseudonym.safeParse(person).success) throw new DaftarError("person.unknown", "no such person");
    locked = new Uint8Array(readFileSync(pathOf(dir, person)));
  } catch (error) {
    if (isMissing(error)) throw new DaftarError("person.unknown", `${person} has no key on this desk`);
    throw error;
  }
  const { Decrypter } = await age();
  let opened: Uint8Array;
  try {
    const decrypter = new Decrypter();
    decrypter.addPassphrase(passphrase);
    opened = await decrypter.decrypt(locked);
  } catch {
    // age cannot tell a wrong passphrase from a changed file; either way this key does not open.
    throw new DaftarError("person.wrong-passphrase", `that passphrase does not open the key of ${person}`);
  }
  const held = /^\{"person":"([a-z0-9-]+)","seed":"([0-9a-f]{64})"\}$/.exec(fromUtf8(opened));
  if (held === null || held[1] !== person || held[2] === undefined) {
    throw new DaftarError("desk.damaged", `the key file of ${person} holds another key`);
  }
  const pair = keyPairOf(held[2]);
  return { person, key: pair.publicKey, sign: pair.sign };
}
