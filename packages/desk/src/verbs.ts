/**
 * The one table of verbs: the command line, the server and its OpenAPI document are made from it.
 *
 * A verb is read from disk when it is asked for, so that `daftar --help` costs what the words cost and a
 * verb on plain files opens no database.
 */
import type { Verb } from "./verb/verb.ts";

/** A line of the table. */
export interface VerbEntry {
  /** Words of the command: `import`, `account count`. */
  readonly name: string;
  readonly summary: string;
  load(): Promise<Verb>;
}

const verb = (name: string, summary: string, load: () => Promise<Verb>): VerbEntry => ({
  name,
  summary,
  load,
});

/** In the order of the way through. */
export const VERBS: readonly VerbEntry[] = [
  verb(
    "custodian new",
    "make a custodian's key pair",
    async () => (await import("./verbs/custodianNew.ts")).custodianNew,
  ),
  verb(
    "custodian list",
    "the recipients to whom this desk seals",
    async () => (await import("./verbs/custodianList.ts")).custodianList,
  ),
  verb(
    "custodian open",
    "ask the custodians to open what is sealed; two people approve it",
    async () => (await import("./verbs/custodianOpen.ts")).custodianOpen,
  ),
  verb(
    "custodian request",
    "write the file for the custodians, of an opening that was asked for",
    async () => (await import("./verbs/custodianRequest.ts")).custodianRequest,
  ),
  verb(
    "custodian openings",
    "what custodians were asked to open, by whom and why",
    async () => (await import("./verbs/custodianOpenings.ts")).custodianOpenings,
  ),
  verb(
    "custodian share",
    "answer such a request, on a custodian's own machine",
    async () => (await import("./verbs/custodianShare.ts")).custodianShare,
  ),
  verb(
    "custodian combine",
    "put the custodians' answers together, away from the desk",
    async () => (await import("./verbs/custodianCombine.ts")).custodianCombine,
  ),
  verb(
    "custodian boxes",
    "write out what a custodian needs to hand their part over",
    async () => (await import("./verbs/custodianBoxes.ts")).custodianBoxes,
  ),
  verb(
    "custodian hand-over",
    "consent to a successor and encrypt your shares to them, on a custodian's own machine",
    async () => (await import("./verbs/custodianHandOver.ts")).custodianHandOver,
  ),
  verb(
    "custodian accept",
    "find whether what was handed over holds, and take it, on the successor's own machine",
    async () => (await import("./verbs/custodianAccept.ts")).custodianAccept,
  ),
  verb(
    "custodian succeed",
    "seal to a successor from now on; custodians signed it, two people approve it",
    async () => (await import("./verbs/custodianSucceed.ts")).custodianSucceed,
  ),
  verb("init", "make a desk", async () => (await import("./verbs/init.ts")).init),
  verb(
    "person add",
    "enrol a person with a key of their own",
    async () => (await import("./verbs/people.ts")).personAdd,
  ),
  verb(
    "person passkey",
    "enrol a passkey that a browser made",
    async () => (await import("./verbs/personPasskey.ts")).personPasskey,
  ),
  verb(
    "person list",
    "who is enrolled, by whom, with which roles",
    async () => (await import("./verbs/people.ts")).personList,
  ),
  verb(
    "person role",
    "change what a person may do",
    async () => (await import("./verbs/people.ts")).personRole,
  ),
  verb(
    "person revoke",
    "stop counting what a person approves from now on",
    async () => (await import("./verbs/people.ts")).personRevoke,
  ),
  verb(
    "node invite",
    "let another machine of the organisation in, and make its join file",
    async () => (await import("./verbs/nodes.ts")).nodeInvite,
  ),
  verb(
    "node list",
    "the machines that belong to this desk",
    async () => (await import("./verbs/nodes.ts")).nodeList,
  ),
  verb(
    "node revoke",
    "put out a machine that was lost, taken or copied",
    async () => (await import("./verbs/nodes.ts")).nodeRevoke,
  ),
  verb(
    "node continue",
    "say that this restored desk is the one that goes on",
    async () => (await import("./verbs/nodeContinue.ts")).nodeContinue,
  ),
  verb("scope", "show or set what this desk counts", async () => (await import("./verbs/setting.ts")).scope),
  verb(
    "policy",
    "show or set the numbers that the rules leave open",
    async () => (await import("./verbs/setting.ts")).policy,
  ),
  verb(
    "import",
    "import a list from CSV, TSV or XLSX",
    async () => (await import("./verbs/import.ts")).importList,
  ),
  verb(
    "account add",
    "enter one account of one person",
    async () => (await import("./verbs/accounts.ts")).accountAdd,
  ),
  verb(
    "account count",
    "enter one account of a number of dead",
    async () => (await import("./verbs/accounts.ts")).accountCount,
  ),
  verb(
    "evidence add",
    "take in photographs, documents or recordings, sealed",
    async () => (await import("./verbs/evidenceAdd.ts")).evidenceAdd,
  ),
  verb(
    "evidence list",
    "what was taken in as evidence",
    async () => (await import("./verbs/evidenceShow.ts")).evidenceList,
  ),
  verb(
    "evidence show",
    "one piece of evidence: custody and time",
    async () => (await import("./verbs/evidenceShow.ts")).evidenceShow,
  ),
  verb(
    "evidence look",
    "a small picture of a working copy",
    async () => (await import("./verbs/evidenceShow.ts")).evidenceLook,
  ),
  verb(
    "evidence open",
    "write out a working copy, and record it",
    async () => (await import("./verbs/evidenceCopies.ts")).evidenceOpen,
  ),
  verb(
    "evidence publish",
    "make the copy that may leave: pixels and nothing else",
    async () => (await import("./verbs/evidenceCopies.ts")).evidencePublish,
  ),
  verb(
    "evidence check",
    "whether evidence is whole and its custody holds",
    async () => (await import("./verbs/evidenceShow.ts")).evidenceCheck,
  ),
  verb(
    "timestamp request",
    "ask time authorities to stamp how far the ops stand",
    async () => (await import("./verbs/timestamps.ts")).timestampRequest,
  ),
  verb(
    "timestamp add",
    "keep a time authority's answer, once it holds",
    async () => (await import("./verbs/timestamps.ts")).timestampAdd,
  ),
  verb(
    "timestamp list",
    "requests and stamps, and which wait or end",
    async () => (await import("./verbs/timestamps.ts")).timestampList,
  ),
  verb(
    "timestamp show",
    "between which times an op was made, and who says so",
    async () => (await import("./verbs/timestamps.ts")).timestampShow,
  ),
  verb(
    "list declare",
    "declare a list's coverage, what it copies, and the lineage of its rows",
    async () => (await import("./verbs/listDeclare.ts")).listDeclare,
  ),
  verb(
    "list show",
    "the lists of this desk: records, editions, coverage",
    async () => (await import("./verbs/listDeclare.ts")).listShow,
  ),
  verb(
    "conditions",
    "show or add reporting conditions: what was cut where, and when",
    async () => (await import("./verbs/setting.ts")).conditions,
  ),
  verb(
    "lineage",
    "say where an account comes from",
    async () => (await import("./verbs/lineage.ts")).lineage,
  ),
  verb(
    "link",
    "find the records that tell of the same person",
    async () => (await import("./verbs/link.ts")).link,
  ),
  verb("today", "what waits for people", async () => (await import("./verbs/today.ts")).today),
  verb(
    "review list",
    "the pairs that wait for people, those that matter most for the count first",
    async () => (await import("./verbs/review.ts")).review,
  ),
  verb(
    "review decide",
    "decide one pair: same, different, or cannot tell",
    async () => (await import("./verbs/review.ts")).reviewDecide,
  ),
  verb(
    "victim list",
    "people as resolved from records",
    async () => (await import("./verbs/victims.ts")).victimList,
  ),
  verb(
    "victim show",
    "one person: every account side by side, level, what is missing for the next",
    async () => (await import("./verbs/victims.ts")).victimShow,
  ),
  verb(
    "victim history",
    "what became of an id: born, joined, parted, by whom, and what undid it",
    async () => (await import("./verbs/victimHistory.ts")).victimHistory,
  ),
  verb(
    "incident list",
    "places and windows with harm, and deaths by day with what was cut",
    async () => (await import("./verbs/incidents.ts")).incidentList,
  ),
  verb(
    "incident show",
    "one place and window: people, counts, claims, what was cut, what is missing",
    async () => (await import("./verbs/incidents.ts")).incidentShow,
  ),
  verb(
    "assess account",
    "assess accounts one by one: credible, not credible, undecided",
    async () => (await import("./verbs/assessAccount.ts")).assessAccount,
  ),
  verb(
    "assess list",
    "assess a list by a sample, by two people (J9)",
    async () => (await import("./verbs/assessList.ts")).assessList,
  ),
  verb(
    "resolve",
    "choose the value of a field on which accounts disagree",
    async () => (await import("./verbs/resolve.ts")).resolveField,
  ),
  verb(
    "dispute",
    "mark or end a dispute about a victim",
    async () => (await import("./verbs/dispute.ts")).dispute,
  ),
  verb(
    "set-aside",
    "take a victim out of the count, for a stated reason",
    async () => (await import("./verbs/setAside.ts")).setAside,
  ),
  verb("sign", "sign a death, or a count, as verified", async () => (await import("./verbs/sign.ts")).sign),
  verb(
    "consent",
    "set what may be shown of a victim, and whether kin were informed (J15)",
    async () => (await import("./verbs/consent.ts")).consent,
  ),
  verb(
    "claim add",
    "add public claims from a CSV file",
    async () => (await import("./verbs/claims.ts")).claimAdd,
  ),
  verb(
    "claim extract",
    "draft claims from a news text, for a person to look at",
    async () => (await import("./verbs/claimExtract.ts")).claimExtract,
  ),
  verb(
    "claim check",
    "sum parts, and set every claim beside the desk's own count",
    async () => (await import("./verbs/claims.ts")).claimCheck,
  ),
  verb(
    "toll",
    "the four lines of the toll, with what others claim beside them",
    async () => (await import("./verbs/toll.ts")).toll,
  ),
  verb(
    "estimate",
    "estimate how many were killed, or say why that cannot be done",
    async () => (await import("./verbs/estimate.ts")).estimate,
  ),
  verb(
    "gate",
    "may figures be released? exit 0 open, 1 shut",
    async () => (await import("./verbs/gate.ts")).gate,
  ),
  verb(
    "release",
    "propose, approve, or write a release",
    async () => (await import("./verbs/release.ts")).release,
  ),
  verb(
    "log show",
    "under which origin and key the public log goes, and when that was renewed",
    async () => (await import("./verbs/log.ts")).logShow,
  ),
  verb(
    "log renew",
    "let the public log go on under a new origin and key",
    async () => (await import("./verbs/log.ts")).logRenew,
  ),
  verb(
    "witness policy",
    "show or set who watches the public log, and how many it takes",
    async () => (await import("./verbs/witnessPolicy.ts")).witnessPolicy,
  ),
  verb(
    "witness status",
    "the log's key, the newest checkpoint, and who cosigned it",
    async () => (await import("./verbs/witness.ts")).witnessStatus,
  ),
  verb(
    "witness request",
    "what a witness is asked to cosign, as a file or a QR code",
    async () => (await import("./verbs/witness.ts")).witnessRequest,
  ),
  verb(
    "witness submit",
    "ask witnesses over the network",
    async () => (await import("./verbs/witness.ts")).witnessSubmit,
  ),
  verb(
    "witness add",
    "take in what a witness answered",
    async () => (await import("./verbs/witness.ts")).witnessAdd,
  ),
  verb(
    "witness init",
    "be a witness of somebody else's log: make its folder and key",
    async () => (await import("./verbs/witnessOthers.ts")).witnessInit,
  ),
  verb(
    "witness trust",
    "as a witness, trust a log's key, or list the logs trusted",
    async () => (await import("./verbs/witnessOthers.ts")).witnessTrust,
  ),
  verb(
    "witness sign",
    "as a witness, judge a request that came as a file, and cosign it",
    async () => (await import("./verbs/witnessOthers.ts")).witnessSign,
  ),
  verb(
    "bundle pack",
    "pack what another machine lacks into one signed, encrypted file",
    async () => (await import("./verbs/bundles.ts")).bundlePack,
  ),
  verb(
    "bundle open",
    "take in what another machine packed",
    async () => (await import("./verbs/bundles.ts")).bundleOpen,
  ),
  verb(
    "conflicts",
    "decisions made apart that differ, and what holds meanwhile",
    async () => (await import("./verbs/conflicts.ts")).conflicts,
  ),
  verb(
    "audit",
    "check a release or a desk from its files, offline",
    async () => (await import("./verbs/audit.ts")).audit,
  ),
  verb(
    "erase",
    "destroy what records hold, and leave that they were",
    async () => (await import("./verbs/erase.ts")).erase,
  ),
  verb(
    "backup",
    "write everything that this desk is into encrypted parts",
    async () => (await import("./verbs/backup.ts")).backup,
  ),
  verb(
    "restore",
    "make a desk again of the parts of a backup",
    async () => (await import("./verbs/restore.ts")).restore,
  ),
  verb(
    "rebuild",
    "derive the register anew from the ops",
    async () => (await import("./verbs/rebuild.ts")).rebuild,
  ),
  verb(
    "simulate",
    "make an invented crackdown with known truth",
    async () => (await import("./verbs/simulate.ts")).simulate,
  ),
];
