/** What each type of op says: the schema of its body. */
import { z } from "zod";
import { claim } from "../claim.ts";
import { isoDay } from "../dates/isoDay.ts";
import { assertionLineages } from "../judgement/assertion.ts";
import { countAccount } from "../judgement/countAccount.ts";
import { lineage } from "../judgement/lineage.ts";
import { policy } from "../judgement/policy.ts";
import { scope } from "../judgement/scope.ts";
import { mappedColumn, recordCell } from "../record.ts";
import {
  deathLevel,
  dispute,
  evidenceRisk,
  kinInformed,
  population,
  releaseClass,
  role,
  setAsideReason,
} from "../vocabularies.ts";
import { credentialId, kindOfKey, personKey, pseudonym } from "./approval.ts";
import { nodeName, opId, sha256Hex } from "./envelope.ts";
import { custodyBody, evidenceBody, notBefore, stampRequestBody, timestampBody } from "./evidenceBodies.ts";
import { ageRecipient, consentKey, successionBody } from "./succession.ts";

export const recordId = z.string().regex(/^[0-9a-f]{32}$/, "a record id");
export const listName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, "lower-case letters, digits and dashes");

const enrolledPerson = z.object({ person: pseudonym, key: sha256Hex, roles: z.array(role) });

export const genesisBody = z.object({
  name: z.string(),
  practice: z.boolean(),
  /** 32 random bytes, so that two organisations never share a genesis. */
  nonce: sha256Hex,
  nodeKey: sha256Hex,
  logOrigin: z.string(),
  logKey: sha256Hex,
  custodians: z.array(z.string()),
  /**
   * How many custodians open what is sealed, together. Absent only from desks made before this was kept: what
   * they seal is an age file that any one of them opens.
   */
  threshold: z.number().int().min(1).max(32).optional(),
  /** With what custodians consent to a successor, of those who gave it. Absent where none did. */
  consentKeys: z.array(z.object({ recipient: z.string(), key: consentKey })).optional(),
  /**
   * HMAC of a fixed text under the organisation's secret: a desk that holds another secret would give every
   * record another id, and count everybody again. Absent only from desks made before this was kept.
   */
  secretMark: sha256Hex.optional(),
  /** People enrolled by nobody (J7). */
  founders: z.array(enrolledPerson),
});

export const importBody = z.object({
  list: listName,
  edition: z.object({ label: z.string(), extent: z.enum(["full", "partial"]) }),
  reader: z.string(),
  mapping: z.array(mappedColumn),
  counts: z.object({
    rows: z.number().int(),
    accepted: z.number().int(),
    rejected: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    missing: z.number().int(),
  }),
  /** RFC 6962 roots over the salted leaves of up to 1,000 rows each; the row files bear these names. */
  chunks: z
    .array(z.object({ root: sha256Hex, rows: z.number().int(), sealed: sha256Hex.nullable() }))
    .max(350),
  /** More chunks than fit: the same array as a blob. */
  chunksBlob: sha256Hex.nullable(),
  /** The original file, encrypted to the custodians. */
  original: sha256Hex,
  /** HMAC of the file's bytes and mapping under the organisation's secret: the same file adds nothing. */
  fileMark: sha256Hex,
});

export const accountBody = z.object({
  list: listName,
  record: recordId,
  /** Empty where `row` holds them. */
  cells: z.array(recordCell),
  /** Root of a chunk of one row with the cells, so that they can be erased. Absent in ops written before. */
  row: sha256Hex.optional(),
  lineage,
  /** Values that come from elsewhere than the account. Absent where it was not said, as in the oldest ops. */
  assertions: assertionLineages.optional(),
  /** Source identity and free text, sealed to the custodians. */
  sealed: sha256Hex.nullable(),
});

export const countAccountBody = z.object({
  id: recordId,
  list: listName,
  account: countAccount,
  sealed: sha256Hex.nullable(),
});

