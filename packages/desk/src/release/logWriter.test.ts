/** Which desk signs the public log after a restore: none before it is told, one at most, and none that is behind (S56). */
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { RELEASE_PATHS, type Role } from "@daftar/model";
import { newCustodian } from "@daftar/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { formOf, SCOPE, type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";
import { linkHere, openAndClose, runVerb } from "../index.ts";
import { diskFiles } from "../session/diskFiles.ts";
import { logStanding } from "./logWriter.ts";

const shown = z.object({ digest: z.string(), published: z.boolean() });
const nodes = z.object({ log: z.string() });
let desk: SharedDesk;
let recipient = "";
let now = Date.UTC(2031, 0, 6);

/** Runs a verb on a restored desk, which nobody keeps open. */
async function on(dir: string, verb: string, input: Record<string, unknown>) {
  const told: string[] = [];
  const context = {
    cwd: desk.dir,
    env: {},
    clock: () => (now += 1000),
    random: (count: number) => new Uint8Array(randomBytes(count)),
    progress: () => {},
    notice: (code: string) => void told.push(code),
    desks: openAndClose,
    files: diskFiles(desk.dir),
    linkAll: linkHere,
    checker: async () => null,
    unlocked: () => null,
    passphrase: async (person: string) => `${person}'s words`,
    ask: null,
    desk: join(desk.dir, dir),
    waitMs: 0,
  };
  return { result: (await runVerb(verb, context, input)).result, told };
}

async function publish(run: (verb: string, input: Record<string, unknown>) => Promise<unknown>) {
  const { digest } = shown.parse(await run("release", { propose: true }));
  await run("release", { approve: digest, as: ["anna"] });
  return shown.parse(await run("release", { approve: digest, as: ["behzad"] }));
}

beforeAll(async () => {
  desk = await sharedDesk();
  const pair = await newCustodian();
  recipient = pair.recipient;
  writeFileSync(join(desk.dir, "key.txt"), `${pair.identity}\n`);
  await desk.run("scope", { file: desk.file("scope.json", SCOPE), as: ["anna"] });
  const gate = { minimumOrigins: 0, undecidedPairsPerMille: 1000, reviewsAsked: 9 };
  await desk.run("policy", { file: desk.file("policy.json", { version: "open", gate }), as: ["anna"] });
  const { record } = z.object({ record: z.string() }).parse(
    await desk.run("account add", {
      file: desk.file("a.json", formOf("a", "Invented One")),
      as: ["clara"],
    }),
  );
  await desk.run("assess account", { ids: [record], as: ["behzad"] });
  await desk.run("consent", { ids: [record], class: "public-full", kin: "yes", as: ["anna"] });
  expect(await publish((verb, input) => desk.run(verb, input))).toMatchObject({ published: true });
  await desk.run("backup", { out: "parts", recipient: [recipient] });
});
afterAll(() => desk.remove());

async function checkpointOf(digest: string, name: string): Promise<string> {
  const bytes = desk.open.publicLog.files(digest).get(RELEASE_PATHS.checkpoint);
  writeFileSync(join(desk.dir, name), bytes ?? new Uint8Array());
  return name;
}

describe("a restored desk", () => {
  it("[S56] signs no public log before an admin names it, with the newest checkpoint there is", async () => {
    await desk.run("restore", { parts: "parts", dir: "one", identity: "key.txt" });
    expect(nodes.parse((await on("one", "node list", {})).result).log).toBe("held");
    const held = await on("one", "release", {});
    expect(held.told).toContain("log.held");
    const first = shown.parse(held.result).digest;
    const seen = await checkpointOf(first, "first.txt");
    for (const input of [{}, { neverPublished: true }, { checkpoint: seen, neverPublished: true }])
      await expect(on("one", "node continue", { ...input, as: ["anna"] })).rejects.toMatchObject({
        code: "usage.wrong",
      });
    writeFileSync(join(desk.dir, "forged.txt"), "example.org/log\n9\nAAAA\n\n— example.org/log AAAA\n");
    await expect(
      on("one", "node continue", { checkpoint: "forged.txt", as: ["anna"] }),
    ).rejects.toMatchObject({
      code: "usage.wrong",
    });
    await on("one", "node continue", { checkpoint: seen, as: ["anna"] });
    expect(nodes.parse((await on("one", "node list", {})).result).log).toBe("signs");
  });

  it("[S56] that is behind what was published is told so, and stays held", async () => {
    await desk.run("restore", { parts: "parts", dir: "two", identity: "key.txt" });
    const { record } = z.object({ record: z.string() }).parse(
      await desk.run("account add", {
        file: desk.file("b.json", formOf("b", "Invented Two")),
        as: ["clara"],
      }),
    );
    await desk.run("assess account", { ids: [record], as: ["behzad"] });
    const { digest } = await publish((verb, input) => desk.run(verb, input));
    const seen = await checkpointOf(digest, "second.txt");
    await expect(on("two", "node continue", { checkpoint: seen, as: ["anna"] })).rejects.toMatchObject({
      code: "log.behind",
    });
    expect(nodes.parse((await on("two", "node list", {})).result).log).toBe("held");
  });
});

describe("who signs the public log", () => {
  const NODE = "0123456789abcdef";
  const writer = (
    opId: string,
    node: string,
    epoch: number,
    parents: string[] = [],
    role: Role = "admin",
  ) => ({
    type: "log-writer" as const,
    subject: "log",
    opId,
    parents,
    time: `2031-01-0${opId}T00:00:00.000Z`,
    by: "anna",
    reason: "",
    approvedBy: ["anna"],
    approvals: [{ person: "anna", key: "k", enrolledBy: null, roles: [role] }],
    body: { node, epoch, seen: null },
  });
  const standing = (epoch: number, decisions: ReturnType<typeof writer>[], signs = true) =>
    logStanding(
      {
        publicLog: { signs, holds: () => true },
        node: NODE,
        lives: { epoch },
        info: { genesis: { logOrigin: "practice.invalid/x", logKey: "5".repeat(64) } },
      },
      { decisions },
    );

  it("[S56] is the first desk in its first life, until another life is named; then that one alone", () => {
    expect([standing(0, []), standing(7, []), standing(0, [], false)]).toEqual(["signs", "held", "no-key"]);
    const named = [writer("1", NODE, 7)];
    expect([standing(0, named), standing(7, named), standing(8, named)]).toEqual(["held", "signs", "held"]);
    const again = [...named, writer("2", NODE, 8, ["1"])];
    expect([standing(7, again), standing(8, again)]).toEqual(["held", "signs"]);
  });

  it("[S56] is nobody where two were named apart, until one decision names both; and nobody without an admin", () => {
    const apart = [writer("1", NODE, 7), writer("2", NODE, 8)];
    expect([standing(0, apart), standing(7, apart), standing(8, apart)]).toEqual(["held", "held", "held"]);
    const settled = [...apart, writer("3", NODE, 8, ["1", "2"])];
    expect([standing(7, settled), standing(8, settled)]).toEqual(["held", "signs"]);
    expect(standing(7, [writer("1", NODE, 7, [], "signatory")])).toBe("held");
  });
});
