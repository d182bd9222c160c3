/** [J18] A custodian's part on a desk: who can move it, to whom the desk seals then, and what anybody can check. */
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { auditDesk } from "@daftar/audit";
import {
  acceptanceBytes,
  consentBytes,
  OP_BODIES,
  type OpBody,
  toHex,
  UNKNOWN_LINEAGE,
  utf8,
} from "@daftar/model";
import {
  custodiansDigest,
  handedBlob,
  readEnvelope,
  readSuccession,
  type SuccessionFile,
  sealEnvelope,
  writeSuccession,
} from "@daftar/seal";
import { consentKeyOf, newCustodian, sha256, verify, verifyEs256 } from "@daftar/store";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";
import { folderReader } from "../audit/folder.ts";
import { WHY_NOT } from "./words.ts";

interface Keys {
  readonly name: string;
  readonly identity: string;
  readonly recipient: string;
  readonly custodian: string;
}

async function keysOf(name: string): Promise<Keys> {
  const { identity, recipient } = await newCustodian();
  return { name, identity, recipient, custodian: `${recipient}:${consentKeyOf(identity).publicKey}` };
}

let desk: SharedDesk;
let all: Record<"a" | "b" | "c" | "d" | "e", Keys>;
let files = 0;
const AS = { as: ["anna", "behzad"], reason: "moves abroad" };

beforeAll(async () => {
  const [a, b, c, d, e] = await Promise.all(["a", "b", "c", "d", "e"].map(keysOf));
  all = { a: a!, b: b!, c: c!, d: d!, e: e! };
  desk = await sharedDesk(undefined, [a!.custodian, b!.custodian, c!.custodian]);
  for (const { name, identity } of Object.values(all)) desk.file(`${name}.txt`, `${identity}\n`);
  await account();
});
afterAll(() => desk.remove());

/** Enters a form whose source is sealed. */
async function account(): Promise<string> {
  const cells = { name: "Zarkuna Navrukhi", deathDate: "2014-05-08" };
  const form = { cells, lineage: UNKNOWN_LINEAGE, source: { name: "invented canary" } };
  const file = desk.file("form.json", form);
  return z.object({ record: z.string() }).parse(await desk.run("account add", { file, as: ["anna"] })).record;
}

function out(name: string): string {
  files += 1;
  return desk.path(`${name}-${files}`);
}

async function boxes(): Promise<string> {
  const file = out("boxes");
  await desk.run("custodian boxes", { out: file });
  return file;
}

async function handOver(from: Keys, to: Keys, more: object = {}, file?: string): Promise<string> {
  const handed = out("handed");
  const input = {
    boxes: file ?? (await boxes()),
    identity: `${from.name}.txt`,
    to: to.custodian,
    out: handed,
  };
  await desk.run("custodian hand-over", { ...input, yes: true, ...more });
  return handed;
}

async function accept(to: Keys, ...handed: string[]): Promise<string> {
  const accepted = out("accepted");
  const input = { boxes: await boxes(), handed, identity: `${to.name}.txt`, out: accepted };
  await desk.run("custodian accept", input);
  return accepted;
}

const succeed = (accepted: string, more: object = {}) =>
  desk.run("custodian succeed", { accepted, ...AS, ...more });
const recipients = async (): Promise<readonly string[]> =>
  z.object({ recipients: z.array(z.string()) }).parse(await desk.run("custodian list", {})).recipients;
const audit = () => auditDesk({ ...folderReader(desk.path("desk")), sha256, verify, verifyEs256 });
const only = (...keys: readonly Keys[]): string[] => keys.map(({ recipient }) => recipient);

/** Changes a file of a hand-over. */
function changed(file: string, change: (given: SuccessionFile) => SuccessionFile): string {
  const read = readSuccession(new Uint8Array(readFileSync(file)));
  if (read === null) throw new TypeError("no hand-over");
  const other = out("changed");
  writeFileSync(other, writeSuccession(change(read)));
  return other;
}

/** The envelope that a record's form was sealed in. */
async function envelopeOf(record: string) {
  const ops = await desk.open.signedOps(["account"]);
  const bodies = ops.map(({ op }) => OP_BODIES.account.parse(op.body));
  const hash = bodies.find((body) => body.record === record)?.sealed ?? "";
  return readEnvelope(desk.open.getBlob(hash), sha256)!;
}

const sealedTo = async (record: string, keys: readonly Keys[]): Promise<boolean> => {
  const { id, threshold, custodians } = (await envelopeOf(record)).header;
  return custodiansDigest(id, only(...keys), threshold, sha256) === custodians;
};

