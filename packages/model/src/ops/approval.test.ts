import { describe, expect, it } from "vitest";
import { approval, bareKey, kindOfKey } from "./approval.ts";
import { keyBody } from "./bodies.ts";
import { opEnvelope } from "./envelope.ts";

const file = { person: "ada", key: "ab".repeat(32), signature: "cd".repeat(64) };
const passkey = {
  kind: "passkey",
  person: "ada",
  key: `es256:04${"ab".repeat(64)}`,
  authenticatorData: "00".repeat(37),
  clientDataJSON: "7b7d",
  signature: "cd".repeat(64),
};

describe("approvals in ops", () => {
  it("by key files read as they were written before there were passkeys: nothing is added", () => {
    expect(approval.parse(file)).toEqual(file);
    expect(approval.safeParse({ ...file, kind: "key-file" }).success).toBe(false);
  });

  it("by passkeys hold what their check needs and nothing else", () => {
    expect(approval.parse(passkey)).toEqual(passkey);
    for (const wrong of [
      { ...passkey, key: "ab".repeat(32) },
      { ...passkey, key: `es256:${"ab".repeat(32)}` },
      { ...passkey, key: `es256:02${"ab".repeat(64)}` },
      { ...passkey, key: `eddsa:04${"ab".repeat(64)}` },
      { ...passkey, key: `ES256:04${"ab".repeat(64)}` },
      { ...passkey, kind: "key-file" },
      { ...passkey, credential: "00" },
      { ...passkey, path: [] },
      { ...passkey, path: Array.from({ length: 17 }, () => file.key) },
      { ...passkey, signature: "3044" },
      { ...passkey, authenticatorData: "00".repeat(36) },
      { ...passkey, authenticatorData: "00".repeat(1025) },
      { ...passkey, clientDataJSON: "7b7" },
      { ...passkey, clientDataJSON: "00".repeat(2049) },
      { ...file, key: passkey.key },
    ])
      expect(approval.safeParse(wrong).success, JSON.stringify(wrong).slice(0, 80)).toBe(false);
  });

  it("fit an op, eight of them and as long as they may be", () => {
    const longest = {
      ...passkey,
      authenticatorData: "00".repeat(1024),
      clientDataJSON: "00".repeat(2048),
      path: Array.from({ length: 16 }, () => file.key),
    };
    expect(8 * JSON.stringify(longest).length).toBeLessThan(63 * 1024);
    expect(opEnvelope.shape.approvals.safeParse(Array.from({ length: 8 }, () => longest)).success).toBe(true);
  });
});

describe("keys of people", () => {
  it("tell their kind by their spelling", () => {
    expect([file.key, passkey.key, `eddsa:${file.key}`].map(kindOfKey)).toEqual([
      "key-file",
      "passkey",
      "passkey",
    ]);
    expect(bareKey(`eddsa:${file.key}`)).toBe(bareKey(file.key));
  });

  it("[S8] a passkey is enrolled with its credential, and nothing else has one", () => {
    const body = (key: string, state: string, credential?: string) =>
      keyBody.safeParse({ person: "ada", key, state, ...(credential === undefined ? {} : { credential }) })
        .success;
    expect(body(passkey.key, "enrolled", "0102")).toBe(true);
    expect(body(passkey.key, "enrolled")).toBe(false);
    expect(body(passkey.key, "revoked")).toBe(true);
    expect(body(passkey.key, "revoked", "0102")).toBe(false);
    expect(body(file.key, "enrolled")).toBe(true);
    expect(body(file.key, "enrolled", "0102")).toBe(false);
    expect(body(passkey.key, "enrolled", "01".repeat(1024))).toBe(false);
  });
});
