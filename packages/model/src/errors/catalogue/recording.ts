/** Errors of scope and policy, of files that come in, and of judging what they tell. */
import { type CatalogueEntry, entry } from "./entry.ts";

export const RECORDING = {
  // Erasure
  "erase.approvers": entry(
    2,
    "J7",
    "Name two people (--as A --as B), one of them an admin, neither enrolled by the other.",
  ),
  "erase.in-op": entry(
    2,
    null,
    "This account was entered before cells were kept apart from ops; they are inside a signed op, and taking them out would break the chain for everybody. Seal it (daftar consent), and keep or destroy the whole desk as the law asks.",
  ),
  "erase.published": entry(
    2,
    "J15",
    "Withdraw the name first: lower its consent, and publish the release that closes it. Then erase.",
  ),
  "record.erased": entry(2, null, "Two people had this record erased. What stays is that it was, and why."),
  // Scope, policy
  "scope.missing": entry(2, "J1", "Set the scope first: daftar scope FILE --as PERSON."),
  "scope.invalid": entry(2, "J1", "Mend the named field of scope.json."),
  "policy.invalid": entry(2, "J1", "Mend the named field of policy.json."),
  "policy.contradicts": entry(
    2,
    "J6, J20",
    "Change the named number of policy.json, or the one it stands against; nothing was set.",
  ),
  "decision.stale": entry(2, null, "Somebody decided this meanwhile. Look again, then decide."),
  "subject.unknown": entry(2, null, "Nothing on this desk has that id; list what there is and try again."),
  // Files in
  "file.not-found": entry(2, null, "Check the path."),
  "file.empty": entry(2, null, "The file holds nothing to read."),
  "file.no-rows": entry(2, null, "Name a file with a header and rows under it."),
  // These two are told of every command that reads tables; only import can be told what else a file is.
  "file.encoding": entry(2, null, "Save the file as UTF-8; daftar import also takes --encoding."),
  "file.binary": entry(2, null, "This is not a text file, a workbook or a Parquet file."),
  "file.delimiter": entry(
    2,
    null,
    "Save it as a table whose columns are divided by , ; tab or |; daftar import also takes --delimiter.",
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
  "lineage.no-value": entry(
    2,
    "J3",
    "Name a field that the account holds a value of, or say where the whole account comes from, without a field.",
  ),
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
} as const satisfies Record<string, CatalogueEntry>;