export const claimBody = z.object({ claim });

export const signatureBody = z.object({
  /** A victim id, or the id of a count account. */
  of: z.enum(["victim", "count"]),
  id: z.string(),
  policy: z.string(),
  level: deathLevel,
  /** Sorted hashes of the record versions (or counts) and evidence seen. */
  seen: z.array(sha256Hex),
  /** Sorted ids of the records counted. */
  records: z.array(z.string()),
  /** For a count: its scope, window and number, as canonical text. */
  count: z.string().nullable(),
  /** What was there already; absent in ops made before it was told, and where nothing was. */
  notBefore: notBefore.optional(),
  /**
   * The newest signature about it that says something else: so no earlier approval can be put in the place of this
   * one. Absent where there is none, and in ops made before it was told.
   */
  after: opId.optional(),
});

export const linkageRunBody = z.object({
  /** How many record versions were read, and the hash of their sorted ids. */
  read: z.object({ versions: z.number().int(), digest: sha256Hex }),
  code: z.string(),
  seed: z.number().int(),
  parameters: sha256Hex,
  /** Blob: partition, grey band with weights in millibits, draws. */
  result: sha256Hex,
  counts: z.object({
    records: z.number().int(),
    comparedPairs: z.number().int(),
    links: z.number().int(),
    review: z.number().int(),
    clusters: z.number().int(),
  }),
});

export const publishedBody = z.object({
  release: sha256Hex,
  logSize: z.number().int(),
  logRoot: sha256Hex,
  /** Blob: which public id stands for which victim or count; never leaves the desk. */
  publicIds: sha256Hex,
  previous: sha256Hex.nullable(),
});

/** A witness's cosignature of a checkpoint of the public log (C2SP tlog-cosignature). */
export const cosignedBody = z.object({
  logSize: z.number().int().nonnegative(),
  logRoot: sha256Hex,
  /** The witness's verifier key; its name in the policy may change, this does not. */
  witness: z.string().max(400),
  /** Seconds since 1970, as the witness's clock said. */
  time: z.number().int().nonnegative(),
  /** The signature line, without its line end. */
  line: z.string().max(600),
});

export const pairBody = z.object({ verdict: z.enum(["same", "different", "cannot-tell"]) });
export const assessAccountBody = z.object({
  verdict: z.enum(["credible", "not-credible", "undecided"]),
  risks: z.array(evidenceRisk),
});
export const assessListBody = z.object({
  list: listName,
  /** Import ops that made the version assessed. */
  imports: z.array(opId),
  verdict: z.enum(["credible", "not-credible"]),
  sampleSeed: z.number().int(),
  sample: z.array(recordId),
  checked: z.string().min(1),
  faults: z.number().int().nonnegative(),
});
export const resolveBody = z.object({ field: z.string(), value: z.string() });
export const disputeBody = z.object({ dispute });
export const setAsideBody = z.object({
  reason: setAsideReason.nullable(),
  /** Sorted ids of the records the victim held: what the decision speaks of. Absent in the oldest ops. */
  records: z.array(recordId).optional(),
});
/** Of an account, or of one value in it (`assertionSubject`); null: what held before anybody decided. */
export const lineageBody = z.object({ lineage: lineage.nullable() });
export const scopeBody = z.object({ scope });
export const coverageBody = z.object({
  list: listName,
  window: z.object({ from: isoDay, to: isoDay }),
  /** Provinces covered; empty means the whole area. */
  provinces: z.array(z.string()),
  populations: z.array(population),
  howGathered: z.string(),
  /** Lists this one takes from. */
  copies: z.array(listName),
  /** Whether it asked other bodies about their names. */
  askedOthers: z.boolean(),
  /** Lists that put others' lists together are no list of their own (J21). */
  aggregator: z.boolean(),
  onePerPerson: z.boolean(),
  /** What lineage a record of this list has unless told otherwise. */
  lineage,
  /** Fields that the list takes from elsewhere than the rest. Absent where it was not said. */
  assertions: assertionLineages.optional(),
});
export const conditionsBody = z.object({
  from: isoDay,
  to: isoDay,
  where: z.string(),
  cut: z.string(),
});
export const consentBody = z.object({
  class: releaseClass,
  kinInformed,
  /** Name forms consented to; empty: all that the accounts hold. */
  names: z.array(z.string()),
});
export const releaseBody = z.object({
  digest: sha256Hex,
  /** `propose` is the machine's and approves nothing; two people's `approve` make a release so. */
  verdict: z.enum(["propose", "approve", "dissent"]),
  /** With `propose`: blob of what the release adds to the log and to the desk's memory. */
  candidate: sha256Hex.nullable(),
  checkpointBefore: z.string().nullable(),
});
export const policyBody = z.object({ policy });
/** Who the log's witnesses are and how many it takes, as C2SP tlog-policy. */
export const witnessPolicyBody = z.object({ policy: z.string().min(1).max(32_000) });
export const roleBody = z.object({ person: pseudonym, roles: z.array(role) });
export const keyBody = z
  .object({
    person: pseudonym,
    key: personKey,
    state: z.enum(["enrolled", "revoked"]),
    /** What its authenticator calls a passkey that is enrolled; nothing else has one. */
    credential: credentialId.optional(),
  })
  .refine(
    ({ key, state, credential }) =>
      (credential !== undefined) === (kindOfKey(key) === "passkey" && state === "enrolled"),
    {
      message: "a passkey is enrolled with its credential id, and nothing else has one",
      path: ["credential"],
    },
  );

