/** Several processes in one database, a database that goes away, and databases that are not the desk's. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { restoreDesk } from "../backup/restoreDesk.ts";
import { writeBackup } from "../backup/writeBackup.ts";
import { databaseOps } from "../desk/databaseOps.ts";
import type { OpenDesk } from "../desk/heldDesk.ts";
import { checkServer } from "../register/postgres.ts";
import { SCHEMA } from "../register/schema.ts";
import { identityOf } from "../testing/backups.ts";
import {
  accountDraft,
  conditionsDraft,
  importRows,
  inventedDesk,
  NO_FIELDS,
  newFolder,
  open,
  random,
  readNames,
  recordId,
  removeFolders,
  withDesk,
} from "../testing/inventedDesk.ts";
import { joined, parcel } from "../testing/joinedDesks.ts";
import { ANY, Cluster } from "../testing/postgres.ts";

const built = existsSync(fileURLToPath(new URL("../../dist/index.js", import.meta.url)));
const script = fileURLToPath(new URL("../testing/appendUntilKilled.mjs", import.meta.url));
const nameIn = (url: string): string => new URL(url).pathname.slice(1);

/** Servers are started and desks made: on a busy machine that takes its time. */
const MINUTES = { timeout: 180_000 };

describe("a server's floor", () => {
  it("[S45] is PostgreSQL 15 with UTF-8", () => {
    expect(() => checkServer(150_000, "UTF8")).not.toThrow();
    expect(() => checkServer(180_004, "UTF8")).not.toThrow();
    const unsuitable = expect.objectContaining({ code: "database.unsuitable" });
    expect(() => checkServer(140_012, "UTF8")).toThrow(unsuitable);
    expect(() => checkServer(150_000, "SQL_ASCII")).toThrow(unsuitable);
    expect(() => checkServer(Number.NaN, "UTF8")).toThrow(unsuitable);
  });
});

