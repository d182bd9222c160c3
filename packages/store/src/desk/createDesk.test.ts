import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deskFile } from "@daftar/model";
import { afterAll, describe, expect, it } from "vitest";
import {
  FOUNDERS,
  inventedDesk,
  newFolder,
  newRecipient,
  random,
  removeFolders,
} from "../testing/inventedDesk.ts";
import { createDesk, type NewDesk } from "./createDesk.ts";
import { findDesk, readDeskFile } from "./findDesk.ts";

afterAll(removeFolders);

const given = async (changes: Partial<NewDesk> = {}): Promise<NewDesk> => ({
  name: "invented",
  practice: true,
  custodians: [await newRecipient()],
  founders: [],
  clock: () => 0,
  random,
  ...changes,
});

describe("a new desk", () => {
  it("[S1] says what it is in desk.json, and is found from folders below", async () => {
    const dir = await inventedDesk();
    const file = deskFile.parse(JSON.parse(readFileSync(join(dir, "desk.json"), "utf8")));
    expect(file).toMatchObject({ format: "daftar.desk/v1", name: "invented", practice: true });
    mkdirSync(join(dir, "a", "b"), { recursive: true });
    expect(findDesk(join(dir, "a", "b"))).toBe(dir);
    expect(findDesk(newFolder())).toBe(null);
  });

  it("[S2] is readable by its owner alone, every file and folder", async () => {
    const dir = await inventedDesk();
    for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
      const mode = statSync(join(entry.parentPath, entry.name)).mode & 0o777;
      expect([entry.name, mode]).toEqual([entry.name, entry.isDirectory() ? 0o700 : 0o600]);
    }
    expect(statSync(dir).mode & 0o777).toBe(0o700);
  });

  it("[S1] is made only in an empty folder or in what an unfinished init left", async () => {
    const dir = await inventedDesk();
    const exists = { code: "desk.exists" };
    await expect(createDesk(dir, await given())).rejects.toMatchObject(exists);
    const theirs = newFolder();
    writeFileSync(join(theirs, "thesis.txt"), "x");
    await expect(createDesk(theirs, await given())).rejects.toMatchObject(exists);
    expect(readdirSync(theirs)).toEqual(["thesis.txt"]);
    await createDesk(newFolder(), await given());
  });

  it("[S1] has no desk.json when it broke midway, and can be begun again", async () => {
    const dir = newFolder();
    const broken = await given({
      founders: FOUNDERS.map((founder) => ({ ...founder, person: "Not A Pseudonym" })).slice(0, 1),
    });
    await expect(createDesk(dir, broken)).rejects.toMatchObject({ code: "person.name-like" });
    expect(existsSync(join(dir, "desk.json"))).toBe(false);
    await createDesk(dir, await given());
    expect(existsSync(join(dir, "desk.json"))).toBe(true);
    expect(existsSync(join(dir, "desk.unfinished"))).toBe(false);
  });

  it("[S18] [J18] needs two custodians unless for practice, and leaves nothing behind when refused", async () => {
    const dir = join(newFolder(), "desk");
    await expect(createDesk(dir, await given({ practice: false }))).rejects.toMatchObject({
      code: "custodian.too-few",
    });
    await expect(createDesk(dir, await given({ custodians: ["age1invented"] }))).rejects.toMatchObject({
      code: "custodian.invalid",
    });
    expect(existsSync(dir)).toBe(false);
  });

  it("[S10] has an admin among its founders, and no founder twice", async () => {
    const [first] = FOUNDERS;
    if (first === undefined) throw new TypeError("no founders");
    const without = await given({ founders: [{ ...first, roles: ["assessor"] }] });
    await expect(createDesk(newFolder(), without)).rejects.toThrow(RangeError);
    const twice = await given({ founders: [first, first] });
    await expect(createDesk(newFolder(), twice)).rejects.toMatchObject({ code: "person.exists" });
  });

  it("[J19] for practice has a log whose origin says so", async () => {
    await expect(
      createDesk(newFolder(), await given({ logOrigin: "example.org/log" })),
    ).rejects.toMatchObject({
      code: "usage.wrong",
    });
  });

  it("[S21] of a newer format is refused, whatever else its file says", async () => {
    const dir = await inventedDesk();
    writeFileSync(join(dir, "desk.json"), '{"format":"daftar.desk/v2","shape":"unheard of"}');
    expect(() => readDeskFile(dir)).toThrow(expect.objectContaining({ code: "desk.newer" }));
    for (const text of ["", "[]", '{"format":"daftar.desk/v1"}', '{"format":"a thesis"}']) {
      writeFileSync(join(dir, "desk.json"), text);
      expect(() => readDeskFile(dir)).toThrow(expect.objectContaining({ code: "desk.damaged" }));
    }
    rmSync(join(dir, "desk.json"));
    expect(() => readDeskFile(dir)).toThrow(expect.objectContaining({ code: "desk.not-found" }));
  });
});
