/** `link --plan`: what a run would compare, told before it is made. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, done, refused } from "../testing/command.ts";
import { folders } from "../testing/folders.ts";

const newFolder = folders();
const blocking = z.strictObject({
  reasons: z.array(z.object({ attribute: z.string(), pairs: z.number() })).min(1),
  cutGroups: z.number(),
});
const planned = z.strictObject({
  records: z.number(),
  comparedPairs: z.number(),
  links: z.null(),
  review: z.null(),
  clusters: z.null(),
  seconds: z.number(),
  parameters: z.strictObject({ blocking }),
});
const linked = z.object({
  records: z.number(),
  comparedPairs: z.number(),
  links: z.number(),
  parameters: z.object({ blocking }),
});

let folder = "";
let lists: string[] = [];
beforeAll(async () => {
  folder = newFolder();
  const out = join(folder, "simulated");
  await done(
    ["simulate", "--scenario", "households", "--victims", "900", "--lists", "3", "--seed", "5", "--out", out],
    anything,
  );
  lists = readdirSync(join(out, "lists")).map((name) => join(out, "lists", name));
});

describe("link --plan", () => {
  it("tells the pairs that the run then compares, by what agreement begins with, and writes nothing", async () => {
    const before = readdirSync(folder);
    const plan = await done(["link", ...lists, "--id", "id", "--plan"], planned);
    expect(readdirSync(folder)).toEqual(before);
    const run = await done(["link", ...lists, "--id", "id", "--out", join(folder, "out")], linked);
    expect(run.records).toBe(plan.records);
    expect(run.comparedPairs).toBe(plan.comparedPairs);
    expect(run.parameters.blocking).toEqual(plan.parameters.blocking);
    // More than the smallest tables, whose rows all meet: reasons are those of the walk.
    expect(plan.parameters.blocking.reasons.length).toBeGreaterThan(2);
    expect(run.links).toBeGreaterThan(100);
  });

  it("goes with files: a desk has no plan", async () => {
    expect(await refused(["link", "--plan", "--desk", folder])).toMatchObject({
      exit: 2,
      code: "usage.wrong",
    });
  });

  it("names a row whose id stands twice, as a run does", async () => {
    expect(await refused(["link", lists[0]!, lists[0]!, "--id", "id", "--plan"])).toMatchObject({
      exit: 2,
      code: "link.duplicate-id",
    });
  });
});
