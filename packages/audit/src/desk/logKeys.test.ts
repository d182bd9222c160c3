/** Which key may sign a tree of which size, as the ops of a desk say. */
import { vkey } from "@daftar/log";
import { fromHex, type OpBody, toHex } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { Findings } from "../report.ts";
import { sha256, testKey } from "../testing/nodeCrypto.suite.ts";
import { genesisBody, readOp } from "../testing/readOps.suite.ts";
import type { HeldApproval } from "./approvals.ts";
import { logKeysOf } from "./logKeys.ts";

const root = (size: number) => `${size}`.padStart(64, "0");
const named = (n: number) => ({ origin: `practice.invalid/${n}`, key: toHex(testKey(40 + n).publicKey) });
const textOf = (n: number) => vkey(named(n).origin, fromHex(named(n).key), sha256);
const genesis = genesisBody({ logOrigin: named(0).origin, logKey: named(0).key });

const renewal = (from: number, to: number, size: number): OpBody<"log-key"> => ({
  ...named(to),
  version: 1,
  from: { ...named(from), size, root: root(size) },
});
const held = (person: string): HeldApproval => ({ person, key: person.repeat(8), enrolledBy: null });

function keysOf(
  renewals: readonly OpBody<"log-key">[],
  {
    sizes = [5, 9],
    people = [held("ada"), held("bel")],
    of = genesis,
  }: { sizes?: number[]; people?: HeldApproval[]; of?: OpBody<"genesis"> } = {},
) {
  const published = sizes.map((size, seq) =>
    readOp(seq, {
      type: "published",
      body: {
        release: "1".repeat(64),
        logSize: size,
        logRoot: root(size),
        publicIds: "2".repeat(64),
        previous: null,
      },
    }),
  );
  const told = renewals.map((body, at) => readOp(10 + at, { type: "log-key", subject: "log", body }));
  const findings = new Findings();
  const approvals = new Map(told.map(({ id }) => [id, people]));
  const keys = logKeysOf(of, [...published, ...told], approvals, sha256, findings);
  const { faults } = findings.report(null, null, null);
  return {
    at: (size: number) => [...keys.at(size)].map((key) => [0, 1, 2, 3].find((n) => textOf(n) === key)),
    faults: faults.map(({ where, detail }) => `${where}: ${detail}`),
  };
}

describe("[J17] keys of a desk's log", () => {
  it("are the first one's up to the tree that it signed last, then those of each renewal", () => {
    const { at, faults } = keysOf([renewal(0, 1, 5), renewal(1, 2, 9)]);
    expect([0, 1, 5, 6, 9, 10, 99].map(at)).toEqual([[0], [0], [0], [1], [1], [2], [2]]);
    expect(faults).toEqual([]);
    expect(keysOf([]).at(99)).toEqual([0]);
    expect(keysOf([renewal(1, 2, 9), renewal(0, 1, 5)]).at(10)).toEqual([2]);
  });

  it("are two where desks apart renewed the log at one size, and of no earlier renewal", () => {
    expect(keysOf([renewal(0, 1, 5), renewal(0, 2, 5)]).at(6)).toEqual([1, 2]);
    expect(keysOf([renewal(0, 1, 5), renewal(1, 2, 9), renewal(1, 3, 9)]).at(10)).toEqual([2, 3]);
  });

  it("before the first release need no tree that a release closed with; after it they do", () => {
    expect(keysOf([renewal(0, 1, 0)], { sizes: [] })).toMatchObject({ faults: [] });
    const faults = ["line 10: it renews the log after a tree that no release closed with"];
    expect(keysOf([renewal(0, 1, 6)]).faults).toEqual(faults);
    const bent = renewal(0, 1, 5);
    expect(keysOf([{ ...bent, from: { ...bent.from, root: root(9) } }]).faults).toEqual(faults);
  });

  it("go on from the key that signed that tree, and no other, newer or older", () => {
    const faults = ["line 11: it renews the log from another key than the one that signed"];
    expect(keysOf([renewal(0, 1, 5), renewal(0, 2, 9)]).faults).toEqual(faults);
    expect(keysOf([renewal(1, 2, 9), renewal(2, 1, 5)]).faults).toContain(faults[0]);
    const nameless = keysOf([{ ...renewal(0, 1, 5), from: { ...renewal(0, 1, 5).from, origin: "a b" } }]);
    expect(nameless.faults).toHaveLength(1);
  });

  it("[J7] are renewed by two people who may decide together", () => {
    for (const people of [[], [held("ada")], [held("ada"), { ...held("bel"), enrolledBy: "ada" }]])
      expect(keysOf([renewal(0, 1, 5)], { people }).at(6)).toEqual([0]);
  });

  it("are none where the genesis op names none, or a renewal no name that a key can have", () => {
    expect(keysOf([], { of: { ...genesis, logOrigin: "two words" } }).at(1)).toEqual([]);
    expect(keysOf([{ ...renewal(0, 1, 5), origin: "two words" }]).at(6)).toEqual([0]);
  });
});
