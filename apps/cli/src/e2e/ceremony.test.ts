/**
 * [J18] Sealed sources, k of n: what a list, a form and a file say of who told is opened by two of three
 * custodians together, each on a machine without a desk, and by nothing that lies on the desk (threats 7, 13, 14).
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalText, fromUtf8, rowLine, rowLock, signedOp } from "@daftar/model";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { answered, anything, done, refused } from "../testing/command.ts";
import { deskHash, filesIn, folders } from "../testing/folders.ts";
import { serveDesk } from "../testing/servedPages.ts";
import {
  csv,
  inventedName,
  newCustodian,
  newCustodianKeys,
  SMALL_HEADER,
  smallRow,
} from "../testing/smallDesk.ts";

const newFolder = folders();
const away = newFolder("away");
const keys = ["one", "two", "three"].map((name) => join(away, `${name}.txt`));
const PEOPLE = ["anna", "boris", "clara", "dimitri"];
const lineage = {
  origin: "canary-origin",
  from: [],
  household: null,
  sawThemself: false,
  body: null,
  direct: false,
  sourceClass: "witness",
  anonymous: false,
  sealedSource: null,
};

let desk = "";
let list = "";
let importOp = "";
let listed = "";
let other = "";
let account = "";
let count = "";
let opening = 0;

const at = (...more: string[]): string[] => [...more, "--desk", desk];
const asked = z.looseObject({
  opening: z.string(),
  asked: z.array(z.strictObject({ kind: z.string(), subject: z.string(), threshold: z.number() })),
  request: z.string(),
  identity: z.string().nullable(),
});
const shared = z.looseObject({
  file: z.string().nullable(),
  custodian: z.string(),
  approvedBy: z.array(z.string()),
  asked: z.array(z.strictObject({ kind: z.string(), subject: z.string() })),
  shares: z.number(),
});
const combined = z.looseObject({
  opened: z.array(
    z.strictObject({
      kind: z.string(),
      subject: z.string(),
      source: z.record(z.string(), z.string()).nullable(),
      cells: z
        .array(z.strictObject({ role: z.string(), header: z.string().nullable(), text: z.string() }))
        .nullable(),
      fileName: z.string().nullable(),
      commitment: z.null(),
    }),
  ),
  custodians: z.array(z.string()),
  bad: z.array(z.looseObject({ file: z.string(), custodian: z.string().nullable(), why: z.string() })),
});

/** The line that asks to open. */
const openLine = (
  subjects: readonly string[],
  as: readonly string[],
  request: string,
  identity: string,
  reason = "the family asked for help",
): string[] => {
  const people = as.flatMap((one) => ["--as", one]);
  const files = ["--out", request, "--identity", identity];
  return at("custodian", "open", ...subjects, "--reason", reason, ...people, ...files);
};

/** Asks to open, and gives the paths of request and identity. */
async function ask(...subjects: string[]) {
  opening += 1;
  const [request, identity] = [join(away, `request-${opening}`), join(away, `opener-${opening}.txt`)];
  const said = await done(openLine(subjects, ["anna", "boris"], request, identity), asked);
  return { request, identity, said };
}

async function share(request: string, key: string): Promise<string> {
  const out = join(newFolder(), "answer");
  const args = ["custodian", "share", request, "--identity", key, "--out", out, "--yes"];
  const said = await done(args, shared);
  expect(said).toMatchObject({ file: out, approvedBy: ["anna", "boris"] });
  return out;
}

/** Enters a form about one invented person. @returns the record's id */
async function enter(n: number, more: object, source: string): Promise<string> {
  const form = join(away, "form.json");
  const cells = { name: inventedName(n), deathDate: "2014-05-08", ...more };
  writeFileSync(form, JSON.stringify({ cells, lineage, source: { name: source } }));
  const entered = at("account", "add", form, "--as", "clara");
  return (await done(entered, z.looseObject({ record: z.string() }))).record;
}

const combine = (request: string, identity: string, ...shares: string[]): string[] => [
  "custodian",
  "combine",
  request,
  ...shares,
  "--identity",
  identity,
];

