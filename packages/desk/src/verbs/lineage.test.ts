import { UNKNOWN_LINEAGE } from "@daftar/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { formOf, SCOPE, type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";
import { assertionShown } from "../view/assertionsOf.ts";
import { lineageShown } from "../view/lineageShown.ts";

const shown = z.object({
  victim: z.object({ id: z.string(), origins: z.number(), level: z.string() }),
  lineage: lineageShown,
  accounts: z.array(
    z.object({
      record: z.string(),
      assertions: z.array(assertionShown),
      heads: z.object({ lineage: z.array(z.string()) }),
    }),
  ),
  against: z.array(z.object({ code: z.string(), words: z.string() })),
});

const formWith = (source: string, more: readonly string[] = []) => {
  const form = formOf(`of ${source}`, "Invented Person");
  const sealedSource = {
    id: source,
    place: "Arvandis",
    from: "2031-01-08",
    to: "2031-01-20",
    attestedDifferentFrom: [...more],
  };
  return { ...form, lineage: { ...form.lineage, sourceClass: "medic", household: source, sealedSource } };
};

let desk: SharedDesk;
const records: string[] = [];
const show = async () => shown.parse(await desk.run("victim show", { id: records[0] }));

beforeAll(async () => {
  desk = await sharedDesk();
  await desk.run("scope", { file: desk.file("scope.json", SCOPE), as: ["anna"] });
  await desk.run("person role", { name: "behzad", role: ["assessor", "signatory"], as: ["anna"] });
  for (const source of ["s1", "s2"]) {
    const file = desk.file(`${source}.json`, formWith(source));
    const added = z.object({ record: z.string() });
    const list = `${source}-forms`;
    records.push(added.parse(await desk.run("account add", { file, list, as: ["clara"] })).record);
  }
  const [a, b] = records;
  await desk.run("review decide", { a, b, verdict: "same", as: ["dimitri"] });
  await desk.run("assess account", { ids: records, as: ["anna"] });
});
afterAll(() => desk.remove());

describe("an attestation that two sealed sources differ", () => {
  it("[J3] is called for where two are possibly one, with who may give it", async () => {
    const { lineage, victim, against } = await show();
    expect([victim.origins, victim.level]).toEqual([1, "reported"]);
    expect(lineage.origins).toEqual({ known: 1, unknown: false });
    expect(lineage.perhapsSame).toMatchObject([{ sources: ["s1", "s2"], said: false, wouldAdd: true }]);
    expect(lineage.mayAttest).toEqual(["anna", "clara", "dimitri"]);
    expect(against[0]?.words).toContain("the 2 credible accounts have one known origin");
  });

  it("[J3, T3] by somebody who is no custodian is kept, told as not effective, and noticed", async () => {
    const file = desk.file("attested.json", formWith("s2", ["s1"]).lineage);
    await desk.run("lineage", { account: records[1], file, as: ["behzad"] });
    expect(desk.noticed).toContain("lineage.not-attested");
    const { lineage } = await show();
    expect(lineage.perhapsSame).toMatchObject([{ said: true, effective: false }]);
    expect(lineage.origins.known).toBe(1);
  });

  it("[J3] on what somebody no longer sees is refused; by a custodian it makes two origins of one", async () => {
    const file = desk.file("attested.json", formWith("s2", ["s1"]).lineage);
    const { accounts } = await show();
    const seen = accounts.find(({ record }) => record === records[1])?.heads.lineage ?? [];
    const stale = desk.run("lineage", { account: records[1], file, as: ["anna"], seen: [] });
    await expect(stale).rejects.toMatchObject({ code: "decision.stale" });
    await desk.run("lineage", { account: records[1], file, as: ["anna"], seen });
    const { lineage, victim } = await show();
    expect([victim.origins, victim.level]).toEqual([2, "corroborated"]);
    expect(lineage.perhapsSame).toEqual([]);
    expect(lineage.attested).toMatchObject([{ sources: ["s1", "s2"], effective: true }]);
    expect(desk.noticed.filter((code) => code === "lineage.not-attested").length).toBe(1);
  });
});

