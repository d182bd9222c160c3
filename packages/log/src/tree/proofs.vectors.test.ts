/** Vectors of transparency-dev/merkle (see the SOURCE.txt beside them): proofs that hold, and mutated ones. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sha256 } from "../testing/nodeCrypto.suite.ts";
import { filesBelow, vectorsFolder } from "../testing/vectors.suite.ts";
import { verifyConsistency } from "./consistencyProof.ts";
import { verifyInclusion } from "./inclusionProof.ts";

/** Hashes are Base 64, or null where the vector has none. */
interface InclusionVector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string | null;
  readonly leafHash: string | null;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}
interface ConsistencyVector {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string | null;
  readonly root2: string | null;
  readonly proof: readonly string[] | null;
  readonly wantErr: boolean;
}

const folder = vectorsFolder("rfc6962-transparency-dev");
const bytes = (text: string | null) => new Uint8Array(Buffer.from(text ?? "", "base64"));

/** Every vector of a kind, with the file it stands in. */
function load<Vector>(kind: string): { readonly file: string; readonly vector: Vector }[] {
  if (folder === null) return [];
  const below = join(folder, "testdata", kind);
  return filesBelow(below).map((file) => ({
    file,
    vector: JSON.parse(readFileSync(join(below, file), "utf8")),
  }));
}

describe.skipIf(folder === null)("published proofs (skipped where the shared vectors are absent)", () => {
  it("[L3] inclusion: 98 of 98 judged as published", () => {
    const cases = load<InclusionVector>("inclusion");
    expect(cases.length).toBe(98);
    const wrong = cases.filter(({ vector: v }) => {
      const claim = {
        index: v.leafIdx,
        size: v.treeSize,
        leafHash: bytes(v.leafHash),
        root: bytes(v.root),
        proof: (v.proof ?? []).map(bytes),
      };
      return verifyInclusion(claim, sha256) === v.wantErr;
    });
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it("[L4] consistency: 98 of 98 judged as published", () => {
    const cases = load<ConsistencyVector>("consistency");
    expect(cases.length).toBe(98);
    const wrong = cases.filter(({ vector: v }) => {
      const claim = {
        size1: v.size1,
        size2: v.size2,
        root1: bytes(v.root1),
        root2: bytes(v.root2),
        proof: (v.proof ?? []).map(bytes),
      };
      return verifyConsistency(claim, sha256) === v.wantErr;
    });
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });
});
