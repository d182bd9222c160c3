/**
 * The keys a desk holds without a passphrase: its node's and its log's signing keys and the
 * organisation's secret. They guard order and identifiers, not people: whoever holds the folder holds
 * them, and decides nothing with them (J7).
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DaftarError, fromHex, type RandomBytes, toHex, utf8 } from "@daftar/model";
import { isMissing, writeDurably } from "../disk/durable.ts";
import { hmacSha256, type KeyPair, keyPairOf, newKeyPair } from "./ed25519.ts";
import { createNodeKey, writePair } from "./nodeKeys.ts";

export interface DeskKeys {
  readonly node: KeyPair;
  /** Null on a desk that joined: only the first signs the public log, since two would fork it. */
  readonly log: KeyPair | null;
  /** 32 bytes under which record and victim ids are HMACs. */
  readonly secret: Uint8Array;
}

/** Makes the keys of a new desk. @param dir the desk's `keys` folder */
export function createDeskKeys(dir: string, random: RandomBytes): DeskKeys & { readonly log: KeyPair } {
  const keys = { node: createNodeKey(dir, random), log: newKeyPair(random), secret: random(32) };
  writePair(dir, "log", keys.log);
  writeSecret(dir, keys.secret);
  return keys;
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
    log: read("log.json", (path) => {
      try {
        return readPair(path);
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    }),
    secret: read("org.secret", (path) => {
      const secret = fromHex(readFileSync(path, "utf8").trim());
      if (secret.length !== 32) throw new RangeError("not a secret of 32 bytes");
      return secret;
    }),
  };
}
