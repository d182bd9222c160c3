import { leafHash, rootOf } from "@daftar/log";
import { fromUtf8, type StampedChain, stampLeafBytes, toHex, utf8 } from "@daftar/model";
import { describe, expect, it } from "vitest";
import type { AuditReport } from "../report.ts";
import { access, type Files, withFile } from "../testing/files.suite.ts";
import { ed25519Verify, p256Verify, sha256 } from "../testing/nodeCrypto.suite.ts";
import { addOp, type Chain, NODE_ID, OP_FILE, smallDesk } from "../testing/smallDesk.suite.ts";
import { auditDesk } from "./auditDesk.ts";
import type { VerifyStamp } from "./stamps.ts";

const HOLDS = {
  status: "holds" as const,
  time: "2019-03-02T00:00:00.000Z",
  accuracyMs: 1000,
  authority: "CN=Invented",
  expires: "2029-03-02T00:00:00.000Z",
};
const holds: VerifyStamp = () => HOLDS;
const audit = (files: Files, verifyStamp?: VerifyStamp): Promise<AuditReport> =>
  auditDesk({
    ...access(files),
    sha256,
    verify: ed25519Verify,
    verifyEs256: p256Verify,
    ...(verifyStamp === undefined ? {} : { verifyStamp }),
  });

const answer = utf8("an answer");
const anchor = utf8("a certificate");
const hash = (bytes: Uint8Array): string => toHex(sha256(bytes));

/** A desk that asked after its sixth op, was answered, and went on. */
function stampedDesk(change: (chain: StampedChain) => StampedChain = (one) => one): Files {
  const files = smallDesk((chain: Chain) => {
    const whole: StampedChain = {
      salt: "5a".repeat(16),
      node: NODE_ID,
      epoch: 0,
      next: chain.ids.length,
      head: chain.ids.at(-1)!,
    };
    const digest = toHex(rootOf([leafHash(stampLeafBytes(whole), sha256)], sha256));
    addOp(chain, {
      type: "stamp-request",
      body: { digest, nonce: "00".repeat(8), chains: [change(whole)] },
    });
    const { time, accuracyMs, authority, expires } = HOLDS;
    const body = { digest, token: hash(answer), anchor: hash(anchor), time, accuracyMs, authority, expires };
    addOp(chain, { type: "timestamp", body, by: "ada", approvers: ["ada"] });
  });
  for (const bytes of [answer, anchor]) files.set(`blobs/${hash(bytes).slice(0, 2)}/${hash(bytes)}`, bytes);
  return files;
}
const told = (report: AuditReport) => report.faults.map(({ code, detail }) => `${code}: ${detail}`);

describe("stamps of time on a desk", () => {
  it("hold, by the verifier that is brought; without one that is said", async () => {
    expect(told(await audit(stampedDesk(), holds))).toEqual([]);
    const report = await audit(stampedDesk());
    expect(told(report)).toEqual([]);
    expect(report.notes.map(({ detail }) => detail)).toContain(
      "stamps of time were not verified: nothing here reads them",
    );
  });

  it("that do not hold, or say something else than their op, are found", async () => {
    const refused: VerifyStamp = () => ({ status: "refused", words: "the signature does not hold" });
    expect(told(await audit(stampedDesk(), refused))).toEqual(["audit.stamp: the signature does not hold"]);
    for (const other of [
      { time: "2018-03-02T00:00:00.000Z" },
      { authority: "CN=Other" },
      { accuracyMs: null },
    ])
      expect(told(await audit(stampedDesk(), () => ({ ...HOLDS, ...other })))).toEqual([
        "audit.stamp: the op says something else than the stamp",
      ]);
  });

  it("show ops that are gone, also where every chain is whole, and a digest of other chains", async () => {
    const gone = await audit(
      stampedDesk((one) => ({ ...one, head: "0".repeat(64) })),
      holds,
    );
    expect(told(gone)).toEqual([
      "audit.stamp: the digest is not that of the chains it names",
      `audit.stamp: an op is not here that was to be stamped: ${"0".repeat(64)}`,
    ]);
    const other = await audit(
      stampedDesk((one) => ({ ...one, salt: "5b".repeat(16) })),
      holds,
    );
    expect(told(other)).toEqual(["audit.stamp: the digest is not that of the chains it names"]);
  });

  it("that answer no request that is here are found", async () => {
    const files = stampedDesk();
    const lines = fromUtf8(files.get(OP_FILE)!).trimEnd().split("\n");
    const cut = withFile(
      files,
      OP_FILE,
      utf8([...lines.slice(0, 6), ...lines.slice(7)].map((l) => `${l}\n`).join("")),
    );
    expect(told(await audit(cut, holds))).toContain("audit.stamp: the stamp answers no request that is here");
  });
});
