/** Workbooks with one sheet, as spreadsheet programs write them (ECMA-376), by a ZIP library apart from the reader's. */
import { ZipFile } from "yazl";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

export function sheetXml(rows: readonly (readonly string[])[]): string {
  const cell = (text: string, row: number, column: number): string =>
    `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const body = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((text, at) => cell(text, row, at)).join("")}</row>`,
  );
  return `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${body.join("")}</sheetData></worksheet>`;
}

/** @param author written as the document's creator, as office programs do @param sheet the sheet's XML */
export async function workbook(
  sheet: string | Buffer,
  sheetName = "Sheet1",
  author = "somebody",
): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (path: string, text: string | Buffer): void =>
    zip.addBuffer(Buffer.from(text), path, { mtime: new Date(0) });
  const head = '<?xml version="1.0"?>';
  add("[Content_Types].xml", `${head}<Types xmlns="${PACKAGE}/content-types"></Types>`);
  add("_rels/.rels", `${head}<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`);
  add(
    "docProps/core.xml",
    `${head}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${author}</dc:creator></cp:coreProperties>`,
  );
  add(
    "xl/workbook.xml",
    `${head}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  add(
    "xl/_rels/workbook.xml.rels",
    `${head}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  );
  add("xl/worksheets/sheet1.xml", sheet);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
