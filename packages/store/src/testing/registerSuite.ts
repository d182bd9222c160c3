/**
 * What every database behind the register must do: one suite, run for each adapter.
 *
 * The ops are invented and made here, of several nodes and clocks, so that order, forks and late arrivals
 * can be tried that one desk's own chain never shows.
 */
import { type OpBody, type OpEnvelope, opBytes, toHex, UNKNOWN_LINEAGE } from "@daftar/model";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newKeyPair, sha256 } from "../keys/ed25519.ts";
import type { KnownOp } from "../ops/checkOp.ts";
import { type ApplySources, applyOps } from "../register/applyOps.ts";
import { registerDigest } from "../register/digest.ts";
import { readFacts, readFactsWithin } from "../register/facts.ts";
import { readHeads } from "../register/manyOps.ts";
import { createTables, dropTables, type RegisterDb } from "../register/schema.ts";
import { RowChunks } from "../rows/rowChunks.ts";
import { Vault } from "../vault/blobs.ts";
import {
  importDraft,
  newFolder,
  random,
  readNames,
  recordId,
  removeFolders,
  rowsOf,
} from "./inventedDesk.ts";

const DESK = "d".repeat(64);

/** A chain of one node, with a clock that says what it is told. */
class Chain {
  readonly node: string;
  #seq = 0;
  #prev = "";

  constructor(name: string) {
    this.node = name.repeat(16).slice(0, 16);
  }

