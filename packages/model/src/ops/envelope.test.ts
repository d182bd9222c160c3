/** What is signed, hashed and approved, to the byte: another byte here, and no desk believes another. */
import { describe, expect, it } from "vitest";
import { fromUtf8, utf8 } from "../text/bytes.ts";
import {
  approvalBytes,
  idOfOp,
  isReceiveEpoch,
  LARGEST_EPOCH,
  type OpEnvelope,
  opBytes,
  opEnvelope,
  opLine,
  receiveEpochOf,
  signedOp,
} from "./envelope.ts";
import { evidenceCommitment, stampLeafBytes, tellsTheStamp } from "./evidenceBodies.ts";
import { acceptanceBytes, consentBytes, custodianMark, custodianText, readCustodian } from "./succession.ts";

const hex = (bytes: number, digit = "a"): string => digit.repeat(2 * bytes);
const text = (length: number): string => "x".repeat(length);
/** In the place of a hash: what would be hashed. */
const bare = (bytes: Uint8Array): Uint8Array => bytes;
const textOf = (hexadecimal: string): string => Buffer.from(hexadecimal, "hex").toString();

const op: OpEnvelope = {
  v: 1,
  desk: hex(32),
  node: hex(8, "b"),
  epoch: 0,
  seq: 1,
  prev: hex(32, "c"),
  time: "2031-01-05T08:00:00.000Z",
  by: "anna",
  type: "dispute",
  subject: "v",
  parents: [hex(32, "d")],
  reason: "why",
  body: { dispute: "identity" },
  approvals: [{ person: "anna", key: hex(32, "e"), signature: hex(64, "f") }],
};
const said =
  `"body":{"dispute":"identity"},"by":"anna","desk":"${hex(32)}","epoch":0,"node":"${hex(8, "b")}",` +
  `"parents":["${hex(32, "d")}"],"prev":"${hex(32, "c")}","reason":"why","seq":1,"subject":"v",` +
  '"time":"2031-01-05T08:00:00.000Z","type":"dispute","v":1';
const approved = `{"approvals":[{"key":"${hex(32, "e")}","person":"anna","signature":"${hex(64, "f")}"}],${said}}`;

describe("[S3] bytes of an op", () => {
  it("are its domain and all of it: signed by its node, hashed to its id", () => {
    expect(fromUtf8(opBytes(op))).toBe(`daftar.op/v1\0${approved}`);
    expect(textOf(idOfOp(op, bare))).toBe(`daftar.op/v1\0${approved}`);
    expect(opLine({ op, sig: hex(64) })).toBe(`{"op":${approved},"sig":"${hex(64)}"}`);
  });

  it("[J7] are approved in all that gives them meaning, under a domain of their own", () => {
    const meant = `{"body":{"dispute":"identity"},"desk":"${hex(32)}","parents":["${hex(32, "d")}"],"reason":"why","subject":"v","type":"dispute"}`;
    expect(fromUtf8(approvalBytes(op))).toBe(`daftar.approval/v1\0${meant}`);
  });
});

