/** The public log goes on under another key: by two approvers, from the next release on, and never back. */
import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkpointText, parseVkey, readLog, signNote } from "@daftar/log";
import { fromHex, fromUtf8, RELEASE_PATHS, type Role, releaseFile } from "@daftar/model";
import { joinDesk, keyPairOf, newCustodian, requestToJoin, sha256, verify } from "@daftar/store";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { formOf, SCOPE, type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";
import { runVerb } from "../index.ts";
import { LOG_SUBJECT, logKeyNow } from "./logKeys.ts";
import { logStanding } from "./logWriter.ts";

const shown = z.object({ digest: z.string(), published: z.boolean(), size: z.number().nullable() });
const renewed = z.looseObject({
  version: z.number(),
  vkey: z.string(),
  from: z.object({ origin: z.string(), vkey: z.string(), size: z.number(), root: z.string() }),
  underWay: z.string().nullable(),
  policy: z.string(),
});
const log = z.looseObject({
  vkey: z.string(),
  here: z.string(),
  checkpoint: z.object({ size: z.number(), root: z.string(), vkey: z.string() }).nullable(),
  renewals: z.array(
    z.looseObject({
      version: z.number(),
      vkey: z.string(),
      from: z.object({ vkey: z.string(), size: z.number() }),
      published: z.boolean(),
    }),
  ),
});
const audited = z.looseObject({
  ok: z.boolean(),
  faults: z.array(z.looseObject({ code: z.string() })),
  notes: z.array(z.looseObject({ detail: z.string() })),
});
const BOTH = ["anna", "behzad"];
const NEXT = "practice.invalid/next";
const LAST = "practice.invalid/last";
let desk: SharedDesk;
let recipient = "";

const logNow = async () => log.parse(await desk.run("log show", {}));
const renew = async (origin: string, some: object = {}) =>
  renewed.parse(await desk.run("log renew", { origin, as: BOTH, reason: "planned", ...some }));
const propose = async () => shown.parse(await desk.run("release", { propose: true }));
const approve = async (digest: string, as: string) =>
  shown.parse(await desk.run("release", { approve: digest, as: [as] }));

async function publish() {
  const { digest } = await propose();
  await approve(digest, "anna");
  const done = await approve(digest, "behzad");
  expect(done.published).toBe(true);
  return done;
}

const checkpointOf = (digest: string): Uint8Array =>
  desk.open.publicLog.files(digest).get(RELEASE_PATHS.checkpoint) ?? new Uint8Array();

/** Puts the files of a release where an audit reads them. */
function lay(digest: string): string {
  for (const [path, bytes] of desk.open.publicLog.files(digest)) {
    mkdirSync(dirname(desk.path(`${digest}/${path}`)), { recursive: true });
    writeFileSync(desk.path(`${digest}/${path}`), bytes);
  }
  return desk.path(digest);
}

beforeAll(async () => {
  desk = await sharedDesk();
  const pair = await newCustodian();
  recipient = pair.recipient;
  writeFileSync(desk.path("key.txt"), `${pair.identity}\n`);
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
});
afterAll(() => desk.remove());

/** The first key, and what it signed. */
let first = { vkey: "", digest: "", size: 0, seed: "" };

it("[J17] [J20] takes two approvers, a reason and an origin of its own", async () => {
  const { digest, size } = await publish();
  const { seed } = z
    .object({ seed: z.string() })
    .parse(JSON.parse(readFileSync(join(desk.path("desk"), "keys/log.json"), "utf8")));
  first = { vkey: (await logNow()).vkey, digest, size: size ?? 0, seed };
  for (const [some, code] of [
    [{ as: [] }, "person.needed"],
    [{ as: ["anna"] }, "person.needed"],
    [{ as: ["anna", "nobody"] }, "person.unknown"],
    [{ reason: " " }, "usage.wrong"],
    [{ origin: "example.org/log" }, "usage.wrong"],
    [{ origin: "practice.invalid/with space" }, "usage.wrong"],
    [{ origin: desk.open.info.genesis.logOrigin }, "usage.wrong"],
  ] as const)
    await expect(renew(NEXT, some), JSON.stringify(some)).rejects.toMatchObject({ code });
  await desk.run("person role", { name: "dimitri", role: ["admin"], as: ["anna"] });
  await expect(renew(NEXT, { as: ["anna", "dimitri"] })).rejects.toMatchObject({ code: "person.role" });
  expect(await logNow()).toMatchObject({ vkey: first.vkey, here: "signs", renewals: [] });
  expect(readdirSync(join(desk.path("desk"), "keys")).filter((name) => name.startsWith("log-"))).toEqual([
    "log-signed.json",
  ]);
});

it("[J17] [J20] what is approved under the older key goes out no more; one renewal that no release bore is replaced", async () => {
  const { digest } = await propose();
  await approve(digest, "anna");
  const one = await renew(NEXT);
  expect(one).toMatchObject({
    version: 1,
    underWay: "proposed",
    from: { vkey: first.vkey, size: first.size },
  });
  await expect(approve(digest, "behzad")).rejects.toMatchObject({ code: "release.stale" });
  // Whoever renews it while somebody else does is told, and sees first what the other decided.
  await expect(
    desk.run("log renew", { origin: LAST, as: BOTH, reason: "planned" }, () =>
      renew("practice.invalid/other"),
    ),
  ).rejects.toMatchObject({ code: "decision.stale" });
  const two = await renew(LAST);
  expect(two).toMatchObject({ version: 1, from: one.from });
  expect(await logNow()).toMatchObject({
    vkey: two.vkey,
    here: "signs",
    checkpoint: { size: first.size, vkey: first.vkey },
    renewals: [{ vkey: two.vkey, published: false }],
  });
});

it("[J17] [J22] the next release says so, is signed by the new key alone, and goes on from what was kept", async () => {
  const before = checkpointOf(first.digest);
  writeFileSync(desk.path("kept"), before);
  const { vkey } = await logNow();
  const { digest, size } = await publish();
  const files = desk.open.publicLog.files(digest);
  const release = releaseFile.parse(JSON.parse(fromUtf8(files.get(RELEASE_PATHS.release) ?? before)));
  expect(release).toMatchObject({ origin: LAST, vkey });
  const key = parseVkey(vkey, sha256)!;
  const read = await readLog(async (path) => files.get(`log/${path}`) ?? null, {
    origin: LAST,
    keys: [key],
    sha256,
    verify,
  });
  expect(read).toMatchObject({ status: "whole", size });
  expect(JSON.parse(fromUtf8(read.entries[first.size]!))).toMatchObject({ type: "log.renew", vkey });
  expect(
    fromUtf8(checkpointOf(digest))
      .split("\n")
      .filter((line) => line.startsWith("— ")),
  ).toHaveLength(1);
  const report = audited.parse(await desk.run("audit", { dir: lay(digest), seen: "kept" }));
  expect(report.faults).toEqual([]);
  expect(report.notes.map(({ detail }) => detail).join()).toContain("another way than this copy");
  expect(audited.parse(await desk.run("audit", { dir: desk.path("desk") })).faults).toEqual([]);
  expect(await logNow()).toMatchObject({ checkpoint: { size, vkey }, renewals: [{ published: true }] });
  expect(JSON.parse(readFileSync(join(desk.path("desk"), "keys/log-signed.json"), "utf8"))).toMatchObject({
    origin: LAST,
    size,
  });
});

it("[J17] once more, with the older keys taken away; and nobody goes on from what one of them signed since", async () => {
  const { vkey: second, checkpoint } = await logNow();
  const { version, from } = await renew("practice.invalid/third", { destroyOld: true });
  expect({ version, from: from.vkey }).toEqual({ version: 2, from: second });
  const keys = readdirSync(join(desk.path("desk"), "keys")).filter((name) => name.startsWith("log"));
  expect(keys).toEqual([expect.stringMatching(/^log-[0-9a-f]{16}\.json$/), "log-signed.json"]);
  const { digest } = await publish();
  expect(audited.parse(await desk.run("audit", { dir: lay(digest), seen: "kept" })).faults).toEqual([]);
  expect(audited.parse(await desk.run("audit", { dir: desk.path("desk") })).faults).toEqual([]);

  // Whoever took the first key goes on signing with it: no word of this log, neither to readers nor to a desk.
  const stolen = keyPairOf(first.seed);
  const signer = {
    name: desk.open.info.genesis.logOrigin,
    publicKey: fromHex(stolen.publicKey),
    sign: stolen.sign,
  };
  const root = fromHex(checkpoint?.root ?? "");
  const text = checkpointText({ origin: signer.name, size: checkpoint?.size ?? 0, root });
  writeFileSync(desk.path("stolen"), signNote(text, signer, sha256));
  const report = audited.parse(await desk.run("audit", { dir: lay(digest), seen: "stolen" }));
  expect(report.faults.map(({ code }) => code)).toEqual(["audit.rewritten"]);
});

it("[S56] a restored desk holds the new key, signs nothing with it before it is told, and takes a checkpoint of its size's key alone", async () => {
  await desk.run("backup", { out: "parts", recipient: [recipient] });
  await desk.run("restore", { parts: "parts", dir: "back", identity: "key.txt" });
  const context = desk.contextOf(desk.path("back"));
  const on = async (verb: string, input: object) => (await runVerb(verb, context, input)).result;
  const { vkey, checkpoint } = await logNow();
  expect(log.parse(await on("log show", {}))).toMatchObject({ vkey, here: "held" });
  await expect(
    on("log renew", { origin: "practice.invalid/x", as: BOTH, reason: "after a seizure" }),
  ).rejects.toMatchObject({ code: "log.held" });
  await expect(on("node continue", { checkpoint: "stolen", as: ["anna"] })).rejects.toMatchObject({
    code: "usage.wrong",
  });
  const newest = desk.open.publicLog.files((await shownNow()).digest).get(RELEASE_PATHS.checkpoint);
  writeFileSync(desk.path("newest"), newest ?? new Uint8Array());
  await on("node continue", { checkpoint: "newest", as: ["anna"] });
  expect(log.parse(await on("log show", {})).here).toBe("signs");
  const after = renewed.parse(
    await on("log renew", { origin: "practice.invalid/x", as: BOTH, reason: "after a seizure" }),
  );
  expect(after).toMatchObject({ version: 3, from: { vkey, size: checkpoint?.size } });
});

const shownNow = async () => shown.parse(await desk.run("release", {}));

const GENESIS = { info: { genesis: { logOrigin: "practice.invalid/x", logKey: "5".repeat(64) } } };

/** A renewal from the log's first key, decided by these people: role and who enrolled their key. */
function decided(opId: string, by: readonly (readonly [person: string, role: Role, enrolledBy?: string])[]) {
  const approvals = by.map(([person, role, enrolledBy]) => ({
    person,
    key: `key of ${person}`,
    enrolledBy: enrolledBy ?? null,
    roles: [role],
  }));
  const { logOrigin: origin, logKey: key } = GENESIS.info.genesis;
  return {
    type: "log-key" as const,
    subject: LOG_SUBJECT,
    opId,
    parents: [] as string[],
    time: `2031-01-0${opId}T00:00:00.000Z`,
    by: "anna",
    reason: "",
    approvedBy: by.map(([person]) => person),
    approvals,
    body: {
      origin: `practice.invalid/${opId}`,
      key: opId.repeat(64),
      version: 1,
      from: { origin, key, size: 0, root: "0".repeat(64) },
    },
  };
}

it("[J20] a renewal counts by two approvers who may decide together, and by nobody else", () => {
  const keyBy = (...by: Parameters<typeof decided>[1]) =>
    logKeyNow(GENESIS, { decisions: [decided("7", by)] }).key.slice(0, 1);
  expect(keyBy(["anna", "approver"], ["behzad", "approver"])).toBe("7");
  expect(keyBy()).toBe("5");
  expect(keyBy(["anna", "approver"])).toBe("5");
  expect(keyBy(["anna", "approver"], ["behzad", "admin"])).toBe("5");
  expect(keyBy(["anna", "approver"], ["behzad", "approver", "anna"])).toBe("5");
});

it("[S56] renewed apart by two desks, nobody signs until one decision names both", () => {
  const two = [
    ["anna", "approver"],
    ["behzad", "approver"],
  ] as const;
  const desk = { ...GENESIS, node: "0".repeat(16), lives: { epoch: 0 } };
  const standing = (decisions: ReturnType<typeof decided>[], held = "") =>
    logStanding(
      { ...desk, publicLog: { signs: true, holds: (key) => held === "" || key.startsWith(held) } },
      { decisions },
    );
  const apart = [decided("7", two), decided("8", two)];
  expect([standing([]), standing(apart.slice(1)), standing(apart)]).toEqual(["signs", "signs", "held"]);
  const settled = [...apart, { ...decided("9", two), parents: ["7", "8"] }];
  expect(standing(settled)).toBe("signs");
  // A desk of before the renewal has another key, and signs nothing with that.
  expect(standing(settled, "5")).toBe("no-key");
  expect(logKeyNow(GENESIS, { decisions: settled }).key[0]).toBe("9");
});

it("[S24] a machine that joins takes in the releases under every key, each with its own log and whole", async () => {
  const { exchange, info, node } = desk.open;
  const dir = desk.path("second");
  const random = (count: number) => new Uint8Array(randomBytes(count));
  const keys = await requestToJoin(dir, random);
  const anna = await desk.open.unlockPerson("anna", "anna's words");
  for (const [subject, enrolled] of [
    [node, { key: exchange.publicKey, recipient: await exchange.recipient() }],
    [keys.node, { key: keys.key, recipient: keys.recipient }],
  ] as const) {
    const body = { ...enrolled, state: "enrolled" as const, until: [] };
    await desk.open.append([await desk.open.decide({ type: "node", subject, body, by: "anna" }, [anna])]);
  }
  const contents = await exchange.contentsSince(null);
  const gift = exchange.joinGift(info.name, info.practice, ["anna"]);
  const has = await exchange.holds();
  const joining = (given: typeof contents) =>
    joinDesk(
      dir,
      async () => ({ id: "0".repeat(64), desk: info.id, from: node, has, contents: given, join: gift }),
      {
        clock: () => Date.UTC(2100, 0, 1),
        random,
      },
    );
  const isLog = (one: (typeof contents)[number]): boolean =>
    one.kind === "published" && one.path.startsWith("log/tile/entries/");
  const [theirs] = contents.filter(isLog);
  for (const given of [
    contents.map((one) => (isLog(one) && one !== theirs ? { ...one, bytes: theirs!.bytes } : one)),
    contents.filter((one) => one.kind !== "published" || one.path !== RELEASE_PATHS.people),
  ])
    await expect(joining(given)).rejects.toMatchObject({ code: "bundle.invalid" });
  await joining(contents);
  const released = (await desk.open.facts()).published.map(({ body }) => body.release).sort();
  expect(released.length).toBeGreaterThan(2);
  expect(readdirSync(join(dir, "published")).sort()).toEqual(released);
}, 60_000);
