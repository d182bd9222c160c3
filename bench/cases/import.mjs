/** Import of a list into a desk that holds nothing: read, map, seal, write, fsync, register. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { emptyDesk, ledger } from "../invented.mjs";
import { DAFTAR } from "../measured.mjs";

export default {
  runs: 3,
  prepare({ folder, quick }) {
    const rows = quick ? 5_000 : 100_000;
    const { file, scope } = ledger(folder, rows);
    return { folder, rows, file, desk: emptyDesk(folder, scope) };
  },
  what: ({ rows }) => `daftar import, ${rows} rows of CSV`,
  args({ folder, file, desk }, n) {
    const fresh = join(folder, `desk-${n}`);
    cpSync(desk, fresh, { recursive: true });
    return [DAFTAR, "import", file, "--list", "hospital", "--yes", "--as", "anna", "--desk", fresh, "--json"];
  },
};
