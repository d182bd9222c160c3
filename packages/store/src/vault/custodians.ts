/**
 * The custodians of a desk, and age files to one recipient or several (J18).
 *
 * What is said of sources goes into envelopes that several custodians open together (`@daftar/seal`), but on
 * desks made before there were any, whose seals are age files to all custodians. Source: age v1 (C2SP age), by
 * `age-encryption`. Post-quantum and classic recipients are never mixed: the library allows it, and the file
 * would be only as strong as the classic ones. Cost: about 10 ms a file and 100 MB a second.
 */
import { DaftarError, readCustodian } from "@daftar/model";
import { kindsOf, LARGEST_SET } from "@daftar/seal";
import type { Encrypter } from "age-encryption";

/** Loaded where something is sealed: most commands seal nothing, and it costs a tenth of a second. */
const age = () => import("age-encryption");

async function encrypterFor(recipients: readonly string[]): Promise<Encrypter> {
  const encrypter = new (await age()).Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch {
      throw new DaftarError("custodian.invalid", "a custodian's recipient cannot be read");
    }
  }
  return encrypter;
}

/** How many of so many custodians open together, unless one says otherwise: the smallest majority. */
function majorityOf(custodians: number): number {
  return Math.floor(custodians / 2) + 1;
}

interface Asked {
  readonly practice: boolean;
  readonly threshold?: number | undefined;
  readonly oneOpensAlone?: boolean;
}

/** Throws unless all recipients read and are of one kind. @throws DaftarError custodian.invalid */
export async function checkRecipients(recipients: readonly string[]): Promise<void> {
  await encrypterFor(recipients);
  if (kindsOf(recipients) === "mixed") {
    throw new DaftarError(
      "custodian.invalid",
      "post-quantum and classic recipients are mixed; all must be of one kind",
    );
  }
}

export interface NewCustodians {
  readonly recipients: string[];
  /** Of those who gave one. */
  readonly consentKeys: { readonly recipient: string; readonly key: string }[];
  /** How many of them open together. */
  readonly threshold: number;
}

function readAll(texts: readonly string[]): Pick<NewCustodians, "recipients" | "consentKeys"> {
  const recipients: string[] = [];
  const consentKeys = new Map<string, string>();
  for (const text of texts) {
    const read = readCustodian(text);
    const before = read === null ? undefined : consentKeys.get(read.recipient);
    if (read === null || (before !== undefined && before !== read.key))
      throw new DaftarError("custodian.invalid", "what stands after a recipient's colon is no consent key");
    recipients.push(read.recipient);
    if (read.key !== null) consentKeys.set(read.recipient, read.key);
  }
  if (new Set(consentKeys.values()).size !== consentKeys.size)
    throw new DaftarError("custodian.invalid", "two custodians have one consent key");
  return {
    recipients,
    consentKeys: [...consentKeys].map(([recipient, key]) => ({ recipient, key })),
  };
}

/**
 * Checks the custodians of a new desk: two different ones or more, one for practice.
 *
 * @param custodians recipients, with their consent keys after a colon where they have one
 * @throws DaftarError custodian.too-few, custodian.invalid; custodian.threshold for a number that cannot be met,
 *   and for 1 where the desk is not for practice and nobody said plainly that any one opens alone
 */
export async function checkCustodians(custodians: readonly string[], asked: Asked): Promise<NewCustodians> {
  const { recipients, consentKeys } = readAll(custodians);
  await checkRecipients(recipients);
  const count = new Set(recipients).size;
  if (count < (asked.practice ? 1 : 2)) {
    throw new DaftarError("custodian.too-few", "sealed material needs two different custodians or more");
  }
  const threshold = asked.threshold ?? (asked.oneOpensAlone === true ? 1 : majorityOf(count));
  const refuse = (words: string): DaftarError =>
    new DaftarError("custodian.threshold", words, { field: "threshold", value: String(threshold) });
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > count || count > LARGEST_SET) {
    throw refuse(`of ${count} custodians, 1 to ${Math.min(count, LARGEST_SET)} open together`);
  }
  if (threshold === 1 && !asked.practice && asked.oneOpensAlone !== true) {
    throw refuse("any one custodian would open everything alone");
  }
  if (threshold > 1 && asked.oneOpensAlone === true) throw refuse("one opens alone, or several together");
  return { recipients, consentKeys, threshold };
}

/** Bytes that any one of the recipients can open, and nobody else. */
export async function sealTo(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  return (await encrypterFor(recipients)).encrypt(bytes);
}

/** A new custodian's key pair: the identity opens what is sealed to the recipient. Keep it off every desk. */
export async function newCustodian(
  postQuantum = false,
): Promise<{ readonly identity: string; readonly recipient: string }> {
  const { generateHybridIdentity, generateX25519Identity, identityToRecipient } = await age();
  const identity = await (postQuantum ? generateHybridIdentity() : generateX25519Identity());
  return { identity, recipient: await identityToRecipient(identity) };
}
