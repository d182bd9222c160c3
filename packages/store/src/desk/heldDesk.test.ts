/** Appending, approving, and what comes back as facts. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { signedOp, toHex, utf8 } from "@daftar/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newKeyPair, sha256 } from "../keys/ed25519.ts";
import type { Signer } from "../keys/personKey.ts";
import {
  accountDraft,
  conditionsDraft,
  importDraft,
  importRows,
  inventedDesk,
  inventedPasskey,
  open,
  random,
  recordId,
  removeFolders,
  rowsOf,
} from "../testing/inventedDesk.ts";
import type { OpenDesk } from "./heldDesk.ts";

let dir = "";
let desk: OpenDesk;
let anna: Signer;
let behzad: Signer;
beforeAll(async () => {
  dir = await inventedDesk();
  desk = await open(dir);
  anna = await desk.unlockPerson("anna", "anna's words");
  behzad = await desk.unlockPerson("behzad", "behzad's words");
});
afterAll(async () => {
  await desk.close();
  removeFolders();
});

const opFile = (): string => join(dir, "ops", readdirSync(join(dir, "ops"))[0] ?? "");
const sizeOfOps = (): number => statSync(opFile()).size;
const person = async (name: string) => (await desk.facts()).people.find((one) => one.person === name);

describe("appending", () => {
  it("[S3] writes canonical lines, each linked to the one before, whose hash is the id", async () => {
    const written = await desk.append([conditionsDraft("a"), conditionsDraft("b")]);
    const lines = readFileSync(opFile(), "utf8").trimEnd().split("\n").slice(-2);
    const read = lines.map((line) => signedOp.parse(JSON.parse(line)));
    expect(read.map(({ op }) => op)).toEqual(written.map(({ op }) => op));
    expect(read[1]?.op.prev).toBe(written[0]?.opId);
    expect(read[1]?.op.seq).toBe((read[0]?.op.seq ?? 0) + 1);
  });

  it("[S4] writes all of a batch or nothing of it", async () => {
    const before = sizeOfOps();
    const digest = await desk.registerDigest();
    const bad = [
      [{ ...conditionsDraft("x"), body: { from: "no day" } }, "op.invalid"],
      [{ ...conditionsDraft("x"), by: "Not A Pseudonym" }, "op.invalid"],
      [{ ...conditionsDraft("x"), reason: "nul \0" }, "op.invalid"],
      [{ ...conditionsDraft("x"), reason: "broken \ud800" }, "op.invalid"],
      [conditionsDraft("x", "y".repeat(70_000)), "op.too-large"],
      [importDraft("ledger", "full", [{ root: "0".repeat(64), rows: 1 }]), "blob.missing"],
    ] as const;
    for (const [draft, code] of bad) {
      await expect(desk.append([conditionsDraft("good"), draft])).rejects.toMatchObject({ code });
      expect(sizeOfOps()).toBe(before);
    }
    expect(await desk.registerDigest()).toBe(digest);
    expect(await desk.append([])).toEqual([]);
  });

  it("[S8] takes 64 KiB and keeps only the fields of the schema", async () => {
    const [written] = await desk.append([
      { ...conditionsDraft("long", "y".repeat(60_000)), body: { ...conditionsDraft("long").body, extra: 1 } },
    ]);
    expect(Object.keys(written?.op.body ?? {}).sort()).toEqual(["cut", "from", "to", "where"]);
  });

  it("[S8] a backslash before u0000 is text like any other", async () => {
    const [written] = await desk.append([conditionsDraft("slash", "\\u0000 and \\\\u0000")]);
    const fact = (await desk.facts()).decisions.find((one) => one.opId === written?.opId);
    expect(fact?.body["cut"]).toBe("\\u0000 and \\\\u0000");
  });

  it("[S9] a decision that does not say what it saw names every head, also those of its own batch", async () => {
    const [first, second] = await desk.append([conditionsDraft("chain", "1"), conditionsDraft("chain", "2")]);
    expect(second?.op.parents).toEqual([first?.opId]);
    // Two writers who did not see each other: two heads, and the next names both.
    const apart = { ...conditionsDraft("chain", "3"), parents: [first?.opId ?? ""] };
    const [third] = await desk.append([apart]);
    const heads = [second?.opId ?? "", third?.opId ?? ""].sort();
    expect(await desk.headsOf("conditions", "chain")).toEqual(heads);
    const [fourth] = await desk.append([conditionsDraft("chain", "4")]);
    expect(fourth?.op.parents).toEqual(heads);
    expect(await desk.headsOf("conditions", "chain")).toEqual([fourth?.opId]);
  });

  it("[S4] many appends at once go one after the other", async () => {
    const before = (await desk.facts()).decisions.length;
    await Promise.all(Array.from({ length: 20 }, (_, at) => desk.append([conditionsDraft(`many-${at}`)])));
    expect((await desk.facts()).decisions).toHaveLength(before + 20);
  });
});

describe("approvals", () => {
  const dispute = (subject: string) =>
    ({ type: "dispute", subject, body: { dispute: "identity" }, by: "anna", reason: "invented" }) as const;

  it("[S10] of enrolled people come back as approvedBy, sorted, each once", async () => {
    const draft = await desk.decide(dispute("v1"), [behzad, anna]);
    const twice = { ...draft, approvals: [...(draft.approvals ?? []), ...(draft.approvals ?? [])] };
    const [written] = await desk.append([twice]);
    const fact = (await desk.facts()).decisions.find((one) => one.opId === written?.opId);
    expect(fact?.approvedBy).toEqual(["anna", "behzad"]);
  });

  it("[S10] are of exactly one draft: with another subject, body, reason or parents they are refused", async () => {
    const draft = await desk.decide(dispute("v2"), [anna]);
    for (const other of [
      { ...draft, subject: "v3" },
      { ...draft, reason: "another" },
      { ...draft, body: { dispute: "none" } },
      { ...draft, parents: ["0".repeat(64)] },
    ]) {
      await expect(desk.append([other])).rejects.toThrow(RangeError);
    }
    expect(() => desk.approve(anna, dispute("v2"))).toThrow("parents");
  });

  it("[S10] under a key that nobody enrolled for that person count for nothing", async () => {
    const pair = newKeyPair(random);
    const puppet: Signer = { person: "anna", key: pair.publicKey, sign: pair.sign };
    const stranger: Signer = { person: "stranger", key: pair.publicKey, sign: pair.sign };
    const [written] = await desk.append([await desk.decide(dispute("v4"), [puppet, stranger])]);
    const fact = (await desk.facts()).decisions.find((one) => one.opId === written?.opId);
    expect(fact?.approvedBy).toEqual([]);
  });
});

describe("people", () => {
  const keyOp = (name: string, key: string, state: "enrolled" | "revoked" = "enrolled") =>
    ({ type: "key", subject: name, body: { person: name, key, state }, by: "anna" }) as const;

  it("[S10] [J7] are enrolled by an admin, and by nobody else", async () => {
    const made = desk.newPersonKey("cyrus");
    await made.keep("cyrus's words");
    const { key } = made;
    await desk.append([{ ...keyOp("cyrus", key), by: "machine" }]);
    await desk.append([await desk.decide(keyOp("cyrus", key), [behzad])]);
    expect(await person("cyrus")).toBe(undefined);
    await desk.append([await desk.decide(keyOp("cyrus", key), [anna])]);
    const roles = {
      type: "role",
      subject: "cyrus",
      body: { person: "cyrus", roles: ["signatory"] },
      by: "anna",
    };
    await desk.append([await desk.decide({ ...roles, type: "role" }, [anna])]);
    expect(await person("cyrus")).toEqual({
      person: "cyrus",
      keys: [{ key, credential: null, enrolledBy: "anna", revoked: false }],
      roles: ["signatory"],
      revoked: false,
    });
    expect((await person("anna"))?.keys[0]?.enrolledBy).toBe(null);
  });

  it("[S10] [S22] count by a passkey where they hold, and are refused before they are written where not", async () => {
    const passkey = inventedPasskey();
    const body = { person: "behzad", key: passkey.key, state: "enrolled", credential: passkey.credential };
    const enrol = { type: "key" as const, subject: "behzad passkey", body, by: "anna" };
    const said = { ...conditionsDraft("by passkey"), by: "behzad" };
    const approved = async (where: { readonly origin?: string } = {}) => {
      const draft = { ...said, parents: await desk.headsOf(said.type, said.subject ?? "") };
      return { ...draft, approvals: [passkey.approve("behzad", desk.bytesToApprove(draft), where)] };
    };
    const early = await desk.append([await approved()]);
    await desk.append([await desk.decide(enrol, [anna])]);
    const late = await desk.append([await approved()]);
    const approvedBy = async (id: string | undefined) =>
      (await desk.facts()).decisions.find((one) => one.opId === id)?.approvedBy;
    expect(await approvedBy(early[0]?.opId)).toEqual([]);
    expect(await approvedBy(late[0]?.opId)).toEqual(["behzad"]);
    const elsewhere = await approved({ origin: "https://example.org" });
    await expect(desk.append([elsewhere])).rejects.toThrow(RangeError);
    const digest = await desk.registerDigest();
    await desk.rebuild({ shuffleSeed: 7 });
    expect(await desk.registerDigest()).toBe(digest);
  });

  it("[S10] once revoked approve nothing more, and what they approved before stays", async () => {
    const cyrus = await desk.unlockPerson("cyrus", "cyrus's words");
    const dispute = (subject: string) =>
      ({ type: "dispute", subject, body: { dispute: "identity" }, by: "cyrus" }) as const;
    const [before] = await desk.append([await desk.decide(dispute("w1"), [cyrus])]);
    await desk.append([await desk.decide(keyOp("cyrus", cyrus.key, "revoked"), [anna])]);
    const [after] = await desk.append([await desk.decide(dispute("w2"), [cyrus])]);
    const facts = await desk.facts();
    const approvedBy = (id: string | undefined) => facts.decisions.find((one) => one.opId === id)?.approvedBy;
    expect(approvedBy(before?.opId)).toEqual(["cyrus"]);
    expect(approvedBy(after?.opId)).toEqual([]);
    expect(facts.people.find((one) => one.person === "cyrus")?.revoked).toBe(true);
  });

  it("[S8] a key that is not sound is not enrolled", async () => {
    await expect(desk.append([keyOp("dara", "00".repeat(32))])).rejects.toMatchObject({ code: "op.invalid" });
  });
});

describe("records", () => {
  it("[S13] have the versions that imports brought, the last one brought in force", async () => {
    const first = await importRows(desk, "ledger", "full", { 11: "Old", 12: "Stays", 13: "Goes" });
    await importRows(desk, "ledger", "full", { 11: "New", 12: "Stays" });
    const facts = await desk.facts();
    const record = (number: number) => facts.records.find((one) => one.id === recordId(number));
    expect(record(11)?.versions.map((one) => one.fields.names)).toEqual([["Old"], ["New"]]);
    expect(record(12)?.versions.map((one) => one.opId)).toEqual([first]);
    expect([11, 12, 13].map((number) => record(number)?.missingFromEdition)).toEqual([false, false, true]);
    expect(record(11)).toMatchObject({ list: "ledger", recordedBy: null, lineage: null });

    await importRows(desk, "ledger", "partial", { 11: "Old", 13: "Goes" });
    const later = await desk.facts();
    const again = later.records.find((one) => one.id === recordId(11));
    expect(again?.versions.map((one) => one.fields.names)).toEqual([["New"], ["Old"]]);
    expect(later.records.find((one) => one.id === recordId(13))?.missingFromEdition).toBe(false);
    expect(await desk.recordCells(recordId(11))).toEqual([{ role: "name", header: "name", text: "Old" }]);
  });

  it("[S13] entered by hand say who recorded them, and no edition misses them", async () => {
    await desk.append([accountDraft(31, "By Hand", "behzad")]);
    const record = (await desk.facts()).records.find((one) => one.id === recordId(31));
    expect(record).toMatchObject({ list: "forms", recordedBy: "behzad", missingFromEdition: false });
    expect(record?.lineage?.direct).toBe(false);
    expect(await desk.recordCells(recordId(31))).toEqual([{ role: "name", header: null, text: "By Hand" }]);
    expect(await desk.recordCells(recordId(999))).toBe(null);
  });

  it("[S13] come from chunks listed in a blob as well", async () => {
    const rows = rowsOf("long-list", { 41: "One", 42: "Two" });
    const chunk = { ...desk.putRows(rows), rows: 2, sealed: null };
    const draft = importDraft("long-list", "full", []);
    const chunksBlob = desk.putBlob(utf8(JSON.stringify([chunk])));
    await desk.append([{ ...draft, body: { ...draft.body, chunksBlob } }]);
    const list = (await desk.facts()).records.filter((one) => one.list === "long-list");
    expect(list.map((one) => one.id)).toEqual([recordId(41), recordId(42)]);
  });
});

describe("what is kept beside the ops", () => {
  it("[S18] sealed bytes are a blob that holds none of them", async () => {
    const bytes = utf8("reported by CANARY, 555-0100");
    const sealed = await desk.seal("account", [{ subject: "5".repeat(32), bytes }], () => bytes);
    const hash = desk.putBlob(sealed);
    const kept = desk.getBlob(hash);
    expect(toHex(sha256(kept))).toBe(hash);
    expect(Buffer.from(kept).includes("CANARY")).toBe(false);
  });

  it("HMACs are of this organisation and of one domain", () => {
    expect(desk.hmac("a", "x")).toMatch(/^[0-9a-f]{64}$/);
    expect(desk.hmac("a", "x")).toBe(desk.hmac("a", "x"));
    expect(desk.hmac("a", "x")).not.toBe(desk.hmac("b", "x"));
    expect(desk.hmac("ab", "x")).not.toBe(desk.hmac("a", "bx"));
  });

  it("[S20] a published tree comes back byte for byte, and no path leaves it", () => {
    const digest = "5".repeat(64);
    const files = new Map([
      ["index.html", utf8("<p>")],
      ["data/toll.json", utf8("{}")],
    ]);
    desk.publicLog.put(digest, files);
    desk.publicLog.put(digest, new Map());
    expect(new Map(desk.publicLog.files(digest))).toEqual(files);
    for (const path of ["../x", "a/../../x", "/x", "a//b", ".x", "a\\b"]) {
      expect(() => desk.publicLog.put("6".repeat(64), new Map([[path, utf8("")]])), path).toThrow(RangeError);
    }
    expect(() => desk.publicLog.files("7".repeat(64))).toThrow(
      expect.objectContaining({ code: "blob.missing" }),
    );
    expect(() => desk.publicLog.files("..")).toThrow(RangeError);
  });

  it("[S19] a key is asked for by its person", async () => {
    await expect(desk.unlockPerson("anna", "wrong")).rejects.toMatchObject({
      code: "person.wrong-passphrase",
    });
  });
});
