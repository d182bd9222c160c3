/** A desk with 2 GiB of sealed files, made again of its backup. */
import { join } from "node:path";
import { deskOfFiles } from "../invented.mjs";
import { DAFTAR, daftar } from "../measured.mjs";

const MIB = 2 ** 20;

export default {
  runs: 1,
  prepare({ folder, shared, quick }) {
    const files = quick ? 2 : 64;
    const { desk, key, recipient } = deskOfFiles(shared, { files, bytes: 32 * MIB });
    const parts = join(folder, "parts");
    daftar(folder, "backup", "--out", parts, "--recipient", recipient, "--desk", desk);
    return { files, folder, parts, key };
  },
  what: ({ files }) => `daftar restore, ${files} sealed files of 32 MiB`,
  args: ({ folder, parts, key }, n) => [
    DAFTAR,
    "restore",
    parts,
    join(folder, `restored-${n}`),
    "--identity",
    key,
    "--json",
  ],
};
