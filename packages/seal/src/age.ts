/**
 * age files: to one recipient or several, and back.
 *
 * Source: age v1 (C2SP age), by `age-encryption`; loaded where something is sealed or opened, since most
 * commands do neither and it costs a tenth of a second.
 */
import type { Decrypter, Encrypter } from "age-encryption";

const age = () => import("age-encryption");

/** @throws Error of the library's for what is no recipient */
async function encrypterTo(recipients: readonly string[]): Promise<Encrypter> {
  const encrypter = new (await age()).Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter;
}

export async function ageTo(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  return (await encrypterTo(recipients)).encrypt(bytes);
}

async function decrypterWith(identity: string): Promise<Decrypter> {
  const decrypter = new (await age()).Decrypter();
  decrypter.addIdentity(identity);
  return decrypter;
}

interface OpenedFile {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** What an identity opens of several age files, one after the other. */
export async function* opened(
  identity: string,
  files: readonly Uint8Array[],
): AsyncGenerator<OpenedFile, undefined> {
  const decrypter = await decrypterWith(identity);
  for (const [at, file] of files.entries()) {
    let bytes: Uint8Array;
    try {
      bytes = await decrypter.decrypt(file);
    } catch {
      // Somebody else's, or damaged: the library tells the two apart by words only, and either way it opens nothing.
      continue;
    }
    yield { at, bytes };
  }
}

/**
 * The first of several age files that is encrypted to an identity.
 *
 * @returns null where none is, or what is was cut off or changed
 */
export async function firstOpened(
  identity: string,
  files: readonly Uint8Array[],
): Promise<OpenedFile | null> {
  for await (const one of opened(identity, files)) return one;
  return null;
}

/** The identity in a custodian's file: its first line that is one; null where there is none. */
export function identityIn(text: string): string | null {
  const line = text.split(/\r?\n/).find((one) => /^AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]+$/.test(one.trim()));
  return line?.trim() ?? null;
}

/** @throws Error of the library's for what is no identity */
export async function recipientOf(identity: string): Promise<string> {
  return (await age()).identityToRecipient(identity);
}

/** An identity for one opening: post-quantum, so that shares copied on their way stay shut. */
export async function newOpener(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const { generateHybridIdentity } = await age();
  const identity = await generateHybridIdentity();
  return { identity, recipient: await recipientOf(identity) };
}
