/**
 * Every error a person can meet: its code, how the command ends, the rule behind it, and what to do.
 *
 * Exit codes (design, "The verbs"): 1 the answer is no; 2 wrong usage or input, nothing changed;
 * 3 it broke or is held. `docs/errors.md` is made from this table.
 */

export interface CatalogueEntry {
  readonly exit: 1 | 2 | 3;
  readonly rule: string | null;
  readonly fix: string;
}

const entry = (exit: 1 | 2 | 3, rule: string | null, fix: string): CatalogueEntry => ({ exit, rule, fix });

export const CATALOGUE = {
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
  // The server on this machine
  "server.token": entry(
    2,
    "J23",
    "Give the token that daftar serve printed when it last started; an older one counts no longer.",
  ),
  "server.too-many-tries": entry(2, "J23", "Wait a minute, then try again with the right one."),
  "server.host": entry(2, "J23", "Open the address that daftar serve printed, on this machine."),
  "server.origin": entry(2, "J23", "Only pages of this server may ask it; open the address it printed."),
  "server.no-route": entry(2, null, "See /api/openapi.json for what there is."),
  "server.body": entry(2, null, "Send a JSON object in UTF-8."),
  "server.media-type": entry(2, null, "Send application/json, and files as application/octet-stream."),
  "server.too-large": entry(2, null, "Send less at once; a very large file is imported by daftar import."),
  "server.port-taken": entry(3, null, "Give another port with --port or PORT, or 0 for a free one."),
  "job.unknown": entry(2, null, "Jobs are kept until the server ends; GET /api/jobs lists them."),
  "job.cannot-stop": entry(2, null, "This work cannot be stopped midway; wait for its end."),
  "job.stopped": entry(2, null, "Somebody stopped it; nothing of it was written. Start it anew."),
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
  // Other desks and bundles
  "node.request": entry(2, null, "Make the request with daftar init DIR --request FILE on the new machine."),
  "node.unknown": entry(2, null, "See daftar node list; a machine is let in with daftar node invite."),
  "node.known": entry(2, null, "This machine belongs to the desk already, or was put out of it for good."),
  "node.copied": entry(
    3,
    null,
    "Two copies of one desk write with one key. Stop one of them, and revoke what you do not trust with daftar node revoke.",
  ),
  "join.no-request": entry(
    2,
    null,
    "Run daftar init DIR --request FILE here first, and have the first desk make the join file for it.",
  ),
  "join.invalid": entry(2, null, "Give the file that daftar node invite made for this machine's request."),
  "bundle.not-for-us": entry(
    2,
    null,
    "The bundle is encrypted to another machine; ask for one packed for this one.",
  ),
  "bundle.altered": entry(
    2,
    null,
    "The bundle is cut off or changed. Ask for it again; nothing of it was taken.",
  ),
  "bundle.newer": entry(2, null, "Open it with the version of Daftar that packed it, or a newer one."),
  "bundle.foreign": entry(2, null, "The bundle is of another organisation's desk and is never taken in."),
  "bundle.sender-unknown": entry(
    2,
    null,
    "Its sender does not belong to this desk, or was put out of it. See daftar node list.",
  ),
  "bundle.repeated": entry(2, null, "The bundle was taken in before; it adds nothing."),
  "bundle.older": entry(2, null, "A newer bundle of this sender was taken in before; this one adds nothing."),
  "bundle.gap": entry(
    2,
    null,
    "Ops between what is here and what the bundle brings are missing. Ask the sender to pack everything (--all).",
  ),
  "bundle.incomplete": entry(2, null, "The bundle lacks files that its ops name. Ask for it again."),
  "bundle.invalid": entry(
    2,
    null,
    "The bundle holds what no bundle may hold; look at the machine it came from.",
  ),
  "bundle.clock": entry(
    2,
    "J12",
    "Ops in it are dated more than a day ahead. Set the clock of this machine, or of the sender's.",
  ),
  "bundle.too-large": entry(2, null, "A bundle holds 1 GiB at most. Exchange bundles more often."),
  // Scope, policy
  "scope.missing": entry(2, "J1", "Set the scope first: daftar scope FILE --as PERSON."),
  "scope.invalid": entry(2, "J1", "Mend the named field of scope.json."),
  "policy.invalid": entry(2, "J1", "Mend the named field of policy.json."),
  "decision.stale": entry(2, null, "Somebody decided this meanwhile. Look again, then decide."),
  "subject.unknown": entry(2, null, "Nothing on this desk has that id; list what there is and try again."),
  // Files in
  "file.not-found": entry(2, null, "Check the path."),
  "file.empty": entry(2, null, "The file holds nothing to read."),
  "file.no-rows": entry(2, null, "The file has a header but no rows."),
  "file.encoding": entry(2, null, "Save the file as UTF-8, or name its encoding with --encoding."),
  "file.binary": entry(2, null, "This is not a text file, a workbook or a Parquet file."),
  "file.delimiter": entry(
    2,
    null,
    "The columns could not be told apart; name the delimiter with --delimiter.",
  ),
  "file.line-too-long": entry(
    2,
    null,
    "One line is longer than any row could be; check quotes and line ends.",
  ),
  "file.too-large": entry(2, null, "Split the file into smaller ones."),
  "file.too-many-columns": entry(2, null, "Remove the columns that are not needed."),
  "file.duplicate-header": entry(2, null, "Give every column a name of its own."),
  "file.archive-bomb": entry(
    2,
    null,
    "The workbook unpacks to far more than it should; save it anew or export CSV.",
  ),
  "file.unsupported": entry(2, null, "Use CSV, TSV, XLSX or Parquet."),
  "file.damaged": entry(2, null, "The file could not be read to its end; get a new copy."),
  "map.invalid": entry(2, "J18", "Mend the mapping file; daftar import FILE --list NAME shows the proposal."),
  "map.no-identity": entry(
    2,
    "J18",
    "Name at least one column that tells who a row speaks of, in a mapping file with --map.",
  ),
  "map.needed": entry(
    2,
    "J18",
    "Look at the proposed mapping, then run again with --yes, or with --map FILE.",
  ),
  "list.unknown": entry(2, null, "Import or declare the list first."),
  "list.invalid-name": entry(2, null, "A list's name is lower-case letters, digits and dashes."),
  "row.columns": entry(2, null, "The row has more or fewer cells than the header; check quotes."),
  "row.date": entry(
    2,
    null,
    "Write the date as year-month-day in its own calendar, or leave the cell empty.",
  ),
  "row.age": entry(2, null, "Write the age as a number or a range of years, or leave the cell empty."),
  "row.sex": entry(2, null, "Write female or male (زن / مرد), or leave the cell empty."),
  "row.no-identity": entry(2, "J18", "A row needs a name, a number of its list or a body's tag."),
  "row.duplicate-key": entry(
    2,
    null,
    "Two rows of this file have the same key; keys must be unique within a list.",
  ),
  "row.source-in-cell": entry(
    2,
    "J18",
    "Take what tells how to reach somebody, or who told, out of this cell, into a column (a form: source) of its own, which is sealed.",
  ),
  "row.control-characters": entry(2, null, "The cell holds characters that no text has; type it anew."),
  "row.not-a-death": entry(
    2,
    "J2",
    "A record tells of a death or a presumed one; take rows of the injured, held or living out.",
  ),
  // Judgement
  "lineage.invalid": entry(2, "J3", "Say where the account comes from; see docs/codebook.md, lineage."),
  "assess.same-person": entry(2, "J9", "A list is assessed by two different people."),
  "assess.sample": entry(2, "J9", "Give the sample's seed, what was checked and the faults found."),
  "sign.not-eligible": entry(2, "J5", "See daftar sign ID --why for what is still missing."),
  "sign.conflict-of-interest": entry(
    2,
    "J7",
    "Somebody who neither recorded nor joined these accounts, and who was enrolled apart, must sign.",
  ),
  "sign.already": entry(2, "J7", "This person has signed already; a second person must."),
  "review.decided": entry(2, null, "This pair is decided; give --again to decide it anew."),
  "set-aside.reason": entry(
    2,
    "J5",
    "Give one of: out-of-scope, found-alive, pre-existing-death, fabricated, insufficient.",
  ),
  "consent.two-people": entry(
    2,
    "J15",
    "A name whose kin were not informed, or that no account holds, goes out only by two people.",
  ),
  "count.range": entry(2, "J2", "A count account needs 0 ≤ low ≤ high, in whole numbers."),
  // Claims
  "claim.invalid": entry(2, "J13", "Mend the named field of the claim."),
  "claim.supersedes": entry(
    2,
    "J13",
    "A claim supersedes only an earlier claim of the same claimant; use answers or rebuts for another's.",
  ),
  "claim.unknown": entry(2, "J13", "Add the claim it refers to in the same file, or earlier."),
  "claim.real-on-practice": entry(
    2,
    "J19",
    "A practice desk takes invented claimants only; make a desk of its own for real claims.",
  ),
  // Estimates
  "estimate.table": entry(2, null, "The table needs one 0/1 column per list and a column named count."),
  "estimate.unknown-cell": entry(
    2,
    null,
    "Remove the row with 0 in every list: nobody counted the people on no list.",
  ),
  "estimate.too-many-lists": entry(2, null, "Merge or leave out lists; at most 10 are read."),
  "estimate.unknown-method": entry(
    2,
    null,
    "Name methods from: chapman, chao, chao-mth, loglinear-bic, loglinear-aic, loglinear-stepwise.",
  ),
  "estimate.no-headline-method": entry(
    2,
    "J21",
    "Leave --methods out, or add loglinear-bic or loglinear-aic, for an interval that may be quoted.",
  ),
  "estimate.one-list": entry(2, null, "One list has no overlap with another; nothing can be estimated."),
  "estimate.two-lists": entry(
    2,
    "J21",
    "Two lists can never show whether they are independent; add a third list.",
  ),
  "estimate.no-overlap": entry(
    2,
    "J21",
    "No person is on two lists; check the linkage or the coverage of the lists.",
  ),
  "estimate.not-identifiable": entry(
    2,
    "J21",
    "No model of this table has an estimate; add people or a list, or merge lists.",
  ),
  "estimate.unbounded": entry(2, "J21", "The data set no finite upper limit; only the lower bound is shown."),
  "estimate.methods-disagree": entry(
    2,
    "J21",
    "Admissible methods differ too much for one interval; only the lower bound is shown.",
  ),
  "estimate.different-scopes": entry(
    2,
    "J21",
    "The lists cover no window, area and population in common; declare coverage with daftar list declare.",
  ),
  "estimate.coverage-undeclared": entry(
    2,
    "J21",
    "Declare the coverage of each list with daftar list declare.",
  ),
  "estimate.subset-list": entry(2, "J21", "One list lies wholly within another; merge them."),
  "estimate.nobody": entry(
    2,
    "J21",
    "Nobody at reported or above has an identity that can be linked; assess accounts or lists first.",
  ),
  // Linking plain files
  "link.id-column": entry(2, null, "Name the column that holds each row's id with --id."),
  "link.duplicate-id": entry(2, null, "An id stands twice within one list; make ids unique."),
  "link.no-columns": entry(2, null, "No column says who a row speaks of; name roles in --config."),
  "link.config": entry(2, null, "Mend the named field of the --config file."),
  // Gate and release
  "gate.shut": entry(
    1,
    "J20",
    "See what is missing below; the gate opens when the policy's thresholds are met.",
  ),
  "gate.silence-is-not-convergence": entry(
    1,
    "J20",
    "Intake has fallen by half or more; few new names may mean that nothing gets out.",
  ),
  "release.not-approved": entry(
    1,
    "J20",
    "Propose a release (--propose), then have two people approve its digest.",
  ),
  "release.digest": entry(
    2,
    "J20",
    "That digest is not the one proposed; propose again and approve the newest.",
  ),
  "release.damaged": entry(
    2,
    "J22",
    "This copy is not what was released: run daftar audit on it, and get another copy.",
  ),
  "release.stale": entry(
    2,
    "J15",
    "What may be shown changed since this was proposed. Propose again, look at it again, and approve that.",
  ),
  "release.leak": entry(
    1,
    "J16",
    "Something that must not leave stands in the release; nothing was written.",
  ),
  "release.out-exists": entry(2, null, "Choose an empty folder for the release."),
  "release.same-person": entry(2, "J20", "Two different people approve a release."),
  "release.other-desk": entry(
    2,
    "J17",
    "Only the desk that was made first signs the public log; release there.",
  ),
  "log.behind": entry(
    3,
    "J17",
    "The log on this disk is behind what was signed before; restore it, never sign over it.",
  ),
  // Audit
  "audit.nothing-here": entry(
    2,
    null,
    "Point audit at a folder with release.json or desk.json, or at a release file.",
  ),
  "audit.file-missing": entry(1, null, "Get the missing file from another copy."),
  "audit.file-changed": entry(1, null, "Compare with another copy; this file is not what was released."),
  "audit.file-extra": entry(
    1,
    null,
    "A file stands here that is not part of the release or of the desk; move it out.",
  ),
  "audit.manifest": entry(1, null, "The manifest is not the one the log closes with."),
  "audit.log": entry(1, "J17", "The log does not hold together; compare its checkpoint with another copy."),
  "audit.checkpoint": entry(
    1,
    "J17",
    "The checkpoint is not signed by the release's key, or names another tree.",
  ),
  "audit.leaf": entry(1, "J17", "A leaf and the released data differ."),
  "audit.commitment": entry(1, "J17", "A released value does not open its commitment."),
  "audit.name-missing": entry(1, "J15", "A name published before is gone without a closing leaf."),
  "audit.toll": entry(1, "J16", "The toll shown is not the toll of the released data."),
  "audit.claims": entry(1, "J13", "The claims shown are not the claims of the released data."),
  "audit.page": entry(1, null, "A page says something else than the data."),
  "audit.marks": entry(1, "J19", "A practice release lacks its marks."),
  "audit.op": entry(1, null, "An op is damaged, missing or not signed by its node."),
  "audit.fork": entry(
    1,
    null,
    "A node's key wrote two different ops of one number: it was copied, or taken.",
  ),
  "audit.blob": entry(1, null, "A file of the vault is missing or changed."),
  "audit.rows": entry(1, null, "Imported rows do not match what their import op sealed."),
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof CATALOGUE;
