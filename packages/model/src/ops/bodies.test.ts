/** Bounds of what ops say: a body at a bound is read, one past it is none. What is written is read again by this. */
import { describe, expect, it } from "vitest";
import { UNKNOWN_LINEAGE } from "../judgement/lineage.ts";
import { OP_BODIES } from "./bodies.ts";

const hex = (bytes: number, digit = "a"): string => digit.repeat(2 * bytes);
const text = (length: number): string => "x".repeat(length);
const list = (length: number, one: unknown): unknown[] => Array.from({ length }, () => one);
const recipient = `age1${text(58)}`;
const moment = "2031-01-05T08:00:00.000Z";
const lines = { verifiedNamed: 0, verified: 0, reportedLow: 0, reportedHigh: 0 };
const held = { node: hex(8), epoch: 0, next: 1, head: hex(32) };
const seen = { size: 1, root: hex(32) };

const BODIES = {
  genesis: {
    name: "invented",
    practice: true,
    nonce: hex(32),
    nodeKey: hex(32),
    logOrigin: "practice.invalid/x",
    logKey: hex(32),
    custodians: [recipient],
    threshold: 2,
    consentKeys: [{ recipient, key: hex(32) }],
    secretMark: hex(32),
    founders: [{ person: "anna", key: hex(32), roles: ["admin"] }],
  },
  import: {
    list: "ledger",
    edition: { label: "invented", extent: "full" },
    reader: "test/1",
    mapping: [],
    counts: { rows: 1, accepted: 1, rejected: 0, added: 1, changed: 0, unchanged: 0, missing: 0 },
    chunks: [{ root: hex(32), rows: 1, sealed: null }],
    chunksBlob: null,
    original: hex(32),
    fileMark: hex(32),
  },
  account: {
    list: "forms",
    record: hex(16),
    cells: [],
    row: hex(32),
    lineage: UNKNOWN_LINEAGE,
    sealed: null,
  },
  signature: {
    of: "victim",
    id: "v",
    policy: "daftar-default/1",
    level: "verified",
    seen: [hex(32)],
    records: [],
    count: null,
    notBefore: { checkpoint: { size: 0, root: hex(32) }, cosigned: null, token: null },
    after: hex(32),
  },
  "linkage-run": {
    read: { versions: 1, digest: hex(32) },
    code: "test/1",
    seed: 1,
    parameters: hex(32),
    result: hex(32),
    counts: { records: 1, comparedPairs: 1, links: 1, review: 1, clusters: 1 },
  },
  published: { release: hex(32), logSize: 1, logRoot: hex(32), publicIds: hex(32), previous: null },
  cosigned: { logSize: 0, logRoot: hex(32), witness: "w", time: 0, line: "x" },
  evidence: {
    id: hex(16),
    about: [hex(16)],
    kind: "photo",
    mediaType: "image/jpeg",
    size: 1,
    original: hex(32),
    commitment: hex(32),
    mark: hex(32),
    working: { blob: hex(32), width: 1, height: 1 },
  },
  custody: {
    id: hex(16),
    evidence: hex(16),
    event: "received",
    holder: "anna",
    previous: null,
    tool: null,
    made: null,
    note: "",
  },
  "stamp-request": { digest: hex(32), nonce: hex(8, "1"), chains: [{ salt: hex(16), ...held }] },
  timestamp: {
    digest: hex(32),
    token: hex(32),
    anchor: hex(32),
    time: moment,
    accuracyMs: null,
    authority: "an authority, invented",
    expires: moment,
  },
  pair: { verdict: "same" },
  "assess-list": {
    list: "ledger",
    imports: [hex(32)],
    verdict: "credible",
    sampleSeed: 1,
    sample: [hex(16)],
    checked: "x",
    faults: 0,
  },
  "set-aside": { reason: "insufficient", records: [hex(16)] },
  release: { digest: hex(32), verdict: "propose", candidate: null, checkpointBefore: null },
  "witness-policy": { policy: "x" },
  role: { person: "anna", roles: ["admin"] },
  key: { person: "anna", key: `eddsa:${hex(32)}`, state: "enrolled", credential: hex(1) },
  receive: {
    bundle: hex(32),
    from: hex(8),
    chains: [{ ...held, first: 0 }],
    forks: [hex(32)],
    has: [held],
  },
  opening: {
    items: [{ kind: "cells", subject: hex(16), envelope: hex(32), core: hex(32) }],
    recipient,
  },
  succession: {
    from: recipient,
    to: recipient,
    toKey: hex(32),
    boxes: null,
    consents: [{ key: hex(32), signature: hex(64) }],
    accepted: hex(64),
  },
  node: { key: hex(32), recipient: null, state: "enrolled", until: [{ epoch: 0, next: 0 }] },
  restored: { backup: hex(16), made: moment, held: [held], log: seen },
  "log-writer": { node: hex(8), epoch: 0, seen: null },
  "log-key": {
    origin: "x",
    key: hex(32),
    version: 1,
    from: { origin: "x", key: hex(32), size: 0, root: hex(32) },
  },
  erase: {
    records: [hex(16)],
    rows: [{ chunk: hex(32), leaves: [hex(32)] }],
    blobs: [hex(32)],
    of: null,
    lines: { before: lines, after: lines },
  },
} as const;