describe.skipIf(ANY.folder === null)(
  "a desk in PostgreSQL (skipped where none is installed)",
  MINUTES,
  () => {
    let cluster: Cluster;
    let database: string;
    let dir: string;
    beforeAll(async () => {
      cluster = await Cluster.start(ANY);
      database = await cluster.database();
      dir = await inventedDesk({ database });
    }, MINUTES.timeout);
    afterAll(async () => {
      await cluster.remove();
      removeFolders();
    });
    // Whoever is not asked to be told at once waits for another's write as long as a busy machine takes.
    const openIt = (changes: Parameters<typeof open>[1] = {}) =>
      open(dir, { database, waitMs: 60_000, ...changes });

    it("[S50] [S54] is backed up, and restored into a folder and into a database that holds no desk", async () => {
      const { identity, recipient } = await identityOf();
      const desk = await openIt();
      await importRows(desk, "restored", "full", { 41: "Forty-one", 42: "Forty-two" });
      const plan = await desk.lives.plan();
      await desk.append([conditionsDraft("after the plan")]);
      await desk.close();
      const out = join(newFolder(), "parts");
      const tools = { clock: () => Date.UTC(2031, 0, 5, 19), random, progress: () => {} };
      await writeBackup({ ...tools, dir, plan, out, recipients: [recipient], database, plain: 4096 });
      const options = { ...tools, waitMs: 0, onNotice: () => {}, readFields: readNames };
      const into = async (address: string | null) => {
        const to = join(newFolder(), "restored");
        const job = {
          parts: out,
          dir: to,
          identities: [identity],
          options: { ...options, database: address },
        };
        const made = await restoreDesk(job);
        expect(made).toMatchObject({
          register: plan.register,
          ops: address === null ? "folder" : "database",
        });
        return withDesk(
          to,
          async (again) => {
            expect((await again.exchange.holds()).map(({ epoch }) => epoch)).toContain(made.epoch);
            await again.append([conditionsDraft("goes on")]);
            await again.rebuild();
            const { decisions } = await again.facts();
            return decisions.map(({ subject }) => subject);
          },
          { database: address },
        );
      };
      const empty = await cluster.database();
      for (const subjects of [await into(null), await into(empty)]) {
        expect(subjects).toContain("goes on");
        expect(subjects).not.toContain("after the plan");
      }
      await expect(into(empty)).rejects.toMatchObject({ code: "database.taken" });
    });

    const sql = (text: string, url = database) =>
      cluster.sql(nameIn(url), async (client) => (await client.query(text)).rows);

    it("[S14] [S11] a row changed behind its back is told when it is derived anew, and is then what the ops say", async () => {
      const desk = await openIt();
      await importRows(desk, "altered", "full", { 71: "Seventy-one" });
      const facts = await desk.facts();
      expect(await desk.rederive()).toBe(true);
      await sql(
        "update daftar.record_versions set fields = jsonb_set(fields, '{status}', '\"missing-presumed\"')",
      );
      expect(await desk.rederive()).toBe(false);
      expect(await desk.facts()).toEqual(facts);
      expect(await desk.rederive()).toBe(true);
      await desk.close();
    });

    /** Does something while another process holds the database's lock. */
    const writing = <T>(work: () => Promise<T>): Promise<T> =>
      cluster.sql(nameIn(database), async (client) => {
        await client.query("begin; select pg_advisory_xact_lock(hashtextextended('daftar.desk', 0))");
        const result = await work();
        await client.query("commit");
        return result;
      });

    describe("two that have it open", () => {
      let one: OpenDesk;
      let two: OpenDesk;
      beforeAll(async () => {
        [one, two] = [await openIt(), await openIt()];
      });
      afterAll(() => Promise.all([one.close(), two.close()]));

      it("[S42] show each other's work at the next look, and derive nothing anew where there was none", async () => {
        const before = await two.look();
        const facts = await two.facts();
        expect(await two.facts()).toBe(facts);
        await one.append([conditionsDraft("seen by both")]);
        expect(await two.headsOf("conditions", "seen by both")).toHaveLength(1);
        expect(await two.look()).toBeGreaterThan(before);
        const now = await two.look();
        expect(await two.look()).toBe(now);
        expect((await two.facts()).decisions).toEqual((await one.facts()).decisions);
        await importRows(two, "ledger", "full", { 1: "One" });
        expect((await one.recordCells(recordId(1)))?.[0]?.text).toBe("One");
      });

      it("[S42] lengthen one chain, each after what the other wrote", async () => {
        const drafts = (name: string) =>
          Array.from({ length: 40 }, (_, at) => conditionsDraft(`${name}-${at}`));
        const writing = [one, two].flatMap((desk, at) =>
          drafts(`turn-${at}`).map((draft) => desk.append([draft, accountDraft(at + 2, "Two of a batch")])),
        );
        const ids = (await Promise.all(writing)).flat().map(({ opId }) => opId);
        expect(new Set(ids).size).toBe(160);
        expect(await one.registerDigest()).toBe(await two.registerDigest());
        const held = new Set((await two.facts()).decisions.map(({ opId }) => opId));
        expect(ids.filter((_, at) => at % 2 === 0).every((id) => held.has(id))).toBe(true);
        await one.rebuild({ shuffleSeed: 1 });
        expect(await two.registerDigest()).toBe(await one.registerDigest());
      });

      it("[S9] two people deciding one pair at once: the second is told, and sees the first", async () => {
        const people = await Promise.all([
          one.unlockPerson("anna", "anna's words"),
          two.unlockPerson("behzad", "behzad's words"),
        ]);
        const [first, second] = await Promise.all([
          one.decide(conditionsDraft("at once", "roads"), [people[0]]),
          two.decide({ ...conditionsDraft("at once", "power"), by: "behzad" }, [people[1]]),
        ]);
        const ends = await Promise.allSettled([one.append([first]), two.append([second])]);
        expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
        const told = ends.find((end) => end.status === "rejected");
        expect(told?.reason).toMatchObject({ code: "decision.stale" });
        for (const desk of [one, two]) {
          const decided = (await desk.facts()).decisions.filter(({ subject }) => subject === "at once");
          expect(decided).toHaveLength(1);
          expect(await desk.headsOf("conditions", "at once")).toEqual([decided[0]?.opId]);
        }
      });

      it("[S43] a bundle comes in once, whichever takes it; and the other knows its machine and its time", async () => {
        const there = await open(await joined(one));
        await there.append([conditionsDraft("from afar"), accountDraft(77, "From Afar")]);
        const bundle = await parcel(there);
        const ends = await Promise.allSettled([one.exchange.receive(bundle), two.exchange.receive(bundle)]);
        expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
        expect(ends.find((end) => end.status === "rejected")?.reason).toMatchObject({
          code: "bundle.repeated",
        });
        expect(readdirSync(join(dir, "quarantine"))).toEqual([]);
        for (const desk of [one, two]) {
          const [written] = await desk.append([conditionsDraft(`after ${desk === one ? "one" : "two"}`)]);
          const afar = (await desk.facts()).decisions.find(({ subject }) => subject === "from afar");
          expect((written?.op.time ?? "") > (afar?.time ?? "z")).toBe(true);
        }
        await there.close();
      });
    });

    describe.skipIf(!built)("processes (skipped until the package is built)", () => {
      const children = new Set<ChildProcess>();
      afterEach(() => {
        for (const child of children) child.kill("SIGKILL");
        children.clear();
      });

      function child(name: string, batches: number) {
        const started = spawn(process.execPath, [script, dir, "60000", name, String(batches)], {
          env: { ...process.env, NO_FIELDS: JSON.stringify(NO_FIELDS), DATABASE_URL: database },
          stdio: ["pipe", "pipe", "inherit"],
        });
        children.add(started);
        let text = "";
        const waiting = new Set<() => void>();
        started.stdout.setEncoding("utf8");
        started.stdout.on("data", (more: string) => {
          text += more;
          for (const look of waiting) look();
        });
        const ended = new Promise<void>((resolve) => started.on("close", () => resolve()));
        const lines = () => text.split("\n").slice(0, -1);
        const ids = () => lines().flatMap((line) => (line.startsWith("op ") ? [line.slice(3)] : []));
        const until = (count: number) =>
          Promise.race([
            new Promise<void>((resolve) => {
              const look = () => ids().length >= count && resolve();
              waiting.add(look);
              look();
            }),
            ended,
          ]);
        return { started, ended, lines, ids, until };
      }

      const idsIn = async (desk: OpenDesk) => {
        const { decisions, imports } = await desk.facts();
        return new Set([...decisions, ...imports].map(({ opId }) => opId));
      };

      it("[S42] two at once append hundreds of ops: none is lost, the chain is whole, the digests are one", async () => {
        const [a, b] = [child("left", 60), child("right", 60)];
        await Promise.all([a.ended, b.ended]);
        expect([a.lines().at(-1), b.lines().at(-1)]).toEqual(["closed", "closed"]);
        expect(Math.min(a.ids().length, b.ids().length)).toBeGreaterThan(100);
        const [one, two] = [await openIt(), await openIt()];
        const held = await idsIn(one);
        expect([...a.ids(), ...b.ids()].filter((id) => !held.has(id))).toEqual([]);
        const digest = await one.registerDigest();
        expect(await two.registerDigest()).toBe(digest);
        // Every line is read again, checked and applied.
        await two.rebuild();
        expect(await one.registerDigest()).toBe(digest);
        const [chain] = await sql(
          "select count(*)::int as n, max(place)::int + 1 as next from daftar.op_lines where node = (select node from daftar.op_lines where place = 0 and line like '%genesis%' limit 1) and epoch = 0",
        );
        expect(chain.n).toBe(chain.next);
        await Promise.all([one.close(), two.close()]);
      }, 300_000);

      it("[S41] kill -9 in the midst loses nothing that was acknowledged, and holds nobody else up", async () => {
        const other = child("stays", 100_000);
        const all: string[] = [];
        for (let round = 0; round < 5; round += 1) {
          const killed = child(`killed-${round}`, 100_000);
          await killed.until(1 + round * 7);
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
          killed.started.kill("SIGKILL");
          await killed.ended;
          expect(killed.ids().length).toBeGreaterThan(0);
          all.push(...killed.ids());
          await other.until(other.ids().length + 3);
        }
        other.started.stdin?.end();
        await other.ended;
        expect(other.lines().at(-1)).toBe("closed");
        const desk = await openIt();
        const held = await idsIn(desk);
        expect([...all, ...other.ids()].filter((id) => !held.has(id))).toEqual([]);
        const digest = await desk.registerDigest();
        await desk.rebuild({ shuffleSeed: 8 });
        expect(await desk.registerDigest()).toBe(digest);
        await desk.close();
      }, 300_000);
    });

    it("[S43] what a killed process left of a bundle is swept away, but never another's that is under way", async () => {
      const left = join(dir, "quarantine", "f".repeat(64));
      mkdirSync(left, { recursive: true });
      const opening = await writing(async () => {
        const opened = openIt();
        await new Promise((resolve) => setTimeout(resolve, 300));
        expect(existsSync(left)).toBe(true);
        return [opened];
      });
      const desk = await opening[0];
      expect(existsSync(left)).toBe(false);
      await desk?.close();
    });

    it("[S42] who waits too long for another's write is told, and has written nothing; looking waits for nobody", async () => {
      const desk = await openIt({ waitMs: 0 });
      const digest = await desk.registerDigest();
      await writing(async () => {
        await expect(desk.append([conditionsDraft("held up")])).rejects.toMatchObject({ code: "desk.held" });
        expect(await desk.registerDigest()).toBe(digest);
      });
      expect(await desk.headsOf("conditions", "held up")).toEqual([]);
      await desk.append([conditionsDraft("not held up")]);
      await desk.close();
    });

    it("[S44] while the database is away every use says so, nothing is half there, and work goes on after", async () => {
      const desk = await openIt();
      const away = { code: "database.away", exitCode: 3 };
      const [before] = await desk.append([conditionsDraft("before")]);
      const digest = await desk.registerDigest();
      await cluster.down();
      await expect(desk.append([conditionsDraft("lost")])).rejects.toMatchObject(away);
      await expect(desk.facts()).rejects.toMatchObject(away);
      await expect(desk.look()).rejects.toMatchObject(away);
      await expect(desk.rebuild()).rejects.toMatchObject(away);
      await expect(openIt()).rejects.toMatchObject(away);
      await cluster.up();
      expect(await desk.registerDigest()).toBe(digest);
      expect(await desk.headsOf("conditions", "lost")).toEqual([]);
      const [after] = await desk.append([conditionsDraft("after")]);
      expect(after?.op.prev).toBe(before?.opId);
      // Cut off in the midst of a write, from the server's side.
      const cut = desk.append(Array.from({ length: 400 }, (_, at) => accountDraft(0xabc000 + at, "cut off")));
      // Until they are gone: a use that met one of them on its way out would be told that the database is away.
      await sql(
        "select pg_terminate_backend(pid, 60000) from pg_stat_activity where application_name = 'daftar'",
      );
      await cut.then(
        () => {},
        (error: unknown) => expect(error).toMatchObject(away),
      );
      const cutOff = (await desk.facts()).records.filter(({ id }) => id.startsWith(recordId(0xabc).slice(3)));
      expect([0, 400]).toContain(cutOff.length);
      await desk.append([conditionsDraft("and on")]);
      await cluster.down();
      await desk.close();
      await cluster.up();
      await withDesk(dir, (again) => again.append([conditionsDraft("opened again")]), { database });
    });

    it("[S45] a wrong database is told by a code, and the password by nothing", async () => {
      const secret = "s3cret-invented";
      const empty = await cluster.database();
      const ascii = await cluster.database(
        "encoding 'SQL_ASCII' template template0 locale_provider libc locale 'C'",
      );
      const other = await cluster.database();
      await inventedDesk({ database: other });
      const cases: [string | null, string][] = [
        [null, "database.not-named"],
        [`mysql://daftar:${secret}@127.0.0.1/x`, "database.invalid"],
        [`not an address ${secret}`, "database.invalid"],
        [cluster.url(nameIn(database), { password: secret }), "database.refused"],
        [cluster.url(`no_such_${nameIn(database)}`), "database.refused"],
        [`postgres://daftar@127.0.0.1:${cluster.port}/x`, "database.refused"],
        [cluster.url("x", { password: secret, port: 9 }), "database.away"],
        [`postgres://daftar:${secret}@no-such-machine.invalid/x`, "database.away"],
        [ascii, "database.unsuitable"],
        [empty, "database.empty"],
        [other, "database.other-desk"],
      ];
      for (const [url, code] of cases) {
        const error: unknown = await openIt({ database: url }).catch((thrown: unknown) => thrown);
        expect([url, error]).toEqual([url, expect.objectContaining({ code })]);
        const said = `${String(error)} ${JSON.stringify(error)} ${error instanceof Error ? error.stack : ""}`;
        for (const word of [secret, "invented-p4ss"])
          expect(said.includes(word), `${code} tells it`).toBe(false);
      }
    });

    it("[S45] of a newer shape is refused, also by who has it open; of an older one it is derived anew", async () => {
      const desk = await openIt();
      const digest = await desk.registerDigest();
      await sql(`update daftar.desk set register = ${SCHEMA + 1}, revision = revision + 1`);
      await expect(desk.facts()).rejects.toMatchObject({ code: "desk.newer" });
      await expect(desk.append([conditionsDraft("newer")])).rejects.toMatchObject({ code: "desk.newer" });
      await expect(openIt()).rejects.toMatchObject({ code: "desk.newer" });
      await sql(
        `update daftar.desk set register = ${SCHEMA - 1}; drop view daftar.counted_ops; drop table daftar.vector`,
      );
      await withDesk(dir, async (again) => expect(await again.registerDigest()).toBe(digest), { database });
      await desk.close();
    });

    it("[S45] [S1] a database that holds a desk takes no second one, and nothing is made", async () => {
      const folder = join(newFolder(), "second");
      await expect(inventedDesk({ database })).rejects.toMatchObject({ code: "database.taken" });
      expect(existsSync(folder)).toBe(false);
      const fresh = await cluster.database();
      await expect(inventedDesk({ database: fresh, custodians: [] })).rejects.toMatchObject({
        code: "custodian.too-few",
      });
      await inventedDesk({ database: fresh });
    });

    it("[S46] desk.json says where the ops lie, and nothing of the address", async () => {
      const text = readFileSync(join(dir, "desk.json"), "utf8");
      expect(JSON.parse(text)).toMatchObject({ ops: "database" });
      const found: string[] = [];
      for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const held = readFileSync(join(entry.parentPath, entry.name), "latin1");
        if (held.includes("invented-p4ss") || held.includes(`:${cluster.port}/`)) found.push(entry.name);
      }
      expect(found).toEqual([]);
    });

    it("[S6] a database put back from an older copy is not taken for the desk", async () => {
      const copied = await cluster.database();
      const old = await inventedDesk({ database: copied });
      await withDesk(old, (desk) => desk.append([conditionsDraft("kept"), conditionsDraft("lost")]), {
        database: copied,
      });
      const last = "place = (select max(place) from daftar.op_lines)";
      await sql(
        `delete from daftar.op_lines where ${last}; update daftar.vector set next = next - 1`,
        copied,
      );
      await expect(open(old, { database: copied })).rejects.toMatchObject({ code: "op.damaged" });
    });

    it("[S7] a line that somebody changed in the database is found when it is read", async () => {
      const changed = await cluster.database();
      const old = await inventedDesk({ database: changed });
      await withDesk(old, (desk) => desk.append([conditionsDraft("as it was"), conditionsDraft("last")]), {
        database: changed,
      });
      await sql(
        "update daftar.op_lines set line = replace(line, 'telephones', 'telephonez') where place = 1",
        changed,
      );
      const desk = await open(old, { database: changed });
      const digest = await desk.registerDigest();
      await expect(desk.rebuild()).rejects.toMatchObject({ code: "op.damaged" });
      // And the register is as it was.
      expect(await desk.registerDigest()).toBe(digest);
      await desk.close();
    });

    it("[S47] the ops can be had as the files that they would be", async () => {
      const files = await databaseOps(dir, database);
      const [desk] = await sql("select desk from daftar.desk");
      expect([...(files?.keys() ?? [])].every((path) => /^ops\/[0-9a-f]{16}-\d+\.jsonl$/.test(path))).toBe(
        true,
      );
      const first = [...(files?.values() ?? [])].map((bytes) => new TextDecoder().decode(bytes));
      expect(first.some((text) => text.includes('"type":"genesis"'))).toBe(true);
      expect(desk.desk).toMatch(/^[0-9a-f]{64}$/);
      expect(await databaseOps(await inventedDesk(), null)).toBe(null);
      await expect(databaseOps(dir, null)).rejects.toMatchObject({ code: "database.not-named" });
    });
  },
);
