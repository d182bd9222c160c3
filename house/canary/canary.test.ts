/**
 * [J18] Canaries: what tells of a source is planted wherever a user's file, form or page can hold it, and is
 * found nowhere in a desk, its database, its server's output, temporary files, a browser's profile, a bundle
 * or a release; not in names of files either. And all of it is there, sealed: any two of three custodians find
 * it. Threats 1, 7, 10 and 14 of SECURITY.md. Not looked at: memory of running processes, swap, and core files.
 */
import { spawn } from "node:child_process";
import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasChromium, openProfile } from "../../apps/cli/src/testing/browser.ts";
import { closeRegisters, daftar } from "../../apps/cli/src/testing/command.ts";
import { filesIn, folders } from "../../apps/cli/src/testing/folders.ts";
import { PATIENCE_MS, practiceCopy, practiceDesk } from "../../apps/cli/src/testing/practiceDesk.ts";
import { serve } from "../../apps/cli/src/testing/served.ts";
import { inventedName, newCustodianKeys } from "../../apps/cli/src/testing/smallDesk.ts";
import { VERBS } from "../../packages/desk/src/verbs.ts";
import { tellingJpeg } from "../../packages/evidence/src/testing/inventedPictures.ts";
import { identityIn } from "../../packages/seal/src/index.ts";
import { ANY, Cluster } from "../../packages/store/src/testing/postgres.ts";
import { CANARIES, ERASED, kept, NOT_KEPT, ON_PAGES, pageList } from "./canaries.ts";
import { AUDITS, FLOWS, INTO_RELEASE, NOT_PUT_THROUGH, type Place, RELEASE } from "./flows.ts";
import { foundByEveryTwo } from "./openedBySets.ts";
import { Scanner } from "./scanner.ts";

const newFolder = folders();
const scanner = new Scanner(CANARIES);
/** There is none: a command that writes a temporary file breaks. */
const NO_TEMPORARY = join(newFolder(), "no-temporary-files");

const WITHOUT_DESK = new Set([
  "init",
  "audit",
  "restore",
  "custodian new",
  "custodian share",
  "custodian combine",
  "custodian hand-over",
  "custodian accept",
]);
/** Words of every verb that some flow ran. */
const ran = new Set<string>();

const keys = ["one", "two", "three"].map((name) => join(newFolder("away"), `${name}.txt`));
/** The same three for every desk here. */
let recipients: readonly string[] = [];
beforeAll(async () => {
  const made = [];
  for (const key of keys) made.push((await newCustodianKeys(key)).custodian);
  recipients = made;
}, PATIENCE_MS);

interface Watched extends Place {
  /** What was printed by commands that succeeded. */
  readonly printed: () => string;
}

function placeAt(
  desk: string,
  people: Place["people"],
  env: Readonly<Record<string, string>> = {},
  told: Place["told"] = (text) => text,
): Watched {
  let printed = "";
  const where = { env: { ...env, TMPDIR: NO_TEMPORARY } };
  const succeeds = async (args: readonly string[]) => {
    const verb = VERBS.find(({ name }) => `${args.join(" ")} `.startsWith(`${name} `))?.name;
    if (verb !== undefined) ran.add(verb);
    const { exit, stdout, stderr } = await daftar(line(args), where);
    const said = exit === 0 ? "" : stdout + stderr;
    expect({ args, exit, said }).toEqual({ args, exit: 0, said: "" });
    return { stdout, stderr };
  };
  const line = (args: readonly string[]): readonly string[] =>
    args.includes("--desk") || WITHOUT_DESK.has(`${args[0]} ${args[1]}`) || WITHOUT_DESK.has(args[0] ?? "")
      ? args
      : [...args, "--desk", desk];
  return {
    desk,
    people,
    told,
    keys,
    input: newFolder("input"),
    exports: newFolder("exports"),
    printed: () => printed,
    run: async (...args) => {
      const { stdout, stderr } = await succeeds(args);
      printed += stdout + stderr;
      return stdout;
    },
    runApart: async (...args) => (await succeeds(args)).stdout,
    refused: async (...args) => {
      const { exit } = await daftar(line(args), where);
      expect({ args, exit }).toEqual({ args, exit: 2 });
    },
  };
}

