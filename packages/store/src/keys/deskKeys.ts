/**
 * The keys a desk holds without a passphrase: its node's and its log's signing keys and the
 * organisation's secret. They guard order and identifiers, not people: whoever holds the folder holds
 * them, and decides nothing with them (J7).
 */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DaftarError, fromHex, type RandomBytes, toHex, utf8 } from "@daftar/model";
import { isMissing, syncDir, writeDurably } from "../disk/durable.ts";
import { hmacSha256, type KeyPair, keyPairOf, newKeyPair } from "./ed25519.ts";
import { createNodeKey, writePair } from "./nodeKeys.ts";

export interface DeskKeys {
  readonly node: KeyPair;
  /**
   * Every key of the public log that lies here: the one it began with, and those it was renewed to. None on a
   * desk that joined, since two that signed would fork it.
   */
  readonly logs: readonly KeyPair[];
  /** 32 bytes under which record and victim ids are HMACs. */
  readonly secret: Uint8Array;
}

/** Makes the keys of a new desk. @param dir the desk's `keys` folder */
export function createDeskKeys(dir: string, random: RandomBytes): DeskKeys & { readonly log: KeyPair } {
  const keys = { node: createNodeKey(dir, random), log: newKeyPair(random), secret: random(32) };
  writePair(dir, "log", keys.log);
  writeSecret(dir, keys.secret);
  return { ...keys, logs: [keys.log] };
}

/** Writes the organisation's secret. */
export function writeSecret(dir: string, secret: Uint8Array): void {
  writeDurably(join(dir, "org.secret"), `${toHex(secret)}\n`);
}

/** The pair in a key file. */
export function readPair(path: string): KeyPair {
  const held = /^\{"public":"([0-9a-f]{64})","seed":"([0-9a-f]{64})"\}\n$/.exec(readFileSync(path, "utf8"));
  const pair = held?.[2] === undefined ? null : keyPairOf(held[2]);
  if (pair === null || pair.publicKey !== held?.[1]) throw new RangeError("not a key file");
  return pair;
}

/** Commits to the organisation's secret and tells nothing of it: 32 random bytes cannot be guessed. */
export function secretMark(secret: Uint8Array): string {
  return toHex(hmacSha256(secret, utf8("daftar.secret/v1\0")));
}

const LOG_KEY = /^log(?:-[0-9a-f]{16})?\.json$/;

/** Names of the files that hold keys of the public log. */
function logKeyFiles(dir: string): string[] {
  return readdirSync(dir)
    .filter((name) => LOG_KEY.test(name))
    .sort();
}

const renewedName = (publicKey: string) => `log-${publicKey.slice(0, 16)}` as const;

/** The pair of this public key, as it lies here now; null where it does not. @throws RangeError for a damaged file */
export function logPair(dir: string, publicKey: string): KeyPair | null {
  for (const name of [`${renewedName(publicKey)}.json`, "log.json"]) {
    try {
      const pair = readPair(join(dir, name));
      if (pair.publicKey === publicKey) return pair;
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  return null;
}

/** Puts a key that the log is to be renewed to beside those before it, on the disk when it returns. */
export function keepLogPair(dir: string, pair: KeyPair): void {
  writePair(dir, renewedName(pair.publicKey), pair);
}

/** Takes away every key of the log but one. What lies beneath the file, and in copies, it cannot reach. */
export function dropOtherLogPairs(dir: string, publicKey: string): void {
  for (const name of logKeyFiles(dir)) {
    if (readPair(join(dir, name)).publicKey !== publicKey) rmSync(join(dir, name));
  }
  syncDir(dir);
}

/** Reads the keys. @throws DaftarError desk.damaged naming the file */
export function readDeskKeys(dir: string): DeskKeys {
  const read = <T>(name: string, reader: (path: string) => T): T => {
    try {
      return reader(join(dir, name));
    } catch {
      throw new DaftarError("desk.damaged", "a key of the desk cannot be read", { file: `keys/${name}` });
    }
  };
  return {
    node: read("node.json", readPair),
    logs: logKeyFiles(dir).map((name) => read(name, readPair)),
    secret: read("org.secret", (path) => {
      const secret = fromHex(readFileSync(path, "utf8").trim());
      if (secret.length !== 32) throw new RangeError("not a secret of 32 bytes");
      return secret;
    }),
  };
}
