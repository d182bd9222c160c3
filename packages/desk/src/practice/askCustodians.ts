/** The practice desk asks its custodians once: what a form says of its source, for whoever tries a ceremony. */
import { join } from "node:path";
import { DaftarError } from "@daftar/model";
import { lookAt } from "../session/look.ts";
import { withDesk } from "../session/withDesk.ts";
import type { VerbContext } from "../verb/context.ts";
import { custodianOpen } from "../verbs/custodianOpen.ts";
import { FORMS } from "./enterForms.ts";
import type { PracticePlaces } from "./places.ts";
import { TEAM } from "./team.ts";

export async function askCustodians(context: VerbContext, places: PracticePlaces): Promise<void> {
  const record = await withDesk(context, async (desk) => {
    const { facts } = await lookAt(desk);
    return facts.records.find(({ list, recordedBy }) => list === FORMS && recordedBy !== null)?.id;
  });
  if (record === undefined) throw new DaftarError("opening.nothing", "the practice desk has no form");
  await custodianOpen.run(context, {
    subject: [record],
    reason: "the family asked to be called back (invented)",
    as: [...TEAM.signatories],
    out: join(places.files, "opening-request"),
    identity: join(places.keys, "opener.txt"),
  });
}