/** Every row of every table, as text: what a database packs in its files no scan of bytes would see. */
async function registerAsText(desk: string): Promise<string> {
  const copy = join(newFolder(), "register");
  cpSync(join(desk, "register/pg"), copy, { recursive: true });
  const database = await PGlite.create({ dataDir: copy });
  try {
    return await allRows((sql) => database.query<Record<string, unknown>>(sql).then(({ rows }) => rows));
  } finally {
    await database.close();
  }
}

async function allRows(query: (sql: string) => Promise<Record<string, unknown>[]>): Promise<string> {
  const tables = await query(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  expect(tables.length).toBeGreaterThan(3);
  const parts: string[] = [];
  for (const { name } of tables)
    parts.push(JSON.stringify(await query(`select t.*, t::text as whole from ${String(name)} t`)));
  return parts.join("\n");
}

const STORED = "Thornliebank, stored by the test";
const FOUNDERS = ["anna", "boris", "clara"] as const;

/** A desk of three founders, all of whom may do everything. */
async function founded(name: string, env: Readonly<Record<string, string>> = {}): Promise<Watched> {
  const desk = join(newFolder(name), "desk");
  const at = placeAt(desk, FOUNDERS, env);
  const people = FOUNDERS.flatMap((who) => ["--person", who]);
  const custodians = recipients.flatMap((one) => ["--custodian", one]);
  await at.run("init", desk, "--practice", ...custodians, ...people);
  return at;
}

/** What two custodians find in a desk, whichever two. */
async function foundIn(desk: string): Promise<string[][]> {
  const identities = keys.map((key) => identityIn(readFileSync(key, "utf8")) ?? "");
  return (await foundByEveryTwo(desk, identities)).map((bytes) => scanner.in(bytes));
}

describe("canaries in a desk in its folder", () => {
  let at: Watched;
  beforeAll(async () => {
    at = await founded("first");
    for (const { run } of FLOWS) await run(at);
    await closeRegisters();
  }, PATIENCE_MS);

  it("the scan finds what is there: every canary in what was handed in, readable names in rows and register", async () => {
    const hits = new Set(scanner.below(at.input).map((hit) => hit.split(": ").at(-1)));
    const elsewhere: readonly string[] = ["phoneDigits", ...ON_PAGES];
    expect(hits).toEqual(new Set(Object.keys(CANARIES).filter((name) => !elsewhere.includes(name))));
    const names = new Scanner({ readable: inventedName(9003) });
    expect(names.below(join(at.desk, "rows")).length).toBeGreaterThan(0);
    expect(names.below(join(at.desk, "register")).length).toBeGreaterThan(0);
    expect(names.inText(await registerAsText(at.desk))).toEqual(["readable"]);
  });

  it("[J18] zero hits in the desk's folder, in any spelling, names of files too", () => {
    expect(scanner.below(at.desk)).toEqual([]);
  });

  it("[J18] any two of three custodians find every canary again, sealed, and none that was erased", async () => {
    for (const found of await foundIn(at.desk)) {
      expect(found).toEqual(expect.arrayContaining(kept("files")));
      for (const name of [...NOT_KEPT, ...ERASED]) expect(found).not.toContain(name);
    }
  });

  it("[J18] zero hits in its register, read row by row", async () => {
    expect(scanner.inText(await registerAsText(at.desk))).toEqual([]);
  });

  it("[J18] zero hits in bundles, join files, requests and the second desk", async () => {
    expect(filesIn(at.exports).length).toBeGreaterThan(30);
    expect(scanner.below(at.exports)).toEqual([]);
    expect(scanner.inText(await registerAsText(join(at.exports, "second")))).toEqual([]);
  });

  it("[J18] zero hits in what commands printed, and no command wrote a temporary file", () => {
    expect(at.printed().length).toBeGreaterThan(10_000);
    expect(scanner.inText(at.printed())).toEqual([]);
    expect(existsSync(NO_TEMPORARY)).toBe(false);
  });

  it("[J18] zero hits in a desk whose import was killed, at any moment", async () => {
    const { desk } = await founded("killed");
    await closeRegisters();
    const list = join(at.input, `list from ${CANARIES.fileName}.csv`);
    const bin = resolve(import.meta.dirname, "../../apps/cli/bin/daftar.js");
    for (const afterMs of [200, 450, 800]) {
      const child = spawn(
        process.execPath,
        [bin, "import", list, "--list", `k${afterMs}`, "--yes", "--desk", desk],
        {
          stdio: "ignore",
          env: { ...process.env, TMPDIR: NO_TEMPORARY },
        },
      );
      const ended = new Promise((done) => child.once("exit", done));
      await Promise.race([pause(afterMs), ended]);
      child.kill("SIGKILL");
      await ended;
      expect(scanner.below(desk), `killed after ${afterMs} ms`).toEqual([]);
    }
  });

  describe.skipIf(!hasChromium)("in a browser (skipped without Chromium)", () => {
    it(
      "[J18] [J23] zero hits in the profile, its temporary files, the desk and what the server said",
      async () => {
        const [profile, temporary] = [newFolder("profile"), newFolder("temporary")];
        const carried = newFolder("carried");
        const person = /"id":"([^"]+)"/.exec(await at.run("victim", "list", "--json"))?.[1] ?? "";
        const served = await serve(at.desk, { env: { TMPDIR: temporary } });
        let said = "";
        for (const stream of [served.process.child.stdout, served.process.child.stderr])
          stream?.on("data", (bytes: Buffer) => (said += bytes.toString("utf8")));
        const context = await openProfile(profile, temporary);
        try {
          const page = context.pages()[0] ?? (await context.newPage());
          await page.goto(served.url);
          await page.locator("main h1").waitFor();
          await page.evaluate('sessionStorage.setItem("daftar.person", "anna")');
          const seal = async (): Promise<void> => {
            await page.getByRole("button", { name: "Seal and keep this account" }).click();
            await page.getByText("The account was kept").waitFor();
          };
          await page.goto(`${served.base}/account`);
          await page.getByLabel("Given name").fill("Invented");
          await page.getByLabel("Name of the source").fill(CANARIES.pageSource);
          await page.getByLabel("How to reach them").fill(CANARIES.pageContact);
          await page.getByLabel("What they said").fill(CANARIES.pageSaid);
          await page.getByLabel("What the kin want").fill(CANARIES.pageConsent);
          await seal();
          await page.goto(`${served.base}/account`);
          await page.getByLabel("a number of dead").check();
          await page.getByLabel("At least").fill("3");
          await page.getByLabel("From day").fill("2014-05-08");
          await page.getByLabel("Name of the source").fill(CANARIES.pageCount);
          await seal();
          // Typed and left: no draft may stay behind either.
          await page.getByLabel("Name of the source").fill(CANARIES.pageLeft);
          await page.goto(`${served.base}/people/${person}`);
          await page.getByRole("button", { name: "Take in a file" }).click();
          await page.locator("dialog input[type=file]").setInputFiles({
            name: `${CANARIES.pagePhotoName}.jpg`,
            mimeType: "image/jpeg",
            // Another file than the one that was taken in before: the same would be known by its bytes.
            buffer: Buffer.concat([await tellingJpeg(), Buffer.from("again")]),
          });
          await page.getByRole("button", { name: "Seal it and take it in" }).click();
          await page.locator("dialog").waitFor({ state: "detached" });
          await page.getByRole("button", { name: "Show the picture" }).first().click();
          await page.locator(".piece img").first().waitFor();
          await page.goto(`${served.base}/import`);
          await page.locator("input[type=file]").setInputFiles(pageList);
          await page.getByLabel("Name of the list").fill("from-the-pages");
          await page.getByRole("button", { name: "Read it and propose a mapping" }).click();
          await page.getByRole("button", { name: "with this mapping" }).click();
          await page.getByText("13 rows: 12 new").waitFor();
          // Asked for on a page: what goes to the custodians is all that comes of it here.
          await page.goto(`${served.base}/openings`);
          await page.getByRole("button", { name: "Ask for an opening" }).click();
          await page.getByLabel("What is to be opened").fill("from-the-pages");
          await page.getByLabel("Reason").fill("the canaries ask");
          await page.getByLabel("For whose key").fill(recipients[0] ?? "");
          await page.getByRole("radio", { name: "boris" }).check();
          await page.getByRole("button", { name: "Ask the custodians to open it" }).click();
          await page.locator("dialog").waitFor({ state: "detached" });
          const [request] = await Promise.all([
            page.waitForEvent("download"),
            page.getByRole("link", { name: "Download the request" }).first().click(),
          ]);
          await request.saveAs(join(carried, "request"));
          await page.evaluate(`localStorage.setItem("stored", ${JSON.stringify(STORED)})`);
          // A browser writes what it remembers some time after.
          await pause(1500);
        } finally {
          await context.close();
          served.process.child.kill("SIGTERM");
          await served.process.ended;
        }
        expect(filesIn(profile).length).toBeGreaterThan(20);
        // What a page stores is found there, so that finding nothing says something.
        expect(new Scanner({ stored: STORED }).below(profile).length).toBeGreaterThan(0);
        const found = {
          profile: scanner.below(profile),
          temporary: scanner.below(temporary),
          carried: scanner.below(carried),
          desk: scanner.below(at.desk),
          said: scanner.inText(said),
        };
        expect(filesIn(carried)).toHaveLength(1);
        expect(found).toEqual({ profile: [], temporary: [], carried: [], desk: [], said: [] });
        for (const sealed of await foundIn(at.desk)) {
          expect(sealed).toEqual(expect.arrayContaining(kept("pages")));
          expect(sealed).not.toContain("pageLeft");
        }
      },
      PATIENCE_MS,
    );
  });
});

