import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { formOf, SCOPE, type SharedDesk, sharedDesk } from "../../testing/sharedDesk.ts";
import { lineageShown } from "../view/lineageShown.ts";

const shown = z.object({
  victim: z.object({ id: z.string(), origins: z.number(), level: z.string() }),
  lineage: lineageShown,
  accounts: z.array(z.object({ record: z.string(), heads: z.object({ lineage: z.array(z.string()) }) })),
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
}, 60_000);
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
