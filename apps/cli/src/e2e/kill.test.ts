/** kill -9 at random points of an import and of a review: what was acknowledged is there, and all goes on. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { answered, anything, done, freshRegisters, start } from "../testing/command.ts";
import { folders } from "../testing/folders.ts";
import { smallDesk, writeList } from "../testing/smallDesk.ts";

const ROUNDS = 3;
const ROWS = 1500;
freshRegisters();
const newFolder = folders();
const folder = newFolder();
let desk = "";
beforeAll(async () => {
  desk = await smallDesk(join(newFolder(), "desk"));
  await done(
    ["import", writeList(folder, "first.csv", 2 * ROUNDS + 4), "--list", "first", "--yes", "--desk", desk],
    anything,
  );
});

interface Killed {
  /** Whether it had printed its result: from then on what it did must never be lost. */
  readonly acknowledged: boolean;
  /** From holding the desk to the end, in milliseconds. */
  readonly tookMs: number;
}

function lockIsOf(pid: number | undefined): boolean {
  try {
    return readFileSync(join(desk, "desk.lock"), "utf8").includes(`"pid":${pid},`);
  } catch {
    return false;
  }
}

/** Runs a command, kills it some time after it has the desk, and says whether it had answered by then. */
async function runAndKill(args: readonly string[], afterMs: number | null): Promise<Killed> {
  const { child, ended } = start([...args, "--desk", desk, "--json"]);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  // The lock of one that was killed stands until this one takes it over: its own is waited for.
  while (!over && !lockIsOf(child.pid)) await pause(2);
  const from = performance.now();
  if (afterMs !== null) {
    await Promise.race([pause(afterMs), ended]);
    child.kill("SIGKILL");
  }
  const { exit, stdout, stderr } = await ended;
  expect([0, null], stderr).toContain(exit);
  return { acknowledged: stdout.endsWith("}\n"), tookMs: performance.now() - from };
}

async function soundAndSame(): Promise<void> {
  await answered(0, ["audit", desk], z.looseObject({ ok: z.literal(true) }));
  const digests = z.strictObject({ before: z.string(), after: z.string(), same: z.literal(true) });
  await done(["rebuild", "--desk", desk], digests);
  await done(["rebuild", "--shuffle", "5", "--desk", desk], digests);
}

it(`an import killed in ${ROUNDS} rounds: acknowledged lists are whole, others are whole or not there, and the desk is sound`, async () => {
  const lists = z.object({ lists: z.array(z.object({ list: z.string(), records: z.number() })) });
  const acknowledged = new Set<string>();
  const import_ = (list: string, at: number): string[] => [
    "import",
    writeList(folder, `${list}.csv`, ROWS, ROWS * at),
    "--list",
    list,
    "--yes",
  ];
  const { tookMs } = await runAndKill(import_("whole", 0), null);
  acknowledged.add("whole");
  for (let round = 1; round <= ROUNDS; round += 1) {
    const list = `k${round}`;
    // Rounds are spread over the whole of an import, each at a random moment of its part.
    const killed = await runAndKill(
      import_(list, round),
      ((round - 1 + Math.random()) / ROUNDS) * 1.2 * tookMs,
    );
    if (killed.acknowledged) acknowledged.add(list);
    const there = new Map(
      (await done(["list", "show", "--desk", desk], lists)).lists.map((one) => [one.list, one.records]),
    );
    expect([...acknowledged].filter((name) => there.get(name) !== ROWS)).toEqual([]);
    expect([0, ROWS]).toContain(there.get(list) ?? 0);
  }
  await soundAndSame();
}, 600_000);

it(`a review killed in ${ROUNDS} rounds: every acknowledged decision holds, and the desk is sound`, async () => {
  const victims = z.object({ victims: z.array(z.object({ records: z.array(z.string()) })) });
  const show = z.object({ accounts: z.array(z.object({ list: z.string() })) });
  const everybody = (
    await done(["victim", "list", "--limit", "100000", "--desk", desk], victims)
  ).victims.flatMap((victim) => victim.records);
  expect(everybody.length).toBeGreaterThan(2 * ROUNDS + 2);
  await done(["victim", "show", everybody[0] ?? "", "--desk", desk], show);
  const pairs = Array.from(
    { length: ROUNDS + 1 },
    (_, at) => [everybody[2 * at] ?? "", everybody[2 * at + 1] ?? ""] as const,
  );
  const decide = ([a, b]: readonly [string, string]): string[] => [
    "review",
    "decide",
    a,
    b,
    "--verdict",
    "same",
    "--as",
    "anna",
  ];
  const [first, ...rest] = pairs;
  const { tookMs } = await runAndKill(decide(first!), null);
  const acknowledged = [first!];
  for (const [round, pair] of rest.entries()) {
    const killed = await runAndKill(decide(pair), ((round + Math.random()) / ROUNDS) * 1.2 * tookMs);
    if (killed.acknowledged) acknowledged.push(pair);
  }
  const after = (await done(["victim", "list", "--limit", "100000", "--desk", desk], victims)).victims.map(
    (victim) => victim.records,
  );
  const together = (a: string, b: string): boolean =>
    after.some((records) => records.includes(a) && records.includes(b));
  expect(acknowledged.filter(([a, b]) => !together(a, b))).toEqual([]);
  await soundAndSame();
}, 600_000);
