import { leafHash } from "@daftar/log";
import {
  type Approval,
  canonicalText,
  fromUtf8,
  OP_BODIES,
  openRow,
  opLine,
  RELEASE_PATHS,
  type ReleaseCandidate,
  rowLeafBytes,
  signedOp,
  toHex,
  utf8,
} from "@daftar/model";
import { InventedPasskey, type Oddity } from "@daftar/simulate";
import { describe, expect, it } from "vitest";
import { auditRelease } from "../release/auditRelease.ts";
import type { AuditReport } from "../report.ts";
import { access, damages, type Files, swaps, withFile } from "../testing/files.suite.ts";
import { ed25519Verify, p256Verify, sha256, testKey, testP256Key } from "../testing/nodeCrypto.suite.ts";
import { renewedParts, SECOND, signedBy } from "../testing/renewed.suite.ts";
import { addOp, type Chain, NODE_ID, OP_FILE, rootOfIds, smallDesk } from "../testing/smallDesk.suite.ts";
import { auditDesk } from "./auditDesk.ts";

const audit = (files: Files): Promise<AuditReport> =>
  auditDesk({ ...access(files), sha256, verify: ed25519Verify, verifyEs256: p256Verify });
const codes = (report: AuditReport) => [...new Set(report.faults.map((fault) => fault.code))].sort();
const details = (report: AuditReport) => report.faults.map((fault) => fault.detail);
const lines = (files: Files) => fromUtf8(files.get(OP_FILE)!).trimEnd().split("\n");
const withLines = (files: Files, changed: readonly string[]) =>
  withFile(files, OP_FILE, utf8(changed.map((line) => `${line}\n`).join("")));
const pathOf = (files: Files, start: string) => [...files.keys()].find((path) => path.startsWith(start))!;

describe("a whole desk", () => {
  it("passes, and says how many ops it holds under which root", async () => {
    let ids: readonly string[] = [];
    const report = await audit(
      smallDesk((chain) => {
        ids = chain.ids;
      }),
    );
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ ok: true, size: 6, root: rootOfIds(ids) });
  });

  it("tells of tails set aside as a note, not as a fault", async () => {
    const aside = `${OP_FILE}.torn-1`;
    const report = await audit(withFile(smallDesk(), aside, utf8("half")));
    expect(report.ok).toBe(true);
    expect(report.notes.map((note) => note.detail)).toEqual([
      "a half-written tail, set aside; it was never acknowledged",
    ]);
  });

  it("what a cut-off write left behind, a blob or rows that no op names, is a note", async () => {
    const bytes = utf8("left behind");
    const hash = toHex(sha256(bytes));
    const report = await audit(withFile(smallDesk(), `blobs/${hash.slice(0, 2)}/${hash}`, bytes));
    expect(report.ok).toBe(true);
    expect(report.notes.map((note) => note.detail)).toContain("no op names this blob");
  });

  it("a file whose writing was cut off is a note, wherever the store writes", async () => {
    const files = new Map(smallDesk());
    for (const path of ["blobs/aa/.x.0a.new", "rows/aa/.x.0b.new", `ops/.${NODE_ID}-0.jsonl.torn-1.0c.new`]) {
      files.set(path, utf8("ha"));
    }
    const report = await audit(files);
    expect(report.faults).toEqual([]);
    expect(report.notes.filter((note) => note.detail.startsWith("a file whose writing"))).toHaveLength(3);
  });

  it("keys, people's key files and the register's own files are not read", async () => {
    const files = new Map(smallDesk());
    const secret = [
      "keys/node.json",
      "keys/org.secret",
      "people/ada.key.age",
      "register/pg/base",
      "desk.lock",
    ];
    for (const path of secret) files.set(path, utf8("x"));
    const asked: string[] = [];
    const { list, read } = access(files);
    const watched = (path: string) => {
      asked.push(path);
      return read(path);
    };
    expect(
      (await auditDesk({ list, read: watched, sha256, verify: ed25519Verify, verifyEs256: p256Verify })).ok,
    ).toBe(true);
    expect(asked.filter((path) => secret.includes(path))).toEqual([]);
  });
});

