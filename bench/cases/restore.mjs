/** A desk with 2 GiB of sealed files, made again of its backup. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { deskOfFiles } from "../invented.mjs";
import { DAFTAR, daftar } from "../measured.mjs";

const MIB = 2 ** 20;

export default {
  runs: 1,
  prepare({ folder, quick }) {
    const files = quick ? 2 : 64;
    const { desk, key, recipient } = deskOfFiles(folder, { files, bytes: 32 * MIB });
    const parts = join(folder, "parts");
    daftar(folder, "backup", "--out", parts, "--recipient", recipient, "--desk", desk);
    rmSync(desk, { recursive: true });
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
