/** Desks that cannot be opened, or only with a word: newer, half-written, damaged, held, left behind. */
import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  answered,
  anything,
  daftar,
  done,
  freshRegisters,
  onlyJson,
  type Running,
  refused,
  start,
} from "../testing/command.ts";
import { copyFolder, deskHash, filesIn, folders } from "../testing/folders.ts";
import { newCustodian, smallDesk, writeList } from "../testing/smallDesk.ts";

freshRegisters();
const newFolder = folders();
const folder = newFolder();
let prepared = "";
beforeAll(async () => {
  prepared = await smallDesk(join(newFolder(), "desk"));
  await done(
    ["import", writeList(folder, "there.csv", 30), "--list", "there", "--yes", "--desk", prepared],
    anything,
  );
});

async function copyOf(desk: string): Promise<string> {
  const copy = join(newFolder(), "desk");
  await copyFolder(desk, copy);
  return copy;
}
const opFileOf = (desk: string): string =>
  filesIn(join(desk, "ops")).find((file) => file.endsWith(".jsonl")) ?? "";
const shown = z.strictObject({ lists: z.array(z.looseObject({ list: z.string(), records: z.number() })) });
const listsOf = async (desk: string, ...more: string[]) =>
  (await done(["list", "show", "--desk", desk, ...more], shown)).lists.map(({ list, records }) => [
    list,
    records,
  ]);
const faulty = z.looseObject({
  ok: z.literal(false),
  faults: z.array(z.object({ code: z.string(), detail: z.string() })),
});

describe("making a desk", () => {
  it("[J18] custodian new makes a key for the owner alone and prints its recipient; it overwrites nothing and lies in no desk", async () => {
    const file = join(newFolder(), "custodian.txt");
    const said = await done(
      ["custodian", "new", "--out", file],
      z.strictObject({
        recipient: z.string(),
        file: z.string(),
        consentKey: z.string(),
        custodian: z.string(),
        mark: z.string(),
      }),
    );
    expect(said.recipient).toMatch(/^age1[a-z0-9]{40,}$/);
    expect(said.custodian).toBe(`${said.recipient}:${said.consentKey}`);
    expect(said.mark).toMatch(/^[0-9a-f]{16}$/);
    const secret = readFileSync(file, "utf8");
    expect(secret).toContain("AGE-SECRET-KEY-");
    expect(secret).toContain(said.custodian);
    expect(await refused(["custodian", "new", "--out", file])).toMatchObject({
      exit: 2,
      code: "usage.wrong",
    });
    expect(readFileSync(file, "utf8")).toBe(secret);
    expect(
      await refused(["custodian", "new", "--out", join(prepared, "keys", "custodian.txt")]),
    ).toMatchObject({ exit: 2, code: "usage.wrong" });
  });

  it("[J18] init takes two custodians; one, or one twice, only with --practice; a wrong one never; nothing is left behind", async () => {
    const keys = newFolder();
    const [one, two] = [await newCustodian(join(keys, "1.txt")), await newCustodian(join(keys, "2.txt"))];
    const dir = join(newFolder(), "desk");
    expect(await refused(["init", dir, "--custodian", one])).toMatchObject({
      exit: 2,
      code: "custodian.too-few",
      rule: "J18",
    });
    expect(await refused(["init", dir, "--custodian", one, "--custodian", one])).toMatchObject({
      exit: 2,
      code: "custodian.too-few",
    });
    expect(await refused(["init", dir, "--practice"])).toMatchObject({ exit: 2, code: "custodian.too-few" });
    expect(await refused(["init", dir, "--custodian", one, "--custodian", "age1nobody"])).toMatchObject({
      exit: 2,
      code: "custodian.invalid",
    });
    expect(existsSync(dir)).toBe(false);
    const made = z.strictObject({
      dir: z.string(),
      id: z.string(),
      name: z.string(),
      practice: z.boolean(),
      custodians: z.number(),
      consentKeys: z.number(),
      threshold: z.number(),
      people: z.array(z.string()),
      node: z.string(),
      request: z.null(),
      ops: z.literal("folder"),
    });
    expect(await done(["init", dir, "--custodian", one, "--custodian", two], made)).toMatchObject({
      dir,
      name: "desk",
      practice: false,
      custodians: 2,
      consentKeys: 0,
      threshold: 2,
      people: [],
    });
    for (const wrong of [`${two}:abc`, `${two}:${"0".repeat(63)}G`])
      expect(await refused(["init", `${dir}-3`, "--custodian", one, "--custodian", wrong])).toMatchObject({
        code: "custodian.invalid",
      });
    const before = deskHash(dir);
    expect(await refused(["init", dir, "--custodian", one, "--custodian", two])).toMatchObject({
      exit: 2,
      code: "desk.exists",
    });
    expect(deskHash(dir)).toBe(before);
    expect(await done(["init", `${dir}-2`, "--practice", "--custodian", one], made)).toMatchObject({
      practice: true,
      custodians: 1,
      threshold: 1,
    });
  });

  it("[J18] a threshold that no custodians meet is refused, and 1 where nobody says plainly that one opens alone", async () => {
    const [dir, keys] = [join(newFolder(), "desk"), newFolder()];
    const custodians = [];
    for (const name of ["1.txt", "2.txt", "3.txt"])
      custodians.push("--custodian", await newCustodian(join(keys, name)));
    const wrong = { exit: 2, code: "custodian.threshold", rule: "J18" };
    for (const given of ["0", "1", "4"])
      expect(await refused(["init", dir, ...custodians, "--threshold", given])).toMatchObject(wrong);
    expect(
      await refused(["init", dir, ...custodians, "--threshold", "2", "--one-opens-alone"]),
    ).toMatchObject(wrong);
    expect(existsSync(dir)).toBe(false);
    const made = z.looseObject({ threshold: z.number() });
    expect(await done(["init", dir, ...custodians, "--one-opens-alone"], made)).toMatchObject({
      threshold: 1,
    });
    const answer = await daftar(["init", `${dir}-2`, ...custodians, "--threshold", "3", "--json"]);
    expect(answer.exit).toBe(0);
    expect(answer.stderr).toContain("if one key is lost, everything sealed is lost");
    expect(answer.stderr).toContain("3 of 3 custodians gave no consent key");
    const shown = z.strictObject({
      recipients: z.array(z.string()),
      threshold: z.number().nullable(),
      desk: z.string(),
      custodians: z.array(z.strictObject({ recipient: z.string(), consentKey: z.null(), after: z.null() })),
      successions: z.array(z.never()),
    });
    expect(await done(["custodian", "list", "--desk", `${dir}-2`], shown)).toMatchObject({ threshold: 3 });
    const boxes = ["custodian", "boxes", "--out", join(keys, "boxes"), "--desk", `${dir}-2`];
    expect(await refused(boxes)).toMatchObject({ code: "handover.no-keys" });
  });

  it("the desk is --desk, else DAFTAR_DESK, else the nearest parent folder that is one", async () => {
    expect(await done(["list", "show"], shown, { cwd: join(prepared, "ops") })).toMatchObject({
      lists: [{ list: "there" }],
    });
    expect(await done(["list", "show"], shown, { env: { DAFTAR_DESK: prepared } })).toMatchObject({
      lists: [{ list: "there" }],
    });
    expect(
      await refused(["list", "show", "--desk", newFolder()], { env: { DAFTAR_DESK: prepared } }),
    ).toMatchObject({ exit: 2, code: "desk.not-found" });
  });
});

