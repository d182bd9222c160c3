/**
 * The keys of one installation: its node's signing key, and the age identity that opens what other desks
 * pack for it.
 *
 * The identity is post-quantum (X25519 with ML-KEM-768): a bundle copied on its way today could be opened
 * in twenty years. It lies in `keys/` without a passphrase, as the node key does: whoever holds the folder
 * holds the desk's readable part anyway, and the sealed part is the custodians'. Desks made before there
 * were bundles get theirs when they first need it. Cost: some 20 ms.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalText, DaftarError, type RandomBytes } from "@daftar/model";
import { makePrivateDir, writeDurably, writeUnlessThere } from "../disk/durable.ts";
import { type KeyPair, newKeyPair } from "./ed25519.ts";

/** Loaded where bundles are opened or a machine is let in. */
const age = () => import("age-encryption");

const FILE = "courier.age";

export interface CourierKey {
  readonly identity: string;
  readonly recipient: string;
}

/** Writes a pair of signing keys. */
export function writePair(dir: string, name: "node" | "log" | `log-${string}`, pair: KeyPair): void {
  writeDurably(join(dir, `${name}.json`), `${canonicalText({ public: pair.publicKey, seed: pair.seed })}\n`);
}

/** Makes the node's signing key. @param dir the desk's `keys` folder */
export function createNodeKey(dir: string, random: RandomBytes): KeyPair {
  makePrivateDir(dir);
  const pair = newKeyPair(random);
  writePair(dir, "node", pair);
  return pair;
}

/** The identity that opens bundles, made where there is none yet. @throws DaftarError desk.damaged */
export async function courierKey(dir: string): Promise<CourierKey> {
  const { generateHybridIdentity, identityToRecipient } = await age();
  const path = join(dir, FILE);
  if (!existsSync(path)) writeUnlessThere(path, `${await generateHybridIdentity()}\n`);
  const identity = readFileSync(path, "utf8").trim();
  try {
    return { identity, recipient: await identityToRecipient(identity) };
  } catch {
    throw new DaftarError("desk.damaged", "a key of the desk cannot be read", { file: `keys/${FILE}` });
  }
}

/** Bytes that each of the machines with these recipients opens by itself. */
export async function encryptFor(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  const encrypter = new (await age()).Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(bytes);
}

/**
 * Opens what was encrypted to one of some identities.
 *
 * @returns null where it is encrypted to somebody else
 * @throws Error of the library's where the bytes are cut off or changed
 */
export async function openWith(
  identities: string | readonly string[],
  bytes: Uint8Array,
): Promise<Uint8Array | null> {
  const decrypter = new (await age()).Decrypter();
  for (const identity of [identities].flat()) decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(bytes);
  } catch (error) {
    // The library's words are all that tells this apart; its version is pinned and a test holds them.
    if (error instanceof Error && error.message.startsWith("no identity matched")) return null;
    throw error;
  }
}
