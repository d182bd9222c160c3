/** Errors of witnesses: of those who run one, and of desks whose log they watch. */
import { type CatalogueEntry, entry } from "./entry.ts";

export const WITNESSES = {
  // Running a witness
  "witness.not-found": entry(2, null, "Make a witness with daftar witness init DIR --name NAME."),
  "witness.exists": entry(2, null, "Choose an empty folder; a witness is never overwritten."),
  "witness.in-desk": entry(
    2,
    null,
    "Run the witness on another machine, in other hands: one that the desk holds itself vouches for nothing.",
  ),
  "witness.damaged": entry(
    3,
    null,
    "Never restore an older copy: a witness that forgets may sign two histories. Make a new one, and tell whoever trusts this one.",
  ),
  "witness.log-key": entry(
    2,
    null,
    "Get the log's verifier key from its desk (daftar witness status) and compare it over another way.",
  ),
  "witness.not-granted": entry(
    2,
    "J17",
    "Nothing was cosigned. Where it remembers a size, ask for a request from that size (witness request --old SIZE); where the log contradicts itself, tell others: the request is kept in refused/.",
  ),
  // A desk and its witnesses
  "witness.policy": entry(2, "J17", "Mend the line named; the format is C2SP tlog-policy (docs/witness.md)."),
  "witness.no-policy": entry(
    2,
    "J17",
    "Say first who your witnesses are: daftar witness policy FILE --as PERSON --as PERSON.",
  ),
  "witness.unknown": entry(
    2,
    null,
    "Name a witness of the policy in force; daftar witness status lists them.",
  ),
  "witness.nothing-signed": entry(
    2,
    null,
    "There is no checkpoint yet; it is signed when two people have approved a release.",
  ),
  "witness.answer": entry(
    2,
    "J17",
    "This is no cosignature of the newest checkpoint by a witness of the policy; ask that witness anew.",
  ),
  "witness.refused": entry(
    2,
    null,
    "The witness does not know this log or its key: send its people the log's key (daftar witness status).",
  ),
  "witness.contradicts": entry(
    3,
    "J17",
    "The witness remembers another history of this log. Sign nothing more; find out which copy of the desk is the true one.",
  ),
  "witness.away": entry(3, null, "Try again, or take the request to the witness as a file."),
  "witness.too-large-for-code": entry(2, null, "It does not fit into one QR code; hand it over as a file."),
} as const satisfies Record<string, CatalogueEntry>;
