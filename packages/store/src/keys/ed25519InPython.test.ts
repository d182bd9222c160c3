/** The Ed25519 of `checker/check_release.py`, written from RFC 8032, gives the answers of the one in use here. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fromHex, toHex, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { keyPairOf, verify } from "./ed25519.ts";

const root = resolve(import.meta.dirname, "../../../..");
const shared = process.env["DAFTAR_SHARED"] ?? resolve(root, "../shared");
const cctv = `${shared}/vectors/cctv-ed25519/ed25519/ed25519vectors.json`;
const PYTHON = spawnSync("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 9))"]).status === 0;

/** Whether each signature holds, by the second checker. */
function inPython(signed: readonly { key: string; message: string; signature: string }[]): boolean[] {
  const program = `import sys, json; sys.path.insert(0, ${JSON.stringify(resolve(root, "checker"))})
from check_release import ed25519_holds as holds
of = bytes.fromhex
print(json.dumps([holds(of(s["key"]), of(s["message"]), of(s["signature"])) for s in json.load(sys.stdin)]))`;
  const { stdout, stderr } = spawnSync("python3", ["-c", program], {
    input: JSON.stringify(signed),
    encoding: "utf8",
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  });
  if (stderr !== "") throw new Error(stderr);
  return z.array(z.boolean()).parse(JSON.parse(stdout));
}

describe.skipIf(!PYTHON)("Ed25519 in Python (skipped where python3 is absent)", () => {
  it("[S22] takes signatures made here, and none of another message or with a bit flipped", () => {
    const pair = keyPairOf("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    const message = utf8("checkpoint");
    const signature = pair.sign(message);
    const flipped = Array.from({ length: 64 }, (_, at) =>
      signature.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte)),
    );
    const key = pair.publicKey;
    const one = { key, message: toHex(message), signature: toHex(signature) };
    expect(inPython([one, { ...one, message: toHex(utf8("other")) }])).toEqual([true, false]);
    const wrong = flipped.map((bytes) => ({ ...one, signature: toHex(bytes) }));
    expect(inPython(wrong)).toEqual(wrong.map(() => false));
  });

  it.skipIf(!existsSync(cctv))(
    "[S22] agrees on all 914 CCTV vectors (skipped without $DAFTAR_SHARED)",
    () => {
      const vectors = z
        .array(z.object({ key: z.string(), sig: z.string(), msg: z.string() }))
        .parse(JSON.parse(readFileSync(cctv, "utf8")));
      expect(vectors).toHaveLength(914);
      const ours = vectors.map(({ key, sig, msg }) => verify(fromHex(key), utf8(msg), fromHex(sig)));
      const theirs = inPython(
        vectors.map(({ key, sig, msg }) => ({ key, message: toHex(utf8(msg)), signature: sig })),
      );
      expect(theirs).toEqual(ours);
      expect(ours.filter(Boolean).length).toBeGreaterThan(0);
    },
  );
});
