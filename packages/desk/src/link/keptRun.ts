/** Linkage runs as a desk keeps them: which is in force, what it found, what it learnt. Cost: reads a blob each. */
import type { LinkParameters } from "@daftar/linkage";
import { DaftarError, type Facts, fromUtf8, type OpFact, toHex, utf8 } from "@daftar/model";
import { type OpenDesk, sha256 } from "@daftar/store";
import { z } from "zod";
import { type RunResult, readRunResult } from "./runResult.ts";

/** Hash of the versions a run reads: equal where two desks hold the same records. */
export function digestOfVersions(versions: readonly string[]): string {
  return toHex(sha256(utf8([...versions].sort().join("\n"))));
}

/** Of runs made apart, the one that read most holds, then the newer, then the smaller op id. */
export function runInForce(facts: Pick<Facts, "runs">): OpFact<"linkage-run"> | null {
  let best: OpFact<"linkage-run"> | null = null;
  for (const run of facts.runs) {
    if (best === null || outranks(run, best)) best = run;
  }
  return best;
}

function outranks(a: OpFact<"linkage-run">, b: OpFact<"linkage-run">): boolean {
  if (a.body.read.versions !== b.body.read.versions) return a.body.read.versions > b.body.read.versions;
  if (a.time !== b.time) return a.time > b.time;
  return a.opId < b.opId;
}

/** @throws DaftarError `blob.missing`, `blob.damaged` */
export function readRun(desk: OpenDesk, run: OpFact<"linkage-run">): RunResult {
  const read = readRunResult(JSON.parse(fromUtf8(desk.getBlob(run.body.result))));
  if (read === null)
    throw new DaftarError("blob.damaged", "the result of a linkage run cannot be read", {
      file: run.body.result,
    });
  return read;
}

/** Written by this program as a blob whose hash the run's op names; so a look at its shape is enough. */
const parametersBlob = z.custom<LinkParameters>(
  (value) => typeof value === "object" && value !== null && "fields" in value && "frequencies" in value,
);

/** What a run learnt, as its blob holds it. @throws DaftarError `blob.missing`, `blob.damaged` */
export function parametersOf(desk: OpenDesk, run: OpFact<"linkage-run">): LinkParameters {
  const parsed = parametersBlob.safeParse(JSON.parse(fromUtf8(desk.getBlob(run.body.parameters))));
  if (parsed.success) return parsed.data;
  throw new DaftarError("blob.damaged", "the parameters of a linkage run cannot be read", {
    file: run.body.parameters,
  });
}
