import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { certificatesOf } from "./certificates.ts";
import { stampRequest } from "./stampRequest.ts";
import { verifyStamp } from "./verifyStamp.ts";

const made = z.object({ root: z.string(), answer: z.string() });
const vectors = z
  .object({
    digest: z.string(),
    nonce: z.string(),
    north: made,
    south: made,
    ended: made,
    sound: made,
    wide: made,
    loose: made,
    unbound: made,
    below: made,
    weak: made,
  })
  .parse(JSON.parse(readFileSync(new URL("./stamp.vectors.json", import.meta.url), "utf8")));
const { digest, nonce } = vectors;
const asked = { digest, nonce };
const rootOf = ({ root }: z.infer<typeof made>) => certificatesOf(utf8(root));
const answerOf = ({ answer }: z.infer<typeof made>) => new Uint8Array(Buffer.from(answer, "base64"));
const refusal = (code: string, words?: string) =>
  expect.objectContaining({
    status: "refused",
    code,
    ...(words === undefined ? {} : { words: expect.stringContaining(words) }),
  });

describe("an answer of a time authority", () => {
  it("holds by two authorities, of elliptic curves and of RSA: when, how far off, by whom, until when", () => {
    for (const [one, name] of [
      [vectors.north, "CN=North (invented)"],
      [vectors.south, "CN=South (invented)"],
    ] as const) {
      expect(verifyStamp(answerOf(one), asked, rootOf(one))).toMatchObject({
        status: "holds",
        time: expect.stringMatching(/^2026-11-27T14:50:\d\d\.\d{3}Z$/),
        accuracyMs: 1000,
        authority: name,
        expires: expect.stringMatching(/^2046-/),
      });
    }
    expect(verifyStamp(answerOf(vectors.sound), asked, rootOf(vectors.sound))).toMatchObject({
      status: "holds",
    });
  });

  it("of another digest or number, or trusted by nobody, is refused", () => {
    const { north, south } = vectors;
    expect(verifyStamp(answerOf(north), { ...asked, nonce: "0000000000000001" }, rootOf(north))).toEqual(
      refusal("timestamp.other-request"),
    );
    expect(verifyStamp(answerOf(north), { ...asked, digest: "0".repeat(64) }, rootOf(north))).toEqual(
      refusal("timestamp.other-request"),
    );
    expect(verifyStamp(answerOf(north), asked, rootOf(south))).toEqual(refusal("timestamp.untrusted"));
    expect(verifyStamp(answerOf(north), asked, [])).toEqual(refusal("timestamp.untrusted"));
  });

  it.each([
    ["for code signing too", vectors.wide, "time stamping alone"],
    ["for stamping, but not critically", vectors.loose, "time stamping alone"],
    ["that does not sign for its certificate", vectors.unbound, "not the one that it signed with"],
    ["whose certificate had ended", vectors.ended, "not valid at the time"],
    ["with SHA-1", vectors.weak, "not trusted here"],
  ])("by a signer %s is refused", (_, one, words) => {
    expect(verifyStamp(answerOf(one), asked, rootOf(one))).toEqual(refusal("timestamp.invalid", words));
  });

  it("by a signer whose issuer is no authority itself is trusted by nobody", () => {
    expect(verifyStamp(answerOf(vectors.below), asked, rootOf(vectors.below))).toEqual(
      refusal("timestamp.untrusted"),
    );
  });

  it("that is no answer is refused as one, and never throws", () => {
    const answer = answerOf(vectors.north);
    const root = rootOf(vectors.north);
    for (const bytes of [
      answer.slice(0, -1),
      new Uint8Array([...answer, 0]),
      new Uint8Array(0),
      new Uint8Array([0x30, 0x80]),
      utf8(vectors.north.root),
      new Uint8Array(300 * 1024),
    ])
      expect(verifyStamp(bytes, asked, root)).toEqual(refusal("timestamp.unreadable"));
    for (const bytes of [
      new Uint8Array(0),
      utf8("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"),
    ])
      expect(certificatesOf(bytes)).toEqual([]);
  });
});

const shared = process.env["DAFTAR_SHARED"] ?? resolve(import.meta.dirname, "../../../../../shared");
const elsewhere = join(shared, "vectors/openssl-tsa");

describe.skipIf(!existsSync(elsewhere))(
  "an answer made elsewhere (skipped where $DAFTAR_SHARED is absent)",
  () => {
    const file = (name: string): Uint8Array => new Uint8Array(readFileSync(join(elsewhere, name)));
    const its = () => ({ digest: createHash("sha256").update(file("ev.jpg")).digest("hex"), nonce: null });

    it("holds against its root, and is of no other file", () => {
      const reading = verifyStamp(file("ev.tsr"), its(), certificatesOf(file("ca.pem")));
      expect(reading).toMatchObject({
        status: "holds",
        time: "2026-11-23T11:56:09.000Z",
        accuracyMs: 1000,
        authority: "CN=LabTSA",
      });
      const other = { digest: createHash("sha256").update(file("tsa.cnf")).digest("hex"), nonce: null };
      expect(verifyStamp(file("ev.tsr"), other, certificatesOf(file("ca.pem")))).toEqual(
        refusal("timestamp.other-request"),
      );
    });
  },
);

describe("an answer with a bit changed", () => {
  it("does not hold, save where nothing is read, and never says anything else", () => {
    const bytes = answerOf(vectors.north);
    const anchors = rootOf(vectors.north);
    const whole = verifyStamp(bytes, asked, anchors);
    const passed: number[] = [];
    for (let at = 0; at < bytes.length; at += 7) {
      const flipped = bytes.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte));
      const reading = verifyStamp(flipped, asked, anchors);
      if (reading.status === "refused") continue;
      passed.push(at);
      expect(reading).toEqual(whole);
    }
    // The frame around what is signed: lengths, the list of digests, tags of the lists.
    expect(passed.length).toBeLessThan(bytes.length / 30);
  });
});

describe.skipIf(spawnSync("openssl", ["version"]).status !== 0)("a request", () => {
  it("is what openssl reads: one digest, the nonce, certificates asked for", () => {
    const dir = mkdtempSync(join(tmpdir(), "daftar-request-"));
    try {
      const path = join(dir, "a.tsq");
      writeFileSync(path, stampRequest(digest, nonce));
      const text = execFileSync("openssl", ["ts", "-query", "-in", path, "-text"], {
        stdio: "pipe",
      }).toString();
      expect(text).toContain("Hash Algorithm: sha256");
      expect(text).toContain("Nonce: 0xA1B2C3D4E5F607");
      expect(text).toContain("Certificate required: yes");
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
