/**
 * Whether a release that waited for witnesses shows somebody whose consent was lowered meanwhile (J15).
 *
 * It is signed and cannot change, but it has not gone out: the name goes with the next release instead, which
 * shows them as consent now covers. What was out before there was a policy is not asked again.
 * Cost: linear in people.
 */
import {
  DaftarError,
  fromUtf8,
  type OpFact,
  personRow,
  RELEASE_PATHS,
  type ReleaseClass,
  releaseClass,
} from "@daftar/model";
import { releasePerson } from "@daftar/publish";
import type { OpenDesk } from "@daftar/store";
import { z } from "zod";
import type { DeskView } from "../view/view.ts";
import { readPublished } from "./published.ts";

/** From sealed upwards, as the vocabulary has them. */
const rankOf = (one: ReleaseClass): number => releaseClass.options.indexOf(one);

/** @throws DaftarError release.stale where it shows more of somebody than may be shown now */
export function refuseLessConsent(desk: OpenDesk, view: DeskView, fact: OpFact<"published">): void {
  const bytes = desk.publicLog.files(fact.body.release).get(RELEASE_PATHS.people);
  const rows = z.array(personRow).parse(bytes === undefined ? [] : JSON.parse(fromUtf8(bytes)));
  const shown = new Map(rows.map((row) => [row.publicId, row]));
  const lowered = readPublished(desk, fact).people.some(({ publicId, victimId }) => {
    const row = shown.get(publicId);
    const victim = view.victimById(victimId);
    if (row === undefined || victim === null) return false;
    return rankOf(releasePerson(victim).release.class) < rankOf(row.class);
  });
  if (lowered)
    throw new DaftarError(
      "release.stale",
      "somebody's consent was lowered while this release waited for witnesses",
      { value: fact.body.release },
    );
}
