import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const program = fileURLToPath(new URL("comparedPairs.mjs", import.meta.url));
const built = existsSync(new URL("../../packages/desk/dist/index.js", import.meta.url));

it.skipIf(!built)(
  "the pairs that the product compares are told by list and id (skipped until it is built)",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "daftar-compared-"));
    try {
      const names = ["Invented Mirvani", "Invented Arvandi", "Invented Sohrabi"];
      for (const list of ["a", "b"])
        writeFileSync(
          join(folder, `${list}.csv`),
          `id,name\n${names.map((name, at) => `"${list},${at}",${name}`).join("\n")}\n`,
        );
      const input = join(folder, "input.json");
      const out = join(folder, "out");
      writeFileSync(input, JSON.stringify({ files: ["a.csv", "b.csv"], id: "id", out, seed: 1 }));
      execFileSync(process.execPath, [program, input], { cwd: folder });
      const lines = readFileSync(join(out, "candidates.csv"), "utf8").trimEnd().split("\n");
      expect(lines[0]).toBe("left_list,left_id,right_list,right_id");
      const pairs = new Set(
        lines.slice(1).map((line) =>
          line
            .match(/[ab],\d/g)
            ?.sort()
            .join(" "),
        ),
      );
      for (const at of names.keys()) expect([...pairs]).toContain(`a,${at} b,${at}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
