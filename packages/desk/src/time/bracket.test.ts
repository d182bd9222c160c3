import type { Facts, OpFact } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { bracketsOf, type Mark } from "./bracket.ts";
import type { ChainsOf } from "./chainOrder.ts";

const NODE = "a".repeat(16);

/** A chain of ops "0", "1", "2" …, and beside it "1x", "2x" …, which somebody with a copy of its key wrote. */
function chains(forked: boolean): ChainsOf {
  const seqOf = (op: string): number => Number.parseInt(op, 10);
  return {
    placesOf: (ops) =>
      Promise.resolve(new Map(ops.map((op) => [op, { node: NODE, epoch: 0, seq: seqOf(op) }]))),
    ancestorsOf: (_, op) => {
      const branch = op.endsWith("x") ? "x" : "";
      return Promise.resolve(
        new Set(Array.from({ length: seqOf(op) + 1 }, (_, at) => (at === 0 ? "0" : `${at}${branch}`))),
      );
    },
    exchange: { copied: () => Promise.resolve(new Set(forked ? [NODE] : [])) },
  };
}

const request: OpFact<"stamp-request"> = {
  opId: "4",
  time: "2031-01-05T08:00:00.000Z",
  by: "anna",
  approvedBy: ["anna"],
  approvals: [],
  body: {
    digest: "d".repeat(64),
    nonce: "0".repeat(16),
    chains: [{ salt: "0".repeat(32), node: NODE, epoch: 0, next: 4, head: "3" }],
  },
};
const stamp: Mark = {
  opId: "5",
  name: "b".repeat(64),
  time: "2031-01-06T08:00:00.000Z",
  accuracyMs: null,
  authority: "CN=North (invented)",
  digest: request.body.digest,
};

async function toldOf(desk: ChainsOf, op: string) {
  const facts: Pick<Facts, "stampRequests"> = { stampRequests: [request] };
  const asked = [{ opId: op, time: "2020-01-01T00:00:00.000Z", body: null }];
  const [bracket] = await bracketsOf(desk, facts, [stamp], asked);
  return [bracket?.notBefore?.why ?? null, bracket?.notAfter?.why ?? null];
}

describe("a bracket", () => {
  it("is by an op's number on its chain: before the request, between, and after the stamp", async () => {
    expect(await toldOf(chains(false), "2")).toEqual([null, "stamped"]);
    expect(await toldOf(chains(false), "4")).toEqual([null, null]);
    expect(await toldOf(chains(false), "6")).toEqual(["after-on-its-chain", null]);
  });

  it("where a chain forked is by what an op follows from: nothing is dated back by a branch beside the stamped one", async () => {
    expect(await toldOf(chains(true), "2")).toEqual([null, "stamped"]);
    expect(await toldOf(chains(true), "2x")).toEqual([null, null]);
    expect(await toldOf(chains(true), "6")).toEqual(["after-on-its-chain", null]);
    expect(await toldOf(chains(true), "6x")).toEqual([null, null]);
  });
});
