/** Errors of evidence and of stamps of time. */
import { type CatalogueEntry, entry } from "./entry.ts";

const SEAL_ALONE = "Give --kind other to keep the file sealed as it is, with no copy to look at.";

export const EVIDENCE = {
  "evidence.unknown": entry(2, null, "List what there is with daftar evidence list."),
  "evidence.link": entry(2, null, "Name the file itself: a link can be turned to another one."),
  "evidence.type-differs": entry(
    2,
    null,
    `The file's content is of another kind than its name, or --kind, says; look where it comes from. ${SEAL_ALONE}`,
  ),
  "evidence.pixels": entry(2, null, `The picture claims more pixels than any camera gives. ${SEAL_ALONE}`),
  "evidence.damaged": entry(2, null, `The picture cannot be read to its end; get a new copy. ${SEAL_ALONE}`),
  "evidence.no-copy": entry(
    2,
    "J18",
    "There is only the sealed original, which custodians open together (docs/custodians.md).",
  ),
  "evidence.other-machine": entry(
    2,
    null,
    "The copy is encrypted to the machines that belonged to the desk when it was made; open it on one of those.",
  ),
  "evidence.not-the-original": entry(
    2,
    null,
    "Have custodians open it again, and give what daftar custodian combine --as-sealed wrote.",
  ),
  "evidence.left-in": entry(
    2,
    "J16",
    "Something besides pixels was left in the copy, so it was not written. Report this fault.",
  ),
  "audit.stamp": entry(
    1,
    null,
    "A stamp of time does not hold, or ops that it covers are gone: compare with another copy of the desk.",
  ),
  "timestamp.nothing": entry(2, null, "There is nothing to stamp before the desk holds an op."),
  "timestamp.unreadable": entry(
    2,
    null,
    "Give the authority's answer as it came (application/timestamp-reply), not its page.",
  ),
  "timestamp.other-request": entry(
    2,
    null,
    "This answers no request of this desk; see daftar timestamp list for those that wait.",
  ),
  "timestamp.invalid": entry(2, null, "The token does not hold; ask the authority again, or another one."),
  "timestamp.untrusted": entry(
    2,
    null,
    "Give the certificate of the authority that your team trusts with --anchor FILE.",
  ),
} as const satisfies Record<string, CatalogueEntry>;
