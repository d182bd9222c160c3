import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { fromHex, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { verifyEs256 } from "./es256.ts";
import { isSoundP256Key } from "./soundP256Key.ts";

// RFC 6979, A.2.5: P-256 with SHA-256, message "sample". Its s is the higher of two.
const KEY =
  "0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6" +
  "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";
const R = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716";
const HIGHER = "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const LOWER = (N - BigInt(`0x${HIGHER}`)).toString(16).padStart(64, "0");
const P = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;

describe("ES256 on node:crypto", () => {
  const holds = (signature: string, message = "sample", key = KEY) =>
    verifyEs256(fromHex(key), utf8(message), fromHex(signature));

  it("[S22] takes the lower s of the RFC's signature, and not the higher", () => {
    expect(holds(R + LOWER)).toBe(true);
    expect(holds(R + HIGHER)).toBe(false);
  });

  it("[S22] refuses another message, another key, numbers out of range and wrong lengths without an exception", () => {
    const zero = "0".repeat(64);
    const order = N.toString(16);
    expect(holds(R + LOWER, "test")).toBe(false);
    for (const signature of [zero + LOWER, R + zero, order + LOWER, R + order, R, `${R}${LOWER}00`])
      expect(holds(signature)).toBe(false);
    const off = `${KEY.slice(0, -1)}8`;
    for (const key of [
      off,
      KEY.slice(2),
      `02${KEY.slice(2, 66)}`,
      `06${KEY.slice(2)}`,
      "04",
      `04${zero}${zero}`,
    ])
      expect(holds(R + LOWER, "sample", key)).toBe(false);
  });
});

describe("keys of P-256", () => {
  it("[S8] are sound where they are points of the curve in one spelling", () => {
    expect(isSoundP256Key(KEY)).toBe(true);
    for (let turn = 0; turn < 20; turn += 1) {
      const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const der = publicKey.export({ format: "der", type: "spki" });
      expect(isSoundP256Key(der.subarray(-65).toString("hex"))).toBe(true);
    }
    // x = 5 is on the curve; x + p is the same number and another spelling.
    const y = "459243b9aa581806fe913bce99817ade11ca503c64d9a3c533415c083248fbcc";
    const five = (x: bigint) => `04${x.toString(16).padStart(64, "0")}${y}`;
    expect(isSoundP256Key(five(5n))).toBe(true);
    expect(isSoundP256Key(five(5n + P))).toBe(false);
  });

  it("[S8] are no others: node:crypto agrees", () => {
    const base64url = (hex: string) => Buffer.from(hex, "hex").toString("base64url");
    const taken = (key: string) => {
      try {
        const [x, y] = [base64url(key.slice(2, 66)), base64url(key.slice(66))];
        createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
        return true;
      } catch {
        return false;
      }
    };
    for (const last of "0123456789abcdef") {
      const key = KEY.slice(0, -1) + last;
      expect([last, isSoundP256Key(key)]).toEqual([last, taken(key)]);
    }
  });
});