describe("canaries in a release", () => {
  /** A release of a copy of the practice desk that took a list and a form from somebody who said more or less. */
  async function released(told?: Place["told"]): Promise<Watched> {
    const { files } = await practiceDesk();
    const at = placeAt(await practiceCopy(join(newFolder(), "desk")), ["elham", "azar", "bahram"], {}, told);
    const { gate } = JSON.parse(readFileSync(join(files, "policy.json"), "utf8"));
    const policy = join(at.input, "policy.json");
    writeFileSync(policy, JSON.stringify({ version: "canary", gate: { ...gate, reviewsAsked: 1000 } }));
    await at.run("policy", policy, "--as", "azar");
    for (const { run } of [...INTO_RELEASE, RELEASE]) await run(at);
    await closeRegisters();
    return at;
  }
  const sizesIn = (folder: string): string[] =>
    filesIn(folder).map((path) => `${path.slice(folder.length)} ${statSync(path).size}`);

  it(
    "[J18] zero hits in a release of the practice desk that took a list and a form; [J16] no file's length tells how much a source said",
    async () => {
      const at = await released();
      await AUDITS.run(at);
      await closeRegisters();
      expect(filesIn(at.exports).length).toBeGreaterThan(20);
      expect({ desk: scanner.below(at.desk), release: scanner.below(at.exports) }).toEqual({
        desk: [],
        release: [],
      });
      expect(scanner.inText(at.printed())).toEqual([]);
      const longer = await released((text) => `${text} `.repeat(60));
      expect(sizesIn(longer.exports)).toEqual(sizesIn(at.exports));
      // Nor when in the day: the files are of one day, and name no hour.
      for (const path of filesIn(join(at.exports, "release"))) {
        expect(statSync(path).mtime.toISOString(), path).toMatch(/^20\d\d-\d\d-\d\dT00:00:00\.000Z$/);
        expect(readFileSync(path, "latin1"), path).not.toMatch(/20\d\d-\d\d-\d\dT\d\d:\d\d/);
      }
    },
    PATIENCE_MS,
  );
});

