/** That commands of one process see a register as they would if each started it: also after another wrote to it. */
import { appendFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { copyFolder, folders } from "./folders.ts";
import { keepRegisters, letRegistersGo } from "./keptRegisters.mjs";

const newFolder = folders();
const starts = PGlite.create.bind(PGlite);
const dataDir = join(newFolder(), "pg");
beforeAll(async () => {
  keepRegisters();
  const first = await PGlite.create({ dataDir });
  await first.exec("create table told (n int); insert into told values (1)");
  await first.close();
});
afterAll(letRegistersGo);

const told = async (one: PGlite) => (await one.query<{ n: number }>("select n from told order by n")).rows;
async function reopened<T>(work: (one: PGlite) => Promise<T>): Promise<T> {
  const one = await PGlite.create({ dataDir });
  try {
    return await work(one);
  } finally {
    await one.close();
  }
}

it("one that nobody touched goes on, without what its session had set", async () => {
  const before = await reopened(async (one) => {
    await one.exec("create temp table passing (n int); set search_path to nowhere");
    return one;
  });
  await reopened(async (one) => {
    expect(one).toBe(before);
    expect(await told(one)).toEqual([{ n: 1 }]);
    await expect(one.query("select * from passing")).rejects.toThrow("passing");
  });
});

it("a copy of its folder holds all that was written to it", async () => {
  await reopened((one) => one.exec("insert into told values (2)"));
  const copy = join(newFolder(), "pg");
  await copyFolder(dataDir, copy);
  const there = await starts({ dataDir: copy });
  expect(await told(there)).toEqual([{ n: 1 }, { n: 2 }]);
  await there.close();
});

it("what another process wrote meanwhile is seen, and stays when all are let go", async () => {
  await reopened(told);
  const other = await starts({ dataDir });
  await other.exec("insert into told values (3)");
  await other.close();
  expect(await reopened(told)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  const again = await starts({ dataDir });
  await again.exec("insert into told values (4)");
  await again.close();
  await letRegistersGo();
  expect((await reopened(told)).map(({ n }) => n)).toEqual([1, 2, 3, 4]);
});

it("one of which a file was changed, or that is gone, is not taken for what it was", async () => {
  const before = await reopened(async (one) => one);
  const base = join(dataDir, "base");
  appendFileSync(join(base, readdirSync(base)[0] ?? "", "PG_VERSION"), "\n");
  expect(await reopened(async (one) => one)).not.toBe(before);
  rmSync(dataDir, { recursive: true });
  await reopened((one) => expect(told(one)).rejects.toThrow("told"));
});
