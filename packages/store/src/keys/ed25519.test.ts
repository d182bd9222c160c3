import { spawnSync } from "node:child_process";
import { createPublicKey, verify as cryptoVerify } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isSoundKey } from "@daftar/log";
import { fromHex, toHex, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { keyPairOf, newKeyPair, nodeIdOf, sha256, verify } from "./ed25519.ts";

const shared =
  process.env["DAFTAR_SHARED"] ?? fileURLToPath(new URL("../../../../../shared", import.meta.url));
const cctv = `${shared}/vectors/cctv-ed25519/ed25519/ed25519vectors.json`;
const wycheproof = `${shared}/vectors/wycheproof/ed25519_test.json`;
const go = ["/usr/local/go/bin/go", "/usr/bin/go"].find((path) => existsSync(path));

/** Answers, a line each, of Go's crypto/ed25519 to `key message signature` in hexadecimal. */
const GO_VERIFIER = `package main

import (
	"bufio"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"os"
	"strings"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		parts := strings.Split(lines.Text(), " ")
		var b [3][]byte
		for i, part := range parts {
			b[i], _ = hex.DecodeString(part)
		}
		fmt.Println(len(b[0]) == 32 && ed25519.Verify(b[0], b[1], b[2]))
	}
}
`;

interface Signed {
  readonly key: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

function askGo(all: readonly Signed[]): boolean[] {
  const folder = mkdtempSync(join(tmpdir(), "daftar-go-"));
  try {
    writeFileSync(join(folder, "main.go"), GO_VERIFIER);
    const input = all.map(({ key, message, signature }) => [key, message, signature].map(toHex).join(" "));
    const run = spawnSync(go ?? "", ["run", "main.go"], {
      cwd: folder,
      env: { ...process.env, GOTOOLCHAIN: "local", GOFLAGS: "-mod=mod" },
      input: `${input.join("\n")}\n`,
      encoding: "utf8",
    });
    if (run.status !== 0) throw new Error(run.stderr);
    return run.stdout
      .trim()
      .split("\n")
      .map((line) => line === "true");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** node:crypto without what we refuse beforehand. */
function plainNode({ key, message, signature }: Signed): boolean {
  try {
    const x = Buffer.from(key).toString("base64url");
    const imported = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
    return cryptoVerify(null, message, imported, signature);
  } catch {
    return false;
  }
}

function cctvVectors(): (Signed & { readonly flags: readonly string[] })[] {
  const read: { key: string; sig: string; msg: string; flags: string[] | null }[] = JSON.parse(
    readFileSync(cctv, "utf8"),
  );
  return read.map(({ key, sig, msg, flags }) => ({
    key: fromHex(key),
    message: utf8(msg),
    signature: fromHex(sig),
    flags: flags ?? [],
  }));
}

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

  it("[S22] takes no signature that holds for every message: by a key that is no honest one's", () => {
    // The neutral point as key and as R, and 0 as S.
    const key = `01${"00".repeat(31)}`;
    for (const message of [utf8("one"), utf8("another")]) {
      const signed = { key: fromHex(key), message, signature: fromHex(`${key}${"00".repeat(32)}`) };
      expect(plainNode(signed)).toBe(true);
      expect(verify(signed.key, signed.message, signed.signature)).toBe(false);
    }
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

  it.skipIf(!existsSync(cctv) || go === undefined)(
    "[S22] Go accepts 208 of the 914; of these we refuse 206 for their key and 1 for its R, and accept nothing that Go refuses (skipped without $DAFTAR_SHARED or Go)",
    () => {
      const vectors = cctvVectors();
      const ofGo = askGo(vectors);
      const ours = vectors.map(({ key, message, signature }) => verify(key, message, signature));
      const accepted = vectors.filter((_, at) => ofGo[at] === true);
      const refused = accepted.filter(({ key, message, signature }) => !verify(key, message, signature));
      expect(accepted).toHaveLength(208);
      expect(refused.filter(({ key }) => !isSoundKey(toHex(key)))).toHaveLength(206);
      expect(refused.filter(({ key }) => isSoundKey(toHex(key))).map(({ flags }) => flags)).toEqual([
        ["low_order_R"],
      ]);
      expect(ours.filter((holds, at) => holds && ofGo[at] !== true)).toEqual([]);
      // Newer OpenSSL refuses some of the 208; none ever takes what Go refuses.
      const node = vectors.map(plainNode);
      expect(node.filter((holds, at) => holds && ofGo[at] !== true)).toEqual([]);
      if (process.versions.node.startsWith("20.")) expect(node).toEqual(ofGo);
    },
    120_000,
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