describe("[J18] [J7] what custodians and stamps are held to", () => {
  const terms = { from: "a", to: "b", toKey: hex(32), boxes: null };
  const termsText = `{"boxes":null,"desk":"d","from":"a","to":"b","toKey":"${hex(32)}"}`;

  it("is a consent or an acceptance of just these terms, on this desk", () => {
    expect(fromUtf8(consentBytes("d", terms))).toBe(`daftar.succession.consent/v1\0${termsText}`);
    expect(fromUtf8(acceptanceBytes("d", terms))).toBe(`daftar.succession.acceptance/v1\0${termsText}`);
  });

  it("is a custodian's recipient with their key, and nothing after it", () => {
    const [recipient, key] = ["age1x", hex(32)];
    for (const one of [
      { recipient, key },
      { recipient, key: null },
    ])
      expect(readCustodian(custodianText(one))).toEqual(one);
    for (const bad of [
      `${recipient}:`,
      `${recipient}:x`,
      `${recipient}:${key}:`,
      `${recipient}:${key}:${key}`,
    ])
      expect(readCustodian(bad), bad).toBeNull();
    let hashed = "";
    const mark = custodianMark({ recipient, key }, (bytes) => {
      hashed = fromUtf8(bytes);
      return utf8("0123456789");
    });
    expect([hashed, textOf(mark)]).toEqual([`daftar.custodian/v1\0${recipient}:${key}`, "01234567"]);
  });

  it("is a file under its salt, and how far a chain stood under its own", () => {
    const [salt, hash] = [utf8("salt"), utf8("hash")];
    expect(textOf(evidenceCommitment(salt, hash, bare))).toBe("daftar.evidence/v1\0salthash");
    const chain = { salt: hex(16, "4"), node: hex(8), epoch: 1, next: 2, head: hex(32) };
    expect(fromUtf8(stampLeafBytes(chain))).toBe(
      `daftar.stamp/v1\0${"D".repeat(16)}{"epoch":1,"head":"${hex(32)}","next":2,"node":"${hex(8)}"}`,
    );
    const told = { time: "t", accuracyMs: 1, authority: "a", expires: "e" };
    expect(tellsTheStamp(told, { ...told })).toBe(true);
    for (const other of [{ time: "x" }, { accuracyMs: null }, { authority: "x" }, { expires: "x" }])
      expect(tellsTheStamp({ ...told, ...other }, told)).toBe(false);
  });
});

describe("an op keeps its bounds", () => {
  const holds = (fields: object): boolean => opEnvelope.safeParse({ ...op, ...fields }).success;
  const many = (count: number, one: unknown): unknown[] => Array.from({ length: count }, () => one);

  it.each<readonly [string, readonly unknown[], readonly unknown[]]>([
    ["v", [1], [0, 2, "1"]],
    ["desk", [hex(32), ""], [hex(31), hex(33), hex(32, "A"), null]],
    ["prev", [hex(32), ""], [hex(31), hex(33), null]],
    ["node", [hex(8)], [hex(7), hex(9), hex(8, "A"), ""]],
    ["epoch", [0, 500_000_000], [-1, 0.5, null]],
    ["seq", [0, 1], [-1, 0.5, null]],
    ["time", [op.time], ["2031-01-05T08:00:00Z", `${op.time} `, ` ${op.time}`, "now"]],
    ["by", ["anna", "machine"], ["Anna", "", "a b"]],
    ["type", ["genesis", "pair"], ["none", ""]],
    ["subject", ["", text(400)], [text(401), null]],
    ["parents", [[], many(64, hex(32))], [many(65, hex(32)), [hex(31)]]],
    ["reason", ["", text(4000)], [text(4001)]],
    ["body", [{}, { any: 1 }], [null, "x"]],
    ["approvals", [[], many(8, op.approvals[0])], [many(9, op.approvals[0]), [{}]]],
    ["more", [undefined], [1]],
  ])("%s", (field, good, bad) => {
    expect(good.filter((value) => !holds(value === undefined ? {} : { [field]: value }))).toEqual([]);
    expect(bad.filter((value) => holds({ [field]: value }))).toEqual([]);
  });

  it("with its signature, and nothing beside", () => {
    expect(signedOp.safeParse({ op, sig: hex(64) }).success).toBe(true);
    for (const bad of [
      { op, sig: hex(63) },
      { op, sig: hex(65) },
      { op, sig: hex(64), more: 1 },
    ])
      expect(signedOp.safeParse(bad).success).toBe(false);
  });

  it("[J12] what was received stands on chains of its own", () => {
    expect([0, LARGEST_EPOCH, LARGEST_EPOCH + 1, receiveEpochOf(0)].map(isReceiveEpoch)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(receiveEpochOf(3)).toBe(500_000_003);
  });
});