it("[J18] a part goes to the successor: the desk seals to them, and forms sealed to who left are refused", async () => {
  const { a, b, c, d } = all;
  const handed = await handOver(a, d);
  // Nothing has moved: the part is handed over where two people of the desk approve it.
  expect(await recipients()).toEqual(only(a, b, c));
  const accepted = await accept(d, handed);
  await expect(succeed(accepted, { as: ["anna"] })).rejects.toMatchObject({ code: "opening.two-people" });
  await expect(succeed(handed)).rejects.toMatchObject({ code: "handover.refused" });
  const since = await account();
  expect(await sealedTo(since, [a, b, c])).toBe(true);
  expect(await succeed(accepted)).toMatchObject({ standing: "handed-over", envelopes: 1, without: 1 });
  expect(desk.noticed).toContain("handover.without");
  await expect(succeed(accepted)).rejects.toMatchObject({ code: "handover.refused" });
  expect(await recipients()).toEqual(only(d, b, c));
  const after = await account();
  expect(await sealedTo(after, [d, b, c])).toBe(true);
  const form = async (to: readonly Keys[]): Promise<object> => {
    const id = "0123456789abcdef0123456789abcdef";
    const tools = { sha256, random: (count: number) => new Uint8Array(randomBytes(count)) };
    const bytes = utf8('{"source":{"name":"invented canary"}}');
    const seal = { desk: desk.open.info.id, recipients: only(...to), threshold: 2 };
    const sealed = await sealEnvelope(seal, "account", [{ subject: id, bytes }], tools);
    const cells = { name: "Talrukhi Bahranik", deathDate: "2014-05-09" };
    return { cells, lineage: UNKNOWN_LINEAGE, id, sealed: Buffer.from(sealed).toString("base64") };
  };
  const add = async (to: readonly Keys[]) =>
    desk.run("account add", { file: desk.file("sealed.json", await form(to)), as: ["anna"] });
  await expect(add([a, b, c])).rejects.toMatchObject({ code: "op.invalid" });
  expect(await add([d, b, c])).toMatchObject({ sealed: true });
  // What was sealed meanwhile follows, by the same way once more.
  expect(await desk.run("custodian boxes", { out: out("boxes") })).toMatchObject({
    lacking: [{ recipient: d.recipient, envelopes: 1 }],
  });
  const more = await accept(d, await handOver(a, d));
  expect(await succeed(more)).toMatchObject({ standing: "more-shares", without: 0 });
  expect(await desk.run("custodian boxes", { out: out("boxes") })).toMatchObject({ lacking: [] });
  // Who left has no part to give to anybody else.
  await expect(handOver(a, all.e)).rejects.toMatchObject({ code: "handover.refused" });
  expect((await audit()).faults).toEqual([]);
});

it("[J18] what custodians signed holds for that desk, part and successor, and for the boxes that it names", async () => {
  const { b, c, e, a } = all;
  const handed = await handOver(b, e);
  const acceptance = (file: string) => accept(e, file);
  const other = { code: "handover.refused" };
  const terms = (change: Partial<SuccessionFile["succession"]>) => (given: SuccessionFile) => ({
    ...given,
    succession: { ...given.succession, ...change },
  });
  const changes: [(given: SuccessionFile) => SuccessionFile, object][] = [
    [(given) => ({ ...given, desk: "e".repeat(64) }), other],
    [terms({ from: c.recipient }), other],
    [terms({ to: a.recipient }), other],
    [terms({ toKey: consentKeyOf(c.identity).publicKey }), other],
    [terms({ boxes: null }), other],
    [
      (given) => ({ ...given, boxes: given.boxes.with(-3, (given.boxes.at(-3) ?? 0) ^ 1) }),
      { code: "handover.altered", message: expect.stringContaining("not those that were signed for") },
    ],
  ];
  for (const [at, [change, code]] of changes.entries())
    await expect(acceptance(changed(handed, change)), String(at)).rejects.toMatchObject(code);
  // A share that was altered and signed for all the same: told by what it is of.
  const altered = changed(handed, (given) => {
    const boxes = given.boxes.map((byte, at) => (at === given.boxes.length - 3 ? byte ^ 1 : byte));
    const { from, to, toKey } = given.succession;
    const signed = { from, to, toKey, boxes: toHex(sha256(boxes)) };
    const pair = consentKeyOf(b.identity);
    const consent = { key: pair.publicKey, signature: toHex(pair.sign(consentBytes(given.desk, signed))) };
    return { ...given, succession: { ...given.succession, ...signed, consents: [consent] }, boxes };
  });
  await expect(acceptance(altered)).rejects.toMatchObject({
    code: "handover.altered",
    message: expect.stringMatching(/no share of [0-9a-f]{32}/),
  });
  // The desk checks again what the successor checked.
  const accepted = await acceptance(handed);
  for (const change of changes.map(([one]) => one))
    await expect(succeed(changed(accepted, change))).rejects.toMatchObject({
      code: expect.stringMatching(/^handover\./),
    });
  // A slip in the successor's string is told before anything is signed.
  const slip = e.custodian.replace(/^age1./, (start) => (start.endsWith("z") ? "age1q" : "age1z"));
  await expect(handOver(b, { ...e, custodian: slip })).rejects.toMatchObject({ code: "custodian.invalid" });
  // Nobody takes a second part.
  await expect(handOver(b, c)).rejects.toMatchObject({ code: "handover.refused" });
});

