/** A backup of a desk with 2 GiB of sealed files. */
import { join } from "node:path";
import { deskOfFiles } from "../invented.mjs";
import { DAFTAR } from "../measured.mjs";

const MIB = 2 ** 20;

export default {
  runs: 1,
  prepare({ folder, shared, quick }) {
    const files = quick ? 2 : 64;
    return { files, folder, ...deskOfFiles(shared, { files, bytes: 32 * MIB }) };
  },
  what: ({ files }) => `daftar backup, ${files} sealed files of 32 MiB`,
  args: ({ folder, desk, recipient }, n) => [
    DAFTAR,
    "backup",
    "--out",
    join(folder, `parts-${n}`),
    "--recipient",
    recipient,
    "--desk",
    desk,
    "--json",
  ],
};
