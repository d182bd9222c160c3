/** Where the passphrase of a person's key comes from: a file, the environment, or a hidden question. */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { DaftarError } from "@daftar/model";

const variableOf = (person: string): string =>
  `DAFTAR_PASSPHRASE_${person.toUpperCase().replaceAll("-", "_")}`;

async function askHidden(question: string): Promise<string> {
  const mute = new Writable({ write: (_chunk, _encoding, next) => next() });
  process.stderr.write(question);
  const prompt = createInterface({ input: process.stdin, output: mute, terminal: true });
  try {
    return await prompt.question("");
  } finally {
    prompt.close();
    process.stderr.write("\n");
  }
}

export function passphraseSource(file: string | null, env: Readonly<Record<string, string | undefined>>) {
  return async (person: string): Promise<string> => {
    if (file !== null) {
      try {
        return readFileSync(file, "utf8").replace(/\r?\n$/, "");
      } catch {
        throw new DaftarError("file.not-found", "the passphrase file cannot be read", { file });
      }
    }
    const fromEnv = env[variableOf(person)] ?? env["DAFTAR_PASSPHRASE"];
    // A variable set to nothing is one that was forgotten, not a passphrase.
    if (fromEnv !== undefined && fromEnv !== "") return fromEnv;
    if (process.stdin.isTTY && process.stderr.isTTY) return askHidden(`passphrase of ${person}: `);
    throw new DaftarError("person.wrong-passphrase", `no passphrase for ${person} was given`);
  };
}
