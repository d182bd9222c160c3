/** Errors of usage, of desks and of where their ops lie. */
import { type CatalogueEntry, entry } from "./entry.ts";

export const USAGE = {
  // Usage and desks
  "usage.wrong": entry(2, null, "Run the command with --help to see what it takes."),
  "desk.not-found": entry(
    2,
    null,
    "Name the desk with --desk DIR or DAFTAR_DESK, or make one with daftar init.",
  ),
  "desk.exists": entry(2, null, "Choose an empty folder; a desk is never overwritten."),
  "desk.newer": entry(3, null, "Open this desk with the version of Daftar that made it, or a newer one."),
  "desk.damaged": entry(3, null, "Run daftar audit on the desk, and restore the damaged file from a copy."),
  "desk.held": entry(3, null, "Another command holds this desk. Wait for it, or give more time with --wait."),
  "desk.lock-stale": entry(
    3,
    null,
    "A command that was killed held this desk. Its lock was taken away; what it acknowledged is there, and nothing need be done.",
  ),
  "desk.lock-lost": entry(
    3,
    null,
    "Another process took this desk over. Nothing was written; run the command again.",
  ),
  "desk.practice-only": entry(2, "J19", "Practice desks hold only invented material; use a desk of its own."),
  "op.damaged": entry(
    3,
    null,
    "An op file does not hold what was acknowledged. Run daftar audit; restore the file from a copy.",
  ),
  "op.half-written": entry(
    3,
    null,
    "The last write was cut off before it was acknowledged; it is kept beside the op file.",
  ),
  "register.altered": entry(
    3,
    null,
    "It says what the ops say again. Unless Daftar was just upgraded, somebody or a fault changed it behind this desk: find out who could write to it. Then look again at what you were about to do, and do it anew.",
  ),
  "op.invalid": entry(2, null, "The op breaks its schema and was not written."),
  "op.too-large": entry(2, null, "An op holds at most 64 KiB; longer text goes into a file."),
  // A desk whose ops lie in a database
  "database.not-named": entry(
    2,
    null,
    "Set DATABASE_URL to the address of this desk's database: postgres://USER:PASSWORD@HOST/NAME.",
  ),
  "database.invalid": entry(
    2,
    null,
    "Set DATABASE_URL to an address of the form postgres://USER:PASSWORD@HOST/NAME.",
  ),
  "database.away": entry(
    3,
    null,
    "Nothing was half-written. See that the database runs and can be reached; then look again, and do it anew.",
  ),
  "database.refused": entry(
    3,
    null,
    "See that user, password and name in DATABASE_URL are right, and that the user owns the database.",
  ),
  "database.unsuitable": entry(3, null, "Use PostgreSQL 15 or newer, and a database with encoding UTF8."),
  "database.taken": entry(2, null, "Use an empty database; one database holds one desk."),
  "database.empty": entry(
    3,
    null,
    "DATABASE_URL names another database than this desk's, or its copy was not put back yet.",
  ),
  "database.other-desk": entry(
    3,
    null,
    "DATABASE_URL names the database of another desk. Name this desk's, or this database's desk folder.",
  ),
  "blob.missing": entry(3, null, "A file of the vault is gone. Run daftar audit; restore it from a copy."),
  "blob.damaged": entry(
    3,
    null,
    "A file of the vault does not match its name. Run daftar audit; restore it from a copy.",
  ),
  "internal.broke": entry(
    3,
    null,
    "This is a fault in Daftar. Nothing half-done was kept; please report it without any person's details.",
  ),
} as const satisfies Record<string, CatalogueEntry>;
