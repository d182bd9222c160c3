/**
 * What the practice desk counts: an invented crackdown on the nights of 17–19 Ordibehesht 1393
 * (7–9 May 2014), days on which nothing like it happened anywhere (J1, J19).
 */
import { type Scope, scope } from "@daftar/model";
import { COUNTRY, sarvand } from "./sarvand.ts";

/** First evenings of the three nights, 18:00 on each to 06:00 on the next day (J12). */
export const NIGHTS = ["2014-05-07", "2014-05-08", "2014-05-09"] as const;

/** Last day on which an injured person of the practice data dies. */
export const LAST_DEATH = "2014-06-05";

/** The scope of the practice desk, as `scope.json` holds it. */
export function practiceScope(): Scope {
  return scope.parse({
    name: `Deaths of the nights of 17-19 Ordibehesht 1393, ${COUNTRY}`,
    window: { from: "2014-05-07", to: "2014-05-10" },
    laterDeathsUntil: "2014-06-30",
    area: sarvand(),
    populations: ["protester", "bystander", "security-forces", "prisoner", "unknown"],
    waysOfDying: [
      "killed by gunfire, pellets, beating, tear gas or a vehicle during or because of the protests",
      "died later of such an injury",
      "died in custody",
    ],
  } satisfies Scope);
}