/** How far a desk holds a chain: what it has are the ops before `next`, the last of them `head`. */
export const chainHeld = z.strictObject({
  node: nodeName,
  epoch: z.number().int().nonnegative(),
  next: z.number().int().positive(),
  head: opId,
});
export type ChainHeld = z.infer<typeof chainHeld>;

/** A bundle that was taken in: what it brought, and what its sender held. */
export const receiveBody = z.object({
  bundle: sha256Hex,
  from: nodeName,
  /** Stretches of chains that came in with it: ops `first` to `next - 1`, the last of them `head`. */
  chains: z.array(chainHeld.extend({ first: z.number().int().nonnegative() })),
  /** Ops that came in beside another of their chain and number: a fork. */
  forks: z.array(opId),
  /** What the sender held when it packed. */
  has: z.array(chainHeld),
});

/** The public log as far as somebody saw it. */
export const logSeen = z.strictObject({ size: z.number().int().positive(), root: sha256Hex });

/** A desk was restored from a backup, and begins a life of its own with this op: the first of a new epoch. */
export const restoredBody = z.object({
  /** Name of the backup, and when it was made. */
  backup: z.string().regex(/^[0-9a-f]{32}$/, "the name of a backup"),
  made: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  /** How far the backup held this node's chains. */
  held: z.array(chainHeld),
  /** The newest public checkpoint that the backup held. */
  log: logSeen.nullable(),
});

/** Which installation, in which of its lives, signs the public log from now on; the subject is `log`. */
export const logWriterBody = z.object({
  node: nodeName,
  epoch: z.number().int().nonnegative(),
  /** The newest public checkpoint that whoever decides has seen anywhere. */
  seen: logSeen.nullable(),
});

/**
 * Under which origin and key the public log goes on, and what stands before that; the subject is `log`. Counts
 * only with two approvers. The next release says so in its first leaf (decision 0072).
 */
export const logKeyBody = z.object({
  origin: z.string().min(1).max(200),
  key: sha256Hex,
  /** Renewals count from 1; one that no release bore is replaced by the next of its number. */
  version: z.number().int().min(1),
  /** Who signed the newest release, and the tree it closed with; before the first release, an empty one. */
  from: z.strictObject({
    origin: z.string(),
    key: sha256Hex,
    size: z.number().int().nonnegative(),
    root: sha256Hex,
  }),
});

