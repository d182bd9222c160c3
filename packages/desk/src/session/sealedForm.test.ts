/** [J23] What a browser sealed is taken only where it is what this desk would have sealed, for an id nobody has. */
import { createHash, randomBytes } from "node:crypto";
import { type SealedKind, UNKNOWN_LINEAGE, utf8 } from "@daftar/model";
import { sealEnvelope } from "@daftar/seal";
import { newCustodian } from "@daftar/store";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";

const tools = {
  sha256: (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest()),
  random: (count: number) => new Uint8Array(randomBytes(count)),
};
const ID = "0123456789abcdef0123456789abcdef";
const OTHER = "f".repeat(32);
const BYTES = utf8('{"source":{"name":"canary"}}');

let desk: SharedDesk;
let to = { recipients: [""], threshold: 1, desk: "" };
beforeAll(async () => {
  desk = await sharedDesk();
  const { genesis, id } = desk.open.info;
  to = { recipients: genesis.custodians, threshold: 1, desk: id };
});
afterAll(() => desk.remove());

async function sealed(changes: Partial<typeof to> = {}, kind: SealedKind = "account", subject = ID) {
  const bytes = await sealEnvelope({ ...to, ...changes }, kind, [{ subject, bytes: BYTES }], tools);
  return Buffer.from(bytes).toString("base64");
}

const add = (form: object) => {
  const cells = { name: "Zarkuna Navrukhi", deathDate: "2014-05-08" };
  const file = desk.file("form.json", { cells, lineage: UNKNOWN_LINEAGE, ...form });
  return desk.run("account add", { file, as: ["anna"] });
};

it("another desk's, other custodians', another threshold, kind or id, and no whole envelope, are refused", async () => {
  const stranger = (await newCustodian()).recipient;
  const [custodian = ""] = to.recipients;
  const age = Buffer.from("age-encryption.org/v1\n-> X25519 invented\n").toString("base64");
  const wrong: object[] = [
    { id: ID, sealed: await sealed({ desk: "e".repeat(64) }) },
    { id: ID, sealed: await sealed({ recipients: [stranger] }) },
    { id: ID, sealed: await sealed({ recipients: [custodian, stranger] }) },
    { id: ID, sealed: await sealed({}, "count") },
    { id: OTHER, sealed: await sealed() },
    { sealed: await sealed() },
    { id: ID, sealed: (await sealed()).slice(0, -8) },
    { id: ID, sealed: age },
    { id: ID },
    { id: ID, sealed: await sealed(), source: { name: "in clear beside it" } },
  ];
  for (const [at, form] of wrong.entries())
    await expect(add(form), String(at)).rejects.toMatchObject({ code: "op.invalid" });
  expect((await desk.open.facts()).records).toEqual([]);
});

it("is taken under the id that it is for, and that id no second time", async () => {
  expect(await add({ id: ID, sealed: await sealed() })).toMatchObject({ record: ID, sealed: true });
  await expect(add({ id: ID, sealed: await sealed() })).rejects.toMatchObject({ code: "op.invalid" });
  expect((await desk.open.facts()).records.map(({ id, versions }) => [id, versions.length])).toEqual([
    [ID, 1],
  ]);
});
