import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fromHex, toHex, utf8 } from "@daftar/model";
import { type BaseBlock, Constructed, fromBER } from "asn1js";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { certificatesOf } from "./certificates.ts";
import { stampRequest } from "./stampRequest.ts";
import { type StampAsked, verifyStamp } from "./verifyStamp.ts";

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
    plain: made,
    coding: made,
    flagged: made,
    short: made,
    unfit: made,
    oldHash: made,
    sameName: made,
    sameKey: made,
    later: made,
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
    for (const [one, accuracyMs] of [
      [vectors.sound, 1000],
      [vectors.plain, null],
    ] as const)
      expect(verifyStamp(answerOf(one), asked, rootOf(one))).toMatchObject({ status: "holds", accuracyMs });
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
    ["for code signing alone", vectors.coding, "time stamping alone"],
    ["for stamping, but not critically", vectors.loose, "time stamping alone"],
    ["for stamping, where something else is critical", vectors.flagged, "time stamping alone"],
    ["with a key too short", vectors.short, "not trusted any more"],
    ["whose certificate is signed with SHA-1", vectors.oldHash, "not trusted any more"],
    ["whose authority was not valid yet", vectors.later, "not valid at the time"],
    ["that does not sign for its certificate", vectors.unbound, "not the one that it signed with"],
    ["whose certificate had ended", vectors.ended, "not valid at the time"],
    ["with SHA-1", vectors.weak, "not trusted here"],
  ])("by a signer %s is refused", (_, one, words) => {
    expect(verifyStamp(answerOf(one), asked, rootOf(one))).toEqual(refusal("timestamp.invalid", words));
  });

  it.each([
    ["no authority itself", vectors.below],
    ["no authority, though nothing forbids it to sign", vectors.unfit],
    ["another of the same name", vectors.sameName],
    ["of another name, though it has the key", vectors.sameKey],
  ])("by a signer whose issuer is %s is trusted by nobody", (_, one) => {
    expect(verifyStamp(answerOf(one), asked, rootOf(one))).toEqual(refusal("timestamp.untrusted"));
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

/** Values inside an element of DER, to change. */
function inside(element: BaseBlock | undefined): BaseBlock[] {
  if (!(element instanceof Constructed)) throw new TypeError("nothing inside");
  return element.valueBlock.value;
}

/** An answer whose parts, from the version to the signers, were changed. */
function rebuilt(one: z.infer<typeof made>, change: (signedData: BaseBlock[]) => void): Uint8Array {
  const { result } = fromBER(answerOf(one));
  change(inside(inside(inside(inside(result)[1])[1])[0]));
  return new Uint8Array(result.toBER());
}

/** An answer with bytes in it exchanged for as many others, where they stand for the nth time; -1: the last. */
function patched(one: z.infer<typeof made>, from: string, to: string, nth = 0): Uint8Array {
  const text = toHex(answerOf(one));
  const places = [...text.matchAll(new RegExp(from, "g"))]
    .map(({ index }) => index)
    .filter((at) => at % 2 === 0);
  const at = places.at(nth);
  if (at === undefined || from.length !== to.length) throw new TypeError("nothing to exchange");
  return fromHex(text.slice(0, at) + to + text.slice(at + to.length));
}

describe("an answer put together otherwise", () => {
  const { north } = vectors;
  const read = (bytes: Uint8Array, of: StampAsked = asked) => verifyStamp(bytes, of, rootOf(north));
  const TST_INFO = "060b2a864886f70d0109100104";
  const ECDSA_SHA256 = "06082a8648ce3d040302";

  it("holds where nothing of it is another, with further certificates, and where no number was asked for", () => {
    const holds = expect.objectContaining({ status: "holds" });
    expect(read(rebuilt(north, () => {}))).toEqual(holds);
    expect(rebuilt(north, () => {})).toEqual(answerOf(north));
    expect(read(patched(north, "3003020100", "3003020101"))).toEqual(holds);
    expect(read(answerOf(north), { digest, nonce: null })).toEqual(holds);
    const two = rebuilt(north, ([, , , certificates]) => {
      const [first] = inside(certificates);
      inside(certificates).push(first!);
    });
    expect(read(two)).toEqual(holds);
  });

  it("is no answer where the authority refused, where it stamps something else, or where not exactly one signs", () => {
    for (const status of ["02", "03", "05"])
      expect(read(patched(north, "3003020100", `30030201${status}`))).toEqual(
        refusal("timestamp.unreadable", "refused the request"),
      );
    expect(read(patched(north, "06092a864886f70d010702", "06092a864886f70d010703"))).toEqual(
      refusal("timestamp.unreadable"),
    );
    expect(read(patched(north, TST_INFO, `${TST_INFO.slice(0, -2)}05`))).toEqual(
      refusal("timestamp.unreadable", "stamps no time"),
    );
    for (const count of [0, 2]) {
      const signers = rebuilt(north, (parts) => {
        const [first] = inside(parts.at(-1));
        inside(parts.at(-1)).splice(0, 1, ...Array.from({ length: count }, () => first!));
      });
      expect(read(signers)).toEqual(refusal("timestamp.unreadable", "exactly one signer"));
    }
    const large = rebuilt(north, ([, , , certificates]) => {
      const [first] = inside(certificates);
      for (let n = 0; n < 800; n += 1) inside(certificates).push(first!);
    });
    expect(large.length).toBeGreaterThan(256 * 1024);
    expect(read(large)).toEqual(refusal("timestamp.unreadable", "larger than any"));
  });

  it("of another kind of digest is of another request", () => {
    const sha256Oid = "0609608648016503040201";
    expect(read(patched(north, sha256Oid, "0609608648016503040202", 1))).toEqual(
      refusal("timestamp.other-request"),
    );
  });

  it("is invalid where what is signed is not the content, the type or the way that it says", () => {
    // The serial number of the token, which nobody asked for, stands in the content.
    const content = answerOf(north);
    const tst = toHex(content).indexOf(digest) / 2;
    const changed = content.with(tst + 34, content[tst + 34]! ^ 1);
    expect(read(changed)).toEqual(refusal("timestamp.invalid", "content is not what was signed"));
    expect(read(patched(north, TST_INFO, `${TST_INFO.slice(0, -2)}05`, 1))).toEqual(
      refusal("timestamp.invalid", "signs something else"),
    );
    expect(read(patched(north, ECDSA_SHA256, "06082a8648ce3d040303", -1))).toEqual(
      refusal("timestamp.invalid", "in a way that is not read here"),
    );
    expect(read(patched(north, ECDSA_SHA256, "06082a8648ce3d040309", -1))).toEqual(
      refusal("timestamp.invalid", "in a way that is not read here"),
    );
    const last = answerOf(north);
    expect(read(last.with(last.length - 1, last.at(-1)! ^ 1))).toEqual(
      refusal("timestamp.invalid", "signature does not hold"),
    );
  });

  it("is invalid where the signer that it names, which is not signed, is another than the one that signed", () => {
    // The issuer of the certificate as the signer names it; once more, and signed, it stands after that.
    const { plain } = vectors;
    const [issuer, another] = ["Odd root (invented)", "Ode root (invented)"].map((text) => toHex(utf8(text)));
    expect(verifyStamp(patched(plain, issuer!, another!, -2), asked, rootOf(plain))).toEqual(
      refusal("timestamp.invalid", "not the one that it signed with"),
    );
    const other = rebuilt(north, (parts) => {
      const [, sid] = inside(inside(parts.at(-1))[0]);
      inside(sid).splice(1, 1, fromBER(fromHex("02020102")).result);
    });
    expect(read(other)).toEqual(refusal("timestamp.invalid", "not the one that it signed with"));
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