describe("damage", () => {
  const files = smallDesk();

  it("every flipped bit, cut, addition and missing file is found, and none ends the audit", async () => {
    const passed: string[] = [];
    let tried = 0;
    // The release kept has its own tests; here only that it is looked at.
    const own = new Map([...files].filter(([path]) => !path.startsWith("published/")));
    const kept = new Map([...files].filter(([path]) => path.startsWith("published/")));
    for (const { what, files: part } of [...damages(own, 40), ...damages(kept, 1)]) {
      const damaged = new Map([...(part.has(OP_FILE) || what.includes(OP_FILE) ? kept : own), ...part]);
      // The mark may be absent (a desk never closed), partial tiles of older sizes too; spaces after JSON say nothing.
      if (/^without .*(?:stood\.json|\.p\/13)$|^(?:cut|longer) .*(?:stood|desk)\.json$/.test(what)) continue;
      if (/byte \d+ of register\/stood\.json$/.test(what)) continue;
      tried += 1;
      const report = await audit(damaged);
      if (report.ok || report.faults.length === 0) passed.push(what);
    }
    expect(passed).toEqual([]);
    expect(tried).toBeGreaterThan(300);
  });

  it("every two neighbouring files exchanged are found", async () => {
    const passed: string[] = [];
    for (const { what, files: damaged } of swaps(files)) if ((await audit(damaged)).ok) passed.push(what);
    expect(passed).toEqual([]);
  });

  it("any bit of the op file flipped is found", async () => {
    const bytes = files.get(OP_FILE)!;
    const only = new Map([...files].filter(([path]) => !path.startsWith("published/")));
    const passed: number[] = [];
    for (let at = 0; at < bytes.length; at += 7) {
      const flipped = bytes.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte));
      const report = await audit(withFile(only, OP_FILE, flipped));
      if (!codes(report).includes("audit.op")) passed.push(at);
    }
    expect(passed).toEqual([]);
  });

  it("a half-written last line is told", async () => {
    const cut = files.get(OP_FILE)!.slice(0, -10);
    const report = await audit(withFile(files, OP_FILE, cut));
    expect(report.faults[0]).toMatchObject({ code: "audit.op", where: `${OP_FILE} line 6` });
    expect(report.faults[0]?.detail).toMatch(/^half-written/);
  });

  it("the last op taken off at its line's end is told by the mark of how far the desk came", async () => {
    const report = await audit(withLines(files, lines(files).slice(0, -1)));
    expect(details(report)).toEqual(["the desk once held 6 ops of this chain, and does not now"]);
  });

  it("an op taken out, two exchanged, one twice or in another spelling is found", async () => {
    const [a, b, c, d, e, f] = lines(files) as [string, string, string, string, string, string];
    for (const changed of [
      [a, b, d, e, f],
      [a, c, b, d, e, f],
      [a, b, b, c, d, e, f],
      [a, b, c, d, e, f.replace('{"op"', '{ "op"')],
      [a, b, c, d, e, f.replace('{"op":{', '{"op":{"v":1,')],
      [b, c, d, e, f],
      [],
    ]) {
      expect(codes(await audit(withLines(files, changed)))).toContain("audit.op");
    }
  });

  it("an op file of a node that nobody enrolled, and a file that is no op file, are found", async () => {
    const stranger = withFile(files, `ops/${"0".repeat(16)}-0.jsonl`, files.get(OP_FILE)!);
    expect(codes(await audit(stranger))).toEqual(["audit.op"]);
    expect(codes(await audit(withFile(files, "ops/notes.txt", utf8("x"))))).toEqual(["audit.file-extra"]);
  });

  it("[J18] a file that is none of the desk's is found, wherever it lies beside the desk's own", async () => {
    const strays = [
      "..rejected.csv",
      "rejected.csv",
      "notes/list.csv",
      "published/list.csv",
      "desk.lock.csv",
    ];
    for (const path of strays) {
      const report = await audit(withFile(files, path, utf8("x")));
      expect(report.faults.map(({ code, where }) => [code, where])).toEqual([["audit.file-extra", path]]);
    }
    const own = [
      "desk.lock",
      ".desk.lock.0a1b",
      "..desk.lock.0a1b.0c.new",
      ".desk.json.0d.new",
      "desk.unfinished",
    ];
    const report = await audit(new Map([...files, ...own.map((path) => [path, utf8("x")] as const)]));
    expect(report.faults).toEqual([]);
  });

  it.each([
    ["cut by its last byte", (text: string) => text.slice(0, -1)],
    ["longer by a line end", (text: string) => `${text}\n`],
    ["spaced out", (text: string) => text.replace(":", ": ")],
  ])("a desk.json that is %s is found", async (_, change) => {
    const text = change(fromUtf8(files.get("desk.json")!));
    expect(codes(await audit(withFile(files, "desk.json", utf8(text))))).toEqual(["audit.file-changed"]);
  });

  it("a desk without its desk.json, or without the op file that it names the first op of, is told as that", async () => {
    expect((await audit(withFile(files, "desk.json", null))).faults).toEqual([
      { code: "audit.file-missing", where: "desk.json", detail: "the desk does not say what it is" },
    ]);
    expect(details(await audit(withFile(files, OP_FILE, null)))).toContain(
      "no op file begins with the genesis op that desk.json names",
    );
    // Beside a genesis op of another desk as well.
    const other = smallDesk(undefined, { logKeyByte: 6 }).get(OP_FILE)!;
    expect(details(await audit(withFile(files, OP_FILE, other)))).toContain(
      "no op file begins with the genesis op that desk.json names",
    );
  });

  it("a line that cannot be read is told once, not again by the line after it", async () => {
    const changed = lines(files).with(4, "no op");
    expect(details(await audit(withLines(files, changed)))).toEqual([
      "the line is no op in its one spelling",
    ]);
  });

  it("a desk.json that says something else than the genesis op is found", async () => {
    const text = fromUtf8(files.get("desk.json")!);
    for (const changed of [
      text.replace("Small desk", "Other desk"),
      text.replace("true", "false"),
      text.replace("daftar.desk/v1", "daftar.desk/v2"),
      "no JSON",
    ]) {
      expect(codes(await audit(withFile(files, "desk.json", utf8(changed))))).toEqual(["audit.file-changed"]);
    }
    const id = text.replace(/"id":"[0-9a-f]{64}"/, `"id":"${"0".repeat(64)}"`);
    expect(codes(await audit(withFile(files, "desk.json", utf8(id))))).toContain("audit.op");
  });

  it("rows whose cells were changed with their version made anew do not hash to their root", async () => {
    const path = pathOf(files, "rows/");
    const text = fromUtf8(files.get(path)!).replace("Invented Record1", "Invented Record9");
    expect(codes(await audit(withFile(files, path, utf8(text))))).toEqual(["audit.rows"]);
  });

  it("[J7] a row that two people erased is a note; by one, by the machine, or with whom one enrolled, it is a fault", async () => {
    const whole = smallDesk();
    const path = pathOf(whole, "rows/");
    const [first = "", ...others] = fromUtf8(whole.get(path)!).trimEnd().split("\n");
    const leaf = toHex(leafHash(rowLeafBytes(openRow.parse(JSON.parse(first))), sha256));
    const gone = utf8(`${[canonicalText({ erased: leaf }), ...others].join("\n")}\n`);
    const rows = [{ chunk: path.slice(8, 72), leaves: [leaf] }];
    const erasure = (named: typeof rows, of: string | null = null) => ({
      type: "erase" as const,
      body: { records: ["1".padStart(32, "0")], rows: named, blobs: [], of, lines: null },
    });
    const audited = (more: (chain: Chain) => void) => audit(withFile(smallDesk(more), path, gone));
    const by = (...approvers: ("ada" | "bel" | "cyd")[]) =>
      audited((chain) => addOp(chain, { ...erasure(rows), approvers }));
    const together = await by("ada", "bel");
    expect(together.faults).toEqual([]);
    expect(together.notes.map(({ detail }) => detail)).toContain(
      "1 of 3 rows are erased, by an op that says so",
    );
    expect((await by("bel", "cyd")).faults).toEqual([]);
    for (const some of [await by(), await by("ada"), await by("ada", "cyd")])
      expect(details(some)).toEqual(["1 of 3 rows are erased, and no op says so"]);
    // The machine tells of a further leaf of what two people erased, and of nothing else.
    const told = (approvers: ("ada" | "bel" | "cyd")[]) =>
      audited((chain) => {
        addOp(chain, { ...erasure([]), approvers });
        addOp(chain, erasure(rows, chain.ids.at(-1)));
      });
    expect((await told(["ada", "bel"])).faults).toEqual([]);
    expect(codes(await told(["ada", "cyd"]))).toEqual(["audit.rows"]);
  });

  it("rows erased under their own leaf or another, or of another number than sealed, are found", async () => {
    const path = pathOf(files, "rows/");
    const rows = fromUtf8(files.get(path)!).trimEnd().split("\n");
    const leaf = toHex(leafHash(rowLeafBytes(openRow.parse(JSON.parse(rows[0]!))), sha256));
    const [erased, other] = [leaf, "0".repeat(64)].map((hash) => [
      canonicalText({ erased: hash }),
      ...rows.slice(1),
    ]) as [string[], string[]];
    for (const changed of [erased, other, rows.slice(1), [...rows, rows[0]!]]) {
      const report = await audit(withFile(files, path, utf8(changed.map((row) => `${row}\n`).join(""))));
      expect(codes(report)).toEqual(["audit.rows"]);
    }
  });
});

