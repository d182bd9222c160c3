/**
 * A small desk's folder made by hand from the formats in `model`, apart from `store`. Everything in it is
 * invented: two founders, one more person, an import, a decision, a published release.
 */
import { leafHash, merkleRoot, rootOf } from "@daftar/log";
import {
  type Approval,
  approvalBytes,
  canonicalText,
  fromHex,
  idOfOp,
  type OpEnvelope,
  opBytes,
  opLine,
  rowLeafBytes,
  toHex,
  utf8,
  versionOf,
} from "@daftar/model";
import { assemble } from "./assemble.suite.ts";
import { sha256, testKey } from "./nodeCrypto.suite.ts";
import { smallParts } from "./smallRelease.suite.ts";

const NODE = testKey(1);
/** The same key that signs the small release's log. */
const LOG_BYTE = 5;
const nodeKey = toHex(NODE.publicKey);
export const NODE_ID = toHex(sha256(NODE.publicKey)).slice(0, 16);
export const OP_FILE = `ops/${NODE_ID}-0.jsonl`;
const people = { ada: testKey(11), bel: testKey(12), cyd: testKey(13) };
type Person = keyof typeof people;

export type Draft = Pick<OpEnvelope, "type" | "body"> &
  Partial<Pick<OpEnvelope, "subject" | "parents" | "reason" | "by">> & {
    readonly approvers?: readonly Person[];
    /** Further approvals, of the bytes that are approved. */
    readonly more?: (approved: Uint8Array) => Approval[];
  };

export interface Chain {
  readonly lines: string[];
  readonly ids: string[];
}

const blob = (text: string) => {
  const bytes = utf8(text);
  const hash = toHex(sha256(bytes));
  return { hash, path: `blobs/${hash.slice(0, 2)}/${hash}`, bytes };
};

/** Rows of one chunk. */
function smallRows(): { root: string; bytes: Uint8Array } {
  const rows = [1, 2, 3].map((n) => {
    const record = `${n}`.padStart(32, "0");
    const cells = [{ role: "name" as const, header: "name", text: `Invented Record${n}` }];
    return {
      salt: toHex(sha256(utf8(`salt ${n}`))).slice(0, 32),
      record,
      version: versionOf({ list: "ward", record, cells }, sha256),
      cells,
    };
  });
  const leaves = rows.map((row) => leafHash(rowLeafBytes(row), sha256));
  return {
    root: toHex(merkleRoot(leaves, sha256)),
    bytes: utf8(rows.map((line) => `${canonicalText(line)}\n`).join("")),
  };
}

/** Adds an op to a chain, signed and linked. `change` alters the op before it is signed. */
export function addOp(
  chain: Chain,
  draft: Draft,
  change: (op: OpEnvelope) => OpEnvelope = (op) => op,
  sign = NODE.sign,
): void {
  const desk = chain.ids[0] ?? "";
  const content = {
    desk,
    type: draft.type,
    subject: draft.subject ?? "",
    parents: [...(draft.parents ?? [])],
    reason: draft.reason ?? "",
    body: draft.body,
  };
  const approvals = (draft.approvers ?? []).map(
    (person): Approval => ({
      person,
      key: toHex(people[person].publicKey),
      signature: toHex(people[person].sign(approvalBytes(content))),
    }),
  );
  approvals.push(...(draft.more?.(approvalBytes(content)) ?? []));
  const op = change({
    v: 1,
    ...content,
    node: NODE_ID,
    epoch: 0,
    seq: chain.ids.length,
    prev: chain.ids.at(-1) ?? "",
    time: `2019-03-01T00:00:${String(chain.ids.length).padStart(2, "0")}.000Z`,
    by: draft.by ?? "machine",
    approvals,
  });
  chain.ids.push(idOfOp(op, sha256));
  chain.lines.push(opLine({ op, sig: toHex(sign(opBytes(op))) }));
}

