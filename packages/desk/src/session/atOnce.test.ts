/**
 * Two people who decide at once: the second is told, and what they saw is not taken for what stands.
 *
 * Each case runs a verb, and another verb while the first one's person types their passphrase: after the first
 * looked at the desk, before it wrote.
 */
import { newCustodian } from "@daftar/store";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { formOf, SCOPE, type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";
import { VERBS } from "../verbs.ts";

const CLAIM_COLUMNS =
  "id,kind,claimant,claimant_kind,via,value,low,high,qualifier,as_worded,counted,population_note,window_from,window_to,area,basis,stated_or_derived,part_of,part_kind,as_of,supersedes,answers,rebuts,caveats,responsibility,published_in,source_tier,note".split(
    ",",
  );
type Input = Record<string, unknown>;
type Call = readonly [verb: string, input: Input];

let desk: SharedDesk;
/** Records by name; each its own person unless joined. */
const record: Record<string, string> = {};
/** Recipient of whoever would combine an opening. */
let opener: string;
const added = z.object({ record: z.string() });

beforeAll(async () => {
  desk = await sharedDesk();
  opener = (await newCustodian()).recipient;
  const scope = desk.file("scope.json", SCOPE);
  await desk.run("scope", { file: scope, as: ["anna"] });
  for (const name of ["A One", "A Two", "B One", "B Two", "C One", "C Two", "D One", "E One", "E Two"]) {
    const file = desk.file(`${name}.json`, formOf(`origin of ${name}`, `Invented ${name[0]}`));
    record[name] = added.parse(await desk.run("account add", { file, as: ["clara"] })).record;
  }
  for (const letter of ["A", "B"])
    await desk.run("review decide", {
      a: record[`${letter} One`],
      b: record[`${letter} Two`],
      verdict: "same",
      as: ["dimitri"],
    });
  await desk.run("assess account", { ids: Object.values(record), as: ["behzad"] });
  desk.file("list.csv", "id,name\n1,Invented F\n");
  desk.file("list2.csv", "id,name\n1,Invented G\n");
  for (const [name, cut] of [
    ["policy.json", {}],
    ["policy2.json", { version: "other" }],
    ["lineage.json", formOf("one", "x").lineage],
    ["lineage2.json", formOf("two", "x").lineage],
    ["list.json", { ...COVERAGE, howGathered: "one way" }],
    ["list2.json", { ...COVERAGE, howGathered: "another way" }],
    ["scope2.json", { ...SCOPE, name: "Another invented scope" }],
  ] as const)
    desk.file(name, cut);
  await desk.run("import", { file: "list.csv", list: "sampled", yes: true });
});
afterAll(() => desk.remove());

const COVERAGE = {
  window: { from: "2031-01-01", to: "2031-01-31" },
  provinces: [],
  populations: ["protester"],
  copies: [],
  askedOthers: false,
  aggregator: false,
  onePerPerson: true,
  lineage: formOf("list", "x").lineage,
};

const as = (person: string, input: Input): Input => ({ ...input, as: [person] });
const decisions = async () => (await desk.open.facts()).decisions.length;

/** Verbs of which two set one and the same thing: what is written is the one that came in between. */
const SAME: Readonly<Record<string, () => readonly [Input, Input]>> = {
  "review decide": () => {
    const pair = { a: record["C One"], b: record["C Two"], again: true };
    return [
      { ...pair, verdict: "same" },
      { ...pair, verdict: "different" },
    ];
  },
  "assess account": () => [
    { ids: [record["D One"]], verdict: "credible" },
    { ids: [record["D One"]], verdict: "not-credible" },
  ],
  dispute: () => [
    { ids: [record["D One"]], about: "identity" },
    { ids: [record["D One"]], about: "none" },
  ],
  "set-aside": () => [
    { ids: [record["D One"]], for: "fabricated" },
    { ids: [record["D One"]], undo: true },
  ],
  resolve: () => [
    { victim: record["D One"], field: "sex", value: "male" },
    { victim: record["D One"], field: "sex", value: "female" },
  ],
  consent: () => [
    { ids: [record["D One"]], class: "public-full", kin: "yes" },
    { ids: [record["D One"]], class: "sealed", kin: "no" },
  ],
  lineage: () => [
    { account: record["D One"], file: "lineage.json" },
    { account: record["D One"], file: "lineage2.json" },
  ],
  scope: () => [{ file: "scope.json" }, { file: "scope2.json" }],
  policy: () => [{ file: "policy.json" }, { file: "policy2.json" }],
  conditions: () => [
    { from: "2031-01-04", where: "Invented City", cut: "telephones" },
    { from: "2031-01-04", where: "Invented City", cut: "roads" },
  ],
  "list declare": () => [
    { name: "declared", file: "list.json" },
    { name: "declared", file: "list2.json" },
  ],
  "person role": () => [
    { name: "clara", role: ["recorder"] },
    { name: "clara", role: ["recorder", "signatory"] },
  ],
};

describe("[S9] two people at once decide one thing", () => {
  it.each(Object.keys(SAME))(
    "%s: the second is told who decided, and nothing of theirs is written",
    async (verb) => {
      const [mine, theirs] = SAME[verb]!();
      const before = await decisions();
      const second = desk.run(verb, as("anna", mine), () => desk.run(verb, as("behzad", theirs)));
      await expect(second).rejects.toMatchObject({
        code: "decision.stale",
        message: expect.stringContaining("behzad"),
      });
      expect(await decisions()).toBe(before + 1);
      expect((await desk.open.facts()).decisions.at(-1)).toMatchObject({ by: "behzad" });
      // Who looks again may decide.
      await desk.run(verb, as("anna", mine));
    },
  );

  it("assess list, which takes two people", async () => {
    const input = { list: "sampled", sampleSize: 1, checked: "all", faults: 0, reason: "read" };
    const theirs = { ...input, verdict: "not-credible", as: ["behzad", "dimitri"] };
    const second = desk.run("assess list", { ...input, as: ["anna", "behzad"] }, () =>
      desk.run("assess list", theirs),
    );
    await expect(second).rejects.toMatchObject({ code: "decision.stale" });
  });

  it("a pair that nobody had decided: the second sees what the first said", async () => {
    const pair = { a: record["C One"], b: record["D One"] };
    const second = desk.run("review decide", as("anna", { ...pair, verdict: "same" }), () =>
      desk.run("review decide", as("behzad", { ...pair, verdict: "different" })),
    );
    await expect(second).rejects.toMatchObject({
      code: "review.decided",
      message: expect.stringContaining("different, by behzad"),
    });
  });
});

describe("what a decision rests on changed while its person typed a passphrase", () => {
  const cases: readonly (readonly [string, () => Call, () => Call, string])[] = [
    [
      "a signature of somebody who signed already",
      () => ["sign", as("anna", { ids: [record["A One"]] })],
      () => ["sign", as("anna", { ids: [record["A One"]] })],
      "sign.already",
    ],
    [
      "a signature of a death that is disputed now",
      () => ["sign", as("anna", { ids: [record["B One"]] })],
      () => ["dispute", as("behzad", { ids: [record["B One"]], about: "fact-of-death" })],
      "sign.not-eligible",
    ],
    [
      "a signature of records that are more now",
      () => ["sign", as("behzad", { ids: [record["A One"]] })],
      () => ["review decide", as("dimitri", { a: record["A One"], b: record["E One"], verdict: "same" })],
      "decision.stale",
    ],
    [
      "a victim set aside whose records were joined with others",
      () => ["set-aside", as("anna", { ids: [record["E Two"]], for: "fabricated" })],
      () => ["review decide", as("dimitri", { a: record["E Two"], b: record["E One"], verdict: "same" })],
      "decision.stale",
    ],
    [
      "a claim whose id says something else now",
      () => ["claim add", { file: desk.file("claims.csv", claims("12")), as: ["anna"] }],
      () => ["claim add", { file: desk.file("claims2.csv", claims("13")), as: ["behzad"] }],
      "claim.invalid",
    ],
    [
      "an edition of a list that has another now",
      () => ["import", { file: "list.csv", list: "at-once", yes: true, as: ["anna"] }],
      () => ["import", { file: "list2.csv", list: "at-once", yes: true, as: ["behzad"] }],
      "decision.stale",
    ],
    [
      "who is no admin any more",
      () => ["person role", as("dimitri", { name: "clara", role: ["admin"] })],
      () => ["person role", as("anna", { name: "dimitri", role: ["recorder"] })],
      "person.role",
    ],
    [
      "[J7] an opening that somebody may not approve any more",
      () => [
        "custodian open",
        { subject: ["sampled"], reason: "asked for", recipient: opener, as: ["anna", "behzad"] },
      ],
      () => ["person role", as("anna", { name: "behzad", role: ["recorder", "admin"] })],
      "opening.two-people",
    ],
  ];

  const claims = (value: string): string => {
    const row: Record<string, string> = {
      id: "invented-1",
      kind: "figure",
      claimant: "An invented office",
      claimant_kind: "official",
      value,
      low: value,
      high: value,
      qualifier: "exact",
      as_worded: `${value} dead`,
      counted: "killed",
      window_from: "2031-01-01",
      basis: "stated",
      stated_or_derived: "stated",
      as_of: "2031-01-10",
      published_in: "An invented paper",
      source_tier: "reprint",
      area: "Invented Land",
    };
    const header = ["invented", ...CLAIM_COLUMNS];
    return `${header.join(",")}\n${header.map((name) => (name === "invented" ? "true" : (row[name] ?? ""))).join(",")}\n`;
  };

  const ops = async (): Promise<number> => {
    const { decisions: decided, signatures, claims: claimed, imports } = await desk.open.facts();
    return decided.length + signatures.length + claimed.length + imports.length;
  };

  it.each(cases)("%s", async (_, mine, theirs, code) => {
    let written = 0;
    desk.beforeNextWrite(async () => {
      await desk.run(...theirs());
      written = await ops();
    });
    await expect(desk.run(...mine())).rejects.toMatchObject({ code });
    expect(written).toBeGreaterThan(0);
    expect(await ops()).toBe(written);
  });

  it("is told before the write where it happened before the approvals were there", async () => {
    const victim = { ids: [record["B One"]] };
    await desk.run("dispute", as("behzad", { ...victim, about: "none" }));
    const signing = desk.run("sign", as("anna", victim), () =>
      desk.run("dispute", as("behzad", { ...victim, about: "identity" })),
    );
    await expect(signing).rejects.toMatchObject({ code: "sign.not-eligible" });
    const enrolling = desk.run("person add", as("anna", { name: "elham" }), () =>
      desk.run("person add", as("behzad", { name: "elham" })),
    );
    await expect(enrolling).rejects.toMatchObject({ code: "person.exists" });
  });
});

it("[S10] of three who enrol the first two people of a desk at once, one is told", async () => {
  const empty = await sharedDesk([]);
  const ends = await Promise.allSettled(
    ["one", "two", "three"].map((name) => empty.run("person add", { name })),
  );
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "fulfilled", "rejected"]);
  expect(ends.find((end) => end.status === "rejected")).toMatchObject({ reason: { code: "person.needed" } });
  await empty.remove();
});

