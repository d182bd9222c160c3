/** The age test kit (C2SP CCTV): files that must open, and files that must be refused. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { inflateSync } from "node:zlib";
import { armor, Decrypter } from "age-encryption";
import { describe, expect, it } from "vitest";

const shared =
  process.env["DAFTAR_SHARED"] ?? fileURLToPath(new URL("../../../../../shared", import.meta.url));
const kit = `${shared}/vectors/cctv-age/age/testdata`;

/** Header lines `key: value`, an empty line, and an age file, perhaps compressed. */
function readVector(name: string): { header: Map<string, string[]>; file: Uint8Array } {
  const bytes = readFileSync(`${kit}/${name}`);
  const end = bytes.indexOf("\n\n");
  const header = new Map<string, string[]>();
  for (const line of bytes.subarray(0, end).toString("utf8").split("\n")) {
    const [, key = "", value = ""] = /^([^:]+): (.*)$/.exec(line) ?? [];
    header.set(key, [...(header.get(key) ?? []), value]);
  }
  const rest = bytes.subarray(end + 2);
  return { header, file: header.get("compressed")?.[0] === "zlib" ? inflateSync(rest) : rest };
}

/** SHA-256 of what opens, in hexadecimal; null where it is refused. */
async function opened(header: ReadonlyMap<string, string[]>, file: Uint8Array): Promise<string | null> {
  const decrypter = new Decrypter();
  for (const identity of header.get("identity") ?? []) decrypter.addIdentity(identity);
  for (const passphrase of header.get("passphrase") ?? []) decrypter.addPassphrase(passphrase);
  try {
    const bare =
      header.get("armored")?.[0] === "yes" ? armor.decode(Buffer.from(file).toString("latin1")) : file;
    return createHash("sha256")
      .update(await decrypter.decrypt(bare))
      .digest("hex");
  } catch {
    return null;
  }
}

describe.skipIf(!existsSync(kit))("the age test kit (skipped where the shared vectors are absent)", () => {
  it("143 of 143 open to the bytes published, or are refused", async () => {
    const names = readdirSync(kit);
    expect(names).toHaveLength(143);
    const wrong: string[] = [];
    for (const name of names) {
      const { header, file } = readVector(name);
      const expected = header.get("expect")?.[0] === "success" ? (header.get("payload")?.[0] ?? "?") : null;
      if ((await opened(header, file)) !== expected) wrong.push(name);
    }
    expect(wrong).toEqual([]);
  });
});
