import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { seededBytes, sha256 } from "../testing/nodeTools.ts";
import { SAMPLE_SIGNER, sampleInput } from "../testing/sample.ts";
import { finishRelease, proposeRelease } from "./index.ts";

const folder = fileURLToPath(new URL("../golden/release", import.meta.url));
const { files, leaves } = proposeRelease(sampleInput(), { random: seededBytes("golden"), sha256 });
const finished = finishRelease({
  files,
  leavesBefore: [],
  leaves,
  words: { approvals: 2, dissents: ["Two ages are not certain yet."] },
  signer: SAMPLE_SIGNER,
  sha256,
}).files;

if (process.env["DAFTAR_GOLDEN"] === "write") {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, bytes] of finished) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

describe("the golden release", () => {
  it.each([...finished.keys()])("%s is as it was, byte for byte", (path) => {
    const golden = new Uint8Array(readFileSync(join(folder, path)));
    expect(Buffer.from(finished.get(path) ?? []).equals(golden)).toBe(true);
  });
});