describe("a desk of a newer version", () => {
  it("desk.newer, exit 3, for reading and writing alike; nothing is touched", async () => {
    const desk = await copyOf(prepared);
    const file = join(desk, "desk.json");
    writeFileSync(file, readFileSync(file, "utf8").replace("daftar.desk/v1", "daftar.desk/v2"));
    const before = deskHash(desk);
    for (const args of [
      ["toll"],
      ["import", writeList(folder, "more.csv", 3), "--list", "more", "--yes"],
      ["rebuild"],
    ]) {
      expect(await refused([...args, "--desk", desk])).toMatchObject({ exit: 3, code: "desk.newer" });
    }
    expect(deskHash(desk)).toBe(before);
  });
});

describe("a write that was cut off", () => {
  it("half a line was never acknowledged: audit reports it, the next command sets it aside, says so and goes on", async () => {
    const desk = await copyOf(prepared);
    const file = opFileOf(desk);
    const whole = readFileSync(file);
    const half = whole.subarray(0, 300);
    appendFileSync(file, half);
    const { faults } = await answered(1, ["audit", desk], faulty);
    expect(faults.map((fault) => fault.code)).toContain("audit.op");
    expect(faults.map((fault) => fault.detail).join()).toContain("half-written");
    const next = await daftar(["list", "show", "--desk", desk, "--json"]);
    expect({ exit: next.exit, lists: shown.parse(onlyJson(next.stdout)).lists[0]?.records }).toEqual({
      exit: 0,
      lists: 30,
    });
    expect(next.stderr).toContain("op.half-written");
    expect(readFileSync(file).equals(whole)).toBe(true);
    expect(readFileSync(`${file}.torn-1`).equals(half)).toBe(true);
    await answered(0, ["audit", desk], z.looseObject({ ok: z.literal(true) }));
    const quiet = await daftar([
      "import",
      writeList(folder, "more.csv", 3),
      "--list",
      "more",
      "--yes",
      "--desk",
      desk,
    ]);
    expect(quiet.exit, quiet.stderr).toBe(0);
    expect(quiet.stderr).not.toContain("op.half-written");
  });

  it.each([
    ["its end is cut off", (file: string) => truncateSync(file, readFileSync(file).length - 20)],
    [
      "its whole line is gone",
      (file: string) => truncateSync(file, readFileSync(file).subarray(0, -1).lastIndexOf("\n") + 1),
    ],
    [
      "a byte of it is changed",
      (file: string) =>
        writeFileSync(
          file,
          readFileSync(file, "utf8").replace(/"list":"there"(?!.*"list":"there")/s, '"list":"where"'),
        ),
    ],
  ])(
    "an acknowledged op of which %s: op.damaged, exit 3, and nothing is touched; audit says so",
    async (_, damage) => {
      const desk = await copyOf(prepared);
      damage(opFileOf(desk));
      const before = deskHash(desk);
      for (const args of [
        ["toll"],
        ["import", writeList(folder, "more.csv", 3), "--list", "more", "--yes"],
      ]) {
        expect(await refused([...args, "--desk", desk])).toMatchObject({ exit: 3, code: "op.damaged" });
      }
      expect((await answered(1, ["audit", desk], faulty)).faults.length).toBeGreaterThan(0);
      expect(deskHash(desk)).toBe(before);
    },
  );

  it("[S31] another organisation's secret opens nothing: it would count everybody again under other ids", async () => {
    const desk = await copyOf(prepared);
    const file = join(desk, "keys/org.secret");
    const secret = readFileSync(file, "utf8");
    writeFileSync(
      file,
      secret.replace(/^./, (digit) => (digit === "0" ? "1" : "0")),
    );
    expect(await refused(["toll", "--desk", desk])).toMatchObject({ exit: 3, code: "desk.damaged" });
    writeFileSync(file, secret);
    await done(["toll", "--desk", desk], anything);
  });

  it("a changed signature is found by audit and by rebuild", async () => {
    const desk = await copyOf(prepared);
    const file = opFileOf(desk);
    const bytes = readFileSync(file);
    bytes[bytes.length - 40]! ^= 1;
    writeFileSync(file, bytes);
    expect((await answered(1, ["audit", desk], faulty)).faults.map((fault) => fault.code)).toContain(
      "audit.op",
    );
    expect(await refused(["rebuild", "--desk", desk])).toMatchObject({ exit: 3, code: "op.damaged" });
  });
});

