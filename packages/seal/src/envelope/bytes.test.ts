/** What keys are made of and what is committed to, to the byte: what is left out here binds nothing any more. */
import { fromUtf8, toHex, utf8 } from "@daftar/model";
import { expect, it } from "vitest";
import { boxBytes, readBox } from "./box.ts";
import { keyOfSecret, saltOf, sameBytes, secretCommitment, shareCommitment } from "./commitments.ts";
import { coreOf, custodiansDigest } from "./header.ts";
import { additional } from "./item.ts";

/** In the place of a hash: what would be hashed. */
const bare = (bytes: Uint8Array): Uint8Array => bytes;
const [core, seed, slot, salt, y, secret] = ["core", "seed", "slot", "salt", "y", "secret"].map(utf8) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const AT = 0x01020304;
const at = "\u0001\u0002\u0003\u0004";

it("[J18] the key is made of the secret, and bound to envelope and place, as are salts and commitments", () => {
  expect(fromUtf8(keyOfSecret(core, AT, secret, bare))).toBe(`daftar.sealed.key/v1\0core${at}secret`);
  expect(fromUtf8(secretCommitment(core, AT, secret, bare))).toBe(`daftar.sealed.secret/v1\0core${at}secret`);
  expect(fromUtf8(saltOf(seed, AT, bare))).toBe(`daftar.share.salt/v1\0seed${at}`);
  expect(fromUtf8(shareCommitment({ core, at: AT, slot }, { salt, x: 7, y }, bare))).toBe(
    `daftar.share/v1\0core${at}slotsalt\u0007y`,
  );
  expect(fromUtf8(additional(core, AT, "subject"))).toBe(`daftar.sealed/v1\0core${at}subject`);
  expect(sameBytes(core, utf8("core"))).toBe(true);
  for (const other of ["cord", "cor", "core2", ""]) expect(sameBytes(core, utf8(other)), other).toBe(false);
});

it("[J18] an envelope's core is all of its header but sizes, and its custodians' digest all of them", () => {
  const header = {
    id: "i",
    desk: "d",
    kind: "cells" as const,
    threshold: 2,
    custodians: "c",
    boxes: [{ slot: "s", size: 1 }],
    items: [{ subject: "u", size: 1 }],
  };
  const said = '"custodians":"c","desk":"d","id":"i","kind":"cells"';
  const rest = '"slots":["s"],"subjects":["u"],"threshold":2}';
  expect(fromUtf8(coreOf(header, bare))).toBe(`daftar.envelope.core/v1\0{${said},${rest}`);
  expect(fromUtf8(coreOf({ ...header, locked: true }, bare))).toBe(
    `daftar.envelope.core/v1\0{${said},"locked":true,${rest}`,
  );
  expect(custodiansDigest("i", ["b", "a", "b"], 2, bare)).toBe(
    toHex(utf8('daftar.custodians/v1\0{"id":"i","recipients":["a","b"],"threshold":2}')),
  );
});

it("[J18] a box is its line and whole shares", () => {
  const bytes32 = new Uint8Array(32).fill(9);
  const box = {
    core: bytes32,
    slot: "0".repeat(16),
    x: 3,
    seed: bytes32,
    shares: new Uint8Array(32).fill(5),
  };
  const bytes = boxBytes(box);
  expect(readBox(bytes)).toEqual(box);
  const text = Buffer.from(bytes).toString("latin1");
  for (const change of [
    (whole: string) => whole.slice(0, -1),
    (whole: string) => `${whole}x`,
    (whole: string) => whole.replace("/v1\n", "/v2\n"),
    (whole: string) => whole.replace('"x":3', '"x":0'),
    (whole: string) => whole.replace('"x":3', '"x":256'),
    (whole: string) => whole.replace('{"core"', '{"a":1,"core"'),
    (whole: string) => whole.replace(/\}\n/, "}"),
  ])
    expect(readBox(new Uint8Array(Buffer.from(change(text), "latin1"))), String(change)).toBeNull();
});
