/** Who may sign a death, on the command line: two people, apart from recording, joining and each other (J5, J7, J8). */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, done, refused } from "../testing/command.ts";
import { copyFolder, deskHash, folders } from "../testing/folders.ts";
import { csv, SMALL_HEADER, smallDesk, smallRow } from "../testing/smallDesk.ts";

const newFolder = folders();
const folder = newFolder();
const lineage = {
  origin: null,
  from: [],
  household: null,
  sawThemself: false,
  body: null,
  direct: false,
  sourceClass: "other",
  anonymous: false,
  sealedSource: null,
};

function json(name: string, value: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

const victims = z.object({
  victims: z.array(
    z.object({ id: z.string(), level: z.string(), names: z.array(z.string()), records: z.array(z.string()) }),
  ),
});
const listVictims = async (desk: string) => (await done(["victim", "list", "--desk", desk], victims)).victims;
const signed = z.strictObject({
  subjects: z.array(
    z.strictObject({
      id: z.string(),
      of: z.string(),
      level: z.string(),
      signed: z.boolean(),
      signatures: z.number(),
      missing: z.array(z.strictObject({ code: z.string(), words: z.string() })),
    }),
  ),
  ops: z.array(z.string()),
});

/** One person on two lists of two origins, one of them direct, joined by clara and entered a third time by dimitri. */
let desk = "";
let province = "";
let victim = "";
let pair: readonly [string, string] = ["", ""];
beforeAll(async () => {
  desk = await smallDesk(join(newFolder(), "desk"));
  const simulated = join(newFolder(), "simulated");
  await done(
    ["simulate", "--scenario", "sparse", "--victims", "5", "--lists", "2", "--out", simulated],
    anything,
  );
  const scope = JSON.parse(readFileSync(join(simulated, "scope.json"), "utf8"));
  province =
    z.object({ area: z.object({ provinces: z.array(z.object({ id: z.string() })) }) }).parse(scope).area
      .provinces[0]?.id ?? "";
  await done(["scope", join(simulated, "scope.json"), "--as", "anna", "--desk", desk], anything);
  for (const [list, direct] of [
    ["ledger", true],
    ["calls", false],
  ] as const) {
    const [, ...rest] = smallRow(3);
    const file = join(folder, `${list}.csv`);
    writeFileSync(file, csv([SMALL_HEADER, [`${list}-1`, ...rest]]));
    await done(["import", file, "--list", list, "--yes", "--desk", desk], anything);
    const coverage = {
      window: { from: "2014-05-07", to: "2014-05-10" },
      provinces: [],
      populations: ["protester", "unknown"],
      howGathered: "invented",
      copies: [],
      askedOthers: false,
      aggregator: false,
      onePerPerson: true,
      lineage: { ...lineage, origin: `origin-of-${list}`, direct },
    };
    await done(
      ["list", "declare", list, json(`${list}.json`, coverage), "--as", "anna", "--desk", desk],
      anything,
    );
  }
  const name = smallRow(3)[1];
  const form = { cells: { name, deathDate: "2014-05-07", deathPlace: "Mirvanak" }, lineage };
  await done(["account", "add", json("form.json", form), "--as", "dimitri", "--desk", desk], anything);
  const apart = await listVictims(desk);
  expect(apart.map((one) => one.level).sort()).toEqual(["alleged", "alleged", "alleged"]);
  const records = apart.flatMap((one) => one.records);
  await done(
    ["assess", "account", ...records, "--as", "anna", "--reason", "coherent", "--desk", desk],
    anything,
  );
  const [a = "", b = "", c = ""] = records;
  pair = [a, b];
  for (const [left, right] of [
    [a, b],
    [b, c],
  ] as const) {
    await done(
      ["review", "decide", left, right, "--verdict", "same", "--as", "clara", "--desk", desk],
      anything,
    );
  }
  const [joined, ...others] = await listVictims(desk);
  expect(others).toEqual([]);
  expect(joined?.level).toBe("corroborated");
  victim = joined?.id ?? "";
}, 300_000);

const sign = (as: string, ...more: string[]): string[] => ["sign", victim, "--as", as, ...more];

describe("[J7] who may not sign", () => {
  it("who joined the records in review, who entered one of the accounts, who has no role for it, who is nobody", async () => {
    const before = deskHash(desk);
    for (const [person, words] of [
      ["clara", "joined"],
      ["dimitri", "recorded"],
    ] as const) {
      const { exit, code, rule, message } = await refused([...sign(person), "--desk", desk]);
      expect({ exit, code, rule }, person).toEqual({
        exit: 2,
        code: "sign.conflict-of-interest",
        rule: "J7",
      });
      expect(message, words).not.toBe("");
    }
    expect(await refused([...sign("zohreh"), "--desk", desk])).toMatchObject({ exit: 2 });
    expect(await refused(["sign", victim, "--desk", desk])).toMatchObject({ exit: 2, code: "person.needed" });
    expect(await refused(["sign", victim, "--as", "anna", "--as", "boris", "--desk", desk])).toMatchObject({
      exit: 2,
      code: "usage.wrong",
    });
    expect(await refused(["sign", "0".repeat(32), "--as", "anna", "--desk", desk])).toMatchObject({
      exit: 2,
      code: "subject.unknown",
    });
    expect(deskHash(desk)).toBe(before);
  });

  it("one person twice, and two of whom one enrolled the other; then two apart make it verified", async () => {
    const copy = join(newFolder(), "desk");
    await copyFolder(desk, copy);
    const enrol = ["person", "add", "eva", "--role", "signatory", "--as", "anna", "--desk", copy];
    await done(enrol, anything);
    await done(["person", "add", "farid", "--as", "boris", "--desk", copy], anything);
    expect(await refused([...sign("farid"), "--desk", copy]), "a recorder has no role to sign").toMatchObject(
      { exit: 2, code: "sign.conflict-of-interest" },
    );
    const first = await done([...sign("anna"), "--desk", copy], signed);
    expect(first.subjects).toMatchObject([
      { of: "victim", level: "corroborated", signed: true, signatures: 1 },
    ]);
    expect(await refused([...sign("anna"), "--desk", copy])).toMatchObject({
      exit: 2,
      code: "sign.already",
      rule: "J7",
    });
    expect(await refused([...sign("eva"), "--desk", copy])).toMatchObject({
      exit: 2,
      code: "sign.conflict-of-interest",
      rule: "J7",
    });
    const why = await done(["sign", victim, "--why", "--desk", copy], signed);
    expect(why.ops).toEqual([]);
    expect(why.subjects[0]?.missing.length).toBeGreaterThan(0);
    expect((await done([...sign("boris"), "--desk", copy], signed)).subjects).toMatchObject([
      { level: "verified", signatures: 2, missing: [] },
    ]);
    expect(await done(["toll", copy], z.looseObject({ lines: anything }))).toMatchObject({
      lines: { verifiedNamed: 1, verified: 1, reported: { low: 1, high: 1 } },
    });
    // [J8] Nobody parts alone what two signed; two signatories do.
    const verified = async () => {
      const { lines } = await done(
        ["toll", copy],
        z.looseObject({ lines: z.looseObject({ verified: z.number() }) }),
      );
      return lines.verified;
    };
    const part = (as: string) =>
      done(
        ["review", "decide", ...pair, "--verdict", "different", "--again", "--as", as, "--desk", copy],
        anything,
      );
    await part("clara");
    expect(await verified()).toBe(1);
    const shown = await done(
      ["victim", "show", victim, "--desk", copy],
      z.looseObject({ conflicts: z.array(z.string()) }),
    );
    expect(shown.conflicts).toEqual(["different-needs-two"]);
    await part("anna");
    await part("boris");
    expect(await verified()).toBe(0);
  });
});

describe("[J5] what may not be signed", () => {
  it("a person below corroborated: sign.not-eligible, naming what is missing", async () => {
    const copy = join(newFolder(), "desk");
    await copyFolder(desk, copy);
    await done(
      ["review", "decide", ...pair, "--verdict", "different", "--again", "--as", "clara", "--desk", copy],
      anything,
    );
    const lone = (await listVictims(copy)).find((one) => one.level !== "corroborated");
    expect(await refused(["sign", lone?.id ?? "", "--as", "anna", "--desk", copy])).toMatchObject({
      exit: 2,
      code: "sign.not-eligible",
      rule: "J5",
    });
  });

  it("[J8] with the fact of death in dispute; the dispute itself demotes nothing", async () => {
    const copy = join(newFolder(), "desk");
    await copyFolder(desk, copy);
    await done(
      ["dispute", victim, "--about", "fact-of-death", "--as", "anna", "--reason", "a call", "--desk", copy],
      anything,
    );
    expect((await listVictims(copy))[0]?.level).toBe("corroborated");
    expect(await refused([...sign("anna"), "--desk", copy])).toMatchObject({
      exit: 2,
      code: "sign.not-eligible",
    });
  });
});

describe("[J8] a count that two signed", () => {
  it("is taken back by two who sign it lower, and tells how many signed", async () => {
    const copy = join(newFolder(), "desk");
    await copyFolder(desk, copy);
    const ids: string[] = [];
    for (const [origin, low] of [
      ["bearers", 4],
      ["registrar", 6],
    ] as const) {
      const account = {
        place: { province, city: null, incident: null },
        window: { from: "2014-05-07", to: "2014-05-08" },
        low,
        high: 9,
        asWorded: "told in person",
        whatCounted: "bodies-seen",
        extent: "whole",
        includes: [],
        lineage: { ...lineage, origin, direct: true },
      };
      const file = json(`${origin}.json`, { account, source: {} });
      const add = ["account", "count", file, "--as", "dimitri", "--desk", copy];
      ids.push((await done(add, z.looseObject({ id: z.string() }))).id);
    }
    const [id = ""] = ids;
    await done(
      ["assess", "account", ...ids, "--as", "clara", "--reason", "coherent", "--desk", copy],
      anything,
    );
    const signCount = async (as: string, ...more: string[]) =>
      (await done(["sign", id, "--as", as, ...more, "--desk", copy], signed)).subjects[0]?.signatures;
    const verified = async () =>
      (await done(["toll", copy], z.looseObject({ lines: z.looseObject({ verified: z.number() }) }))).lines
        .verified;
    expect(await refused(["sign", id, "--as", "anna", "--level", "reported", "--desk", copy])).toMatchObject({
      exit: 2,
      code: "sign.not-eligible",
    });
    expect(await signCount("anna")).toBe(1);
    expect(await signCount("boris")).toBe(2);
    expect(await verified()).toBe(4);
    // What is doubted need not have a partner any more.
    await done(
      [
        "assess",
        "account",
        ids[1] ?? "",
        "--verdict",
        "not-credible",
        "--as",
        "clara",
        "--reason",
        "retold",
        "--desk",
        copy,
      ],
      anything,
    );
    expect(await signCount("anna", "--level", "reported")).toBe(3);
    expect(await verified()).toBe(4);
    expect(await signCount("boris", "--level", "reported")).toBe(4);
    expect(await verified()).toBe(0);
  });
});
