import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fromHex, toHex, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { keyPairOf, newKeyPair, nodeIdOf, sha256, verify } from "./ed25519.ts";
import { isSoundKey } from "./soundKey.ts";

const shared =
  process.env["DAFTAR_SHARED"] ?? fileURLToPath(new URL("../../../../../shared", import.meta.url));
const cctv = `${shared}/vectors/cctv-ed25519/ed25519/ed25519vectors.json`;
const wycheproof = `${shared}/vectors/wycheproof/ed25519_test.json`;

describe("Ed25519 on node:crypto", () => {
  it("[S22] gives the keys and signatures of RFC 8032, section 7.1, test 2", () => {
    const pair = keyPairOf("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    expect(pair.publicKey).toBe("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    expect(toHex(pair.sign(new Uint8Array([0x72])))).toBe(
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da" +
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    );
  });

  it("[S22] refuses another message, another key, and bytes of wrong length without an exception", () => {
    const pair = newKeyPair((count) => new Uint8Array(count).fill(7));
    const signature = pair.sign(utf8("one"));
    const key = fromHex(pair.publicKey);
    expect(verify(key, utf8("one"), signature)).toBe(true);
    expect(verify(key, utf8("two"), signature)).toBe(false);
    expect(verify(new Uint8Array(32), utf8("one"), signature)).toBe(false);
    expect(verify(key.slice(1), utf8("one"), signature)).toBe(false);
    expect(verify(key, utf8("one"), signature.slice(1))).toBe(false);
  });

  it("names a node by the hash of its key", () => {
    const key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    expect(nodeIdOf(key)).toBe(toHex(sha256(fromHex(key))).slice(0, 16));
  });

  it.skipIf(!existsSync(cctv))(
    "[S22] accepts the same of the 914 CCTV vectors on every Node: none with an odd key or R (skipped without $DAFTAR_SHARED)",
    () => {
      const vectors: { key: string; sig: string; msg: string; flags: string[] | null }[] = JSON.parse(
        readFileSync(cctv, "utf8"),
      );
      expect(vectors).toHaveLength(914);
      // As Go and older OpenSSL (no non-canonical R, no residue), less what newer OpenSSL refuses as well.
      const refusing = [
        "non_canonical_R",
        "low_order_residue",
        "low_order_R",
        "non_canonical_A",
        "low_order_A",
        "low_order_component_A",
      ];
      const wrong = vectors.filter(({ key, sig, msg, flags }) => {
        const refused = flags?.some((flag) => refusing.includes(flag)) ?? false;
        return verify(fromHex(key), utf8(msg), fromHex(sig)) === refused;
      });
      expect(wrong).toEqual([]);
    },
  );

  it.skipIf(!existsSync(cctv))(
    "[S8] no key with a low-order component or of another spelling is sound (skipped without $DAFTAR_SHARED)",
    () => {
      const vectors: { key: string; flags: string[] | null }[] = JSON.parse(readFileSync(cctv, "utf8"));
      const odd = ["low_order_A", "low_order_component_A", "non_canonical_A"];
      const sound = new Map(
        vectors.map(({ key, flags }) => [key, !(flags?.some((flag) => odd.includes(flag)) ?? false)]),
      );
      expect(sound.size).toBeGreaterThan(14);
      expect([...sound.values()]).toContain(true);
      for (const [key, expected] of sound) expect([key, isSoundKey(key)]).toEqual([key, expected]);
    },
  );

  it.skipIf(!existsSync(wycheproof))(
    "[S22] agrees with every Wycheproof vector (skipped without $DAFTAR_SHARED)",
    () => {
      const {
        testGroups,
      }: {
        testGroups: {
          publicKey: { pk: string };
          tests: { msg: string; sig: string; result: string; tcId: number }[];
        }[];
      } = JSON.parse(readFileSync(wycheproof, "utf8"));
      let checked = 0;
      for (const { publicKey, tests } of testGroups) {
        for (const { msg, sig, result, tcId } of tests) {
          const holds = verify(fromHex(publicKey.pk), fromHex(msg), fromHex(sig));
          expect([tcId, holds]).toEqual([tcId, result === "valid"]);
          checked += 1;
        }
      }
      expect(checked).toBe(151);
    },
  );
});
