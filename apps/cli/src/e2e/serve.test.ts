/**
 * `daftar serve`: the desk over HTTP on this machine, commands that send their work to it, and its ends,
 * the clean one and the other.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, daftar, done, type Running, refused } from "../testing/command.ts";
import { filesIn, folders } from "../testing/folders.ts";
import { type Served, serve } from "../testing/served.ts";
import { csv, newCustodian, SMALL_HEADER, smallDesk, smallRow, writeList } from "../testing/smallDesk.ts";

const newFolder = folders();
let desk: string;
const running: Running[] = [];

/** Starts it on a free port and waits until it says where. */
async function serveOne(dir = desk): Promise<Served> {
  const server = await serve(dir);
  running.push(server.process);
  return server;
}

const post = (server: Served, path: string, body: unknown, token = server.token) =>
  fetch(`${server.base}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });

async function end({ process }: Served, signal: "SIGTERM" | "SIGKILL" | "SIGINT") {
  process.child.kill(signal);
  return process.ended;
}

beforeAll(async () => {
  desk = await smallDesk(join(newFolder("served"), "desk"));
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill("SIGKILL");
    await ended;
  }
});

const listed = z.object({ total: z.number(), victims: z.array(z.object({ id: z.string() })) });

describe("serving", () => {
  it("[J23] says where, listens on 127.0.0.1 alone, and ends cleanly at a signal, with the desk let go", async () => {
    const server = await serveOne();
    expect(server.url).toBe(`${server.base}/#token=${server.token}`);
    expect((await fetch(server.base)).status).toBe(200);
    const { port } = new URL(server.base);
    const outside = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of outside)
      await expect(fetch(`http://${address}:${port}/`), address).rejects.toThrow("fetch failed");
    expect((await post(server, "/api/verbs/toll", {})).status).toBe(200);
    expect(existsSync(join(desk, "desk.lock"))).toBe(true);
    const { exit } = await end(server, "SIGTERM");
    expect(exit).toBe(0);
    expect(existsSync(join(desk, "desk.lock"))).toBe(false);
    // The register has its mark: the next command has nothing to derive anew.
    await done(["toll", "--desk", desk], anything);
  });

  it("[J23] yesterday's token is no token today", async () => {
    const yesterday = await serveOne();
    await end(yesterday, "SIGINT");
    const today = await serveOne();
    const answer = await post(today, "/api/verbs/toll", {}, yesterday.token);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: "server.token", rule: "J23" } });
  });

  it("a second server for one desk is refused, and a port that another has", async () => {
    const server = await serveOne();
    expect(await refused(["serve", "--port", "0", "--desk", desk])).toMatchObject({
      exit: 3,
      code: "desk.held",
    });
    const other = await smallDesk(join(newFolder("other"), "desk"));
    const { port } = new URL(server.base);
    expect(await refused(["serve", "--port", port, "--desk", other])).toMatchObject({
      exit: 3,
      code: "server.port-taken",
    });
    expect(existsSync(join(other, "desk.lock"))).toBe(false);
  });
});

