/** Rejected rows: where they may be written (J18), and what comes of them when they are mended. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { answered, done, refused } from "../testing/command.ts";
import { copyFolder, deskHash, filesIn, folders } from "../testing/folders.ts";
import { csv, SMALL_HEADER, smallDesk, smallRow } from "../testing/smallDesk.ts";

const newFolder = folders();
const imported = z.looseObject({
  op: z.string().nullable(),
  columns: z.array(z.object({ role: z.string(), why: z.string() })),
  counts: z.looseObject({}).nullable(),
  rejectedFile: z.string().nullable(),
  faults: z.array(z.object({ code: z.string() })),
});

let empty = "";
beforeAll(async () => {
  empty = await smallDesk(join(newFolder(), "desk"));
});

async function copyOf(desk: string): Promise<string> {
  const copy = join(newFolder(), "desk");
  await copyFolder(desk, copy);
  return copy;
}

/** Twenty invented people; what is done to some of the rows comes out as it says. */
function listOf(spoil: (rows: string[][]) => void, name = "list.csv"): string {
  const rows = [SMALL_HEADER, ...Array.from({ length: 20 }, (_, n) => smallRow(n))];
  spoil(rows);
  const file = join(newFolder(), name);
  writeFileSync(file, csv(rows));
  return file;
}

describe("[J18] where rejected rows may lie", () => {
  const spoilt = () =>
    listOf((rows) => {
      rows[3]![2] = "2000";
    });

  it("not in the desk, however its path is written: dots in front, a link, a link further in", async () => {
    const desk = await copyOf(empty);
    const beside = dirname(desk);
    symlinkSync(desk, join(beside, "l"));
    symlinkSync(join(desk, "rows"), join(beside, "r"));
    symlinkSync(join(desk, "later.csv"), join(beside, "later.csv"));
    const before = deskHash(desk);
    for (const into of ["desk/..rejected.csv", "l/rejected.csv", "r/rejected.csv", "l/../desk/x.csv"]) {
      const refusal = await refused(
        ["import", spoilt(), "--list", "r", "--yes", "--rejected", into, "--desk", "desk"],
        { cwd: beside },
      );
      expect([into, refusal.exit, refusal.code]).toEqual([into, 2, "usage.wrong"]);
    }
    expect(deskHash(desk)).toBe(before);
    // A link that leads nowhere yet is passed over, never followed.
    const { rejectedFile } = await done(
      ["import", spoilt(), "--list", "r", "--yes", "--rejected", "later.csv", "--desk", "desk"],
      imported,
      { cwd: beside },
    );
    expect(rejectedFile).toBe(join(beside, "later-2.csv"));
    expect(filesIn(desk).filter((path) => path.endsWith(".csv"))).toEqual([]);
  });

  it("not in another desk, nor where there is no folder; nothing is imported then", async () => {
    const desk = await copyOf(empty);
    const before = deskHash(desk);
    for (const into of [join(empty, "x.csv"), join(newFolder(), "none", "x.csv")]) {
      expect(
        await refused(["import", spoilt(), "--list", "r", "--yes", "--rejected", into, "--desk", desk]),
      ).toMatchObject({ exit: 2, code: "usage.wrong" });
    }
    expect(deskHash(desk)).toBe(before);
    expect(existsSync(join(empty, "x.csv"))).toBe(false);
  });

  it("beside the desk under a name that begins with dots is beside it", async () => {
    const desk = await copyOf(empty);
    const out = join(dirname(desk), "..rejected.csv");
    await done(["import", spoilt(), "--list", "r", "--yes", "--rejected", out, "--desk", desk], imported);
    expect(readFileSync(out, "utf8")).toContain("row.age");
  });

  it("a file that was put into the desk is found by audit", async () => {
    const desk = await copyOf(empty);
    mkdirSync(join(desk, "notes"));
    writeFileSync(join(desk, "notes/rejected.csv"), "x");
    const report = z.object({ faults: z.array(z.object({ code: z.string(), where: z.string() })) });
    expect((await answered(1, ["audit", desk], report)).faults).toMatchObject([
      { code: "audit.file-extra", where: "notes/rejected.csv" },
    ]);
  });
});

