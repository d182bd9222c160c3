/**
 * Sealing to the custodians' recipients (J18): age, so that nothing on the desk can open it again.
 *
 * Source: age v1 (C2SP age), by `age-encryption`. Post-quantum and classic recipients are never mixed:
 * the library allows it, and the file would be only as strong as the classic ones. Cost: about 10 ms a
 * file and 100 MB a second.
 */
import { DaftarError } from "@daftar/model";
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

/**
 * Checks the custodians of a new desk: two different ones or more, one for practice.
 *
 * @throws DaftarError custodian.too-few, custodian.invalid
 */
export async function checkCustodians(recipients: readonly string[], practice: boolean): Promise<void> {
  await checkRecipients(recipients);
  if (new Set(recipients).size < (practice ? 1 : 2)) {
    throw new DaftarError("custodian.too-few", "sealed material needs two different custodians or more");
  }
}

/** Throws unless all recipients read and are of one kind. @throws DaftarError custodian.invalid */
export async function checkRecipients(recipients: readonly string[]): Promise<void> {
  await encrypterFor(recipients);
  const postQuantum = recipients.filter((recipient) => /^age1(?:tag)?pq1/.test(recipient)).length;
  if (postQuantum !== 0 && postQuantum !== recipients.length) {
    throw new DaftarError(
      "custodian.invalid",
      "post-quantum and classic recipients are mixed; all must be of one kind",
    );
  }
}

/** Bytes that any one of the custodians can open, and nobody else. */
export async function sealTo(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  return (await encrypterFor(recipients)).encrypt(bytes);
}

/** A new custodian's key pair: the identity opens what is sealed to the recipient. Keep it off every desk. */
export async function newCustodian(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const { generateX25519Identity, identityToRecipient } = await age();
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}
