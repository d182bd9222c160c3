/** Rejected rows: where they may be written (J18), and what comes of them when they are mended. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { answered, done, refused } from "../testing/command.ts";
import { copyFolder, deskHash, filesIn, folders } from "../testing/folders.ts";
import { csv, SMALL_HEADER, smallDesk, smallRow } from "../testing/smallDesk.ts";

const newFolder = folders();
const imported = z.looseObject({ rejectedFile: z.string().nullable() });

let empty = "";
beforeAll(async () => {
  empty = await smallDesk(join(newFolder(), "desk"));
}, 120_000);

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
