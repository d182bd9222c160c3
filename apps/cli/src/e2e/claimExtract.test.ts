/** `claim extract` on plain files, and drafts on their way to a desk (J13, J19, decision 0052). */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { anything, done, refused } from "../testing/command.ts";
import { deskHash, folders } from "../testing/folders.ts";
import { smallDesk } from "../testing/smallDesk.ts";

const newFolder = folders();
const TEXT =
  "At least 12 people were killed in Marzan on Friday, the Nuri Watch told Reuters.\n\n" +
  "Three of them were women, the group said. About 400 people were arrested.\n";

const drafted = z.strictObject({
  claims: z.array(
    z.looseObject({
      kind: z.string(),
      quote: z.string(),
      start: z.number(),
      end: z.number(),
      claimant: z.string().nullable(),
      via: z.array(z.string()),
      figure: z.strictObject({
        value: z.number().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
        qualifier: z.string().nullable(),
        asWorded: z.string(),
      }),
      window: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }),
      partOf: z.string().nullable(),
    }),
  ),
  flags: z.array(z.string()),
  date: z.string().nullable(),
  out: z.string().nullable(),
});

function fileOf(text: string | Uint8Array, name = "article.txt"): string {
  const file = join(newFolder(), name);
  writeFileSync(file, text);
  return file;
}

describe("claim extract", () => {
  it("prints drafts with quotes that stand where they say, in a text without its byte order mark", async () => {
    for (const mark of ["", "\ufeff"]) {
      const { claims, date } = await done(
        ["claim", "extract", fileOf(mark + TEXT), "--date", "2031-03-20"],
        drafted,
      );
      for (const { quote, start, end } of claims) expect(TEXT.slice(start, end)).toBe(quote);
      expect(date).toBe("2031-03-20");
      expect(
        claims.map(({ figure, claimant, via }) => [figure.qualifier, figure.value, claimant, via]),
      ).toEqual([
        ["at-least", 12, "Nuri Watch", ["Reuters"]],
        ["exact", 3, "Nuri Watch", []],
      ]);
      expect(claims[0]?.window).toEqual({ from: "2031-03-14", to: "2031-03-14" });
    }
  });

  it("an empty text has no drafts; what is no text in UTF-8 is refused", async () => {
    expect(await done(["claim", "extract", fileOf("")], drafted)).toMatchObject({
      claims: [],
      flags: ["empty"],
    });
    const utf16 = new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0xd8, 0x00]);
    expect(await refused(["claim", "extract", fileOf(utf16)])).toMatchObject({
      exit: 2,
      code: "file.encoding",
    });
    expect(await refused(["claim", "extract", fileOf("a\u0000b")])).toMatchObject({
      exit: 2,
      code: "file.binary",
    });
    expect(await refused(["claim", "extract", fileOf(TEXT), "--date", "Friday"])).toMatchObject({ exit: 2 });
  });

  it("an article of 17 MB is refused before it is read", async () => {
    const file = fileOf(new Uint8Array(17 * 1024 * 1024).fill(0x61));
    expect(await refused(["claim", "extract", file])).toMatchObject({ exit: 2, code: "file.too-large" });
  });

  it("drafts reach a desk only once somebody has looked at every row", async () => {
    const desk = await smallDesk(join(newFolder(), "desk"));
    const out = join(newFolder(), "drafts.csv");
    const args = [
      "claim",
      "extract",
      fileOf(TEXT, "PRACTICE-article.txt"),
      "--date",
      "2031-03-20",
      "--invented",
    ];
    const before = deskHash(desk);
    expect(await done([...args, "--out", out], drafted)).toMatchObject({ out });
    expect(await refused([...args, "--out", out]), "no file is overwritten").toMatchObject({
      exit: 2,
      code: "usage.wrong",
    });
    expect(await refused(["claim", "add", out, "--desk", desk])).toMatchObject({
      exit: 2,
      code: "claim.draft",
      rule: "J13",
    });
    expect(deskHash(desk)).toBe(before);
    const [header = "", ...rows] = readFileSync(out, "utf8").trimEnd().split("\n");
    const kind = header.split(",").indexOf("claimant_kind");
    const seen = rows.map((row) => {
      const cells = row.split(",");
      cells[1] = "reviewed";
      cells[kind] = "rights-group";
      return cells.join(",");
    });
    writeFileSync(out, `${[header, ...seen].join("\n")}\n`);
    expect(await done(["claim", "add", out, "--desk", desk], anything)).toMatchObject({ added: 2 });
    expect(existsSync(out)).toBe(true);
  });
});
