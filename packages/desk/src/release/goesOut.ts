/**
 * Whether a release that was published goes out now: the same answer to whoever writes it here, and to a command
 * that fetches it from the server that holds the desk.
 *
 * Without a policy nothing waits, and what is out already is not asked again (decision 0059). Cost: that of the view.
 */
import { DaftarError, type OpFact } from "@daftar/model";
import type { OpenDesk } from "@daftar/store";
import { z } from "zod";
import { currentView } from "../view/view.ts";
import { refuseLessConsent } from "./consentSince.ts";
import { refuseNotWitnessed, witnessPolicyInForce } from "./witnesses.ts";

const WAITS = z.enum(["release.not-witnessed", "release.stale"]);

/** Why it does not go out; null where it does. */
export const heldBack = z.object({ code: WAITS, words: z.string() }).nullable();

export async function heldBackBy(
  desk: OpenDesk,
  published: OpFact<"published">,
): Promise<z.infer<typeof heldBack>> {
  const facts = await desk.facts();
  if (witnessPolicyInForce(facts) === null) return null;
  try {
    refuseNotWitnessed(facts, published.body);
    refuseLessConsent(desk, await currentView(desk), published);
    return null;
  } catch (error) {
    const code = error instanceof DaftarError ? WAITS.safeParse(error.code).data : undefined;
    if (code === undefined || !(error instanceof DaftarError)) throw error;
    return { code, words: error.message };
  }
}