beforeAll(async () => {
  desk = join(newFolder(), "desk");
  const custodians = [];
  for (const key of keys) custodians.push((await newCustodianKeys(key)).custodian);
  const made = await done(
    [
      "init",
      desk,
      "--practice",
      ...custodians.flatMap((one) => ["--custodian", one]),
      ...PEOPLE.flatMap((name) => ["--person", name]),
    ],
    z.looseObject({ custodians: z.number(), consentKeys: z.number(), threshold: z.number() }),
  );
  expect(made).toMatchObject({ custodians: 3, consentKeys: 3, threshold: 2 });
  const rows = Array.from({ length: 40 }, (_, n) => [...smallRow(n), n === 3 ? "" : `Canary Teller ${n}`]);
  list = join(newFolder(), "brixtowe.csv");
  writeFileSync(list, csv([[...SMALL_HEADER, "reporter"], ...rows]));
  importOp = (await done(at("import", list, "--list", "told", "--yes"), z.looseObject({ op: z.string() })))
    .op;
  const { victims } = await done(
    at("victim", "list", "--limit", "100"),
    z.looseObject({ victims: z.array(z.looseObject({ id: z.string(), names: z.array(z.string()) })) }),
  );
  const recordOf = async (name: string): Promise<string> => {
    const id = victims.find(({ names }) => names.includes(name))?.id ?? "";
    const shown = await done(
      at("victim", "show", id),
      z.looseObject({ accounts: z.array(z.looseObject({ record: z.string() })) }),
    );
    return shown.accounts[0]?.record ?? "";
  };
  listed = await recordOf(inventedName(7));
  other = await recordOf(inventedName(3));
  const form = join(away, "form.json");
  account = await enter(500, { phone: "+00 555 010 7731" }, "Canary Gildersome");
  const number = {
    place: { province: "arvandis", city: null, incident: null },
    window: { from: "2014-05-07", to: "2014-05-10" },
    low: 3,
    high: 5,
    asWorded: "three to five",
    whatCounted: "told",
    extent: "partial",
    includes: [],
    lineage,
  };
  writeFileSync(form, JSON.stringify({ account: number, source: { name: "Canary Inglestrode" } }));
  count = (await done(at("account", "count", form, "--as", "clara"), z.looseObject({ id: z.string() }))).id;
});