  op(
    time: string,
    type: OpEnvelope["type"],
    body: object,
    more: Partial<Pick<OpEnvelope, "subject" | "parents" | "by" | "approvals">> = {},
  ): KnownOp {
    const op: OpEnvelope = {
      v: 1,
      desk: type === "genesis" ? "" : DESK,
      node: this.node,
      epoch: 0,
      seq: this.#seq,
      prev: this.#prev,
      time: `2031-01-${time}:00.000Z`,
      by: "anna",
      type,
      subject: "",
      parents: [],
      reason: "",
      body: { ...body },
      approvals: [],
      ...more,
    };
    const id = toHex(sha256(opBytes(op)));
    this.#seq += 1;
    this.#prev = id;
    return { id, op, end: this.#seq * 1000 };
  }
}

const key = newKeyPair(random).publicKey;
const genesis = (): OpBody<"genesis"> => ({
  name: "invented",
  practice: true,
  nonce: "0".repeat(64),
  nodeKey: key,
  logOrigin: "practice.invalid/x",
  logKey: key,
  custodians: [],
  founders: [],
});
const conditions = (cut: string) => ({ from: "2031-01-04", to: "2031-01-05", where: "Invented City", cut });
const account = (record: number, name: string): OpBody<"account"> => ({
  list: "forms",
  record: recordId(record),
  cells: [{ role: "name", header: null, text: name }],
  lineage: UNKNOWN_LINEAGE,
  sealed: null,
});

/** @param make a database with nothing in it; closed at the end */
export function registerSuite(adapter: string, make: () => Promise<RegisterDb>): void {
  describe(`the register on ${adapter}`, () => {
    let db: RegisterDb;
    let sources: ApplySources;
    let rows: RowChunks;
    beforeAll(async () => {
      const dir = newFolder();
      rows = new RowChunks(dir, random);
      sources = { readFields: readNames, rows, vault: new Vault(newFolder()) };
      db = await make();
    });
    beforeEach(async () => {
      await dropTables(db);
      await createTables(db);
    });
    afterAll(async () => {
      await db.destroy();
      removeFolders();
    });

    const apply = (ops: readonly KnownOp[]) => db.transaction().execute((trx) => applyOps(trx, ops, sources));

    /** Ops of two nodes: decisions, accounts, imports of two editions, one late and one early clock. */
    function twoNodes(): KnownOp[] {
      const [a, b] = [new Chain("a"), new Chain("b")];
      const edition = (names: Record<number, string>, extent: "full" | "partial") => {
        const kept = rowsOf("ledger", names);
        return importDraft("ledger", extent, [{ ...rows.put(kept), rows: kept.length }]).body;
      };
      const first = a.op("05T09:00", "conditions", conditions("telephones"), { subject: "c" });
      return [
        a.op("05T08:00", "genesis", genesis()),
        first,
        a.op("05T08:30", "import", edition({ 1: "One", 2: "Two", 3: "Three" }, "full")),
        b.op("05T10:00", "conditions", conditions("roads"), { subject: "c", parents: [first.id] }),
        b.op("05T11:00", "account", account(9, "By Hand")),
        a.op("06T08:00", "conditions", conditions("power"), { subject: "c", parents: [first.id] }),
        a.op("06T09:00", "import", edition({ 1: "One", 2: "Two, corrected" }, "full")),
        b.op("05T07:00", "claim", {
          claim: {
            id: "PRACTICE-1",
            invented: true,
            kind: "figure",
            claimant: "Invented Office",
            claimantKind: "official",
            via: [],
            figure: { value: 3, low: null, high: null, qualifier: "about", asWorded: "about three" },
            counted: "killed",
            populationNote: "",
            window: { from: null, to: null },
            area: "Invented City",
            basis: "stated",
            stated: "stated",
            partOf: null,
            partKind: null,
            asOf: "2031-01-05",
            supersedes: null,
            answers: null,
            rebuts: null,
            caveats: "",
            responsibility: "",
            publishedIn: "",
            sourceTier: "",
            note: "",
          },
        } satisfies OpBody<"claim">),
      ];
    }

    it("[S11] is the same whatever the order, the batches and the repetitions", async () => {
      const ops = twoNodes();
      await apply(ops);
      const digest = await registerDigest(db);
      const facts = await readFacts(db);
      expect(facts.records.map((record) => record.id)).toEqual([1, 2, 3, 9].map(recordId));
      const order = fc.shuffledSubarray(ops, { minLength: ops.length });
      await fc.assert(
        fc.asyncProperty(order, fc.integer({ min: 1, max: 4 }), async (shuffled, size) => {
          await dropTables(db);
          await createTables(db);
          for (let at = 0; at < ops.length; at += size) {
            await apply(shuffled.slice(at, at + size));
            await apply(shuffled.slice(0, 1));
          }
          expect(await registerDigest(db)).toBe(digest);
          expect(await readFacts(db)).toEqual(facts);
        }),
        { numRuns: 12 },
      );
    });

    it("[S11] differs by one op, one approval or one letter", async () => {
      const ops = twoNodes();
      const digests = new Set<string>();
      const last = ops.at(-1)!;
      const changed = { ...last, op: { ...last.op, reason: "." } };
      const approved = {
        ...last,
        op: { ...last.op, approvals: [{ person: "anna", key, signature: "0".repeat(128) }] },
      };
      for (const set of [
        ops,
        ops.slice(0, -1),
        [...ops.slice(0, -1), changed],
        [...ops.slice(0, -1), approved],
      ]) {
        await dropTables(db);
        await createTables(db);
        await apply(set);
        digests.add(await registerDigest(db));
      }
      expect(digests.size).toBe(4);
    });

    it("[S12] [J12] counts an op from the later of its time and its predecessors' on its chain", async () => {
      const ops = twoNodes();
      await apply([...ops].reverse());
      const facts = await readFacts(db);
      // The claim's clock said 07:00, after an op of 11:00.
      expect(facts.claims.map((claim) => claim.time)).toEqual(["2031-01-05T11:00:00.000Z"]);
      expect(facts.imports.map((one) => one.time)).toEqual([
        "2031-01-05T09:00:00.000Z",
        "2031-01-06T09:00:00.000Z",
      ]);
    });

    it("[S12] [J12] says as of a moment just what the ops until then said", async () => {
      const ops = twoNodes();
      await apply(ops);
      const asOf = "2031-01-05T23:59:59.999Z";
      const then = await readFacts(db, asOf);
      expect(then.decisions.map((one) => one.body["cut"])).toEqual(["telephones", "roads"]);
      expect(then.records.map((one) => [one.versions.length, one.missingFromEdition])).toEqual([
        [1, false],
        [1, false],
        [1, false],
        [1, false],
      ]);
      const now = await readFacts(db);
      expect(now.records.map((one) => [one.versions.length, one.missingFromEdition])).toEqual([
        [1, false],
        [2, false],
        [1, true],
        [1, false],
      ]);
      await dropTables(db);
      await createTables(db);
      await apply(ops.filter(({ op }) => op.time <= asOf));
      expect(await readFacts(db)).toEqual(then);
      await expect(readFacts(db, "2031-01-05")).rejects.toThrow(RangeError);
    });

    it("[S12] says of stretches of chains what a desk says that holds no more, whichever they are", async () => {
      const ops = twoNodes();
      const heldOf = (node: string, next: number) => {
        const chain = ops.filter(({ op }) => op.node === node);
        return { node, epoch: 0, next, head: chain[next - 1]?.id ?? "" };
      };
      const [a = "", b = ""] = [...new Set(ops.map(({ op }) => op.node))];
      for (const [ofA, ofB] of [
        [3, 1],
        [5, 2],
        [2, 3],
      ] as const) {
        await dropTables(db);
        await createTables(db);
        await apply(ops);
        const within = await readFactsWithin(db, [heldOf(a, ofA), heldOf(b, ofB)]);
        await dropTables(db);
        await createTables(db);
        await apply(ops.filter(({ op }) => op.seq < (op.node === a ? ofA : ofB)));
        expect(within).toEqual(await readFacts(db));
        expect(await readFactsWithin(db, [heldOf(a, 5), heldOf(b, 3)])).toEqual(within);
        const alone = await readFactsWithin(db, [heldOf(a, ofA)]);
        expect(alone.decisions.every(({ opId }) => ops.find(({ id }) => id === opId)?.op.node === a)).toBe(
          true,
        );
      }
    });

    it("[S9] heads are decisions that no other of their subject names", async () => {
      const ops = twoNodes();
      await apply(ops);
      const heads = ops.filter(({ op }) => op.type === "conditions").map(({ id }) => id);
      expect((await readHeads(db, "conditions", ["c"])).get("c")).toEqual(heads.slice(1).sort());
      expect((await readHeads(db, "conditions", ["other"])).size).toBe(0);
      expect((await readHeads(db, "scope", ["c"])).size).toBe(0);
    });

    it("[S11] keeps both ops of a fork", async () => {
      const one = new Chain("a").op("05T08:00", "conditions", conditions("one"), { subject: "x" });
      const other = new Chain("a").op("05T08:00", "conditions", conditions("other"), { subject: "x" });
      const digests = new Set<string>();
      for (const batches of [[[one, other]], [[other, one]], [[one], [other]], [[other], [one]]]) {
        await dropTables(db);
        await createTables(db);
        for (const batch of batches) await apply(batch);
        expect((await readFacts(db)).decisions).toHaveLength(2);
        digests.add(await registerDigest(db));
      }
      expect(digests.size).toBe(1);
    });

    it("a transaction that fails leaves nothing", async () => {
      const before = await registerDigest(db);
      const failing = db.transaction().execute(async (trx) => {
        await applyOps(trx, twoNodes(), sources);
        throw new TypeError("invented failure");
      });
      await expect(failing).rejects.toThrow("invented failure");
      expect(await registerDigest(db)).toBe(before);
    });

    it("numbers, texts and nulls come back as they went in", async () => {
      const long = "نام ‌با نیم‌فاصله \u{10ffff} \" \\ ' \n {}";
      await apply([new Chain("a").op("05T08:00", "account", account(5, long))]);
      const [record] = (await readFacts(db)).records;
      expect(record?.versions[0]?.fields).toEqual(readNames([{ role: "name", header: null, text: long }]));
    });
  });
}
