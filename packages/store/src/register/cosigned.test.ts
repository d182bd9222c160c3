import { checkpointText, cosign, witnessKey, witnessVkey } from "@daftar/log";
import { fromHex, type OpBody, type Role } from "@daftar/model";
import { expect, it } from "vitest";
import { keyPairOf, sha256 } from "../keys/ed25519.ts";
import { isCosigned, logOriginsIn, originsAt } from "./cosigned.ts";

const FIRST = "practice.invalid/first";

function renewal(
  origin: string,
  size: number,
  approvers: readonly (readonly [person: string, role: Role])[],
) {
  return {
    type: "log-key" as const,
    subject: "log",
    opId: origin,
    parents: [],
    time: "",
    by: "anna",
    reason: "",
    approvedBy: [],
    approvals: approvers.map(([person, role]) => ({
      person,
      key: person,
      enrolledBy: null,
      roles: [role],
    })),
    body: {
      origin,
      key: "0".repeat(64),
      version: 1,
      from: { origin: FIRST, key: "0".repeat(64), size, root: "0".repeat(64) },
    },
  };
}

it("[S64] a cosignature is over the log under its origin of that size, which two approvers alone change", () => {
  const two = [
    ["anna", "approver"],
    ["behzad", "approver"],
  ] as const;
  const origins = logOriginsIn(FIRST, [
    renewal("practice.invalid/second", 10, two),
    renewal("practice.invalid/forged", 4, []),
    renewal("practice.invalid/alone", 4, two.slice(1)),
    renewal("practice.invalid/no-role", 4, [
      ["anna", "approver"],
      ["clara", "admin"],
    ]),
    { ...renewal("practice.invalid/other-type", 4, two), type: "conditions" },
  ]);
  expect([0, 10, 11].map((size) => originsAt(origins, size))).toEqual([
    [FIRST],
    [FIRST],
    ["practice.invalid/second"],
  ]);
});

it("[J17] a cosignature is its witness's, over that tree of that log, at that time: no other line passes for one", () => {
  const [pair, other] = ["5", "6"].map((digit) => keyPairOf(digit.repeat(64))) as [
    ReturnType<typeof keyPairOf>,
    ReturnType<typeof keyPairOf>,
  ];
  const nameOf = ({ publicKey }: typeof pair): string =>
    witnessVkey(witnessKey("w.invalid/1", fromHex(publicKey), sha256));
  const lineOf = (size: number, time = 9, origin = FIRST, by = pair): string => {
    const text = checkpointText({ origin, size, root: fromHex("a".repeat(64)) });
    const key = { name: "w.invalid/1", publicKey: fromHex(by.publicKey), sign: by.sign };
    return cosign(text, time, key, sha256).trimEnd();
  };
  const body: OpBody<"cosigned"> = {
    logSize: 10,
    logRoot: "a".repeat(64),
    witness: nameOf(pair),
    time: 9,
    line: lineOf(10),
  };
  const wrong: readonly Partial<OpBody<"cosigned">>[] = [
    { logSize: 11 },
    { logRoot: "b".repeat(64) },
    { witness: nameOf(other) },
    { witness: "no key" },
    { witness: "" },
    { time: 8 },
    { line: lineOf(10, 8) },
    { line: lineOf(11) },
    { line: lineOf(10, 9, "practice.invalid/other") },
    { line: lineOf(10, 9, FIRST, other) },
    { line: body.line.slice(0, -1) },
    { line: "" },
    // Beside a line that holds, another is of nobody.
    { line: `${body.line}\n${body.line}` },
    { line: `${lineOf(10, 8)}\n${body.line}` },
  ];
  for (const again of [1, 2]) {
    expect(isCosigned(FIRST, body), String(again)).toBe(true);
    expect(isCosigned("practice.invalid/other", body)).toBe(false);
    for (const [at, changes] of wrong.entries())
      expect(isCosigned(FIRST, { ...body, ...changes }), String(at)).toBe(false);
  }
});