describe("where one value comes from", () => {
  const copied = { ...UNKNOWN_LINEAGE, from: [] as string[] };
  const lineageOf = async (at: number) => {
    const { accounts, against, victim } = await show();
    return { level: victim.level, codes: against.map(({ code }) => code), account: accounts[at] };
  };
  const said = (content: unknown) => desk.file("value.json", content);

  it("[J3] [T25] is decided by itself, told with the account, and taken back", async () => {
    const [a, b] = records;
    const file = said({ ...copied, from: [`record:${a}`] });
    await desk.run("lineage", { account: b, file, field: "deathDate", as: ["behzad"] });
    const at = (await show()).accounts.findIndex(({ record }) => record === b);
    const after = await lineageOf(at);
    expect([after.level, after.codes]).toEqual(["reported", ["date-one-origin"]]);
    expect(after.account?.assertions).toMatchObject([
      { field: "deathDate", lineage: { from: [`record:${a}`] }, lineageFrom: "decision" },
    ]);
    const stale = { account: b, file: said(null), field: "deathDate", as: ["behzad"], seen: [] };
    await expect(desk.run("lineage", stale)).rejects.toMatchObject({ code: "decision.stale" });
    const seen = after.account?.assertions[0]?.heads ?? [];
    await desk.run("lineage", { ...stale, seen });
    const back = await lineageOf(at);
    expect([back.level, back.account?.assertions]).toMatchObject([
      "corroborated",
      [{ field: "deathDate", lineage: null, lineageFrom: null }],
    ]);
  });

  it("[J3] is refused for a field that is none, one without a value, and an account that is none", async () => {
    const [a] = records;
    const file = said({ ...copied, from: ["list:s1-forms"] });
    const one = (account: string | undefined, field: string) =>
      desk.run("lineage", { account, file, field, as: ["behzad"] });
    await expect(one(a, "colour")).rejects.toMatchObject({ code: "usage.wrong" });
    await expect(one(a, "injuryDate")).rejects.toMatchObject({ code: "lineage.no-value" });
    await expect(one("9".repeat(32), "deathDate")).rejects.toMatchObject({ code: "subject.unknown" });
    const form = { ...formOf("of s3", "Invented Person"), assertions: { cause: copied } };
    const entered = desk.run("account add", { file: desk.file("s3.json", form), as: ["clara"] });
    await expect(entered).rejects.toMatchObject({ code: "lineage.no-value" });
    const lists = { ...form, assertions: { hairColour: copied } };
    const other = desk.run("account add", { file: desk.file("s3.json", lists), as: ["clara"] });
    await expect(other).rejects.toMatchObject({ code: "op.invalid" });
  });

  it("[J3] from a list on which nobody has such a value is noticed, and corroborates nothing", async () => {
    const [, b] = records;
    const file = said({ ...copied, from: ["list:nobodys"] });
    await desk.run("lineage", { account: b, file, field: "deathDate", as: ["behzad"] });
    expect(desk.noticed).toContain("lineage.from-nowhere");
    expect((await lineageOf(0)).codes).toEqual(["date-unknown-origin"]);
    await desk.run("lineage", { account: b, file: said(null), field: "deathDate", as: ["behzad"] });
  });

  it("[J3] [T25] comes with a form, and with what a list declares", async () => {
    const [a] = records;
    const form = {
      ...formOf("of s4", "Invented Person"),
      assertions: { deathDate: { ...copied, from: [`record:${a}`] } },
    };
    const added = await desk.run("account add", {
      file: desk.file("s4.json", form),
      list: "s4-forms",
      as: ["clara"],
    });
    const { record } = z.object({ record: z.string() }).parse(added);
    const own = shown.parse(await desk.run("victim show", { id: record })).accounts[0]?.assertions;
    expect(own).toMatchObject([{ field: "deathDate", lineageFrom: "account", heads: [] }]);
    const coverage = {
      window: { from: "2031-01-01", to: "2031-02-01" },
      provinces: [],
      populations: [],
      howGathered: "invented",
      copies: [],
      askedOthers: false,
      aggregator: false,
      onePerPerson: false,
      lineage: UNKNOWN_LINEAGE,
      assertions: { deathPlace: { ...copied, from: ["list:s1-forms"] } },
    };
    const file = desk.file("coverage.json", coverage);
    const declared = await desk.run("list declare", { name: "s4-forms", file, as: ["anna"] });
    expect(declared).toMatchObject({
      coverage: { assertions: [{ field: "deathPlace", lineage: { from: ["list:s1-forms"] } }] },
    });
    const both = shown.parse(await desk.run("victim show", { id: record })).accounts[0]?.assertions;
    expect(both?.map(({ field, lineageFrom }) => [field, lineageFrom])).toEqual([
      ["deathDate", "account"],
      ["deathPlace", "list"],
    ]);
  });
});
