/** `claim add` and `claim check`, and the wall between invented and real (J13, J14, J19). */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { answered, anything, done, refused } from "../testing/command.ts";
import { deskHash, folders } from "../testing/folders.ts";
import { newCustodian, smallDesk } from "../testing/smallDesk.ts";

const newFolder = folders();
const january = fileURLToPath(new URL("../../../../examples/january-2026/claims.csv", import.meta.url));
let invented = "";
let practice = "";
let real = "";
beforeAll(async () => {
  const simulated = join(newFolder(), "simulated");
  await done(
    ["simulate", "--scenario", "sparse", "--victims", "40", "--lists", "2", "--out", simulated],
    anything,
  );
  invented = join(simulated, "claims.csv");
  practice = await smallDesk(join(newFolder(), "desk"));
  const folder = newFolder();
  real = join(folder, "desk");
  const [one, two] = [
    await newCustodian(join(folder, "one.txt")),
    await newCustodian(join(folder, "two.txt")),
  ];
  await done(["init", real, "--custodian", one, "--custodian", two], anything);
});

const added = z.strictObject({ added: z.number(), known: z.number(), claims: z.array(z.string()) });
const checked = z.strictObject({
  claims: z.array(
    z.looseObject({
      id: z.string(),
      invented: z.boolean(),
      verdict: z.strictObject({
        code: z.string(),
        words: z.string().min(1),
        interval: z.string().nullable(),
      }),
    }),
  ),
  parts: z.array(z.looseObject({ whole: z.string(), code: z.string(), words: z.string() })),
});

describe("[J19] invented and real never meet", () => {
  it("a practice desk refuses real claims, a real desk invented ones; both stay as they were", async () => {
    const before = [deskHash(practice), deskHash(real)];
    expect(await refused(["claim", "add", january, "--desk", practice])).toMatchObject({
      exit: 2,
      code: "claim.real-on-practice",
      rule: "J19",
    });
    expect(await refused(["claim", "add", invented, "--desk", real])).toMatchObject({
      exit: 2,
      code: "desk.practice-only",
      rule: "J19",
    });
    expect([deskHash(practice), deskHash(real)]).toEqual(before);
  });

  it("a file that mixes the two is refused whole, on either desk", async () => {
    const [header, ...rows] = readFileSync(invented, "utf8").trimEnd().split(/\r?\n/);
    const mixed = join(newFolder(), "mixed.csv");
    writeFileSync(mixed, `${[header, rows[0], (rows[1] ?? "").replace(/^true/, "false")].join("\n")}\n`);
    const before = [deskHash(practice), deskHash(real)];
    for (const desk of [practice, real])
      expect(await refused(["claim", "add", mixed, "--desk", desk])).toMatchObject({ exit: 2, rule: "J19" });
    expect([deskHash(practice), deskHash(real)]).toEqual(before);
  });

  it("a practice log's origin is under practice.invalid, and no other can be given", async () => {
    const custodian = await newCustodian(join(newFolder(), "key.txt"));
    const dir = join(newFolder(), "desk");
    expect(
      await refused(["init", dir, "--practice", "--custodian", custodian, "--origin", "tolls.example/log"]),
    ).toMatchObject({ exit: 2, code: "usage.wrong" });
  });
});

describe("claims beside each other", () => {
  it("the January 2026 claims come in once; again they add nothing; check gives each a sentence of J14 and sums parts", async () => {
    const first = await done(["claim", "add", january, "--desk", real], added);
    expect(first.added).toBeGreaterThan(5);
    const hash = deskHash(real);
    expect(await done(["claim", "add", january, "--desk", real], added)).toEqual({
      added: 0,
      known: first.added,
      claims: [],
    });
    expect(deskHash(real)).toBe(hash);
    const { claims, parts } = await done(["claim", "check", "--desk", real], checked);
    expect(claims.map((claim) => claim.id).sort()).toEqual([...first.claims].sort());
    expect(claims.every((claim) => !claim.invented)).toBe(true);
    expect(
      new Set(claims.map((claim) => claim.verdict.words.split(":")[0])),
      "no scope, so nothing is compared",
    ).not.toContain("exceeded");
    expect(claims.filter((claim) => claim.verdict.code === "exceeded")).toEqual([]);
    expect(parts.length).toBeGreaterThan(0);
  });

  it("--strict: exit 1 where parts differ from their whole, 0 where nothing is wrong", async () => {
    expect((await answered(0, ["claim", "check", "--strict", "--desk", practice], checked)).claims).toEqual(
      [],
    );
    const [header = "", ...rows] = readFileSync(invented, "utf8").trimEnd().split(/\r?\n/);
    const at = (name: string): number => header.split(",").indexOf(name);
    const base = (
      rows.find((row) => row.split(",")[at("kind")] === "figure" && !row.includes('"')) ?? ""
    ).split(",");
    const claim = (id: string, value: string, partOf = ""): string => {
      const cells = [...base];
      const set = (name: string, text: string): void => {
        cells[at(name)] = text;
      };
      set("id", `PRACTICE-${id}`);
      for (const name of ["value", "low", "high"]) set(name, value);
      for (const name of ["supersedes", "answers", "rebuts"]) set(name, "");
      set("qualifier", "exact");
      set("as_worded", `${value} killed`);
      set("part_of", partOf === "" ? "" : `PRACTICE-${partOf}`);
      set("part_kind", partOf === "" ? "" : "disjoint");
      return cells.join(",");
    };
    const file = join(newFolder(), "parts.csv");
    writeFileSync(
      file,
      `${[header, claim("whole", "30"), claim("north", "10", "whole"), claim("south", "25", "whole")].join("\n")}\n`,
    );
    await done(["claim", "add", file, "--desk", practice], anything);
    expect(
      (await answered(1, ["claim", "check", "--strict", "--desk", practice], checked)).parts,
    ).toMatchObject([{ whole: "PRACTICE-whole", code: "differs", sum: 35 }]);
    await answered(0, ["claim", "check", "--desk", practice], checked);
  });

  it("a wrong row names its row and field, and none of the file is added; a known id may not say something else", async () => {
    const [header = "", ...rows] = readFileSync(invented, "utf8").trimEnd().split(/\r?\n/);
    const before = deskHash(practice);
    const broken = join(newFolder(), "broken.csv");
    const basisAt = header.split(",").indexOf("basis");
    const last = (rows[1] ?? "").split(",");
    last[basisAt] = "hearsay";
    writeFileSync(broken, `${[header, rows[0], last.join(",")].join("\n")}\n`);
    expect(await refused(["claim", "add", broken, "--desk", practice])).toMatchObject({
      exit: 2,
      code: "claim.invalid",
      where: expect.stringMatching(/row 3.*basis/),
    });
    expect(deskHash(practice)).toBe(before);
    const changed = join(newFolder(), "changed.csv");
    writeFileSync(changed, `${[header, rows[0]].join("\n")}\n`);
    await done(["claim", "add", changed, "--desk", practice], anything);
    writeFileSync(
      changed,
      `${[header, (rows[0] ?? "").replace("invented for practice", "invented for practice, and changed")].join("\n")}\n`,
    );
    expect(await refused(["claim", "add", changed, "--desk", practice])).toMatchObject({
      exit: 2,
      code: "claim.invalid",
    });
  });
});
