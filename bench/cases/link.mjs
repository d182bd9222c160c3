/** Linkage of two lists of invented people, one Persian and one Latin, from files to files. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DAFTAR, daftar } from "../measured.mjs";

export default {
  runs: 3,
  prepare({ folder, quick }) {
    const out = join(folder, "crackdown");
    // Of so many victims the two lists of this scenario hold about 20,000 (1,100) rows.
    const victims = quick ? 2_000 : 36_300;
    daftar(
      folder,
      "simulate",
      "--scenario",
      "independent",
      "--victims",
      String(victims),
      "--lists",
      "2",
      "--seed",
      "1393",
      "--out",
      out,
    );
    const files = ["hospital-ledger", "rights-group"].map((name) => join(out, `lists/${name}.csv`));
    const rows = files.reduce(
      (sum, file) => sum + readFileSync(file, "utf8").trimEnd().split("\n").length - 1,
      0,
    );
    return { folder, files, rows };
  },
  what: ({ rows }) => `daftar link, two lists of ${rows} rows together`,
  args: ({ folder, files }, n) => [
    DAFTAR,
    "link",
    ...files,
    "--id",
    "id",
    "--out",
    join(folder, `out-${n}`),
    "--json",
  ],
};
