/**
 * Makes docs/errors.md out of the catalogue of errors, so that no code goes undescribed and none lives on
 * in words alone. house/docs.test.ts holds the page to it.
 *
 * Run from the repository's root after a build: node docs/make-errors.mjs
 */
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { tableLines } from "./table.mjs";

/** Sections by the part of a code before its dot; a new part is a section of its own name until worded. */
const TITLES = {
  usage: "The command line",
  desk: "Desks",
  op: "Ops",
  blob: "The vault",
  internal: "Faults of the program",
  person: "People",
  custodian: "Custodians",
  handover: "A custodian's successor",
  scope: "Scope",
  policy: "Policy",
  decision: "Decisions",
  subject: "Subjects",
  file: "Files in",
  map: "Mapping columns",
  list: "Lists",
  row: "Single rows",
  lineage: "Lineage",
  assess: "Assessing",
  sign: "Signing",
  review: "Review",
  "set-aside": "Setting aside",
  consent: "Consent",
  count: "Count accounts",
  claim: "Claims",
  estimate: "Estimates",
  link: "Linking plain files",
  gate: "The gate",
  release: "Releases",
  log: "The public log",
  audit: "Audit",
};

const NOTES = {
  row: "Said of one row of a list: it is written beside the user's file with its code, no other row is lost, and the command ends with 0. `account add`, which takes one account, ends with 2.",
  estimate:
    "`estimate.table`, `estimate.unknown-cell`, `estimate.too-many-lists` and `estimate.unknown-method` end with 2. The others are reasons in `headline.refused`: a refusal is a result, and the command ends with 0.",
  gate: "Said by `daftar gate`, and by `daftar release --propose` while the gate is shut.",
  audit:
    "But for the first, these are listed in `faults` by `daftar audit`; any of them makes the answer no.",
};

/** @param catalogue code to {exit, rule, fix} */
export function errorsPage(catalogue) {
  const sections = new Map();
  for (const [code, entry] of Object.entries(catalogue)) {
    const part = code.slice(0, code.indexOf("."));
    sections.set(part, [...(sections.get(part) ?? []), { code, ...entry }]);
  }
  const lines = [
    "# Errors",
    "",
    "Made by `node docs/make-errors.mjs` from `packages/model/src/errors/catalogue.ts`; do not edit by hand.",
    "",
    "A failure names its code, what is wrong and where, the rule behind it if there is one, and what to do.",
    "With `--json` it is `{error: {code, message, where, rule, fix}}`. _Exit_ is how the command ends where the",
    "code ends it: **1** the answer is no, **2** wrong usage or input and nothing was changed, **3** it broke, or",
    "somebody else holds the desk. Rules (J…) are those of `packages/toll/SPEC.md` and `packages/publish/SPEC.md`,",
    "explained for users in [codebook.md](codebook.md).",
  ];
  for (const [part, entries] of sections) {
    lines.push("", `## ${TITLES[part] ?? part}`, "");
    if (NOTES[part] !== undefined) lines.push(NOTES[part], "");
    const rows = entries.map(({ code, exit, rule, fix }) => [`\`${code}\``, exit, rule ?? "", fix]);
    lines.push(...tableLines(["code", "exit", "rule", "what to do"], rows));
  }
  return `${lines.join("\n")}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { CATALOGUE } = await import("../packages/model/dist/index.js");
  writeFileSync(new URL("errors.md", import.meta.url), errorsPage(CATALOGUE));
}
