import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { inventedDesk, open, random, removeFolders } from "../testing/inventedDesk.ts";
import { lockText, serverKeyOf } from "./lockFile.ts";
import { serverOf } from "./serverOf.ts";

afterAll(removeFolders);
const TOKEN = "c".repeat(64);

describe("[S15] the server that holds a desk", () => {
  it("is found by its lock while it holds it, with a key that only readers of the lock can have", async () => {
    const dir = await inventedDesk();
    expect(await serverOf(dir, random)).toBe(null);
    const desk = await open(dir, { server: { port: 4870, token: TOKEN } });
    const key = serverKeyOf(TOKEN, desk.info.id);
    expect(await serverOf(dir, random)).toEqual({ port: 4870, key });
    expect(key).not.toContain(TOKEN);
    expect(serverKeyOf(TOKEN, "d".repeat(64))).not.toBe(key);
    await desk.close();
    expect(await serverOf(dir, random)).toBe(null);
  });

  it("a command that holds it is no server, and a lock left by a dead one neither", async () => {
    const dir = await inventedDesk();
    const desk = await open(dir);
    expect(await serverOf(dir, random)).toBe(null);
    // A lock that names a port where this very holder answers, under another token.
    const port = Number(/"port":(\d+)/.exec(readFileSync(join(dir, "desk.lock"), "utf8"))?.[1]);
    writeFileSync(
      join(dir, "desk.lock"),
      lockText({ pid: process.pid, port, token: "e".repeat(64), server: 4870 }),
    );
    expect(await serverOf(dir, random)).toBe(null);
    await desk.close();
  });
});

describe("what a desk says", () => {
  it("is read once until an op is appended or the register derived anew", async () => {
    const desk = await open(await inventedDesk());
    const [before, facts] = [desk.changes, await desk.facts()];
    expect(await desk.facts()).toBe(facts);
    await desk.rebuild();
    expect(desk.changes).toBeGreaterThan(before);
    expect(await desk.facts()).not.toBe(facts);
    expect(await desk.facts()).toEqual(facts);
    await desk.append([]);
    expect(desk.changes).toBe(before + 1);
    await desk.close();
  });
});