it("every verb by which somebody decides is tried above, or is said here why not", async () => {
  const elsewhere: Readonly<Record<string, string>> = {
    "person passkey": "a browser made the key; packages/desk/src/passkey/decisions.test.ts",
    "person add": "above",
    "person revoke": "above all: any admin's word is enough",
    "node invite": "sets a machine's own key; two admins say the same",
    "node revoke": "two admins say the same",
    "node continue": "a desk names itself; two admins say the same",
    "log renew": "release/logKeys.test.ts",
    "custodian open": "above",
    "custodian succeed":
      "adds; of two for one place the later counts for nothing, and is told (seal, custodiansAfter)",
    erase: "erase/erase.test.ts",
    "witness policy": "two approve it; over the heads that they saw, as scope is",
    sign: "above",
    release: "release/atOnce.test.ts",
    "assess list": "above",
    "claim add": "above",
    import: "above",
    "account add": "adds; nothing is looked at before",
    "account count": "adds; nothing is looked at before",
    "evidence add": "adds; of one file taken in twice at once custody tells a branch",
    "evidence open": "verbs/evidence.test.ts",
    "evidence publish": "as evidence open",
    "timestamp request": "adds; each request is another",
    "timestamp add": "adds; one answer kept twice says the same",
  };
  for (const entry of VERBS) {
    const { name } = entry;
    const { effect, input } = await entry.load();
    if (effect !== "changes" || !("as" in input.shape)) continue;
    expect(name in SAME || name in elsewhere, name).toBe(true);
  }
});
