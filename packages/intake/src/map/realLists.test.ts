import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { readFields } from "../fields/readFields.ts";
import { readTable } from "../read/readTable.ts";
import { sampleRows } from "../read/sampleRows.ts";
import { acceptProposal, dateHints, divideRow } from "./mappingFile.ts";
import { proposeMapping } from "./proposeMapping.ts";

const shared = process.env["DAFTAR_SHARED"] ?? resolve(import.meta.dirname, "../../../../../shared");
const folder = join(shared, "data/linkage");

/** Counts only: rows of these files are of real people and must never reach a log. */
describe.skipIf(!existsSync(folder))(
  "lists met in the world (skipped where $DAFTAR_SHARED is absent)",
  () => {
    it.each<[string, Record<string, string>, number, Record<string, number>]>([
      [
        "iran_azadi_road.csv",
        {
          id: "key",
          name: "name",
          name_fa: "name",
          sex: "sex",
          age: "ageYears",
          born: "birthDate",
          died: "deathDate",
          city: "deathPlace",
          province: "deathProvince",
        },
        1534,
        { "row.no-identity": 2 },
      ],
      [
        "iran_memorials_2026.csv",
        {
          id: "key",
          name: "name",
          name_fa: "name",
          city: "deathPlace",
          city_fa: "deathPlace",
          died: "deathDate",
        },
        1000,
        {},
      ],
      [
        "bilingual_dev.csv",
        {
          rid: "key",
          list: "sealed",
          person: "sealed",
          name_ar: "name",
          name_en: "name",
          age: "ageYears",
          dob: "birthDate",
          sex: "sex",
        },
        84_327,
        { "row.age": 3 },
      ],
      [
        "fake_1000.csv",
        {
          unique_id: "key",
          first_name: "given",
          surname: "family",
          dob: "birthDate",
          city: "deathPlace",
          email: "sealed",
          cluster: "sealed",
        },
        1000,
        {},
      ],
      [
        "febrl3.csv",
        {
          rec_id: "key",
          given_name: "given",
          surname: "family",
          street_number: "sealed",
          address_1: "sealed",
          address_2: "sealed",
          suburb: "sealed",
          postcode: "sealed",
          state: "sealed",
          date_of_birth: "birthDate",
          soc_sec_id: "nationalId",
        },
        4965,
        { "row.date": 35 },
      ],
      [
        "casualty_1m.parquet",
        {
          rid: "key",
          list: "sealed",
          truth: "sealed",
          first: "given",
          father: "father",
          grand: "grandfather",
          family: "family",
          sex: "sex",
          age: "ageYears",
          dod: "deathDate",
          place: "deathPlace",
        },
        20_000,
        {},
      ],
      [
        "historical_50k.csv",
        {
          unique_id: "key",
          cluster: "sealed",
          full_name: "name",
          first_name: "given",
          surname: "family",
          dob: "birthDate",
          birth_place: "birthPlace",
          postcode_fake: "sealed",
          gender: "sex",
          occupation: "sealed",
        },
        20_000,
        {},
      ],
    ])("%s is mapped with no help", async (file, expected, accepted, rejected) => {
      const table = await readTable(join(folder, file));
      const proposal = proposeMapping({ header: table.header, rows: await sampleRows(table) });
      const roles = proposal.columns.map((one) => [
        one.header,
        one.class === "victim" || one.class === "circumstance" ? one.role : "sealed",
      ]);
      expect(Object.fromEntries(roles)).toEqual(expected);

      if (accepted === 20_000) return; // large, and not of the dead: their mapping is what matters
      const mapping = acceptProposal(proposal);
      const dates = dateHints(mapping);
      const faults: Record<string, number> = {};
      let taken = 0;
      for await (const row of table.rows()) {
        const read = row.fault ?? readFields(divideRow(row.cells, mapping).readable, { row: row.row, dates });
        const code = "code" in read ? read.code : read.kind === "rejected" ? read.rejected.code : null;
        if (code === null) taken += 1;
        else faults[code] = (faults[code] ?? 0) + 1;
      }
      expect([taken, faults]).toEqual([accepted, rejected]);
    });
  },
);
