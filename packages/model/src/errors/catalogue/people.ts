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
  "custodian.threshold": entry(
    2,
    "J18",
    "Of n custodians, give --threshold 2 to n. Where any one is to open alone, say so with --one-opens-alone.",
  ),
  "custodian.invalid": entry(
    2,
    "J18",
    "A custodian looks like age1…:…, a recipient and a consent key; daftar custodian new makes one.",
  ),
  // Opening what is sealed
  "opening.nothing": entry(
    2,
    "J18",
    "Give the id of a record (daftar victim show) or of a count, or the name of a list whose file is wanted.",
  ),
  "opening.any-one": entry(
    2,
    "J18",
    "Any one custodian opens this with the program age alone, as docs/custodians.md says for older desks.",
  ),
  "opening.two-people": entry(
    2,
    "J7",
    "Two people with the role approver ask together, neither of whom enrolled the other: --as A --as B.",
  ),
  "opening.file-alone": entry(
    2,
    "J18",
    "Ask for a list's file, or a piece of evidence, in a request of its own.",
  ),
  "opening.request": entry(
    2,
    "J18",
    "Get the request again from whoever made it, by a way that changes nothing.",
  ),
  "opening.unapproved": entry(
    2,
    "J7",
    "Hand out nothing. Ask the people named, by voice, whether they approved this.",
  ),
  "opening.identity": entry(
    2,
    "J18",
    "Give the file that daftar custodian new made, unlocked: it has a line AGE-SECRET-KEY-….",
  ),
  "opening.not-yours": entry(
    2,
    "J18",
    "This identity is none of those that it was sealed to; give another one.",
  ),
  "opening.dealt-wrong": entry(
    2,
    "J18",
    "Tell the team: what the desk gave this custodian is not what it says. Others may still open it together.",
  ),
  "opening.too-few": entry(2, "J18", "Bring the shares of more custodians, and those named anew."),
  "opening.altered": entry(
    2,
    "J18",
    "Make the request anew; if that says the same, restore the desk's copy.",
  ),
  // A custodian's successor
  "handover.no-keys": entry(
    2,
    "J18",
    "On this desk custodians cannot be succeeded: make a new one with daftar init --custodian age1…:….",
  ),
  "handover.unreadable": entry(
    2,
    "J18",
    "Get the file again from whoever made it, by a way that changes nothing.",
  ),
  "handover.refused": entry(
    2,
    "J18",
    "Nothing was signed or written. See who the custodians are with daftar custodian list, and begin again.",
  ),
  "handover.altered": entry(
    2,
    "J18",
    "The shares that were handed over are not those that were dealt: whoever hands over does it again.",
  ),
} as const satisfies Record<string, CatalogueEntry>;
