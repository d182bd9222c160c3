/**
 * What bounds times on this desk: stamps whose answers hold, and cosignatures of the public log by witnesses of
 * the policy in force, each verified again. Cost: a signature or two each, and reading the releases cosigned.
 */
import { openCosignatures, withLines } from "@daftar/log";
import { type Facts, fromUtf8, RELEASE_PATHS, utf8 } from "@daftar/model";
import { type OpenDesk, verify } from "@daftar/store";
import { witnessPolicyInForce } from "../release/witnesses.ts";
import type { Mark } from "./bracket.ts";
import { nameOfLine } from "./notBefore.ts";
import { keptStamps } from "./stamps.ts";

/** The checkpoint of a release as it was signed; null where it is not kept here. */
function noteOf(desk: OpenDesk, facts: Facts, size: number, root: string): string | null {
  const release = facts.published.find(({ body }) => body.logSize === size && body.logRoot === root);
  const bytes =
    release === undefined
      ? undefined
      : desk.publicLog.files(release.body.release).get(RELEASE_PATHS.checkpoint);
  return bytes === undefined ? null : fromUtf8(bytes);
}

function witnessed(desk: OpenDesk, facts: Facts): Mark[] {
  if (facts.cosigned.length === 0) return [];
  const witnesses = witnessPolicyInForce(facts)?.policy.witnesses ?? [];
  const notes = new Map<string, string | null>();
  return facts.cosigned.flatMap(({ opId, body }) => {
    const { logSize, logRoot, line } = body;
    const at = `${logSize} ${logRoot}`;
    if (!notes.has(at)) notes.set(at, noteOf(desk, facts, logSize, logRoot));
    const note = notes.get(at) ?? null;
    if (note === null) return [];
    const keys = witnesses.map(({ key }) => key);
    const opened = openCosignatures(utf8(withLines(note, [line])), keys, verify);
    const held = opened.status === "read" ? opened.cosignatures.find((one) => one.line === line) : undefined;
    if (held === undefined) return [];
    const time = new Date(held.time * 1000).toISOString();
    // It tells whole seconds, and not how far its clock may be off.
    return [{ opId, name: nameOfLine(line), time, accuracyMs: null, authority: held.key.name, digest: null }];
  });
}

/** @param now UTC, to the millisecond */
export async function marksOf(desk: OpenDesk, facts: Facts, now: string): Promise<Mark[]> {
  const kept = await keptStamps(desk, facts, now);
  const holding = new Set(kept.filter(({ state }) => state !== "does-not-hold").map(({ op }) => op));
  const stamps = facts.timestamps
    .filter(({ opId }) => holding.has(opId))
    .map(({ opId, body: { token, time, accuracyMs, authority, digest } }): Mark => {
      return { opId, name: token, time, accuracyMs, authority, digest };
    });
  return [...stamps, ...witnessed(desk, facts)];
}