type Bounds = readonly [
  type: keyof typeof BODIES,
  path: string,
  read: readonly unknown[],
  none: readonly unknown[],
];
/** Whole numbers from a least one on. */
const from = (least: number) =>
  [
    [least, least + 1],
    [least - 1, least + 0.5, "1", null],
  ] as const;
const whole = [
  [-1, 0],
  [0.5, "1", null],
] as const;
const bytes = (count: number) =>
  [
    [hex(count), hex(count, "0")],
    [hex(count).slice(1), `${hex(count)}a`, hex(count, "A"), hex(count, "g"), ""],
  ] as const;
const moments = [
  [moment],
  ["2031-01-05T08:00:00Z", "2031-01-05", `${moment}x`, `x${moment}`, moment.replace("Z", "+01:00")],
] as const;
const between = (least: number, most: number, of: (length: number) => unknown) =>
  [
    [of(least), of(most)],
    [...(least > 0 ? [of(least - 1)] : []), of(most + 1)],
  ] as const;
const names = [
  ["a", `a${text(39)}`, "a-1"],
  ["", `a${text(40)}`, "A", "1a", "-a", "a b", "a\n"],
] as const;
const recipients = [
  [`age1${text(50)}`, `age1${text(4000)}`],
  [
    `age1${text(49)}`,
    `age1${text(4001)}`,
    `age2${text(58)}`,
    `age1${text(58)}\n`,
    `x${recipient}`,
    `age1${text(57)}A`,
  ],
] as const;

