/**
 * Canaries: what tells of a source, and tables, forms and pictures that hold it in every place they have.
 *
 * To grow it: a field is a line in CANARIES and its place in a table or form below; the scans need no change.
 */
import { parquetWriteBuffer } from "hyparquet-writer";
import { inventedName } from "../../apps/cli/src/testing/smallDesk.ts";
import { sheetXml, workbook } from "../../apps/cli/src/testing/workbook.ts";
import { CANARY as IN_PICTURES } from "../../packages/evidence/src/testing/inventedPictures.ts";
import { classOfRole, columnRole, isSealedClass } from "../../packages/model/src/index.ts";

/** All invented; none occurs in anything that Daftar or the practice desk holds. Eight letters or more each. */
export const CANARIES = {
  phone: "+00 555 010 7731",
  phoneDigits: "005550107731",
  email: "quillon.vexler@canary.example",
  reportedBy: "reported by Quillon Vexler",
  reporter: "Ondrasik Tamwell",
  persianReporter: "برزوی تهم‌آور",
  address: "Abernethwick Row, second door",
  notes: "Pellworth saw it from the roof",
  header: "said by Marquand",
  fileName: "Brixtowe",
  sheetName: "Carrowmere",
  author: "Dunstable Fenwick",
  accountSource: "Gildersome",
  accountText: "Harthover told me",
  sealedRole: "Bannockgate knew them",
  countSource: "Inglestrode",
  countText: "Kelvinhaugh counted them",
  rejectedRow: "Jarrowby of the ward",
  beyondSample: "Lusterfield, porter",
  refusedForm: "Mossgiel Penhallow",
  mappingNote: "Nethercote agreed",
  evidenceName: "Torrisholme, roof",
  evidenceComment: "Uplawmoor took it",
  evidenceText: "Wetheral wrote this down",
  photoName: "Caddonfell, gate",
  inPhoto: IN_PICTURES,
  erasedSource: "Eskadalen, who asked for it",
  joinedSource: "Dalwhinney, at the other machine",
  pageSource: "Oughterard Quennell",
  pageContact: "Farnborrow Lane, third floor",
  pageSaid: "Gartcosham told all of it",
  pageConsent: "Hallowdene wants no name shown",
  pageLeft: "Longniddrie, typed and left",
  pageCount: "Innerleithen counted at the gate",
  pageFile: "Ravenstone",
  pageNotes: "Silverdale looked on",
  pageRejected: "Kilmaurien, porter",
  pagePhotoName: "Jedforesten",
} as const;
const EVERY: readonly string[] = Object.keys(CANARIES);

/** Handed in through pages, not as files of a user's. */
export const ON_PAGES: readonly string[] = EVERY.filter((name) => name.startsWith("page"));
/** Of these nothing is kept anywhere, sealed or not. */
export const NOT_KEPT: readonly string[] = ["phoneDigits", "refusedForm", "mappingNote", "pageLeft"];
/** Kept, and destroyed by an erasure. */
export const ERASED: readonly string[] = ["erasedSource"];

/** What custodians find when they open all that flows sealed. */
export const kept = (of: "files" | "pages"): string[] =>
  EVERY.filter((name) => ON_PAGES.includes(name) === (of === "pages"))
    .filter((name) => !NOT_KEPT.includes(name) && !ERASED.includes(name))
    .sort();

const HEADER = [
  "id",
  "name",
  "age",
  "date_of_death",
  "city",
  "reporter",
  "phone",
  "email",
  "notes",
  CANARIES.header,
  "x17",
  "address",
];
function row(n: number, prefix = "C"): string[] {
  return [
    `${prefix}-${n}`,
    inventedName(9000 + n),
    String(20 + n),
    "2014-05-08",
    "Mirvanak",
    n % 2 === 0 ? CANARIES.reporter : CANARIES.persianReporter,
    CANARIES.phone,
    CANARIES.email,
    CANARIES.notes,
    CANARIES.reportedBy,
    `call ${CANARIES.phone} or ${CANARIES.email}`,
    CANARIES.address,
  ];
}

const rows = (count: number, prefix?: string): string[][] =>
  Array.from({ length: count }, (_, n) => row(n, prefix));
const quoted = (cell: string): string => (cell.includes(",") ? `"${cell}"` : cell);
const csv = (table: readonly (readonly string[])[]): string =>
  `${table.map((cells) => cells.map(quoted).join(",")).join("\n")}\n`;