/** A command that holds the desk and is stopped while it does. */
async function stopped(desk: string, args: readonly string[]): Promise<Running> {
  for (;;) {
    const running = start([...args, "--desk", desk, "--json"]);
    let over = false;
    void running.ended.then(() => {
      over = true;
    });
    while (!existsSync(join(desk, "desk.lock")) && !over) await pause(2);
    running.child.kill("SIGSTOP");
    if (!over && existsSync(join(desk, "desk.lock"))) return running;
    running.child.kill("SIGCONT");
    await running.ended;
  }
}

describe("two commands on one desk", () => {
  it("with --wait 0 the second is told: desk.held, exit 3; else it waits; both are done and nothing is lost", async () => {
    const desk = await copyOf(prepared);
    const [a, b] = [writeList(folder, "a.csv", 40, 100), writeList(folder, "b.csv", 50, 200)];
    const first = await stopped(desk, ["import", a, "--list", "a", "--yes"]);
    const before = deskHash(desk);
    expect(await refused(["import", b, "--list", "b", "--yes", "--wait", "0", "--desk", desk])).toMatchObject(
      { exit: 3, code: "desk.held" },
    );
    expect(deskHash(desk)).toBe(before);
    // The default is ten seconds; a machine that runs much else beside may need more.
    const second = start(["import", b, "--list", "b", "--yes", "--wait", "120", "--desk", desk, "--json"]);
    await pause(500);
    first.child.kill("SIGCONT");
    expect((await first.ended).exit).toBe(0);
    expect((await second.ended).exit).toBe(0);
    expect(await listsOf(desk)).toEqual([
      ["a", 40],
      ["b", 50],
      ["there", 30],
    ]);
    expect(existsSync(join(desk, "desk.lock"))).toBe(false);
  });

  it("four at once take turns, and nothing of any is lost", async () => {
    const desk = await copyOf(prepared);
    const lists = ["p", "q", "r", "s"];
    const runs = lists.map((list, at) =>
      start([
        "import",
        writeList(folder, `${list}.csv`, 10, 1000 * at),
        "--list",
        list,
        "--yes",
        "--wait",
        "120",
        "--desk",
        desk,
        "--json",
      ]),
    );
    expect((await Promise.all(runs.map((run) => run.ended))).map((answer) => answer.exit)).toEqual([
      0, 0, 0, 0,
    ]);
    expect(await listsOf(desk)).toEqual([...lists.map((list) => [list, 10]), ["there", 30]]);
  });

  it("a lock left behind by a killed command, or one that says nothing, stops nobody", async () => {
    const desk = await copyOf(prepared);
    const killed = await stopped(desk, ["import", writeList(folder, "k.csv", 5), "--list", "k", "--yes"]);
    killed.child.kill("SIGKILL");
    await killed.ended;
    expect(existsSync(join(desk, "desk.lock"))).toBe(true);
    expect((await listsOf(desk, "--wait", "0")).at(-1)).toEqual(["there", 30]);
    expect(existsSync(join(desk, "desk.lock"))).toBe(false);
    writeFileSync(join(desk, "desk.lock"), "?");
    expect((await listsOf(desk, "--wait", "0")).at(-1)).toEqual(["there", 30]);
  });
});