const BOUNDS: readonly Bounds[] = [
  ["genesis", "threshold", [1, 32], [0, 33, 1.5]],
  ["genesis", "nonce", ...bytes(32)],
  ["genesis", "nodeKey", ...bytes(32)],
  ["genesis", "logKey", ...bytes(32)],
  ["genesis", "secretMark", ...bytes(32)],
  ["genesis", "consentKeys.0.key", ...bytes(32)],
  ["genesis", "founders.0.key", ...bytes(32)],
  ["genesis", "founders.0.person", ...names],
  ["genesis", "founders.0.roles", [[], ["admin"]], [["machine"], "admin"]],
  ["import", "list", ...names],
  ["import", "edition.extent", ["full", "partial"], ["none", ""]],
  ...["rows", "accepted", "rejected", "added", "changed", "unchanged", "missing"].map(
    (name): Bounds => ["import", `counts.${name}`, ...whole],
  ),
  ["import", "chunks", ...between(0, 350, (n) => list(n, BODIES.import.chunks[0]))],
  ["import", "chunks.0.root", ...bytes(32)],
  ["import", "chunks.0.rows", ...whole],
  ["import", "chunks.0.sealed", ...bytes(32)],
  ["import", "chunksBlob", ...bytes(32)],
  ["import", "original", ...bytes(32)],
  ["import", "fileMark", ...bytes(32)],
  ["account", "record", ...bytes(16)],
  ["account", "row", ...bytes(32)],
  ["account", "sealed", ...bytes(32)],
  ["signature", "of", ["victim", "count"], ["list"]],
  ["signature", "seen.0", ...bytes(32)],
  ["signature", "after", ...bytes(32)],
  ["signature", "notBefore.checkpoint.size", ...from(0)],
  ["signature", "notBefore.checkpoint.root", ...bytes(32)],
  ["signature", "notBefore.cosigned", ...bytes(32)],
  ["signature", "notBefore.token", ...bytes(32)],
  ["linkage-run", "read.versions", ...whole],
  ["linkage-run", "read.digest", ...bytes(32)],
  ["linkage-run", "seed", ...whole],
  ["linkage-run", "parameters", ...bytes(32)],
  ["linkage-run", "result", ...bytes(32)],
  ...["records", "comparedPairs", "links", "review", "clusters"].map(
    (name): Bounds => ["linkage-run", `counts.${name}`, ...whole],
  ),
  ["published", "release", ...bytes(32)],
  ["published", "logSize", ...whole],
  ["published", "logRoot", ...bytes(32)],
  ["published", "publicIds", ...bytes(32)],
  ["published", "previous", ...bytes(32)],
  ["cosigned", "logSize", ...from(0)],
  ["cosigned", "logRoot", ...bytes(32)],
  ["cosigned", "witness", ...between(0, 400, text)],
  ["cosigned", "time", ...from(0)],
  ["cosigned", "line", ...between(0, 600, text)],
  ["evidence", "id", ...bytes(16)],
  ["evidence", "about", ...between(1, 400, (n) => list(n, hex(16)))],
  ["evidence", "about.0", ...bytes(16)],
  [
    "evidence",
    "mediaType",
    ["image/jpeg", "application/vnd.x+y-1.0"],
    ["", "image", "image/", "IMAGE/JPEG", "a/b\n", "a/b c"],
  ],
  ["evidence", "size", ...from(1)],
  ["evidence", "original", ...bytes(32)],
  ["evidence", "commitment", ...bytes(32)],
  ["evidence", "mark", ...bytes(32)],
  ["evidence", "working.width", ...from(1)],
  ["evidence", "working.height", ...from(1)],
  ["custody", "id", ...bytes(16)],
  ["custody", "evidence", ...bytes(16)],
  ["custody", "holder", ...names],
  ["custody", "previous", ...bytes(16)],
  ["custody", "tool", ...between(0, 200, text)],
  ["custody", "made", ...bytes(32)],
  ["custody", "note", ...between(0, 1000, text)],
  ["stamp-request", "digest", ...bytes(32)],
  [
    "stamp-request",
    "nonce",
    [hex(8, "0"), `7${hex(8, "f").slice(1)}`],
    [hex(8, "8"), hex(8, "f"), hex(8, "1").slice(1), `${hex(8, "1")}0`, `${hex(8, "1").slice(1)}A`],
  ],
  ["stamp-request", "chains", ...between(1, 200, (n) => list(n, BODIES["stamp-request"].chains[0]))],
  ["stamp-request", "chains.0.salt", ...bytes(16)],
  ["stamp-request", "chains.0.node", ...bytes(8)],
  ["stamp-request", "chains.0.epoch", ...from(0)],
  ["stamp-request", "chains.0.next", ...from(1)],
  ["stamp-request", "chains.0.head", ...bytes(32)],
  ["timestamp", "time", ...moments],
  ["timestamp", "expires", ...moments],
  ["timestamp", "accuracyMs", [0, 1, null], [-1, 0.5]],
  ["timestamp", "authority", ...between(0, 400, text)],
  ["assess-list", "imports.0", ...bytes(32)],
  ["assess-list", "sampleSeed", ...whole],
  ["assess-list", "sample.0", ...bytes(16)],
  ["assess-list", "checked", ["x"], [""]],
  ["assess-list", "faults", ...from(0)],
  ["set-aside", "reason", ["insufficient", null], ["withdrawn", ""]],
  ["set-aside", "records.0", ...bytes(16)],
  ["release", "digest", ...bytes(32)],
  ["release", "verdict", ["propose", "approve", "dissent"], ["", "sign"]],
  ["release", "candidate", ...bytes(32)],
  ["witness-policy", "policy", ...between(1, 32_000, text)],
  ["role", "person", ...names],
  ["key", "credential", ...between(1, 1023, (n) => hex(n))],
  ["key", "credential", [hex(2)], [hex(2).slice(1), hex(2, "A"), `${hex(2)}\n`, undefined]],
  ["key", "state", ["enrolled"], ["revoked", "none"]],
  [
    "key",
    "key",
    [`es256:04${hex(64)}`],
    [hex(32), `es256:${hex(64)}`, `es256:05${hex(64)}`, `rsa:${hex(32)}`],
  ],
  ["receive", "bundle", ...bytes(32)],
  ["receive", "from", ...bytes(8)],
  ["receive", "chains.0.first", ...from(0)],
  ["receive", "chains.0.next", ...from(1)],
  ["receive", "forks.0", ...bytes(32)],
  ["receive", "has.0.epoch", ...from(0)],
  ["receive", "has.0.next", ...from(1)],
  ["receive", "has.0.head", ...bytes(32)],
  ["opening", "items", ...between(1, 100, (n) => list(n, BODIES.opening.items[0]))],
  [
    "opening",
    "items.0.subject",
    [hex(16), hex(32)],
    [hex(15), hex(17), hex(24), hex(33), hex(16, "A"), `${hex(16)}\n`],
  ],
  ["opening", "items.0.envelope", ...bytes(32)],
  ["opening", "items.0.core", ...bytes(32)],
  ["opening", "recipient", ...recipients],
  ["succession", "from", ...recipients],
  ["succession", "to", ...recipients],
  ["succession", "toKey", ...bytes(32)],
  ["succession", "boxes", ...bytes(32)],
  ["succession", "consents", ...between(1, 32, (n) => list(n, BODIES.succession.consents[0]))],
  ["succession", "consents.0.key", ...bytes(32)],
  ["succession", "consents.0.signature", ...bytes(64)],
  ["succession", "accepted", ...bytes(64)],
  ["node", "key", ...bytes(32)],
  ["node", "recipient", ...recipients],
  ["node", "until.0.epoch", ...from(0)],
  ["node", "until.0.next", ...from(0)],
  ["restored", "backup", ...bytes(16)],
  ["restored", "made", ...moments],
  ["restored", "log.size", ...from(1)],
  ["restored", "log.root", ...bytes(32)],
  ["log-writer", "node", ...bytes(8)],
  ["log-writer", "epoch", ...from(0)],
  ["log-key", "origin", ...between(1, 200, text)],
  ["log-key", "key", ...bytes(32)],
  ["log-key", "version", ...from(1)],
  ["log-key", "from.size", ...from(0)],
  ["log-key", "from.root", ...bytes(32)],
  ["erase", "records", ...between(1, 100, (n) => list(n, hex(16)))],
  ["erase", "records.0", ...bytes(16)],
  ["erase", "rows.0.chunk", ...bytes(32)],
  ["erase", "rows.0.leaves", [list(1, hex(32)), list(1000, hex(32))], [[]]],
  ["erase", "rows.0.leaves.0", ...bytes(32)],
  ["erase", "blobs.0", ...bytes(32)],
  ["erase", "of", ...bytes(32)],
  ...Object.keys(lines).map((name): Bounds => ["erase", `lines.after.${name}`, ...whole]),
];