describe("commands on a desk that a server holds", () => {
  it("send their work to it: files are read here, rejected rows written here, a no is a no", async () => {
    const server = await serveOne();
    const folder = newFolder("files");
    const rows = [SMALL_HEADER, ...Array.from({ length: 8 }, (_, n) => smallRow(n))];
    rows[8] = rows[8]?.map((cell, at) => (at === 4 ? "2014-99-99" : cell)) ?? [];
    const file = join(folder, "list.csv");
    writeFileSync(file, csv(rows));
    const imported = z.object({ counts: z.object({ accepted: z.number() }), rejectedFile: z.string() });
    const { counts, rejectedFile } = await done(
      ["import", "list.csv", "--list", "sent", "--yes", "--desk", desk],
      imported,
      { cwd: folder },
    );
    expect(counts.accepted).toBe(7);
    expect(rejectedFile).toBe(join(folder, "list.rejected.csv"));
    expect(readFileSync(rejectedFile, "utf8")).toContain("2014-99-99");
    const { total, victims } = await done(["victim", "list", "--desk", desk], listed);
    expect(total).toBe(7);
    // The server links in a thread of its own, which only the built program has.
    expect(await done(["link", "--desk", desk], z.object({ records: z.number() }))).toEqual({ records: 7 });
    const id = victims[0]?.id ?? "";
    await done(
      ["dispute", id, "--about", "identity", "--as", "anna", "--reason", "asked", "--desk", desk],
      anything,
    );
    const letter = join(folder, "letter.pdf");
    writeFileSync(letter, "%PDF-1.4\ninvented\n%%EOF\n");
    const taken = z.object({ evidence: z.array(z.object({ id: z.string(), kind: z.string() })) });
    const { evidence } = await done(
      ["evidence", "add", letter, "--about", id, "--as", "anna", "--desk", desk],
      taken,
    );
    expect(evidence).toMatchObject([{ kind: "document" }]);
    const copy = ["evidence", "open", evidence[0]?.id ?? "", "--out", join(folder, "copy")];
    expect(await refused([...copy, "--as", "anna", "--desk", desk])).toMatchObject({
      exit: 3,
      code: "desk.held",
    });
    const gate = await daftar(["gate", "--desk", desk, "--json"]);
    expect(gate.exit).toBe(1);
    expect(await refused(["victim", "show", "nobody", "--desk", desk])).toMatchObject({
      exit: 2,
      code: "subject.unknown",
    });
    expect(await refused(["scope", "nowhere.json", "--as", "anna", "--desk", desk])).toMatchObject({
      exit: 2,
      code: "file.not-found",
    });
    expect(await refused(["release", "--out", join(folder, "out"), "--desk", desk])).toMatchObject({
      exit: 1,
      code: "release.not-approved",
    });
    // Plots are drawn here from its answer; this desk has declared no coverage, so nothing of its own is drawn.
    const plotted = z.looseObject({ plots: z.array(z.string()) });
    const drawn = await done(["estimate", "--plot", join(folder, "plots"), "--desk", desk], plotted);
    expect([drawn.plots, existsSync(join(folder, "plots"))]).toEqual([
      ["coverage-en.svg", "coverage-fa.svg"],
      true,
    ]);
    expect(await refused(["estimate", "--plot", folder, "--desk", desk])).toMatchObject({
      exit: 2,
      code: "usage.wrong",
    });
    // What opens the answers to an opening is made beside no server; the request is fetched and written here.
    const away = newFolder("away");
    const recipient = await newCustodian(join(away, "opener.txt"));
    const request = join(away, "request");
    const open = ["custodian", "open", "sent", "--reason", "asked for", "--as", "anna", "--as", "boris"];
    const there = [...open, "--out", request, "--desk", desk];
    expect(await refused([...there, "--identity", join(away, "key.txt")])).toMatchObject({
      code: "desk.held",
    });
    const asked = z.looseObject({ request: z.string(), bytes: z.number() });
    const { opening } = await done(
      [...there, "--recipient", recipient],
      asked.extend({ opening: z.string() }),
    );
    expect(readFileSync(request, "latin1")).toMatch(/^daftar\.opening\/v1\n/);
    const again = join(away, "again");
    const anew = ["custodian", "request", opening.slice(0, 16), "--desk", desk];
    expect(await done([...anew, "--out", again], asked)).toMatchObject({ request: again, opening });
    expect(readFileSync(again, "latin1")).toMatch(/^daftar\.opening\/v1\n/);
    expect(await done(anew, z.looseObject({}))).toMatchObject({ request: null });
    expect(filesIn(away)).toHaveLength(3);
    expect(filesIn(folder)).toHaveLength(5);
    // The server did all of it: it held the desk throughout.
    const answer = await post(server, "/api/verbs/victim-show", { id });
    expect(await answer.text()).toContain('"dispute":"identity"');
  });

  it("[J7] ask for a passphrase here and unlock the key there", async () => {
    const folder = newFolder("real");
    const custodian = z.object({ recipient: z.string() });
    const recipients = [];
    for (const name of ["one", "two"])
      recipients.push((await done(["custodian", "new", "--out", join(folder, name)], custodian)).recipient);
    const real = join(folder, "desk");
    const env = { DAFTAR_PASSPHRASE: "four invented words here" };
    await done(
      [
        "init",
        real,
        ...recipients.flatMap((one) => ["--custodian", one]),
        "--person",
        "anna",
        "--person",
        "boris",
      ],
      anything,
      { env },
    );
    await serveOne(real);
    const add = [
      "conditions",
      "--from",
      "2031-01-01",
      "--where",
      "Sarvand",
      "--cut",
      "internet",
      "--as",
      "anna",
    ];
    expect(await refused([...add, "--desk", real], { env: { DAFTAR_PASSPHRASE: "wrong" } })).toMatchObject({
      exit: 2,
      code: "person.wrong-passphrase",
    });
    await done([...add, "--desk", real], anything, { env });
  });
});

describe("a server that is killed in the midst", () => {
  it("has lost nothing that it acknowledged, and the next one takes over", async () => {
    const dir = await smallDesk(join(newFolder("killed"), "desk"));
    await done(
      ["import", writeList(newFolder("list"), "list.csv", 30), "--list", "kept", "--yes", "--desk", dir],
      anything,
    );
    const { victims } = await done(["victim", "list", "--desk", dir], listed);
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const server = await serveOne(dir);
      const asks = victims.slice(round * 10, round * 10 + 10).map(async ({ id }) => {
        const body = { ids: [id], about: "circumstances", as: ["anna"], reason: "asked" };
        const answer = await post(server, "/api/verbs/dispute", body).catch(() => null);
        // A reply whose body was cut off is no acknowledgement.
        const said = await answer?.text().catch(() => null);
        if (answer?.status === 200 && said?.endsWith("}") === true) acknowledged.push(id);
        if (acknowledged.length >= round * 10 + 3) server.process.child.kill("SIGKILL");
      });
      await Promise.all(asks);
      await end(server, "SIGKILL");
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(9);
    const server = await serveOne(dir);
    for (const id of acknowledged) {
      const answer = await post(server, "/api/verbs/victim-show", { id });
      expect(await answer.text()).toContain('"dispute":"circumstances"');
    }
    await end(server, "SIGTERM");
    const audited = await daftar(["audit", dir, "--json"]);
    expect(audited.exit, audited.stdout).toBe(0);
    expect(readdirSync(dir)).not.toContain("desk.lock");
  });
});
