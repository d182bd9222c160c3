/** `consent`: what may be shown of a victim, and whether kin were informed (J15). */
import { DaftarError, kinInformed, releaseClass } from "@daftar/model";
import type { Victim } from "@daftar/toll";
import { z } from "zod";
import { headsSeen } from "../session/decide.ts";
import { decideAll, decided } from "../session/decideAll.ts";
import { lookAtView, samePeople } from "../session/look.ts";
import { victimsOf } from "../session/subjects.ts";
import { withDesk } from "../session/withDesk.ts";
import { deciders, reason, seen } from "../verb/options.ts";
import { defineVerb } from "../verb/verb.ts";

const written = (name: string): string => name.normalize("NFC").replace(/\s+/g, " ").trim();

/** Forms to show that stand in no account: a family's own spelling, or somebody else's name. */
function namesNobodyGave(victim: Victim, names: readonly string[]): string[] {
  const held = new Set(victim.names.map((form) => written(form.text)));
  return names.filter((name) => !held.has(written(name)));
}

export const consent = defineVerb({
  details:
    "sealed, count-only, public-reduced or public-full. On anything but --kin yes a name goes out only by two\n" +
    "people, and so does a name in a form that no account holds: give --as twice. Tell the family that copies\n" +
    "already handed on cannot be recalled.",
  positional: ["ids"],
  needsDesk: true,
  effect: "changes",
  input: z.object({
    ids: z.array(z.string()).min(1).describe("victims"),
    class: releaseClass.describe("release class"),
    kin: kinInformed.default("unknown").describe("kin informed: yes, no, unsafe-to-ask, unknown"),
    name: z.array(z.string()).default([]).describe("name form consented to (repeat it); else all"),
    as: deciders,
    reason,
    seen,
  }),
  output: decided,
  run: (context, input) =>
    withDesk(context, async (desk) => {
      const shows = input.class === "public-full" || input.class === "public-reduced";
      if (shows && input.kin !== "yes" && input.as.length < 2) {
        throw new DaftarError(
          "consent.two-people",
          "kin are not known to be informed, and one person decided alone",
        );
      }
      const look = await lookAtView(desk);
      const counts = new Set(look.facts.counts.map((count) => count.id));
      const people = input.ids.filter((id) => !counts.has(id));
      const victims = victimsOf(look.view, people);
      const subjects = [...input.ids.filter((id) => counts.has(id)), ...victims.map((victim) => victim.id)];
      const unheld = victims.flatMap((victim) => namesNobodyGave(victim, input.name));
      if (shows && unheld.length > 0 && input.as.length < 2) {
        throw new DaftarError(
          "consent.two-people",
          "no account holds this name, and one person decided alone",
          {
            field: "name",
            value: unheld[0] ?? "",
          },
        );
      }
      const body = { class: input.class, kinInformed: input.kin, names: input.name };
      return decideAll(
        context,
        desk,
        subjects.map((subject) => ({
          type: "consent" as const,
          subject,
          body,
          reason: input.reason,
          ...headsSeen(input.seen),
        })),
        input.as,
        { look, judge: samePeople(desk, look, people) },
      );
    }),
});
