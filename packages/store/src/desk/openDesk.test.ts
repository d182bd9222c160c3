/** Opening after clean closes, crashes and damage. */
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  accountDraft,
  conditionsDraft,
  inventedDesk,
  open,
  removeFolders,
  withDesk,
} from "../testing/inventedDesk.ts";
import type { OnNotice } from "./openOptions.ts";

let dir = "";
let opFile = "";
let good: Buffer;

/** A desk with six ops, closed cleanly before each test has its own way with it. */
beforeAll(async () => {
  dir = await inventedDesk();
  await withDesk(dir, async (desk) => {
    await desk.append([conditionsDraft("one"), conditionsDraft("two"), conditionsDraft("three")]);
    await desk.append([accountDraft(1, "Invented One"), accountDraft(2, "Invented Two")]);
  });
  const [name] = readdirSync(join(dir, "ops"));
  opFile = join(dir, "ops", name ?? "");
  good = readFileSync(opFile);
});
afterAll(removeFolders);

const mark = (): string => join(dir, "register", "clean.json");
const damaged = { code: "op.damaged" };
const decisions = () => withDesk(dir, async (desk) => (await desk.facts()).decisions.length);

/** As a crash leaves it: no mark of a clean close. */
function crash(): void {
  writeFileSync(mark(), "");
}