describe("a ceremony", () => {
  it("opens by any two what a row, a form and a count say, and says what was asked and by whom", async () => {
    const { request, identity, said } = await ask(listed, account, count);
    expect(said.asked).toEqual([
      { kind: "cells", subject: listed, threshold: 2 },
      { kind: "account", subject: account, threshold: 2 },
      { kind: "count", subject: count, threshold: 2 },
    ]);
    const [first, , third] = keys;
    const shares = [await share(request, first!), await share(request, third!)];
    const { opened, bad, custodians } = await done(combine(request, identity, ...shares), combined);
    expect(opened.map(({ source }) => source)).toEqual([
      {},
      { name: "Canary Gildersome" },
      { name: "Canary Inglestrode" },
    ]);
    expect(opened[0]?.cells?.map(({ text }) => text)).toEqual(["Canary Teller 7"]);
    expect(opened[1]?.cells).toEqual([{ role: "phone", header: null, text: "+00 555 010 7731" }]);
    expect(bad).toEqual([]);
    expect(custodians).toHaveLength(2);
    // A row without a source is sealed as the others are, so that nobody sees which has one.
    const none = await ask(other);
    const both = [await share(none.request, keys[0]!), await share(none.request, keys[1]!)];
    expect((await done(combine(none.request, none.identity, ...both), combined)).opened[0]?.cells).toEqual(
      [],
    );
  });

  it("opens a list's file, alone and to a file, byte for byte", async () => {
    const { request, identity } = await ask(importOp);
    const shares = [await share(request, keys[1]!), await share(request, keys[2]!)];
    const args = combine(request, identity, ...shares);
    expect(await refused(args)).toMatchObject({ exit: 2, code: "usage.wrong" });
    const out = join(newFolder(), "list.csv");
    const { opened } = await done([...args, "--out", out], combined);
    expect(opened[0]).toMatchObject({ kind: "original", fileName: "brixtowe.csv" });
    expect(readFileSync(out).equals(readFileSync(list))).toBe(true);
    const named = await ask("told");
    expect(named.said.asked).toEqual([{ kind: "original", subject: opened[0]?.subject, threshold: 2 }]);
    const mixed = await refused(
      openLine([importOp, listed], ["anna", "boris"], join(away, "x"), join(away, "y")),
    );
    expect(mixed).toMatchObject({ exit: 2, code: "opening.file-alone" });
  });

  it("fewer than two are refused; a changed answer is named by file and custodian; another request's is none", async () => {
    const { request, identity } = await ask(listed);
    const later = await ask(listed);
    const [first, second] = [await share(request, keys[0]!), await share(request, keys[1]!)];
    expect(await refused(combine(request, identity, first))).toMatchObject({
      exit: 2,
      code: "opening.too-few",
    });
    // The same custodian twice is one.
    expect(await refused(combine(request, identity, first, await share(request, keys[0]!)))).toMatchObject({
      code: "opening.too-few",
      message: expect.stringContaining("second answer"),
    });
    const changed = join(newFolder(), "changed");
    const bytes = readFileSync(second);
    bytes[bytes.length - 5]! ^= 1;
    writeFileSync(changed, bytes);
    const third = await share(request, keys[2]!);
    const answer = await done(combine(request, identity, first, changed, third), combined);
    expect(answer.bad).toEqual([{ file: changed, custodian: null, why: "unreadable" }]);
    expect(answer.opened[0]?.cells).toHaveLength(1);
    const replayed = await share(later.request, keys[1]!);
    expect(await refused(combine(request, identity, first, replayed))).toMatchObject({
      code: "opening.too-few",
      message: expect.stringContaining("answers another request"),
    });
    expect(await refused(combine(request, later.identity, first, third))).toMatchObject({
      code: "opening.identity",
    });
  });

  it("takes two approvers who did not enrol each other, a reason that names nobody, and something sealed", async () => {
    const none = [join(away, "none"), join(away, "none.txt")] as const;
    const open = (subject: string, reason: string, ...as: string[]) =>
      refused(openLine([subject], as, ...none, reason));
    const why = "they asked for help";
    expect(await open(listed, why, "anna")).toMatchObject({ exit: 2, code: "opening.two-people" });
    expect(await open(listed, why, "anna", "anna")).toMatchObject({ code: "opening.two-people" });
    await done(at("person", "add", "elena", "--role", "approver", "--as", "anna"), anything);
    expect(await open(listed, why, "anna", "elena")).toMatchObject({ code: "opening.two-people" });
    await done(at("person", "add", "fyodor", "--role", "recorder", "--as", "anna"), anything);
    expect(await open(listed, why, "boris", "fyodor")).toMatchObject({ code: "opening.two-people" });
    expect(await open("0".repeat(32), why, "anna", "boris")).toMatchObject({ code: "opening.nothing" });
    expect(await open(listed, "call +00 555 010 7731", "anna", "boris")).toMatchObject({
      code: "usage.wrong",
    });
    expect(filesIn(away).some((file) => file.includes("none"))).toBe(false);
    const inside = await refused(openLine([listed], ["anna", "boris"], none[0], join(desk, "opener.txt")));
    expect(inside).toMatchObject({ code: "usage.wrong" });
    // Enrolled later, by the other's key: a custodian checks that with the request alone.
    const [request, identity] = [join(away, "later"), join(away, "later.txt")];
    await done(openLine([listed], ["boris", "elena"], request, identity), asked);
    const said = await done(
      ["custodian", "share", request, "--identity", keys[0]!, "--out", join(away, "later.share"), "--yes"],
      shared,
    );
    expect(said.approvedBy).toEqual(["boris", "elena"]);
  });

  it("a custodian hands nothing out for a request that was changed, nor unasked, nor with another's identity", async () => {
    const { request } = await ask(account);
    const text = readFileSync(request, "latin1");
    const changes: [string, string][] = [
      ["the family asked for help", "the family asked for more"],
      ['"person":"boris"', '"person":"clara"'],
      [`"kind":"account","subject":"${account}"`, `"kind":"account","subject":"${listed}"`],
      ['"name":"desk"', '"name":"disk"'],
    ];
    for (const [from, to] of changes) {
      expect(text).toContain(from);
      const file = join(newFolder(), "changed");
      writeFileSync(file, text.replaceAll(from, to), "latin1");
      const out = join(newFolder(), "none");
      const args = ["custodian", "share", file, "--identity", keys[0]!, "--out", out, "--yes"];
      expect(await refused(args), to).toMatchObject({ exit: 2, code: "opening.unapproved" });
      expect(filesIn(join(out, ".."))).toEqual([]);
    }
    // What two people approved, with what another opening asks for.
    const [, approved = ""] = text.split("\n");
    const [format, line = ""] = readFileSync((await ask(listed)).request, "latin1").split("\n");
    const { opening } = z.looseObject({ opening: z.unknown() }).parse(JSON.parse(approved));
    const swapped = join(newFolder(), "swapped");
    const parts = z.record(z.string(), z.unknown()).parse(JSON.parse(line));
    writeFileSync(swapped, `${format}\n${canonicalText({ ...parts, opening })}\n`);
    const put = ["--identity", keys[0]!, "--out", join(newFolder(), "none"), "--yes"];
    expect(await refused(["custodian", "share", swapped, ...put])).toMatchObject({
      code: "opening.unapproved",
      message: expect.stringContaining("other things than were approved"),
    });
    const out = join(newFolder(), "none");
    const unasked = await done(["custodian", "share", request, "--identity", keys[0]!, "--out", out], shared);
    expect(unasked).toMatchObject({ file: null, shares: 0, asked: [{ kind: "account", subject: account }] });
    const stranger = join(away, "stranger.txt");
    await newCustodian(stranger);
    const args = ["custodian", "share", request, "--identity", stranger, "--out", out, "--yes"];
    expect(await refused(args)).toMatchObject({ code: "opening.not-yours" });
    expect(filesIn(join(out, ".."))).toEqual([]);
  });
});