describe("a file of rejected rows", () => {
  /** Rows 2 and 3 cannot be read; the last row has the key of the first and says something else. */
  const spoilt = () =>
    listOf((rows) => {
      rows[2]![4] = "2014-13-45";
      rows[3]![2] = "200";
      rows.push(["K-0", "Somebody Else", "44", "male", "2014-05-07", "Mirvanak"]);
    });
  const take = (desk: string, file: string, ...more: string[]) =>
    done(["import", file, "--list", "r", "--yes", "--desk", desk, ...more], imported);
  const shown = z.object({ lists: z.array(z.looseObject({})) });
  const listsOf = async (desk: string) => (await done(["list", "show", "--desk", desk], shown)).lists;

  it("mended, is a part of its edition: nobody else becomes missing, and no --part, --yes or --map is needed", async () => {
    const desk = await copyOf(empty);
    const first = await take(desk, spoilt(), "--edition", "may");
    expect(first).toMatchObject({ counts: { accepted: 18, rejected: 3, missing: 0 } });
    const rejected = first.rejectedFile ?? "";
    const text = readFileSync(rejected, "utf8");
    writeFileSync(
      rejected,
      text.replace("2014-13-45", "2014-05-08").replace(",200,", ",81,").replace("K-0", "K-90"),
    );
    const mended = await done(["import", rejected, "--list", "r", "--desk", desk], imported);
    expect(mended).toMatchObject({
      rejectedFile: null,
      counts: { accepted: 3, added: 3, changed: 0, missing: 0 },
    });
    expect(mended.columns.slice(4).map(({ role }) => role)).toEqual([
      "key",
      "name",
      "ageYears",
      "sex",
      "deathDate",
      "deathPlace",
    ]);
    expect(await listsOf(desk)).toMatchObject([{ records: 21, missingFromNewest: 0 }]);
  });

  it("unmended, gives the same rows back: none is taken without what could not be read, none takes another's place", async () => {
    const desk = await copyOf(empty);
    const rejected = (await take(desk, spoilt())).rejectedFile ?? "";
    const before = deskHash(desk);
    const again = await take(desk, rejected);
    expect(again).toMatchObject({ op: null, counts: { accepted: 0, rejected: 3, added: 0, changed: 0 } });
    expect(again.faults.map(({ code }) => code)).toEqual(["row.date", "row.age", "row.duplicate-key"]);
    expect(again.rejectedFile).toBe(rejected.replace(".rejected.csv", ".rejected-2.csv"));
    expect(deskHash(desk)).toBe(before);
    // Given back a second time, they can be mended all the same.
    const second = again.rejectedFile ?? "";
    const text = readFileSync(second, "utf8");
    expect(text.split("\r\n")[0]).toBe(
      `\ufeffdaftar row,daftar column,daftar code,daftar why,${SMALL_HEADER.join(",")}`,
    );
    writeFileSync(second, text.replace("2014-13-45", "2014-05-08"));
    expect(await take(desk, second)).toMatchObject({
      counts: { accepted: 1, added: 1, rejected: 2, missing: 0 },
    });
    // And a third time: the key that stands twice is told by the edition, not only by the last import.
    const third = await take(desk, second.replace("-2.csv", "-3.csv"));
    expect(third).toMatchObject({ op: null, counts: { accepted: 0, rejected: 2 } });
    expect(await listsOf(desk)).toMatchObject([{ records: 19, missingFromNewest: 0 }]);
  });

  it("a row mended under the key of a row that was taken is given back; one known from an earlier edition is taken", async () => {
    const desk = await copyOf(empty);
    await take(
      desk,
      listOf(() => {}),
    );
    const rejected = (await take(desk, spoilt())).rejectedFile ?? "";
    const text = readFileSync(rejected, "utf8");
    // K-1 and K-2 are of the first edition; K-2 is given another's key by mistake.
    writeFileSync(
      rejected,
      text.replace("2014-13-45", "2014-05-09").replace("K-2", "K-9").replace(",200,", ",81,"),
    );
    const mended = await take(desk, rejected);
    expect(mended).toMatchObject({ counts: { accepted: 1, added: 0, changed: 1, rejected: 2 } });
    expect(mended.faults.map(({ code }) => code)).toEqual(["row.duplicate-key", "row.duplicate-key"]);
  });

  it("whose columns no import of the list has needs a mapping: --yes alone agrees to nothing", async () => {
    const desk = await copyOf(empty);
    const rejected = (await take(desk, spoilt())).rejectedFile ?? "";
    const before = deskHash(desk);
    expect(await refused(["import", rejected, "--list", "other", "--yes", "--desk", desk])).toMatchObject({
      exit: 2,
      code: "map.needed",
    });
    expect(deskHash(desk)).toBe(before);
    const map = join(newFolder(), "map.json");
    writeFileSync(map, JSON.stringify({ columns: { id: "key", name: "name" } }));
    const { columns } = await take(desk, rejected, "--map", map);
    expect(columns.slice(0, 4).map(({ role }) => role)).toEqual(["ignore", "ignore", "ignore", "ignore"]);
  });
});
