/** The cuts of the toll over just the rows that leave (J12), by the toll's own function. */
import type { PersonRow, PublicBreakdowns } from "@daftar/model";
import { breakdowns } from "@daftar/toll";
import { countablePerson } from "../propose/publicToll.ts";

export function publicBreakdowns(rows: readonly PersonRow[]): PublicBreakdowns {
  const { byNight, byPlace, byAgeBand, bySex, byCause, byPopulation, ...rest } = breakdowns(
    rows.map((row) => ({
      ...countablePerson(row),
      ageBand: row.ageBand,
      sex: row.sex,
      cause: row.cause,
      population: row.population,
    })),
  );
  return {
    ...rest,
    byNight: [...byNight],
    byPlace: [...byPlace],
    byAgeBand: [...byAgeBand],
    bySex: [...bySex],
    byCause: [...byCause],
    byPopulation: [...byPopulation],
  };
}