describe("opening a desk", () => {
  it("[S14] takes the register as it is after a clean close, and rebuilds it after a crash", async () => {
    const steps: string[] = [];
    const progress = ({ what }: { what: string }): void => void steps.push(what);
    const digest = await withDesk(dir, (desk) => desk.registerDigest(), { progress });
    expect(steps).toEqual([]);
    crash();
    expect(await withDesk(dir, (desk) => desk.registerDigest(), { progress })).toBe(digest);
    expect(steps).toContain("rebuilding the register");
  });

  it("[S14] takes the mark away while it is open, and does not believe one of another boot or schema", async () => {
    const desk = await open(dir);
    expect(existsSync(mark())).toBe(false);
    await desk.close();
    const text = readFileSync(mark(), "utf8");
    for (const other of [
      text.replace(/"bootId":"./, '"bootId":"x'),
      text.replace('"schema":', '"schema":9'),
    ]) {
      expect(other).not.toBe(text);
      writeFileSync(mark(), other);
      const steps: string[] = [];
      await withDesk(dir, (held) => held.facts(), { progress: ({ what }) => void steps.push(what) });
      expect(steps).not.toEqual([]);
    }
  });

  it("[S14] makes the register anew where its folder does not open", async () => {
    const pg = join(dir, "register", "pg", "global", "pg_control");
    const control = readFileSync(pg);
    writeFileSync(pg, Buffer.alloc(control.length));
    expect(await decisions()).toBe(3);
  });

  it("[S5] sets a half-written last line aside, says so once, and goes on", async () => {
    const fresh = await inventedDesk();
    await withDesk(fresh, (desk) => desk.append([conditionsDraft("one")]));
    const [name] = readdirSync(join(fresh, "ops"));
    const path = join(fresh, "ops", name ?? "");
    let torn = 0;
    // Half a line, a line without its end, and the zeros that a power cut may leave.
    for (const tail of [good.subarray(0, 300), good.subarray(0, good.indexOf(10)), Buffer.alloc(5000)]) {
      const whole = readFileSync(path);
      writeFileSync(join(fresh, "register", "clean.json"), "");
      appendFileSync(path, tail);
      const notices: string[] = [];
      const onNotice: OnNotice = (code) => void notices.push(code);
      await withDesk(fresh, (desk) => desk.facts(), { onNotice });
      torn += 1;
      expect(notices).toEqual(["op.half-written"]);
      expect(readFileSync(path)).toEqual(whole);
      expect(readFileSync(`${path}.torn-${torn}`)).toEqual(tail);
      await withDesk(fresh, (desk) => desk.append([conditionsDraft("one", `after ${torn}`)]), { onNotice });
      expect(notices).toHaveLength(1);
    }
    await withDesk(fresh, async (desk) => expect((await desk.facts()).decisions).toHaveLength(4));
  });

  it("[S6] refuses a file that lost acknowledged ops, however they were lost, and changes nothing", async () => {
    const fresh = await inventedDesk();
    await withDesk(fresh, (desk) => desk.append([conditionsDraft("one"), conditionsDraft("two")]));
    const [name] = readdirSync(join(fresh, "ops"));
    const path = join(fresh, "ops", name ?? "");
    const whole = readFileSync(path);
    const lastLine = whole.lastIndexOf(10, whole.length - 2) + 1;
    for (const length of [lastLine, whole.length - 1, whole.length - 50]) {
      for (const clean of [true, false]) {
        truncateSync(path, length);
        if (!clean) writeFileSync(join(fresh, "register", "clean.json"), "");
        await expect(open(fresh)).rejects.toMatchObject(damaged);
        // Once more: the refusal must not have made it forget.
        if (length === lastLine) await expect(open(fresh)).rejects.toMatchObject(damaged);
        expect(readdirSync(join(fresh, "ops"))).toEqual([name]);
        expect(readFileSync(path)).toHaveLength(length);
        expect(existsSync(join(fresh, "desk.lock"))).toBe(false);
        writeFileSync(path, whole);
      }
    }
    await withDesk(fresh, async (desk) => expect((await desk.facts()).decisions).toHaveLength(2));
  });

  it("[S7] refuses a changed op, a repeated line, a missing line and a line of no op", async () => {
    const fresh = await inventedDesk();
    await withDesk(fresh, (desk) => desk.append(["one", "two", "three"].map((id) => conditionsDraft(id))));
    const [name] = readdirSync(join(fresh, "ops"));
    const path = join(fresh, "ops", name ?? "");
    const whole = readFileSync(path, "utf8");
    const [a, b, c, d] = whole.trimEnd().split("\n");
    const cases = {
      "a changed word": whole.replace("telephones", "telephonez"),
      "a changed signature": whole.replace(/"sig":"./, '"sig":"z'),
      "another spelling of the same JSON": whole.replace('{"op":', '{ "op":'),
      "a repeated line": [a, b, b, c, d, ""].join("\n"),
      "a missing line": [a, b, d, c, ""].join("\n"),
      "a line of no op": [a, "{}", b, c, d, ""].join("\n"),
      "a binary line": [a, b, "\u0000\u0001", c, d, ""].join("\n"),
      "an endless line": [a, b, "x".repeat(200_000), c, d, ""].join("\n"),
    };
    for (const [what, text] of Object.entries(cases)) {
      expect(text, what).not.toBe(whole);
      writeFileSync(path, text);
      writeFileSync(join(fresh, "register", "clean.json"), "");
      await expect(open(fresh), what).rejects.toMatchObject(damaged);
      expect(readFileSync(path, "utf8"), what).toBe(text);
      writeFileSync(path, whole);
    }
    await withDesk(fresh, async (desk) => expect((await desk.facts()).decisions).toHaveLength(3));
  });

  it("[S7] refuses ops of a node that nobody enrolled", async () => {
    const other = await inventedDesk();
    const [name] = readdirSync(join(other, "ops"));
    copyFileSync(join(other, "ops", name ?? ""), join(dir, "ops", name ?? ""));
    await expect(open(dir)).rejects.toMatchObject(damaged);
    rmSync(join(dir, "ops", name ?? ""));
  });

  it("[S15] one at a time: the second is told who holds it, and has it afterwards", async () => {
    const first = await open(dir);
    await expect(open(dir)).rejects.toMatchObject({ code: "desk.held", exitCode: 3 });
    await first.append([conditionsDraft("held")]);
    await first.close();
    await first.close();
    await withDesk(dir, async (desk) => {
      expect(await desk.headsOf("conditions", "held")).toHaveLength(1);
    });
    await expect(first.facts()).rejects.toThrow("closed");
  });

  it("[S15] who lost the lock writes nothing more", async () => {
    const desk = await open(dir);
    const before = readFileSync(opFile);
    const lock = readFileSync(join(dir, "desk.lock"), "utf8");
    writeFileSync(join(dir, "desk.lock"), lock.replace(/"token":"./, '"token":"'));
    await expect(desk.append([conditionsDraft("late")])).rejects.toMatchObject({ code: "desk.lock-lost" });
    expect(readFileSync(opFile)).toEqual(before);
    await desk.close();
    rmSync(join(dir, "desk.lock"));
  });

  it("[S15] an op file that grew under us is not written to", async () => {
    const desk = await open(dir);
    const before = readFileSync(opFile);
    appendFileSync(opFile, "somebody else's\n");
    await expect(desk.append([conditionsDraft("late")])).rejects.toMatchObject({ code: "desk.lock-lost" });
    writeFileSync(opFile, before);
    await desk.close();
  });
});