describe.skipIf(ANY.folder === null)(
  "canaries in a desk in PostgreSQL (skipped where none is installed)",
  () => {
    let cluster: Cluster;
    let at: Watched;
    beforeAll(async () => {
      cluster = await Cluster.start(ANY);
      at = await founded("database", { DATABASE_URL: await cluster.database() });
    }, PATIENCE_MS);
    afterAll(() => cluster?.remove());

    it(
      "[J18] zero hits in its folder, in every row of the database, and in the server's files",
      async () => {
        for (const { what, run } of FLOWS)
          if (!/^looking|^a second machine|^an opening|^a backup|^a custodian/.test(what)) await run(at);
        expect(scanner.below(at.desk)).toEqual([]);
        const rows = await cluster.sql("desk_1", (client) =>
          allRows((sql) => client.query<Record<string, unknown>>(sql).then((found) => found.rows)),
        );
        expect(new Scanner({ readable: inventedName(9003) }).inText(rows)).toEqual(["readable"]);
        expect(scanner.inText(rows)).toEqual([]);
        await cluster.down();
        expect(scanner.below(cluster.folder)).toEqual([]);
      },
      PATIENCE_MS,
    );
  },
);

describe("canaries and verbs", () => {
  it("every verb was put through, or is said to need none and why", () => {
    const names = new Set(VERBS.map(({ name }) => name));
    const without = Object.keys(NOT_PUT_THROUGH);
    expect(without.filter((name) => !names.has(name) || ran.has(name))).toEqual([]);
    expect([...names].filter((name) => !ran.has(name) && !without.includes(name))).toEqual([]);
  });
});
