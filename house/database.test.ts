/**
 * A desk whose ops lie in PostgreSQL, as its users meet it: the command, two servers of one desk, a machine
 * that joined, an audit, and a database that goes away.
 *
 * Uses the built command. Cost: some forty commands, half a second or more each.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { answered, anything, daftar, done, type Running, refused } from "../apps/cli/src/testing/command.ts";
import { folders } from "../apps/cli/src/testing/folders.ts";
import { serve } from "../apps/cli/src/testing/served.ts";
import { newCustodian, smallDesk, writeList } from "../apps/cli/src/testing/smallDesk.ts";
import { ANY, Cluster } from "../packages/store/src/testing/postgres.ts";

const newFolder = folders();
const made = z.object({ ops: z.enum(["folder", "database"]), id: z.string() });
const listed = z.object({
  total: z.number(),
  victims: z.array(z.object({ id: z.string(), records: z.array(z.string()) })),
});
const audited = z.object({ ok: z.boolean(), size: z.number(), faults: z.array(z.unknown()) });
const rebuilt = z.object({ after: z.string(), same: z.boolean() });
const errorCode = z.object({ error: z.object({ code: z.string() }) });
const founders = ["anna", "boris", "clara", "dimitri"].flatMap((name) => ["--person", name]);

describe.skipIf(ANY.folder === null)("a desk in PostgreSQL (skipped where none is installed)", () => {
  let cluster: Cluster;
  let desk: string;
  let env: { DATABASE_URL: string };
  const running: Running[] = [];
  beforeAll(async () => {
    cluster = await Cluster.start(ANY);
    env = { DATABASE_URL: await cluster.database() };
    desk = join(newFolder(), "desk");
    const custodian = await newCustodian(`${desk}.custodian`);
    const init = ["init", desk, "--practice", "--custodian", custodian, ...founders];
    expect(await done(init, made, { env })).toMatchObject({ ops: "database" });
  });
  afterEach(async () => {
    for (const { child, ended } of running.splice(0)) {
      child.kill("SIGKILL");
      await ended;
    }
  });
  afterAll(() => cluster.remove());

  const on = <T extends z.ZodType>(args: readonly string[], shape: T) =>
    done([...args, "--desk", desk], shape, { env });

  async function serveOne() {
    const { base, token, process } = await serve(desk, { env });
    running.push(process);
    const post = (verb: string, body: unknown) =>
      fetch(`${base}/api/verbs/${verb}`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
    return { post, process };
  }

  it("[S40] takes verbs as any other, keeps rows and blobs in its folder and no op, and audits", async () => {
    await on(["import", writeList(newFolder(), "a.csv", 12), "--list", "a", "--yes"], anything);
    await on(["link"], anything);
    expect((await on(["victim", "list"], listed)).total).toBe(12);
    expect(readdirSync(join(desk, "ops"))).toEqual([]);
    expect(readdirSync(join(desk, "rows")).length).toBeGreaterThan(0);
    expect((await on(["rebuild"], rebuilt)).same).toBe(true);
    const today = new Date().toISOString().slice(0, 10);
    await on(["toll", "--as-of", today], anything);
    const report = await done(["audit", desk], audited, { env });
    expect(report).toMatchObject({ ok: true, faults: [] });
    expect(report.size).toBeGreaterThan(2);
  });

  it("[S46] without DATABASE_URL it says what to do, and the password is nowhere in the folder", async () => {
    for (const args of [
      ["toll", "--desk", desk],
      ["serve", "--port", "0", "--desk", desk],
      ["audit", desk],
    ]) {
      expect(await refused(args)).toMatchObject({ exit: 2, code: "database.not-named" });
    }
    const { password } = new URL(env.DATABASE_URL);
    const wrong = { DATABASE_URL: env.DATABASE_URL.replace(password, "other-w0rd") };
    const answer = await daftar(["toll", "--desk", desk], { env: wrong });
    expect([answer.exit, `${answer.stdout}${answer.stderr}`]).toEqual([
      3,
      expect.not.stringContaining("w0rd"),
    ]);
    for (const entry of readdirSync(desk, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), "latin1");
      expect(text.includes(password), entry.name).toBe(false);
    }
  });

  it("[S46] a desk whose ops lie in its folder stays there, whatever DATABASE_URL says", async () => {
    const plain = await smallDesk(join(newFolder(), "plain"));
    await done(["toll", "--desk", plain], anything, { env });
    expect(readdirSync(join(plain, "ops"))).toHaveLength(1);
  });

  it("[S42] two servers and a command work at once, show each other's work, and of two decisions one is told", async () => {
    const [one, two] = [await serveOne(), await serveOne()];
    expect(existsSync(join(desk, "desk.lock"))).toBe(false);
    await on(["import", writeList(newFolder(), "b.csv", 6, 40), "--list", "b", "--yes"], anything);
    const shown = async (server: typeof one) => {
      const answer = await server.post("victim-list", { limit: 100 });
      return z.object({ result: listed }).parse(await answer.json()).result;
    };
    const [first, second] = [await shown(one), await shown(two)];
    expect(first.total).toBe(18);
    expect(second).toEqual(first);
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [round, round + 1].map((at) => first.victims[at * 2]?.records[0]);
      const decide = (server: typeof one, who: string, verdict: string) =>
        server.post("review-decide", { a, b, verdict, as: [who], reason: "read both" });
      const answers = await Promise.all([
        decide(one, "anna", "different"),
        decide(two, "boris", "cannot-tell"),
      ]);
      const told = answers.find((answer) => answer.status !== 200);
      expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
      expect(told?.status).toBe(409);
      expect(["decision.stale", "review.decided"]).toContain(errorCode.parse(await told?.json()).error.code);
    }
    const conflicts = z.object({ conflicts: z.array(z.unknown()) });
    expect((await on(["conflicts"], conflicts)).conflicts).toEqual([]);
    for (const { process } of [one, two]) {
      process.child.kill("SIGTERM");
      expect((await process.ended).exit).toBe(0);
    }
    expect((await on(["rebuild"], rebuilt)).same).toBe(true);
  });

  it("[S44] while the database is away a server answers 503 and goes on after; a command ends with 3", async () => {
    const server = await serveOne();
    expect((await server.post("toll", {})).status).toBe(200);
    await cluster.down();
    const answer = await server.post("toll", {});
    expect([answer.status, errorCode.parse(await answer.json()).error.code]).toEqual([503, "database.away"]);
    const list = writeList(newFolder(), "c.csv", 3, 80);
    expect(await refused(["import", list, "--list", "c", "--yes", "--desk", desk], { env })).toMatchObject({
      exit: 3,
      code: "database.away",
    });
    await cluster.up();
    expect((await server.post("toll", {})).status).toBe(200);
    await on(["import", list, "--list", "c", "--yes"], anything);
    const after = await server.post("victim-list", { limit: 100 });
    expect(z.object({ result: listed }).parse(await after.json()).result.total).toBe(21);
  });

  it("[S43] exchanges bundles with a desk in files, and both come to the same register; a joined one may lie in a database too", async () => {
    const folder = newFolder();
    const path = (name: string) => join(folder, name);
    const second = path("second");
    const other = { DATABASE_URL: await cluster.database() };
    await done(["init", second, "--request", path("ask.json")], anything, { env: other });
    await on(["node", "invite", path("ask.json"), "--out", path("join.age"), "--as", "anna"], anything);
    await done(["init", second, "--join", path("join.age")], made, { env: other });
    expect(readdirSync(join(second, "ops"))).toEqual([]);
    const third = path("third");
    await done(["init", third, "--request", path("ask3.json")], anything);
    await on(["node", "invite", path("ask3.json"), "--out", path("join3.age"), "--as", "anna"], anything);
    await done(["init", third, "--join", path("join3.age")], anything);
    await done(
      ["import", writeList(folder, "d.csv", 4, 120), "--list", "d", "--yes", "--desk", second],
      anything,
      {
        env: other,
      },
    );
    const nodes = z.object({ nodes: z.array(z.object({ node: z.string(), here: z.boolean() })) });
    const here = async (dir: string, where: { DATABASE_URL?: string }) => {
      const all = await done(["node", "list", "--desk", dir], nodes, { env: { ...where } });
      return all.nodes.find((node) => node.here)?.node ?? "";
    };
    const [first, thirds] = [await here(desk, env), await here(third, {})];
    const pack = (name: string, to: string, dir: string, where: { DATABASE_URL?: string }) =>
      done(["bundle", "pack", "--for", to, "--out", path(name), "--desk", dir], anything, {
        env: { ...where },
      });
    await pack("one.age", first, second, other);
    await on(["bundle", "open", path("one.age")], anything);
    await pack("two.age", thirds, desk, env);
    await done(["bundle", "open", path("two.age"), "--desk", third], anything);
    const digests = [
      (await on(["rebuild"], rebuilt)).after,
      (await done(["rebuild", "--desk", third], rebuilt)).after,
    ];
    expect(digests[1]).toBe(digests[0]);
    const repeated = await refused(["bundle", "open", path("one.age"), "--desk", desk], { env });
    expect(repeated).toMatchObject({ exit: 2, code: "bundle.repeated" });
  });

  it("[S47] an audit finds an op changed in the database, and a file of ops in the folder", async () => {
    mkdirSync(join(desk, "ops"), { recursive: true });
    const stray = join(desk, "ops", `${"0".repeat(16)}-0.jsonl`);
    writeFileSync(stray, "{}\n");
    expect((await answered(1, ["audit", desk], audited, { env })).ok).toBe(false);
    rmSync(stray);
    await cluster.sql(new URL(env.DATABASE_URL).pathname.slice(1), (client) =>
      client.query(`update daftar.op_lines set line = replace(line, '"seq":1', '"seq":9') where place = 1`),
    );
    await answered(1, ["audit", desk], audited, { env });
  });
});