it("[J18] a lost custodian is replaced by the word of as many others as open together, for what comes", async () => {
  const { b, c, d, e } = all;
  const file = await boxes();
  const lost = { lost: c.recipient };
  const one = await handOver(b, e, lost, file);
  await expect(accept(e, one)).rejects.toMatchObject({ code: "handover.refused" });
  await expect(accept(e, one, one)).rejects.toMatchObject({ code: "handover.refused" });
  const accepted = await accept(e, one, await handOver(d, e, lost, file));
  expect(await succeed(accepted, { reason: "cannot be reached" })).toMatchObject({ standing: "replaced" });
  expect(await recipients()).toEqual(only(d, b, e));
  expect(await sealedTo(await account(), [d, b, e])).toBe(true);
  expect((await audit()).faults).toEqual([]);
  const said = await desk.run("custodian list", {});
  await desk.open.rebuild({ shuffleSeed: 3 });
  expect(await desk.run("custodian list", {})).toEqual(said);
});

/** A blob of no boxes, kept. */
function handedNothing(): string {
  return desk.open.putBlob(handedBlob([]));
}

it("[J18] two approvers who write the op themselves name nobody a custodian, and audit tells", async () => {
  const { b } = all;
  const before = await recipients();
  const thief = await keysOf("f");
  const pair = consentKeyOf(thief.identity);
  const terms = { from: b.recipient, to: thief.recipient, toKey: pair.publicKey, boxes: null };
  const signed = (bytes: Uint8Array): string => toHex(pair.sign(bytes));
  const id = desk.open.info.id;
  const body: OpBody<"succession"> = {
    ...terms,
    consents: [{ key: pair.publicKey, signature: signed(consentBytes(id, terms)) }],
    accepted: signed(acceptanceBytes(id, terms)),
  };
  const signers = await Promise.all(
    ["anna", "behzad"].map((person) => desk.open.unlockPerson(person, `${person}'s words`)),
  );
  const draft = { type: "succession" as const, subject: "", parents: [], reason: "", body, by: "anna" };
  await desk.open.append([{ ...draft, approvals: signers.map((one) => desk.open.approve(one, draft)) }]);
  expect(await recipients()).toEqual(before);
  const { successions } = z
    .looseObject({ successions: z.array(z.looseObject({ counts: z.boolean(), standing: z.string() })) })
    .parse(await desk.run("custodian list", {}));
  expect(successions.at(-1)).toMatchObject({ counts: false, standing: WHY_NOT["no-consent"] });
  const fault = (words: string) =>
    expect.objectContaining({ code: "audit.op", detail: expect.stringContaining(words) });
  expect((await audit()).faults).toEqual([fault("no consent")]);
  // And custodians who sign without the desk's people move nothing either: one approver is not two.
  const own = consentKeyOf(b.identity);
  const given = { ...terms, boxes: handedNothing() };
  const consent = { key: own.publicKey, signature: toHex(own.sign(consentBytes(id, given))) };
  const alone = {
    ...draft,
    body: { ...given, consents: [consent], accepted: signed(acceptanceBytes(id, given)) },
  };
  const [anna] = signers;
  await desk.open.append([{ ...alone, approvals: [desk.open.approve(anna!, alone)] }]);
  expect(await recipients()).toEqual(before);
  expect((await audit()).faults).toEqual([fault("no consent"), fault("not approved by two people")]);
  // With both it would have been so.
  await desk.open.append([{ ...alone, approvals: signers.map((one) => desk.open.approve(one, alone)) }]);
  expect(await recipients()).toEqual(before.map((one) => (one === b.recipient ? thief.recipient : one)));
});
