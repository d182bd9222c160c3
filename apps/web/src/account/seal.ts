/** Seals what is said of a source to the custodians, in this browser, before anything is sent (J23). */

/** @param recipients age recipients of the desk's custodians @returns an age file in base64 */
export async function sealTo(
  recipients: readonly string[],
  said: Readonly<Record<string, string>>,
): Promise<string> {
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(JSON.stringify({ source: said }));
  let text = "";
  for (const byte of sealed) text += String.fromCharCode(byte);
  return btoa(text);
}
