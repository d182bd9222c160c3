import { DaftarError, mappedColumn } from "@daftar/model";
import { describe, expect, it } from "vitest";
import { readFields } from "../fields/readFields.ts";
import { codeOf } from "../testing/failure.ts";
import { configRoles } from "./configRoles.ts";
import {
  acceptProposal,
  dateHints,
  divideRow,
  mappingForOp,
  parseMapping,
  writeMapping,
} from "./mappingFile.ts";
import { proposeMapping } from "./proposeMapping.ts";

const header = ["id", "name", "reported by", "died", "remark"];
const rows = [
  ["1", "Arash Behmanzad", "Somebody", "5/13/2014", "call 0912 000 0000"],
  ["2", "Mina Parvaz", "Somebody else", "5/7/2014", ""],
];

describe("a mapping file", () => {
  it("takes a role, or a role with class, calendar and order; the rest is sealed as free text", () => {
    const mapping = parseMapping(
      {
        columns: {
          name: "name",
          died: { role: "deathDate", calendar: "gregorian", order: "mdy" },
          id: { role: "key", class: "source-identity" },
        },
      },
      header,
    );
    expect(mapping.map((one) => [one.role, one.class])).toEqual([
      ["key", "source-identity"],
      ["name", "victim"],
      ["text", "free-text"],
      ["deathDate", "circumstance"],
      ["text", "free-text"],
    ]);
    expect(mapping[3]).toMatchObject({ calendar: "gregorian", order: "mdy" });
  });

  it("written from a proposal, reads as that proposal", () => {
    const proposal = proposeMapping({ header, rows });
    const accepted = acceptProposal(proposal);
    const file: unknown = JSON.parse(JSON.stringify(writeMapping(proposal.columns)));
    expect(parseMapping(file, header)).toEqual(accepted);
  });

  it.each<[string, unknown, string]>([
    ["no object", [], "(the file)"],
    ["another setting", { columns: {}, more: 1 }, "more"],
    ["a column the file lacks", { columns: { nome: "name" } }, 'columns["nome"]'],
    ["an unknown role", { columns: { name: "victim name" } }, 'columns["name"].role'],
    ["an unknown class", { columns: { name: { role: "name", class: "public" } } }, 'columns["name"].class'],
    [
      "[J18] a source made readable",
      { columns: { "reported by": { role: "reporter", class: "victim" } } },
      'columns["reported by"].class',
    ],
    [
      "an unknown calendar",
      { columns: { died: { role: "deathDate", calendar: "maya" } } },
      'columns["died"].calendar',
    ],
    ["an unknown order", { columns: { died: { role: "deathDate", order: "ymd" } } }, 'columns["died"].order'],
    ["a slip in a setting", { columns: { name: { role: "name", clas: "drop" } } }, 'columns["name"].clas'],
  ])("with %s is refused, by field", (_, json, field) => {
    try {
      parseMapping(json, header);
      expect.unreachable();
    } catch (error) {
      expect(error instanceof DaftarError && [error.code, error.place.field]).toEqual(["map.invalid", field]);
    }
  });

  it("that tells nobody who a row speaks of is refused", async () => {
    expect(await codeOf(() => parseMapping({ columns: { died: "deathDate" } }, header))).toBe(
      "map.no-identity",
    );
    expect(
      await codeOf(() => parseMapping({ columns: { name: { role: "name", class: "free-text" } } }, header)),
    ).toBe("map.no-identity");
    expect(
      await codeOf(() =>
        acceptProposal(proposeMapping({ header: ["x"], rows: [["some prose here, and more"]] })),
      ),
    ).toBe("map.no-identity");
  });
});

describe("[J18] a row divided", () => {
  const mapping = acceptProposal(proposeMapping({ header, rows }));

  it("a telephone number, an e-mail and a reporter in unmapped columns stay on the sealed side", () => {
    const planted = [
      "3",
      "Kian Delavar",
      "reported by CANARY-1",
      "",
      "CANARY-2 0912 000 0000, canary@example.org",
    ];
    const { readable, sealed } = divideRow(planted, mapping);
    expect(JSON.stringify(readable)).not.toMatch(/canary|0912/i);
    expect(JSON.stringify(sealed)).toMatch(/CANARY-1.*CANARY-2/s);
    expect(readable.map((cell) => cell.role)).toEqual(["key", "name"]);
  });

  it("headers of sealed columns do not go into the op", () => {
    expect(mappingForOp(mapping).map((one) => one.header)).toEqual(["id", "name", null, "died", null]);
    expect(mappedColumn.array().safeParse(mappingForOp(mapping)).success).toBe(true);
    expect([...dateHints(mappingForOp(mapping))]).toEqual([
      ["died", { calendar: "gregorian", order: "mdy" }],
    ]);
  });

  it("dates are read in the order the column showed", () => {
    const { readable } = divideRow(rows[1] ?? [], mapping);
    const read = readFields(readable, { dates: dateHints(mapping) });
    expect(read.kind === "fields" && read.ok.deathDate?.from).toBe("2014-05-07");
  });

  it("dropped columns are in neither part", () => {
    const dropping = parseMapping({ columns: { name: "name", remark: "ignore" } }, header);
    const { readable, sealed } = divideRow(rows[0] ?? [], dropping);
    expect(JSON.stringify([readable, sealed])).not.toContain("0912");
  });
});

describe("--config of link", () => {
  it("gives roles for each file, and what is known of lists", () => {
    const config = configRoles(
      {
        columns: { full: "name", dob: "birthDate", extra: "ignore" },
        lists: { a: { onePerPerson: true }, b: {} },
      },
      [
        ["id", "full", "dob"],
        ["full", "extra"],
      ],
    );
    expect(config.columns).toEqual([
      [
        { column: 1, header: "full", role: "name" },
        { column: 2, header: "dob", role: "birthDate" },
      ],
      [
        { column: 0, header: "full", role: "name" },
        { column: 1, header: "extra", role: "ignore" },
      ],
    ]);
    expect([...config.lists]).toEqual([
      ["a", { onePerPerson: true }],
      ["b", { onePerPerson: false }],
    ]);
  });

  it("without columns names none", () => {
    expect(configRoles({}, [["id"]]).columns).toBeNull();
  });

  it.each<[string, unknown]>([
    ["no object", null],
    ["another setting", { column: {} }],
    ["a role that is not of link", { columns: { id: "key" } }],
    ["a column no file has", { columns: { nome: "name" } }],
    ["lists that are no object", { lists: ["a"] }],
    ["a setting of a list that there is not", { lists: { a: { one: true } } }],
    ["a setting of a list that is no truth value", { lists: { a: { onePerPerson: "yes" } } }],
  ])("with %s is refused", async (_, config) => {
    expect(await codeOf(() => configRoles(config, [["id"]]))).toBe("link.config");
  });
});
