/**
 * What somebody pastes as the recipient of whoever combines the answers: what `daftar custodian new` prints, with or
 * without the consent key behind the colon, which an opening does not need.
 */
const RECIPIENT = /^(age1[a-z0-9]{50,4000})(?::[0-9a-f]{64})?$/;

/** The recipient; null where it is none. */
export const recipientIn = (text: string): string | null => RECIPIENT.exec(text.trim())?.[1] ?? null;

/** Whether a secret half is among what was pasted: it must not stay on a page. */
export const holdsSecret = (text: string): boolean => /age-secret-key-/i.test(text);
