import { DEFAULT_POLICY } from "@daftar/model";
import { judge } from "@daftar/toll";
import { expect, it } from "vitest";
import { SAMPLE_SCOPE } from "../../testing/sample.ts";
import { releasePerson } from "./adopt.ts";

it("[P1] [J9] [J15] a record nobody assessed is alleged and sealed, and would not leave", () => {
  const text = { place: null, province: null };
  const { victims } = judge({
    facts: {
      records: [
        {
          id: "0".repeat(32),
          list: "ledger",
          recordedBy: null,
          lineage: null,
          assertions: null,
          missingFromEdition: false,
          versions: [
            {
              version: "v",
              opId: "a".repeat(64),
              time: "2014-05-10T00:00:00.000Z",
              fields: {
                names: ["Armita Zarrinrudinezhad"],
                given: null,
                father: null,
                grandfather: null,
                family: null,
                sex: "female",
                age: {
                  low: 20,
                  high: 20,
                },
                birthDate: null,
                injuryDate: null,
                deathDate: null,
                birthPlace: null,
                injuryPlace: text,
                deathPlace: text,
                burialPlace: null,
                nationalId: "1",
                population: null,
                cause: null,
                bodyTag: null,
                status: "dead",
                eventLink: null,
              },
            },
          ],
        },
      ],
      counts: [],
      claims: [],
      decisions: [],
      signatures: [],
      runs: [],
      imports: [],
      published: [],
      erased: [],
      cosigned: [],
      evidence: [],
      custody: [],
      stampRequests: [],
      timestamps: [],
      people: [],
    },
    classes: [["0".repeat(32)]],
    victimIds: ["v1"],
    openPairs: [],
    scope: SAMPLE_SCOPE,
    policy: DEFAULT_POLICY,
    resolvePlace: () => ({ city: null, province: null }),
  });
  const person = releasePerson(victims[0]!);
  expect(person).toMatchObject({ victimId: "v1", level: "alleged", release: { class: "sealed" } });
  expect(JSON.stringify(person)).not.toMatch(/ledger|nationalId|0{32}/);
});