it("[J18] a custodian's part goes to a successor, who opens old and new with the others (threat 14)", async () => {
  const key = join(away, "four.txt");
  const { custodian, recipient } = await newCustodianKeys(key);
  const boxes = join(away, "boxes");
  const written = await done(
    at("custodian", "boxes", "--out", boxes),
    z.looseObject({ envelopes: z.number(), consentKeys: z.number() }),
  );
  expect(written).toMatchObject({ envelopes: 4, consentKeys: 3 });
  // Beside a server the command writes the same bytes, and the server's answer has nothing of them.
  const served = await serveDesk(desk);
  try {
    const [beside, inside] = [join(away, "boxes-beside"), join(desk, "boxes")];
    expect(await done(at("custodian", "boxes", "--out", beside), anything)).toMatchObject({
      file: beside,
      envelopes: 4,
      plan: null,
    });
    expect(readFileSync(beside).equals(readFileSync(boxes))).toBe(true);
    for (const place of [beside, inside])
      expect(await refused(at("custodian", "boxes", "--out", place))).toMatchObject({ code: "usage.wrong" });
    const answer = await fetch(`${served.base}/api/verbs/custodian-boxes`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${served.token}` },
      body: "{}",
    });
    const said = await answer.text();
    expect(said).toContain('"sealed":["');
    expect(said).not.toMatch(/age-encryption|X25519/);
  } finally {
    await served.end();
  }
  const handed = join(away, "handed");
  const give = ["custodian", "hand-over", boxes, "--identity", keys[0]!, "--to", custodian, "--out", handed];
  const given = z.looseObject({ file: z.string().nullable(), shares: z.number(), mark: z.string() });
  expect(await done(give, given)).toMatchObject({ file: null });
  expect(filesIn(away)).not.toContain(handed);
  expect(await done([...give, "--yes"], given)).toMatchObject({ file: handed, shares: 43 });
  const accepted = join(away, "accepted");
  const take = ["custodian", "accept", boxes, handed, "--identity", key, "--out", accepted];
  expect(await done(take, given.omit({ mark: true }))).toMatchObject({ file: accepted, shares: 43 });
  const succeed = at("custodian", "succeed", accepted, "--reason", "moves abroad", "--as", "anna");
  expect(await refused(succeed)).toMatchObject({ code: "opening.two-people" });
  expect(await done([...succeed, "--as", "boris"], anything)).toMatchObject({ standing: "handed-over" });

  const after = await enter(501, {}, "Canary Jessamy");
  const { request, identity } = await ask(listed, account, after);
  const notTheirs = ["--identity", keys[0]!, "--out", join(newFolder(), "none"), "--yes"];
  expect(await refused(["custodian", "share", request, ...notTheirs])).toMatchObject({
    code: "opening.not-yours",
  });
  const [four, three] = [await share(request, key), await share(request, keys[2]!)];
  const { opened, custodians } = await done(combine(request, identity, four, three), combined);
  expect(opened.map(({ source }) => source)).toEqual([
    {},
    { name: "Canary Gildersome" },
    { name: "Canary Jessamy" },
  ]);
  expect(custodians[0]).toBe(recipient);
  expect(await refused(combine(request, identity, four))).toMatchObject({ code: "opening.too-few" });
  // What the old key opened it still opens; with the successor it is one custodian, not two.
  const old = await ask(account);
  const both = [await share(old.request, keys[0]!), await share(old.request, key)];
  expect(await refused(combine(old.request, old.identity, ...both))).toMatchObject({
    code: "opening.too-few",
    message: expect.stringContaining("second answer"),
  });
});

it("[J18] nothing on the desk opens anything sealed there: every key it holds, on every envelope and box (threat 7)", async () => {
  const { Decrypter } = await import("age-encryption");
  const { identityIn, readEnvelope, readHanded } = await import("@daftar/seal");
  const { sha256 } = await import("@daftar/store");
  // What opens bundles is made when first needed.
  await done(at("node", "list"), anything);
  const texts = filesIn(desk).map((file) => readFileSync(file));
  const identities = new Set<string>();
  for (const bytes of texts) {
    for (const [identity] of bytes.toString("latin1").matchAll(/AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]+/g))
      identities.add(identity);
  }
  const secrets = Object.values(process.env).flatMap((value) => identityIn(value ?? "") ?? []);
  const envelopes = texts.flatMap((bytes) => readEnvelope(bytes, sha256) ?? []);
  expect(envelopes.map(({ header }) => header.kind).sort()).toEqual([
    "account",
    "account",
    "cells",
    "count",
    "original",
  ]);
  const handed = texts.flatMap((bytes) => readHanded(bytes) ?? []).map(({ bytes }) => bytes);
  expect(handed).toHaveLength(4);
  for (const box of [...envelopes.flatMap(({ boxes }) => boxes), ...handed]) {
    for (const identity of [...identities, ...secrets]) {
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      await expect(decrypter.decrypt(box)).rejects.toThrow("no identity matched");
    }
    // People's keys are locked with passphrases; nothing sealed is.
    const guessing = new Decrypter();
    guessing.addPassphrase("practice");
    await expect(guessing.decrypt(box)).rejects.toThrow("no identity matched");
  }
  const everything = Buffer.concat(texts).toString("latin1");
  for (const canary of ["Canary Teller", "Gildersome", "Inglestrode", "Jessamy", "555 010 7731", "brixtowe"])
    expect(everything.includes(canary), canary).toBe(false);
  // And the scan finds what lies there: with the custodians' files among the desk's, the same loop opens.
  const own = identityIn(readFileSync(keys[1]!, "utf8")) ?? "";
  const decrypter = new Decrypter();
  decrypter.addIdentity(own);
  const tried = await Promise.allSettled(envelopes[0]!.boxes.map((box) => decrypter.decrypt(box)));
  expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

it("[J18] what was sealed with a row goes with it: erased, all three custodians open nothing of it, and the rest as before", async () => {
  const seal = await import("@daftar/seal");
  const { sha256 } = await import("@daftar/store");
  const opener = await seal.newOpener();
  /** What all three open of the list's envelope, given the rows as they lie on the desk. */
  const openedOf = async (subject: string) => {
    const files = filesIn(desk).map((file) => new Uint8Array(readFileSync(file)));
    const envelope = files
      .flatMap((bytes) => seal.readEnvelope(bytes, sha256) ?? [])
      .find(({ header }) => header.kind === "cells");
    if (envelope === undefined) throw new TypeError("no envelope");
    const rows = filesIn(join(desk, "rows")).flatMap((file) => readFileSync(file, "utf8").trim().split("\n"));
    const row = rows
      .map((line) => rowLine.parse(JSON.parse(line)))
      .find((one) => "record" in one && one.record === subject);
    // Who erased it may try any lock: there is none to be had.
    const lock = row !== undefined && "salt" in row ? rowLock(row.salt, sha256) : sha256(new Uint8Array(32));
    const op = signedOp.parse(
      JSON.parse(readFileSync(filesIn(join(desk, "ops"))[0]!, "utf8").split("\n", 1)[0]!),
    );
    const at = envelope.header.items.findIndex((item) => item.subject === subject);
    const asking = { opening: op, enrolments: [op], asked: [{ envelope, items: [{ at, lock }] }] };
    const request = seal.readRequest(await seal.writeRequest(asking, opener.recipient, sha256), sha256);
    if (request === null) throw new TypeError("no request");
    const shares = await Promise.all(
      keys.map(async (key) => {
        const identity = seal.identityIn(readFileSync(key, "utf8")) ?? "";
        const given = await seal.answerRequest(request, identity, opener.recipient, sha256);
        if (given.status !== "answered") throw new TypeError(given.status);
        return { name: key, bytes: given.file };
      }),
    );
    const done = await seal.combineShares(request, shares, opener.identity, sha256);
    const opened = done?.items[0]?.opened;
    return opened?.status === "opened" ? fromUtf8(opened.bytes) : opened?.status;
  };
  expect(await openedOf(listed)).toContain("Canary Teller 7");
  const erase = (...more: string[]) =>
    done(
      at("erase", listed, "--reason", "the source asks for it", ...more),
      z.looseObject({ op: z.string().nullable(), remains: z.array(z.looseObject({ code: z.string() })) }),
    );
  expect((await erase()).remains.map(({ code }) => code)).toContain("sealed-imports");
  const { remains } = await erase("--files", "--as", "anna", "--as", "boris");
  expect(remains.map(({ code }) => code)).not.toContain("sealed-imports");
  expect(await openedOf(listed)).toBe("altered");
  expect(await openedOf(other)).toBe('{"cells":[]}');
  for (const subject of [listed, "told"])
    expect(
      await refused(openLine([subject], ["anna", "boris"], join(away, "x"), join(away, "y"))),
    ).toMatchObject({
      code: "record.erased",
    });
});

it("openings are ops that audit reads, and a desk that has them is whole", async () => {
  const { openings, mayAsk, files } = await done(
    at("custodian", "openings"),
    z.strictObject({
      openings: z.array(
        z.strictObject({
          opening: z.string(),
          time: z.string(),
          approvedBy: z.array(z.string()),
          reason: z.string(),
          asked: z.array(
            z.strictObject({
              kind: z.string(),
              subject: z.string(),
              victim: z.string().nullable(),
              list: z.string().nullable(),
              evidence: z.null(),
            }),
          ),
          recipient: z.string(),
          state: z.enum(["asked", "unapproved", "gone"]),
        }),
      ),
      mayAsk: z.array(z.strictObject({ person: z.string(), with: z.array(z.string()) })),
      files: z.array(z.strictObject({ mark: z.string(), list: z.string() })),
    }),
  );
  // What a page names a file by, where its mark is all that is approved.
  expect(openings[1]?.asked).toMatchObject([{ kind: "cells", subject: other }]);
  expect(openings[2]?.asked).toMatchObject([{ kind: "original", subject: files[0]?.mark }]);
  expect(files.map((one) => one.list)).toEqual(["told"]);
  // One of these was erased by the test above; nobody may ask with whom they enrolled.
  expect(openings[0]?.state).toBe("gone");
  expect(openings.at(-1)).toMatchObject({ state: "asked", asked: [{ subject: account }] });
  expect(mayAsk.find(({ person }) => person === "elena")?.with).toEqual(["boris", "clara", "dimitri"]);
  expect(openings[0]).toMatchObject({
    approvedBy: ["anna", "boris"],
    reason: "the family asked for help",
    asked: [
      { kind: "cells", subject: listed },
      { kind: "account", subject: account },
      { kind: "count", subject: count },
    ],
  });
  await answered(0, ["audit", desk], anything);
  const before = deskHash(desk);
  await done(["rebuild", "--desk", desk], anything);
  expect(deskHash(desk)).toBe(before);
});
