import { createHash, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";
import { InventedPasskey, type Oddity } from "@daftar/simulate";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Verifiers } from "../crypto.ts";
import type { PasskeyApproval } from "../ops/approval.ts";
import { toHex, utf8 } from "../text/bytes.ts";
import { approvalFault, approvalHolds } from "./approvalHolds.ts";
import { challengeOf, challengeOfAll } from "./manyAtOnce.ts";
import { readAssertion } from "./readAssertion.ts";

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const bytes = (base64url: string | undefined) => new Uint8Array(Buffer.from(base64url ?? "", "base64url"));

/** Both algorithms with one key each; a verifier takes those keys and no others. */
function passkeyOf(pair: { publicKey: KeyObject; privateKey: KeyObject }, credential = 1) {
  const { x, y } = pair.publicKey.export({ format: "jwk" });
  const raw = y === undefined ? bytes(x) : new Uint8Array([4, ...bytes(x), ...bytes(y)]);
  const ecdsa = { key: pair.privateKey, dsaEncoding: "ieee-p1363" as const };
  const made = (message: Uint8Array) =>
    new Uint8Array(y === undefined ? sign(null, message, pair.privateKey) : sign("sha256", message, ecdsa));
  const key = { publicKey: raw, sign: made, credential: new Uint8Array([credential]) };
  return { passkey: new InventedPasskey(key, sha256), name: toHex(raw), publicKey: pair.publicKey };
}
const es256 = passkeyOf(generateKeyPairSync("ec", { namedCurve: "P-256" }));
const other = passkeyOf(generateKeyPairSync("ec", { namedCurve: "P-256" }));
const eddsa = passkeyOf(generateKeyPairSync("ed25519"));
const publicKeys = new Map([es256, other, eddsa].map(({ name, publicKey }) => [name, publicKey]));
const verifiers: Verifiers = {
  sha256,
  verify: (key, message, signature) => verify(null, message, publicKeys.get(toHex(key))!, signature),
  verifyEs256: (key, message, signature) =>
    verify("sha256", message, { key: publicKeys.get(toHex(key))!, dsaEncoding: "ieee-p1363" }, signature),
};
const approved = utf8("daftar.approval/v1\0what ada approves");
const faultOf = (approval: PasskeyApproval, of = approved) =>
  approvalFault(approval, of, verifiers)?.fault ?? null;

describe.each([
  ["es256", es256.passkey],
  ["eddsa", eddsa.passkey],
] as const)("an approval by a passkey, %s", (_, passkey) => {
  it("[S22] holds for the bytes that were approved and no others", () => {
    const approval = passkey.approve("ada", approved);
    expect(approvalHolds(approval, approved, verifiers)).toBe(true);
    expect(faultOf(approval, utf8("daftar.approval/v1\0something else"))).toBe("other-challenge");
  });

  it.each<[string, Oddity]>([
    ["other-site", { rpId: "example.org" }],
    ["other-site", { rpId: "127.0.0.1" }],
    ["not-present", { flags: 0x04 }],
    ["not-verified", { flags: 0x01 }],
    ["synced", { flags: 0x0d }],
    ["synced", { flags: 0x1d }],
    ["authenticator-data", { flags: 0x45 }],
    ["authenticator-data", { tail: new Uint8Array(1) }],
    ["authenticator-data", { flags: 0x85 }],
    ["not-an-approval", { type: "webauthn.create" }],
    ["other-origin", { origin: "https://localhost:4870" }],
    ["other-origin", { origin: "http://127.0.0.1:4870" }],
    ["other-origin", { origin: "http://localhost.example.org" }],
    ["other-origin", { origin: "http://localhost:04870" }],
    ["other-origin", { origin: "http://localhost:4870/" }],
    ["framed", { crossOrigin: true }],
    ["framed", { topOrigin: "http://example.org" }],
  ])("[J7] does not hold where it is %s: %o", (fault, odd) => {
    expect(faultOf(passkey.approve("ada", approved, odd))).toBe(fault);
  });

  it.each([
    { origin: "http://localhost" },
    { origin: "http://localhost:65535" },
    { flags: 0x85, tail: utf8("x") },
  ])("holds on any port of this machine, and with extensions that nobody asked for: %o", (odd) => {
    expect(faultOf(passkey.approve("ada", approved, odd))).toBe(null);
  });

  it("[S22] does not hold once any byte of it is altered", () => {
    const approval = passkey.approve("ada", approved);
    for (const part of ["authenticatorData", "clientDataJSON", "signature"] as const) {
      for (let at = 0; at < approval[part].length; at += 2) {
        const changed = (Number.parseInt(approval[part].slice(at, at + 2), 16) ^ 1)
          .toString(16)
          .padStart(2, "0");
        const altered = approval[part].slice(0, at) + changed + approval[part].slice(at + 2);
        expect([part, at, faultOf({ ...approval, [part]: altered })]).not.toEqual([part, at, null]);
      }
    }
  });

  it("[S22] does not hold under another credential's key", () => {
    expect(faultOf({ ...passkey.approve("ada", approved), key: other.passkey.key })).toMatch(/^signature/);
  });

  it("does not hold where its client data are no JSON of a browser's", () => {
    const approval = passkey.approve("ada", approved);
    for (const text of ["", "{", "[]", "null", '{"type":"webauthn.get"}', "\ufeff{}"])
      expect(faultOf({ ...approval, clientDataJSON: toHex(utf8(text)) })).toBe("client-data");
    expect(faultOf({ ...approval, clientDataJSON: "ff" })).toBe("client-data");
  });
});

it("[S22] of two values of s one spelling holds", () => {
  expect(faultOf(es256.passkey.approve("ada", approved, { otherS: true }))).toBe("signature-form");
});

it("a browser, whose crypto is asynchronous, makes the same check in two steps", async () => {
  const approval = es256.passkey.approve("ada", approved);
  const read = readAssertion(approval, approved, sha256);
  if (read.fault !== null) throw new TypeError(read.fault);
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const copy = (part: Uint8Array) => new Uint8Array(part);
  const key = await crypto.subtle.importKey("raw", copy(read.publicKey), algorithm, true, ["verify"]);
  const holds = await crypto.subtle.verify(algorithm, key, copy(read.signature), copy(read.message));
  expect(holds).toBe(true);
});

it("[S22] one touch approves several: each holds by its path, and no other", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(), (count, some, byte) => {
      const all = Array.from({ length: count }, (_, at) => utf8(`daftar.approval/v1\0number ${at}`));
      const { challenge, paths } = challengeOfAll(all, sha256);
      for (const [at, of] of all.entries()) {
        expect(toHex(challengeOf(of, paths[at]!, sha256))).toBe(toHex(challenge));
        expect(paths[at]!.length).toBeLessThanOrEqual(6);
      }
      const at = some % count;
      const path = paths[at]!;
      const approval = es256.passkey.approve("ada", all[at]!, path.length === 0 ? {} : { path });
      expect(faultOf(approval, all[at])).toBe(null);
      expect(faultOf(approval, utf8("daftar.approval/v1\0number 99"))).toBe("other-challenge");
      if (path.length === 0) return;
      const short = { ...approval, path: path.slice(1) };
      const turned = path.map((hash, step) =>
        step === byte % path.length ? toHex(sha256(utf8(hash))) : hash,
      );
      for (const wrong of [short, { ...approval, path: turned }])
        expect(faultOf(wrong, all[at])).toBe("other-challenge");
    }),
    { numRuns: 30 },
  );
});