/** Lists of twenty people, told by whoever the canaries name. */
export const lists = {
  /** @param told what a source said, longer where lengths are compared */
  csv: (told: (text: string) => string): string => {
    const from = HEADER.indexOf("reporter");
    const said = rows(20).map((cells) => cells.map((cell, column) => (column < from ? cell : told(cell))));
    return csv([HEADER, ...said]);
  },
  plain: (): string => csv([HEADER, ...rows(20)]),
  short: (): string => csv([HEADER, ...rows(3)]),
  workbook: (): Promise<Buffer> =>
    workbook(sheetXml([["id", ...HEADER.slice(1)], ...rows(20, "X")]), CANARIES.sheetName, CANARIES.author),
  parquet: (): Uint8Array => {
    const table = rows(20, "Q");
    const columnData = HEADER.map((name, column) => ({
      name,
      data: table.map((cells) => cells[column] ?? null),
      type: "STRING" as const,
    }));
    return new Uint8Array(parquetWriteBuffer({ columnData, codec: "UNCOMPRESSED" }));
  },
  /** With a row that cannot be read. */
  wrong: (): string =>
    csv([HEADER, ...rows(20, "W"), row(30).with(3, "2014-99-99").with(8, CANARIES.rejectedRow)]),
  /** With a source in a column that looks harmless. */
  long: (): string => {
    const people = Array.from({ length: 40 }, (_, n) => [
      `L-${n}`,
      inventedName(n),
      "2014-05-08",
      "Mirvanak",
    ]);
    people[39] = ["L-39", inventedName(39), "2014-05-08", `${CANARIES.beyondSample} ${CANARIES.phone}`];
    return csv([["id", "name", "date_of_death", "city"], ...people]);
  },
};

/** A mapping that names a column by a canary. */
export const mapping = (role: string): string =>
  JSON.stringify({
    columns: { id: "key", name: "name", date_of_death: "deathDate", [CANARIES.header]: role },
  });

/** A list as a page is given it, with a row that cannot be read: for `setInputFiles`. */
export const pageList = {
  name: `list from ${CANARIES.pageFile}.csv`,
  mimeType: "text/csv",
  buffer: Buffer.from(
    csv([
      HEADER,
      ...rows(12, "P").map((cells) => cells.with(8, CANARIES.pageNotes)),
      row(40, "P").with(3, "2014-99-99").with(8, CANARIES.pageRejected),
    ]),
  ),
};

const lineage = {
  origin: "canary-origin",
  from: [],
  household: null,
  sawThemself: false,
  body: null,
  direct: false,
  sourceClass: "witness",
  anonymous: false,
  sealedSource: null,
};
/** What is sealed of a form besides its source: every role of which that is so, also ones to come. */
const sealedRoles = columnRole.options.filter((role) => isSealedClass(classOfRole(role)));

export const forms = {
  person: (source: object, cells: object = {}): string =>
    JSON.stringify({
      cells: { name: inventedName(9100), deathDate: "2014-05-08", ...cells },
      lineage,
      source,
    }),
  /** In every role that is sealed. */
  everyRole: (text: string): object => ({
    ...Object.fromEntries(sealedRoles.map((role) => [role, CANARIES.sealedRole])),
    text: [text, CANARIES.sealedRole],
    phone: [CANARIES.phone, CANARIES.sealedRole],
  }),
  count: (): string =>
    JSON.stringify({
      account: {
        place: { province: "arvandis", city: null, incident: null },
        window: { from: "2014-05-07", to: "2014-05-10" },
        low: 3,
        high: 5,
        asWorded: "three to five",
        whatCounted: "told",
        extent: "partial",
        includes: [],
        lineage,
      },
      source: { name: CANARIES.countSource, text: CANARIES.countText },
    }),
};

/** A picture of one pixel (GIF89a) with a comment, and bytes after its end. */
export function gif(): Buffer {
  const told = CANARIES.evidenceComment;
  const head = Buffer.from("47494638396101000100800000000000ffffff21fe", "hex");
  const pixel = Buffer.from("002c00000000010001000002024401003b", "hex");
  return Buffer.concat([head, Buffer.of(told.length), Buffer.from(told), pixel, Buffer.from(told)]);
}