describe("somebody who holds the node's key and forges", () => {
  const forged = async (more: (chain: Chain) => void): Promise<AuditReport> => audit(smallDesk(more));
  const decision = { type: "set-aside" as const, subject: "s", body: { reason: null } };

  it("[J7] an approval by a key that is not enrolled is found", async () => {
    const report = await forged((chain) =>
      addOp(chain, { ...decision, approvers: ["ada"] }, (op) => ({
        ...op,
        approvals: op.approvals.map((one) => ({ ...one, person: "dan" })),
      })),
    );
    expect(details(report)).toEqual(["dan approves with a key that is not enrolled"]);
  });

  it("[J7] an approval of something else is found, and one person approving twice", async () => {
    const moved = await forged((chain) =>
      addOp(chain, { ...decision, approvers: ["ada"] }, (op) => ({ ...op, body: { reason: "fabricated" } })),
    );
    expect(details(moved)).toEqual(["the approval of ada does not hold"]);
    const twice = await forged((chain) => addOp(chain, { ...decision, approvers: ["ada", "ada"] }));
    expect(details(twice)).toEqual(["ada approves twice"]);
  });

  it("[J7] rows taken away in the name of people whom no admin enrolled are found", async () => {
    const path = [...smallDesk().keys()].find((one) => one.startsWith("rows/"))!;
    const chunk = path.slice(8, -6);
    const rows = fromUtf8(smallDesk().get(path)!).trimEnd().split("\n");
    const leaf = toHex(leafHash(rowLeafBytes(openRow.parse(JSON.parse(rows[0]!))), sha256));
    const erase = {
      type: "erase" as const,
      body: {
        records: ["1".padStart(32, "0")],
        rows: [{ chunk, leaves: [leaf] }],
        blobs: [],
        of: null,
        lines: null,
      },
    };
    const gone = (approvers: ("ada" | "bel" | "cyd")[], more: (chain: Chain) => void = () => {}) => {
      const files = smallDesk((chain) => {
        more(chain);
        addOp(chain, { ...erase, approvers });
      });
      const text = [canonicalText({ erased: leaf }), ...rows.slice(1)].map((row) => `${row}\n`).join("");
      return audit(withFile(files, path, utf8(text)));
    };
    expect(codes(await gone(["ada", "bel"]))).toEqual([]);
    // Whom ada enrolled; somebody alone; two of whom none is an admin's work.
    for (const approvers of [["ada", "cyd"], ["ada"]] as ("ada" | "bel" | "cyd")[][])
      expect(details(await gone(approvers))).toEqual(["1 of 3 rows are erased, and no op says so"]);
    const ghosts = await gone([], (chain) => {
      for (const [person, byte] of [
        ["gog", 21],
        ["magog", 22],
      ] as const)
        addOp(chain, {
          type: "key",
          subject: person,
          body: { person, key: toHex(testKey(byte).publicKey), state: "enrolled" },
        });
      const sign = (person: string, byte: number) => (approved: Uint8Array) => ({
        person,
        key: toHex(testKey(byte).publicKey),
        signature: toHex(testKey(byte).sign(approved)),
      });
      const more = (approved: Uint8Array) => [sign("gog", 21)(approved), sign("magog", 22)(approved)];
      addOp(chain, { ...erase, more });
    });
    expect(details(ghosts)).toEqual([
      "it enrols somebody, and no admin approved it",
      "it enrols somebody, and no admin approved it",
      "gog approves with a key that is not enrolled",
      "magog approves with a key that is not enrolled",
      "1 of 3 rows are erased, and no op says so",
    ]);
  });

  it("[J7] an approval copied into another decision of that machine is found, of a signature it is told", async () => {
    const signature = {
      type: "signature" as const,
      body: {
        of: "victim",
        id: "v",
        policy: "daftar-default/1",
        level: "verified",
        seen: [],
        records: [],
        count: null,
      },
    };
    const copied = (draft: Parameters<typeof addOp>[1]) =>
      forged((chain) => {
        addOp(chain, { ...draft, approvers: ["ada"] });
        addOp(chain, { ...draft, approvers: ["ada"] });
      });
    expect(details(await copied(decision))).toEqual([
      `the approval of ada was copied: it is of ${OP_FILE} line 7`,
    ]);
    const told = await copied(signature);
    expect(details(told)).toEqual([]);
    expect(told.notes.map(({ detail }) => detail)).toContain(
      "ada approved the same elsewhere; it counts once where somebody decided since",
    );
  });

  describe("approvals by passkeys", () => {
    const passkeyOf = (credential: number) =>
      new InventedPasskey({ ...testP256Key(), credential: new Uint8Array([credential]) }, sha256);
    const [cyds, bels] = [passkeyOf(1), passkeyOf(2)];
    const enrol = (chain: Chain, person: string, { key, credential }: InventedPasskey) => {
      const body = { person, key, state: "enrolled", credential };
      addOp(chain, { type: "key", subject: `${person} passkey`, body, by: "ada", approvers: ["ada"] });
    };
    const found = async (
      more: (approved: Uint8Array) => Approval[],
      change?: Parameters<typeof addOp>[2],
    ) => {
      const report = await forged((chain) => {
        enrol(chain, "cyd", cyds);
        enrol(chain, "bel", bels);
        addOp(chain, { ...decision, more }, change);
      });
      return details(report);
    };

    it("[S10] beside a key file's pass, of one desk", async () => {
      const more = (approved: Uint8Array) => [cyds.approve("cyd", approved), bels.approve("bel", approved)];
      expect(await found(more)).toEqual([]);
    });

    it("[J7] what was altered, made elsewhere, of something else or for it is found, and said", async () => {
      const odd = (one: Oddity) => found((approved) => [cyds.approve("cyd", approved, one)]);
      const why = (words: string) => [`the approval of cyd does not hold: ${words}`];
      const altered = await found((approved) => {
        const given = cyds.approve("cyd", approved);
        // The same JSON with a space: what the browser made it say is not what was signed.
        return [{ ...given, clientDataJSON: `${given.clientDataJSON}20` }];
      });
      expect(altered).toEqual(why("its signature is not by that key"));
      expect(await odd({ origin: "https://example.org" })).toEqual(why("it was made on another origin"));
      expect(await odd({ rpId: "example.org" })).toEqual(why("it was made for another site"));
      expect(await odd({ flags: 0x01 })).toEqual(why("the authenticator did not verify its user"));
      expect(await odd({ flags: 0x0d })).toEqual(why("its passkey may be copied to other devices"));
      expect(await odd({ type: "webauthn.create" })).toEqual(why("it was made for another purpose"));
      expect(await odd({ otherS: true })).toEqual(why("its signature is not in its one spelling"));
      const moved = await found(
        (approved) => [cyds.approve("cyd", approved)],
        (op) => ({ ...op, body: { reason: "fabricated" } }),
      );
      expect(moved).toEqual(why("it is of something else"));
    });

    it("[J7] a signature of another credential is found, under its own key and under cyd's", async () => {
      expect(await found((approved) => [bels.approve("cyd", approved)])).toEqual([
        "cyd approves with a key that is not enrolled",
      ]);
      expect(await found((approved) => [{ ...bels.approve("cyd", approved), key: cyds.key }])).toEqual([
        "the approval of cyd does not hold: its signature is not by that key",
      ]);
    });

    it("[J7] one person approving by key file and passkey is found", async () => {
      const report = await forged((chain) => {
        enrol(chain, "cyd", cyds);
        addOp(chain, { ...decision, approvers: ["cyd"], more: (of) => [cyds.approve("cyd", of)] });
      });
      expect(details(report)).toEqual(["cyd approves twice"]);
    });

    it("[J7] a key or a credential that two people have is found", async () => {
      const credential = new InventedPasskey({ ...testP256Key(), credential: new Uint8Array([1]) }, sha256);
      for (const shared of [cyds, credential]) {
        const report = await forged((chain) => {
          enrol(chain, "cyd", cyds);
          enrol(chain, "bel", shared);
        });
        expect(new Set(details(report))).toEqual(new Set(["bel and cyd share a key"]));
      }
    });
  });

  it("an op signed by another key than the node's is found", async () => {
    const report = await forged((chain) => addOp(chain, decision, undefined, testKey(99).sign));
    expect(details(report)).toEqual(["the op is not signed by its node"]);
  });

  it("an op of another chain, desk, number or predecessor is found", async () => {
    const changes: [string, Parameters<typeof addOp>[2]][] = [
      ["the op is of another chain", (op) => ({ ...op, epoch: 1 })],
      ["the op is of another chain", (op) => ({ ...op, node: "0".repeat(16) })],
      ["the op is of another desk", (op) => ({ ...op, desk: "0".repeat(64) })],
      ["the op says that it is number 9 of its chain, and is 6", (op) => ({ ...op, seq: 9 })],
      ["the op does not name the one before it", (op) => ({ ...op, prev: "0".repeat(64) })],
      ["the op names one that is not there", (op) => ({ ...op, parents: ["0".repeat(64)] })],
    ];
    for (const [detail, change] of changes) {
      expect(details(await forged((chain) => addOp(chain, decision, change)))).toContain(detail);
    }
  });

  it("a decision that names one about something else is found", async () => {
    const report = await forged((chain) => addOp(chain, { ...decision, parents: [chain.ids[1]!] }));
    expect(details(report)).toEqual(["the op names a decision about something else"]);
  });

  it("a body that breaks its schema is found, though signed and linked", async () => {
    const report = await forged((chain) => addOp(chain, { ...decision, body: { reason: "no such reason" } }));
    expect(details(report)).toContain("the line is no op in its one spelling");
  });

  it("rows, blobs and releases that an op names and that are gone are found", async () => {
    const files = smallDesk();
    const without = async (start: string) => {
      const kept = [...files].filter(([path]) => !path.startsWith(start));
      return codes(await audit(new Map(kept)));
    };
    expect(await without("rows/")).toEqual(["audit.rows"]);
    expect(await without("blobs/")).toEqual(["audit.blob"]);
    expect(await without("published/")).toEqual(["audit.file-missing"]);
  });

  it("[J17] a release kept under another root than the op says is found, though it has its size", async () => {
    const report = await forged((chain) => {
      const { body } = signedOp.parse(JSON.parse(chain.lines.at(-1)!)).op;
      addOp(chain, { type: "published", body: { ...body, logRoot: "0".repeat(64) } });
    });
    expect(details(report)).toEqual(["the release's log is not the one that was published"]);
  });

  it("[J17] each key of a release's log is one of the desk's, the older ones as well", async () => {
    const parts = renewedParts();
    const kept = signedBy(parts, SECOND);
    const digest = toHex(sha256(kept.get(RELEASE_PATHS.manifest)!));
    const { size, root } = await auditRelease({ ...access(kept), sha256, verify: ed25519Verify });
    const files = smallDesk((chain) => {
      const { body } = signedOp.parse(JSON.parse(chain.lines.at(-1)!)).op;
      addOp(chain, { type: "published", body: { ...body, release: digest, logSize: size, logRoot: root } });
      // To the key that signs now, from one of another name than the release says.
      const origin = "practice.invalid/small";
      const from = { origin, key: toHex(testKey(5).publicKey), size: 1, root: "0".repeat(64) };
      const to = { origin: SECOND.name, key: toHex(SECOND.publicKey), version: 1, from };
      addOp(chain, { type: "log-key", subject: "log", body: to, by: "ada", approvers: ["ada", "bel"] });
    });
    for (const [path, bytes] of kept) files.set(`published/${digest}/${path}`, bytes);
    const found = (await audit(files)).faults.filter(({ detail }) =>
      detail.includes("other keys of the log"),
    );
    // Of the first release, signed after the size where the ops renew, and of this one.
    expect(found.map(({ where }) => where)).toEqual([`${OP_FILE} line 6`, `${OP_FILE} line 7`]);
  });

  it("[J17] a release that was decided and is not signed yet is a note, under the root that was decided alone", async () => {
    const files = new Map(smallDesk());
    const published = lines(files)
      .map((line) => signedOp.parse(JSON.parse(line)).op)
      .at(-1)!;
    const { release, logRoot } = OP_BODIES.published.parse(published.body);
    const laid = (start: string) =>
      new Map(
        [...files].map(([path, bytes]) => [
          path.replace(`published/${release}/`, `published/.${release}.${start}.new/`),
          bytes,
        ]),
      );
    const report = await audit(laid(logRoot.slice(0, 12)));
    expect(report.faults).toEqual([]);
    expect(report.notes.map(({ detail }) => detail)).toContain(
      "a release that was decided and is not signed yet; the next command signs it",
    );
    expect(details(await audit(laid("0".repeat(12))))).toEqual([
      `names a release that is not kept: ${release}`,
    ]);
  });

  it("[J18] a custodian's succession that no custodian signed is found", async () => {
    const body = {
      from: `age1${"a".repeat(58)}`,
      to: `age1${"c".repeat(58)}`,
      toKey: "0".repeat(64),
      boxes: null,
      consents: [{ key: "0".repeat(64), signature: "0".repeat(128) }],
      accepted: "0".repeat(128),
    };
    const report = await forged((chain) =>
      addOp(chain, { type: "succession", subject: body.from, body, by: "ada", approvers: ["ada", "bel"] }),
    );
    expect(details(report)).toEqual([
      "a custodian's succession is of somebody who is no custodian here: it counts nowhere",
    ]);
  });

  it("an op that is larger than any that we write is found, one just as large is not", async () => {
    const of = (length: number) =>
      forged((chain) =>
        addOp(chain, {
          type: "conditions",
          subject: "roads",
          body: { from: "2019-03-01", to: "2019-03-02", where: "Invented City", cut: "x".repeat(length) },
        }),
      );
    expect(details(await of(60_000))).toEqual([]);
    expect(details(await of(70_000))).toContain("the line is no op in its one spelling");
  });

  it("rows of another number, another list, another log key or another digest than sealed are found", async () => {
    const cases: [string, Parameters<typeof smallDesk>[1]][] = [
      ["the import sealed 4 rows, and here are 3", { chunkRows: 4 }],
      ["the row's version is not that of its cells", { list: "other" }],
      ["the release names other keys of the log than the ops do", { logKeyByte: 6 }],
      ["the release kept is not the one that was published", { digest: "0".repeat(64) }],
    ];
    for (const [detail, forgery] of cases) {
      expect(details(await audit(smallDesk(undefined, forgery)))).toEqual([detail]);
    }
  });

  it("[J17] a renewal of the log is one of the key that signed, after a tree that a release closed with; by two people", async () => {
    const logKey = toHex(testKey(5).publicKey);
    const renewed = (some: object, approvers: ("ada" | "bel")[] = ["ada", "bel"]) =>
      smallDesk((chain) => {
        const published = OP_BODIES.published.parse(signedOp.parse(JSON.parse(chain.lines.at(-1)!)).op.body);
        const { logSize: size, logRoot: root } = published;
        const from = { origin: "practice.invalid/small", key: logKey, size, root, ...some };
        const body = { origin: "practice.invalid/next", key: toHex(testKey(31).publicKey), version: 1, from };
        addOp(chain, { type: "log-key", subject: "log", body, by: "ada", approvers });
      });
    expect(details(await audit(renewed({})))).toEqual([]);
    expect(details(await audit(renewed({ origin: "practice.invalid/else" })))).toEqual([
      "it renews the log from another key than the one that signed",
    ]);
    expect(details(await audit(renewed({ root: "0".repeat(64) })))).toEqual([
      "it renews the log after a tree that no release closed with",
    ]);
    // By one alone it counts nowhere; by two it says that the release was another key's to sign.
    expect(details(await audit(renewed({ size: 1 }, ["ada"])))).toEqual([]);
    expect(details(await audit(renewed({ size: 1 })))).toEqual([
      "it renews the log after a tree that no release closed with",
      "the release names other keys of the log than the ops do",
    ]);
  });

  it("a blob that is not what its name says, and a chain under a node's name that nobody has", async () => {
    const files = smallDesk();
    const blob = pathOf(files, "blobs/");
    expect(details(await audit(withFile(files, blob, utf8("another"))))).toEqual([
      "the blob is not what its name says",
    ]);
    const stranger = withFile(files, `ops/${"0".repeat(16)}-0.jsonl`, utf8(""));
    expect(details(await audit(stranger))).toContain("no enrolled node has this name");
  });

  it("a proposed release's candidate that is gone is found", async () => {
    const report = await forged((chain) =>
      addOp(chain, {
        type: "release",
        subject: "release",
        body: {
          digest: "0".repeat(64),
          verdict: "propose",
          candidate: "0".repeat(64),
          checkpointBefore: null,
        },
      }),
    );
    expect(codes(report)).toEqual(["audit.blob"]);
  });

  it("what a proposed release names is known, and a file of it that is gone is found", async () => {
    const keep = (files: Map<string, Uint8Array>, bytes: Uint8Array): string => {
      const hash = toHex(sha256(bytes));
      files.set(`blobs/${hash.slice(0, 2)}/${hash}`, bytes);
      return hash;
    };
    const kept = new Map<string, Uint8Array>();
    const page = keep(kept, utf8("a page"));
    const candidate = keep(
      kept,
      utf8(
        JSON.stringify({
          digest: "1".repeat(64),
          previous: null,
          basis: "3".repeat(64),
          files: { "index.html": page },
          leaves: [],
          state: {
            format: "daftar.published/v1",
            release: 1,
            slot: "2014-06-01",
            manifest: "1".repeat(64),
            logSize: 1,
            people: [],
            counts: [],
            claims: [],
            toll: { publicId: "toll", version: 1, leaf: "2".repeat(64) },
            corrections: [],
          },
        } satisfies ReleaseCandidate),
      ),
    );
    const body = { digest: "1".repeat(64), verdict: "propose", candidate, checkpointBefore: null };
    const files = new Map([
      ...smallDesk((chain) => addOp(chain, { type: "release", subject: "release", body })),
      ...kept,
    ]);
    const whole = await audit(files);
    expect(whole.faults).toEqual([]);
    expect(whole.notes.map((note) => note.detail)).not.toContain("no op names this blob");
    files.delete(`blobs/${page.slice(0, 2)}/${page}`);
    expect(codes(await audit(files))).toEqual(["audit.blob"]);
  });

  it("a release whose log is not the one that the op says was published is found", async () => {
    const files = smallDesk();
    const changed = lines(files).map((line) => {
      const signed = signedOp.parse(JSON.parse(line));
      return signed.op.type === "published"
        ? opLine({ ...signed, op: { ...signed.op, body: { ...signed.op.body, logSize: 9 } } })
        : line;
    });
    expect(codes(await audit(withLines(files, changed)))).toEqual(["audit.checkpoint", "audit.op"]);
  });

  it("values of cells stand in no report", async () => {
    const files = smallDesk();
    const path = pathOf(files, "rows/");
    const text = fromUtf8(files.get(path)!).replace("Record1", "Record9");
    expect(JSON.stringify(await audit(withFile(files, path, utf8(text))))).not.toContain("Invented Record");
  });
});

it("the node's name is made from its key", () => {
  expect(NODE_ID).toBe(toHex(sha256(testKey(1).publicKey)).slice(0, 16));
});