const fourLines = z.strictObject({
  verifiedNamed: z.number().int(),
  verified: z.number().int(),
  reportedLow: z.number().int(),
  reportedHigh: z.number().int(),
});

/**
 * Destroys the cells of records, on every desk that hears of it: their rows leave their leaf hashes, so that
 * roots and chains still hold and the gap is seen (decision 0064). Counts only with two people's approvals.
 */
export const eraseBody = z.object({
  records: z.array(recordId).min(1).max(100),
  /** Leaf hashes that stay in the place of rows, by the root of their chunk. */
  rows: z.array(z.object({ chunk: sha256Hex, leaves: z.array(sha256Hex).min(1) })),
  /** Sealed files that are destroyed with them; their hashes stay here. */
  blobs: z.array(sha256Hex),
  /** The op that people approved, where this one only tells of further leaves: its rows came in later. */
  of: opId.nullable(),
  /** The desk's own lines before and after, so that a figure said before can be told from one said since. */
  lines: z.strictObject({ before: fourLines, after: fourLines }).nullable(),
});

/** What is sealed: cells of imported rows, what an account or a count says of its source, a whole file. */
export const sealedKind = z.enum(["cells", "account", "count", "original"]);
export type SealedKind = z.infer<typeof sealedKind>;
/** Whose it is: the id of a record, of a count, or the mark of a file. */
export const sealedSubject = z.string().regex(/^[0-9a-f]{32}(?:[0-9a-f]{32})?$/, "an id in hexadecimal");

/** Custodians are asked to open what is sealed; two people approve it. What was found stands in no op. */
export const openingBody = z.object({
  items: z
    .array(
      z.object({
        kind: sealedKind,
        subject: sealedSubject,
        /** Blob with the envelope, and its core, which every share of it is bound to. */
        envelope: sha256Hex,
        core: sha256Hex,
      }),
    )
    .min(1)
    .max(100),
  /** To whom the shares go: an age recipient made for this opening. */
  recipient: ageRecipient,
});

/** Which installations belong to the organisation; the subject is the node's name. */
export const nodeBody = z.object({
  key: sha256Hex,
  /** What bundles for this node are encrypted to; null with `revoked`, where none is needed. */
  recipient: ageRecipient.nullable(),
  state: z.enum(["enrolled", "revoked"]),
  /** With `revoked`: how far its chains are trusted; ops from these numbers on count nowhere. */
  until: z.array(z.object({ epoch: z.number().int().nonnegative(), next: z.number().int().nonnegative() })),
});

/** The schema of every op's body. */
export const OP_BODIES = {
  genesis: genesisBody,
  import: importBody,
  account: accountBody,
  "count-account": countAccountBody,
  claim: claimBody,
  signature: signatureBody,
  "linkage-run": linkageRunBody,
  published: publishedBody,
  cosigned: cosignedBody,
  evidence: evidenceBody,
  custody: custodyBody,
  "stamp-request": stampRequestBody,
  timestamp: timestampBody,
  pair: pairBody,
  "assess-account": assessAccountBody,
  "assess-list": assessListBody,
  resolve: resolveBody,
  dispute: disputeBody,
  "set-aside": setAsideBody,
  lineage: lineageBody,
  scope: scopeBody,
  coverage: coverageBody,
  conditions: conditionsBody,
  consent: consentBody,
  release: releaseBody,
  policy: policyBody,
  "witness-policy": witnessPolicyBody,
  role: roleBody,
  key: keyBody,
  receive: receiveBody,
  opening: openingBody,
  succession: successionBody,
  node: nodeBody,
  restored: restoredBody,
  "log-writer": logWriterBody,
  "log-key": logKeyBody,
  erase: eraseBody,
} as const;

export type OpBody<T extends keyof typeof OP_BODIES> = z.infer<(typeof OP_BODIES)[T]>;
