/** Seals what is said of a source to the custodians, in this browser, before anything is sent (J23). */

/** To whom a desk seals, as `custodian list` says. */
export interface Custodians {
  readonly recipients: readonly string[];
  /** Null on a desk made before envelopes: any one custodian opens alone. */
  readonly threshold: number | null;
  readonly desk: string;
}

export interface SealedForm {
  /** Of the record or count that the form tells of; the envelope is for it alone. */
  readonly id?: string;
  /** In base64. */
  readonly sealed: string;
}

const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

function base64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

async function ageFile(recipients: readonly string[], bytes: Uint8Array): Promise<Uint8Array> {
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  return encrypter.encrypt(bytes);
}

export async function sealForm(
  { recipients, threshold, desk }: Custodians,
  kind: "account" | "count",
  said: Readonly<Record<string, string>>,
): Promise<SealedForm> {
  const bytes = new TextEncoder().encode(JSON.stringify({ source: said }));
  if (threshold === null) return { sealed: base64(await ageFile(recipients, bytes)) };
  const [{ sealEnvelope }, { sha256 }, { toHex }] = await Promise.all([
    import("@daftar/seal"),
    import("@noble/hashes/sha2.js"),
    import("@daftar/model"),
  ]);
  const id = toHex(random(16));
  const to = { desk, recipients, threshold };
  const tools = { sha256: (message: Uint8Array) => sha256(message), random };
  const sealed = await sealEnvelope(to, kind, [{ subject: id, bytes }], tools);
  return { id, sealed: base64(sealed) };
}