const founder = (person: Person) => ({
  person,
  key: toHex(people[person].publicKey),
  roles: ["admin" as const],
});

/** What somebody who holds the node's key could have written into the ops instead. */
export interface Forgery {
  readonly logKeyByte?: number;
  readonly list?: string;
  readonly chunkRows?: number;
  /** The digest under which the release was kept. */
  readonly digest?: string;
}

/** The files of a whole desk; `more` adds ops before they are written. */
export function smallDesk(
  more: (chain: Chain) => void = () => {},
  { logKeyByte = LOG_BYTE, list = "ward", chunkRows = 3, digest: keptAs }: Forgery = {},
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const [original, sealed, publicIds] = [blob("the original, sealed"), blob("a column, sealed"), blob("[]")];
  for (const { path, bytes } of [original, sealed, publicIds]) files.set(path, bytes);
  const rows = smallRows();
  files.set(`rows/${rows.root.slice(0, 2)}/${rows.root}.jsonl`, rows.bytes);
  const release = assemble(smallParts(true));
  const digest = keptAs ?? toHex(sha256(release.get("manifest.json")!));
  for (const [path, bytes] of release) files.set(`published/${digest}/${path}`, bytes);
  const logText = new TextDecoder().decode(release.get("log/checkpoint")).split("\n");

  const chain: Chain = { lines: [], ids: [] };
  addOp(chain, {
    type: "genesis",
    body: {
      name: "Small desk",
      practice: true,
      nonce: "ab".repeat(32),
      nodeKey,
      logOrigin: "practice.invalid/small",
      logKey: toHex(testKey(logKeyByte).publicKey),
      custodians: ["age1invented"],
      founders: [founder("ada"), founder("bel")],
    },
  });
  addOp(chain, {
    type: "key",
    subject: "cyd",
    body: { person: "cyd", key: toHex(people.cyd.publicKey), state: "enrolled" },
    by: "ada",
    approvers: ["ada"],
  });
  addOp(chain, {
    type: "import",
    body: {
      list,
      edition: { label: "1", extent: "full" },
      reader: "test",
      mapping: [],
      counts: { rows: 3, accepted: 3, rejected: 0, added: 3, changed: 0, unchanged: 0, missing: 0 },
      chunks: [{ root: rows.root, rows: chunkRows, sealed: sealed.hash }],
      chunksBlob: null,
      original: original.hash,
      fileMark: "cd".repeat(32),
    },
    by: "ada",
  });
  const decision = { type: "set-aside" as const, subject: "1".padStart(32, "0"), by: "bel" };
  addOp(chain, { ...decision, body: { reason: "insufficient" }, approvers: ["bel", "cyd"] });
  addOp(chain, {
    ...decision,
    body: { reason: null },
    parents: [chain.ids.at(-1)!],
    approvers: ["bel", "ada"],
  });
  addOp(chain, {
    type: "published",
    body: {
      release: digest,
      logSize: Number(logText[1]),
      logRoot: toHex(new Uint8Array(Buffer.from(logText[2] ?? "", "base64"))),
      publicIds: publicIds.hash,
      previous: null,
    },
  });
  more(chain);
  files.set(OP_FILE, utf8(chain.lines.map((line) => `${line}\n`).join("")));
  files.set(
    "register/stood.json",
    utf8(
      `${canonicalText([{ bytes: files.get(OP_FILE)!.length, epoch: 0, head: chain.ids.at(-1)!, next: chain.ids.length, node: NODE_ID }])}\n`,
    ),
  );
  files.set(
    "desk.json",
    utf8(
      `${canonicalText({ format: "daftar.desk/v1", id: chain.ids[0] ?? "", name: "Small desk", practice: true })}\n`,
    ),
  );
  return files;
}

/** Root over sorted op ids, as the audit gives it. */
export const rootOfIds = (ids: readonly string[]) => toHex(rootOf([...ids].sort().map(fromHex), sha256));
