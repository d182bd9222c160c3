/** Errors about people, their keys and passkeys, and custodians. */
import { type CatalogueEntry, entry } from "./entry.ts";

export const PEOPLE = {
  // People and keys
  "person.unknown": entry(2, "J7", "Enrol the person with daftar person add."),
  "person.exists": entry(2, "J7", "Choose another pseudonym."),
  "person.name-like": entry(2, "J18", "People are pseudonyms here: lower-case letters, digits and dashes."),
  "person.weak-passphrase": entry(
    2,
    "J7",
    "Choose a longer passphrase: several words that nobody can guess (DAFTAR_PASSPHRASE or --passphrase-file).",
  ),
  "person.wrong-passphrase": entry(
    2,
    "J7",
    "Give the passphrase of this person's key (DAFTAR_PASSPHRASE or --passphrase-file).",
  ),
  "person.locked": entry(2, "J7", "Unlock this person's key with its passphrase, then try again."),
  "person.needed": entry(2, "J7", "Say who decides, with --as PERSON."),
  "person.role": entry(2, "J7", "This needs another role; an admin grants it with daftar person role."),
  // Passkeys
  "passkey.needed": entry(
    2,
    "J7",
    "This person has no key file in force: decide in the browser, where the passkey is, or use another person's key.",
  ),
  "passkey.refused": entry(2, "J7", "Nothing was written. Try again with the passkey that was asked for."),
  "passkey.synced": entry(
    2,
    "J7",
    "This passkey is copied to other devices. Use a security key, or a passkey that stays on one device, or a key file.",
  ),
  "passkey.shared": entry(2, "J7", "Every person has keys of their own: make another passkey."),
  "passkey.expired": entry(2, "J7", "It waited too long, or was finished already. Begin again."),
  "custodian.too-few": entry(
    2,
    "J18",
    "Give two custodians' recipients or more (--custodian twice); one is enough only with --practice.",
  ),
  "custodian.invalid": entry(2, "J18", "A recipient looks like age1…; daftar custodian new makes one."),
} as const satisfies Record<string, CatalogueEntry>;