function put(into: unknown, [key = "", ...more]: readonly string[], value: unknown): unknown {
  const next = (at: unknown): unknown => (more.length === 0 ? value : put(at, more, value));
  if (Array.isArray(into)) return into.map((one: unknown, at) => (String(at) === key ? next(one) : one));
  if (typeof into !== "object" || into === null || !(key in into)) throw new TypeError(`nothing at ${key}`);
  return Object.fromEntries(
    Object.entries(into).map(([name, one]) => [name, name === key ? next(one) : one]),
  );
}

describe("the body of an op", () => {
  it.each(Object.entries(BODIES))(
    "%s: one that says all it may is read, and keeps all of it",
    (type, body) => {
      expect(OP_BODIES[type as keyof typeof BODIES].parse(body)).toEqual(body);
    },
  );

  it.each(BOUNDS.map((one) => [`${one[0]} ${one[1]}`, one] as const))("%s keeps its bounds", (_, bounds) => {
    const [type, path, read, none] = bounds;
    const holds = (value: unknown): boolean =>
      OP_BODIES[type].safeParse(put(BODIES[type], path.split("."), value)).success;
    expect(read.filter((value) => !holds(value))).toEqual([]);
    expect(none.filter(holds)).toEqual([]);
  });

  it("holds nothing else where it is of what every desk must read alike", () => {
    const more = (type: keyof typeof BODIES, path: string, body: unknown): boolean =>
      OP_BODIES[type].safeParse(put(BODIES[type], path.split("."), { ...Object(body), more: 1 })).success;
    expect(more("receive", "has.0", held)).toBe(false);
    expect(more("receive", "chains.0", { ...held, first: 0 })).toBe(false);
    expect(more("restored", "log", seen)).toBe(false);
    expect(more("log-key", "from", BODIES["log-key"].from)).toBe(false);
    expect(more("stamp-request", "chains.0", BODIES["stamp-request"].chains[0])).toBe(false);
    expect(more("succession", "consents.0", BODIES.succession.consents[0])).toBe(false);
    expect(more("erase", "lines", BODIES.erase.lines)).toBe(false);
    expect(more("erase", "lines.before", lines)).toBe(false);
    expect(more("import", "edition", BODIES.import.edition)).toBe(true);
  });
});
